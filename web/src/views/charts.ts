/** Charts, in the page's hand: scales and ticks are d3's, marks a few SVG elements. Loaded with the first view that draws. */
import { scaleLinear, scaleUtc } from 'd3-scale';
import { svg, nothing, type TemplateResult } from 'lit';

/** Room at both ends, so that arrows and tick labels stay inside. */
const PAD = 12;
const STRIP = 26;
const LANE = 32;

export interface Strip { low: number | null; high: number | null; side: number }

/** The stretch of the axis that holds every closed end, with room for the open ones. */
export function domainOf(strips: readonly Strip[]): [number, number] {
  const ends = strips.flatMap((one) => [one.low, one.high]).filter((one): one is number => one !== null);
  const lo = Math.min(...ends);
  const hi = Math.max(...ends);
  const room = (hi - lo || Math.abs(hi) || 1) * 0.18;
  return [lo >= 0 ? Math.max(0, lo - room) : lo - room, hi + room];
}

const frame = (width: number, height: number, content: unknown) =>
  svg`<svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${content}</svg>`;

const uprights = (places: readonly number[], height: number) =>
  places.map((x) => svg`<line x1=${x} x2=${x} y1="0" y2=${height} class="grid"></line>`);

/** One value as a dot or an interval; an end that the words leave open runs to the edge as an arrow. */
export function strip(value: Strip, domain: [number, number], width: number, ticks: readonly number[]): TemplateResult {
  const x = scaleLinear(domain, [PAD, width - PAD]);
  const { low, high } = value;
  const y = STRIP / 2;
  const from = x(low ?? domain[0]);
  const to = x(high ?? domain[1]);
  const closed = low !== null && high !== null;
  // A ring, not a dot, at the end that is told: the number itself may or may not be meant ("nearly 3,000").
  const ring = (at: number) => svg`<circle cx=${at} cy=${y} r="4.5" class="ring"></circle>`;
  const arrow = (at: number, way: 1 | -1) => svg`<path d="M${at} ${y} l${-9 * way} -5.5 v11 z" class="tip"></path>`;
  const mark = closed && low === high ? svg`<circle cx=${from} cy=${y} r="5.5" class="dot"></circle>`
    : closed ? svg`<line x1=${from} x2=${to} y1=${y} y2=${y} class="range"></line><line x1=${from} x2=${from} y1=${y - 6} y2=${y + 6} class="end"></line><line x1=${to} x2=${to} y1=${y - 6} y2=${y + 6} class="end"></line>`
    : svg`<line x1=${from} x2=${to} y1=${y} y2=${y} class="open"></line>
      ${low === null ? arrow(PAD - 8, -1) : ring(from)}${high === null ? arrow(width - PAD + 8, 1) : ring(to)}`;
  return frame(width, STRIP, svg`${uprights(ticks.map((one) => x(one)), STRIP)}<g class="mark side${value.side}">${mark}</g>`);
}

/** `whole`: the things counted come in whole numbers, and so do the ticks. */
export function axis(domain: [number, number], width: number, whole: boolean, format: (value: number) => string): { chart: TemplateResult; ticks: number[] } {
  const x = scaleLinear(domain, [PAD, width - PAD]);
  const ticks = x.ticks(Math.max(2, Math.floor(width / 90))).filter((one) => !whole || Number.isInteger(one));
  return { chart: labels(ticks.map((one) => [x(one), format(one)]), width), ticks };
}

function labels(ticks: [number, string][], width: number): TemplateResult {
  // A label that would touch the one before it is left out; its tick stays.
  let free = -Infinity;
  const spaced = ticks.map(([x, text]): [number, string] => {
    const half = text.length * 3.2;
    const from = x < 30 ? x : x - half;
    if (from < free) return [x, ''];
    free = from + 2 * half + 8;
    return [x, text];
  });
  return frame(width, 22, spaced.map(([x, text]) => svg`<line x1=${x} x2=${x} y1="0" y2="4" class="tick"></line>
    <text x=${x} y="16" text-anchor=${x < 30 ? 'start' : x > width - 30 ? 'end' : 'middle'}>${text}</text>`));
}

export interface Moment { from: number; to: number; kind: 'event' | 'report' }

const DAY = 864e5;

/** The times one article speaks of, on a common line; its own day is the upright. */
export function lane(moments: readonly Moment[], domain: [number, number], width: number, ticks: readonly number[]): TemplateResult {
  const x = scaleUtc(domain, [PAD, width - PAD]);
  const y = LANE / 2;
  const events = moments.filter((one) => one.kind === 'event');
  const early = events.filter((one) => one.to < domain[0]).length;
  const inside = events.filter((one) => one.to >= domain[0]);
  // Dots of one day stand on top of each other, outwards from the line.
  const stacked = new Map<number, number>();
  const dots = inside.filter((one) => one.to - one.from <= DAY).map((one) => {
    const at = Math.round(x((one.from + one.to) / 2));
    const n = stacked.get(at) ?? 0;
    stacked.set(at, n + 1);
    const off = Math.ceil(n / 2) * 6 * (n % 2 ? -1 : 1);
    return Math.abs(off) > LANE / 2 - 3 ? nothing : svg`<circle cx=${at} cy=${y + off} r="3.5" class="moment"></circle>`;
  });
  return frame(width, LANE, svg`${uprights(ticks.map((one) => x(one)), LANE)}
    <line x1=${PAD} x2=${width - PAD} y1=${y} y2=${y} class="line"></line>
    ${inside.filter((one) => one.to - one.from > DAY).map((one) => svg`<line x1=${Math.max(PAD, x(one.from))} x2=${Math.max(PAD + 3, x(one.to))} y1=${y} y2=${y} class="long"></line>`)}
    ${moments.filter((one) => one.kind === 'report').map((one) => svg`<line x1=${x(one.from)} x2=${x(one.from)} y1="2" y2=${LANE - 2} class="report"></line>`)}
    ${dots}${early ? svg`<text x="0" y=${y - 4} class="early">◂ ${early}</text>` : nothing}`);
}

export function timeAxis(domain: [number, number], width: number, lang: string): { chart: TemplateResult; ticks: number[] } {
  const x = scaleUtc(domain, [PAD, width - PAD]);
  const days = (domain[1] - domain[0]) / DAY;
  const locale = lang === 'en' ? 'en-GB' : lang;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC', ...(days > 1200 ? { year: 'numeric' } : days > 90 ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' }),
  });
  const seen = new Set<string>();
  const ticks = x.ticks(Math.max(2, Math.floor(width / 100))).filter((one) => {
    const text = format.format(one);
    return !seen.has(text) && seen.add(text);
  });
  return { chart: labels(ticks.map((one) => [x(one), format.format(one)]), width), ticks: ticks.map(Number) };
}
