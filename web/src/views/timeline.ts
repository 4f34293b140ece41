/** The Timeline view: when it happened, against when it was reported. */
import { css } from 'lit';
import { define, html, type TemplateResult } from '../element/view.ts';
import { SizedView } from '../element/sized.ts';
import { base } from '../styles/base.ts';
import { chartStyles } from '../styles/charts.ts';
import type { ClaimView } from '../model/analysis.ts';
import { stretch } from '../model/moments.ts';
import { cut } from '../model/analysis.ts';
import { lane, timeAxis, type Moment } from './charts.ts';

interface Entry { value: string; from: number; to: number; claims: { claim: ClaimView; words: string }[] }

const YEAR = 365 * 864e5;

export class FactTimeline extends SizedView {
  static override styles = [base, chartStyles, css`
    :host { container-type: inline-size; margin-top: var(--_x4); }
    .lanes { background: var(--_sheet); border: 1px solid var(--_rule); border-radius: var(--_radius); padding: var(--_x2) var(--_x4); margin-bottom: var(--_x4); }
    .lane { display: grid; grid-template-columns: 11rem 1fr; align-items: center; gap: var(--_x2); }
    .name { font-size: var(--_s1); display: flex; gap: var(--_x2); align-items: baseline; line-height: 1.2; }
    .key { color: var(--_soft); font-size: var(--_s0); display: flex; flex-wrap: wrap; gap: var(--_x1) var(--_x4); padding-top: var(--_x1); }
    .key i { display: inline-block; vertical-align: -1px; margin-inline-end: 0.4em; }
    .key .d { width: 8px; height: 8px; border-radius: 50%; background: var(--_compatible); } .key .b { width: 16px; height: 6px; background: var(--_compatible); opacity: 0.4; vertical-align: 1px; } .key .u { width: 2px; height: 12px; background: var(--_ink); }
    .frame { background: var(--_sheet); border: 1px solid var(--_rule); border-radius: var(--_radius); }
    th, td { padding: var(--_x1) var(--_x2); border-top: 1px solid var(--_rule); }
    tbody tr:first-child > * { border-top: 0; }
    tbody tr:hover { background: var(--_wash); }
    tbody th { width: 11rem; padding-inline-start: var(--_x4); font-size: var(--_s1); white-space: nowrap; }
    tbody tr.again th { border-top-color: transparent; }
    .a { width: 2rem; }
    .go { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; min-height: 1.5rem; width: 100%; }
    .go:hover { text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
    .said { width: 15%; color: var(--_soft); font-size: var(--_s1); }
    .lag { width: 9rem; color: var(--_soft); font-size: var(--_s0); text-align: end; padding-inline-end: var(--_x4); }
    @container (max-width: 640px) {
      .lane { grid-template-columns: 1fr; gap: 0; } .lanes { padding-inline: var(--_x3); }
      .frame tbody tr { display: grid; grid-template-columns: 2rem 1fr; padding: var(--_x1) var(--_x3); border-top: 1px solid var(--_rule); }
      .frame tbody tr:first-child { border-top: 0; }
      .frame table, tbody { display: block; } thead { display: none; }
      .frame th, .frame td { border: 0; padding: 0; } tbody th { grid-column: 1 / -1; width: auto; } tr.again th { display: none; } .said, .lag { display: none; }
    }
  `];

  override render(): TemplateResult {
    const entries = this.#entries();
    if (entries.length === 0) return this.empty('emptyTimeline', 'emptyTimelineHelp');
    return html`${this.#lanes(entries)}${this.#list(entries)}`;
  }

  #entries(): Entry[] {
    const all = new Map<string, Entry>();
    for (const claim of this.app.analysis.claims) {
      for (const time of claim.times) {
        const place = time.value && stretch(time.value);
        if (!time.value || !place) continue;
        // The hour matters less than the day here.
        const value = time.value.replace(/T.*$/, '');
        let entry = all.get(value);
        if (!entry) all.set(value, entry = { value, ...place, claims: [] });
        // One claim may name a day twice; its times come one after the other.
        if (entry.claims[entry.claims.length - 1]?.claim !== claim) entry.claims.push({ claim, words: cut(claim.article.text, [time.span]) });
      }
    }
    return [...all.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  }

  #lanes(entries: Entry[]): TemplateResult {
    const { articles } = this.app.analysis;
    const reports = articles.flatMap((one) => stretch(one.published)?.from ?? []);
    const firstReport = Math.min(...reports, ...(reports.length ? [] : [entries[0]!.from]));
    const first = Math.max(entries[0]!.from, firstReport - YEAR);
    const last = Math.max(...reports, ...entries.map((one) => one.to));
    const room = Math.max(864e5, (last - first) * 0.03);
    const domain: [number, number] = [first - room, last + room];
    const width = Math.max(160, this.width < 640 ? this.width - 30 : this.width - 232);
    const { chart, ticks } = timeAxis(domain, width, this.app.words.lang);
    return html`<div class="lanes" aria-hidden="true">
      ${articles.slice(0, 60).map((article) => {
        const moments: Moment[] = entries.flatMap((entry) => entry.claims.filter((one) => one.claim.article === article).slice(0, 12).map(() => ({ from: entry.from, to: entry.to, kind: 'event' as const })));
        const day = stretch(article.published);
        if (day) moments.push({ from: day.from + 432e5, to: day.to, kind: 'report' });
        return html`<div class="lane"><span class="name"><span class="letter">${article.letter}</span>${article.label}</span>${lane(moments, domain, width, ticks)}</div>`;
      })}
      <div class="lane"><span></span>${chart}</div>
      <p class="key"><span><i class="d"></i>${this.t('happened')}</span><span><i class="b"></i>${this.t('longerTime')}</span><span><i class="u"></i>${this.t('published')}</span></p>
    </div>`;
  }

  #list(entries: Entry[]): TemplateResult {
    const { shown, more } = this.first(entries.flatMap((entry) => entry.claims.map((one, at) => ({ entry, at, ...one }))), 300);
    return html`<div class="frame"><table part="table"><caption class="sr">${this.t('timelineAbout')}</caption>
      <thead class="sr"><tr><th scope="col">${this.t('happened')}</th><th scope="col">${this.t('article')}</th><th scope="col">${this.t('claim')}</th><th scope="col">${this.t('speaker')}</th><th scope="col">${this.t('asWritten')}</th></tr></thead>
      <tbody>${shown.map(({ entry, claim, words, at }) => html`<tr class=${at ? 'again' : ''}>
        <th scope="row" class="num">${at ? html`<span class="sr">${this.#label(entry)}</span>` : this.#label(entry)}</th>
        <td class="a">${this.letter(claim.article)}</td>
        <td><button class="go words" @click=${() => this.app.toWords(claim)}>${claim.text}</button></td>
        <td class="said">${this.speaker(claim)}</td>
        <td class="lag">“${words}”</td></tr>`)}</tbody></table></div>${more}`;
  }

  #label(entry: Entry): string {
    return this.app.words.time(entry.value);
  }
}

define('fact-timeline', FactTimeline);
