/** The Figures view: each thing counted, with every source's number on one axis. */
import { css } from 'lit';
import { define, html, nothing, type TemplateResult } from '../element/view.ts';
import { SizedView } from '../element/sized.ts';
import { base } from '../styles/base.ts';
import { chartStyles } from '../styles/charts.ts';
import type { ClaimView, GroupView } from '../model/analysis.ts';
import type { Quantity } from '../model/types.ts';
import { RELATIONS } from '../model/relations.ts';
import { axis, domainOf, strip, type Strip } from './charts.ts';
import { capital, figureOf, figureWords, interval, why } from './explain.ts';

interface Value extends Strip { claim: ClaimView; quantity: Quantity; asOf: string }

/** The day that a number holds for; where nothing says it, the day it was published. */
const asOf = (value: Value) => value.asOf || value.claim.article.published;

export class FactFigures extends SizedView {
  static override properties = { ...SizedView.properties, all: { state: true }, only: {} };
  declare private all: boolean;
  /** A group's id: its chart alone, without heading, for use inside another view. */
  declare only: string;

  static override styles = [base, chartStyles, css`
    :host { container-type: inline-size; margin-top: var(--_x4); }
    section { background: var(--_sheet); border: 1px solid var(--_rule); border-radius: var(--_radius); padding: var(--_x3) var(--_x4) var(--_x3); margin-bottom: var(--_x3); border-inline-start: 3px solid var(--rel); }
    h2 { font-size: var(--_s3); }
    :host([only]:not([only=''])) { margin-top: 0; }
    section.bare { border: 0; padding: 0; background: none; }
    .why { color: var(--_soft); margin-bottom: var(--_x2); max-width: 60rem; }
    table { table-layout: fixed; }
    td, th { padding: 1px var(--_x2) 1px 0; vertical-align: middle; }
    thead th { font-size: var(--_s0); color: var(--_soft); font-weight: 600; }
    .a { width: 2.2rem; } .who { width: 24%; } .w { width: 18%; } .date { width: 7.5rem; }
    td.who { font-size: var(--_s1); line-height: 1.2; } td.date { font-size: var(--_s0); color: var(--_soft); }
    tbody tr:hover { background: var(--_wash); }
    .go { display: block; width: 100%; min-height: 1.5rem; font-size: var(--_s2); }
    .go:hover { text-decoration: underline; text-underline-offset: 0.18em; }
    .unit { color: var(--_soft); font-weight: 400; }
    @container (max-width: 640px) {
      section { padding-inline: var(--_x3); }
      table, tbody, tr { display: block; } thead { display: none; }
      tr { display: grid; align-items: center; grid-template-columns: 2rem 1fr auto; padding-block: var(--_x1); border-top: 1px solid var(--_rule); }
      tr.axis { border: 0; }
      td.chart { grid-column: 1 / -1; order: 9; } td.date { display: none; } td.w { order: 3; } td { width: auto !important; }
    }
  `];

  constructor() {
    super();
    this.all = false;
    this.only = '';
  }

  override render(): TemplateResult {
    const groups = this.#groups();
    if (this.only) return html`${groups.filter(({ group }) => group.id === this.only).map(({ group, values }) => this.#group(group, values))}`;
    if (groups.length === 0) return this.empty('emptyFigures', 'emptyFiguresHelp');
    const several = groups.filter((one) => one.values.length > 1);
    const shown = this.all || several.length === 0 ? groups : several;
    const more = groups.length - shown.length;
    const { shown: now, more: later } = this.first(shown, 60);
    return html`${now.map(({ group, values }) => this.#group(group, values))}${later}
      ${more > 0 && later === nothing ? html`<button class="btn no-print" @click=${() => { this.all = true; }}>${this.t('more', { n: more })}</button>` : nothing}`;
  }

  #groups(): { group: GroupView; values: Value[] }[] {
    return this.app.analysis.groups
      .filter((one) => one.kind === 'figure' || one.values.length > 0)
      .map((group) => ({ group, values: valuesOf(group) }))
      .filter(({ values }) => values.length > 0)
      .sort((a, b) => RELATIONS.indexOf(a.group.relation) - RELATIONS.indexOf(b.group.relation) || b.values.length - a.values.length);
  }

  #group(group: GroupView, values: Value[]): TemplateResult {
    const phone = this.width < 640;
    const chart = Math.max(120, phone ? this.width - 30 : (this.width - 40) * 0.58 - 160);
    const domain = domainOf(values);
    const { chart: scale, ticks } = axis(domain, chart, values.every((one) => [one.low, one.high].every((end) => end === null || Number.isInteger(end))), (value) => this.app.words.number(value));
    const units = new Set(values.map((one) => one.quantity.unit));
    const unit = units.size > 1 ? group.unit : values[0]?.quantity.unit;
    return html`<section class="${group.relation} ${this.only ? 'bare' : ''}" aria-label=${group.title}>
      ${this.only ? nothing : html`<h2>${capital(group.title)} ${unit ? html`<span class="unit">(${unit})</span>` : nothing}</h2>
      <p class="why small">${this.relation(group.relation)} ${group.byArticle.size > 1 ? why(this.app, group) : nothing}</p>`}
      <table role="table" part="table"><caption class="sr">${this.t('chartOf', { title: group.title })}</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="a"><span class="sr">${this.t('article')}</span></th><th role="columnheader" scope="col" class="who">${this.t('speaker')}</th><th role="columnheader" scope="col" class="w">${this.t('asWritten')}</th><th role="columnheader" scope="col">${this.t('bounds')}</th><th role="columnheader" scope="col" class="date">${this.t('asOf')}</th></tr></thead>
        <tbody role="rowgroup">${values.map((value) => html`<tr role="row">
          <td role="cell" class="a">${this.letter(value.claim.article)}</td>
          <td role="cell" class="who">${this.speaker(value.claim)}</td>
          <td role="cell" class="w"><button class="go words num" title=${value.claim.text} @click=${() => this.app.toWords(value.claim)}>${figureWords(value.claim, value.quantity)}</button></td>
          <td role="cell" class="chart"><span class="sr">${interval(this.app, value.quantity)}</span>${strip(value, domain, chart, ticks)}</td>
          <td role="cell" class="date num">${asOf(value) ? this.app.words.time(asOf(value)) || this.app.words.day(asOf(value)) : ''}</td></tr>`)}
          <tr class="axis" aria-hidden="true"><td class="a"></td><td class="who"></td><td class="w"></td><td class="chart">${scale}</td><td class="date"></td></tr>
        </tbody></table>
    </section>`;
  }
}

/**
 * What each claim of a group counts. Bounds are each quantity's own while all share one unit ("170mm" stays 170); where units differ, they
 * are the comparison's, in the unit that it names.
 */
function valuesOf(group: GroupView): Value[] {
  const found = group.members.flatMap((claim) => {
    const quantity = figureOf(claim);
    const given = group.values.find((one) => one.article === claim.article.id && one.claim === claim.claim.id);
    return quantity ? [{ claim, quantity, given }] : [];
  });
  const units = new Set(found.filter((one) => one.given).map((one) => one.quantity.unit));
  return found.flatMap(({ claim, quantity, given }) => {
    // A number that the comparison left aside is shown beside the others only where it could be meant.
    if (!given && units.size > 0 && !units.has(quantity.unit)) return [];
    const from = given && units.size > 1 ? given : quantity;
    const { min, max } = from;
    const open = min === null && max === null;
    const point = open ? quantity.value : null;
    if (open && point === null) return [];
    return [{ claim, quantity, asOf: given?.as_of ?? '', low: open ? point : min, high: open ? point : max, side: Math.min(3, group.sides.get(claim.key) ?? 0) }];
  });
}

define('fact-figures', FactFigures);
