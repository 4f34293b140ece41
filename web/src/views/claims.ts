/** The Claims view: every claim as a row of a table that sorts, filters, searches and stays quick with thousands of rows. */
import { css } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import { FactView, define, html, nothing, type TemplateResult } from '../element/view.ts';
import { base } from '../styles/base.ts';
import type { ClaimView } from '../model/analysis.ts';
import { matches } from '../model/filter.ts';
import { hedges, figureWords, quoted } from './explain.ts';
import { ClaimsTable, COLUMNS, hiddenOf, shown, valuesOf, type ColumnId } from './claims.table.ts';

/** More rows than this are drawn only where they are seen. */
const VIRTUAL = 500;

export class FactClaims extends FactView {
  #table = new ClaimsTable();
  #virtual: Virtualizer<HTMLElement, HTMLElement> | undefined;
  #unmount: (() => void) | undefined;
  #rows: ClaimView[] = [];

  static override styles = [base, css`
    :host { container-type: inline-size; }
    .tools { margin-block: var(--_x3); }
    .search { flex: 1 1 15rem; max-width: 22rem; }
    .facets { display: contents; }
    details.menu { position: relative; }
    details.menu > summary { list-style: none; }
    details.menu > summary::-webkit-details-marker { display: none; }
    details.menu > summary::after { content: '▾'; color: var(--_soft); }
    details.menu[open] > summary { background: var(--_hover); }
    .panel { position: absolute; z-index: 5; inset-inline-start: 0; top: calc(100% + 4px); width: max-content; max-width: min(24rem, 90cqw); max-height: 22rem; overflow: auto; padding: var(--_x2) var(--_x3); background: var(--_sheet); border: 1px solid var(--_rule2); border-radius: var(--_radius); box-shadow: 0 6px 24px rgb(0 0 0 / 0.14); }
    .panel label { display: flex; gap: var(--_x2); align-items: baseline; padding-block: 0.2rem; }
    .panel .count { margin-inline-start: auto; color: var(--_soft); padding-inline-start: var(--_x3); }
    .on { font-weight: 600; }

    .frame { background: var(--_sheet); border: 1px solid var(--_rule); border-radius: var(--_radius); overflow-x: auto; }
    .frame.virtual { max-height: 80vh; overflow: auto; }
    table { font-size: var(--_s1); min-width: 46rem; table-layout: fixed; }
    thead th { position: sticky; top: 0; z-index: 2; background: var(--_sheet); box-shadow: inset 0 -1px 0 var(--_rule2); padding: 0; }
    thead button { display: flex; gap: var(--_x1); width: 100%; padding: var(--_x2); font-weight: 600; color: var(--_soft); font-size: var(--_s0); }
    thead button:hover { color: var(--_ink); }
    tbody tr { border-top: 1px solid var(--_rule); }
    tbody tr:first-child { border-top: 0; }
    tbody tr:hover { background: var(--_wash); }
    tbody tr.picked { background: var(--_mark); }
    td { padding: 0.3rem var(--_x2); line-height: 1.35; overflow-wrap: anywhere; vertical-align: baseline; }
    tr > :first-child, thead th:first-child button { padding-inline-start: var(--_x3); }
    .go { display: block; width: 100%; }
    .go:hover { text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
    td.claim { font-size: var(--_s2); }
    .claim .go { display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; }
    td.speaker { font-weight: 600; }
    td.own { font-weight: 400; font-style: italic; color: var(--_soft); }
    .figures { font-variant-numeric: tabular-nums; }
    .spacer td { padding: 0; border: 0; }

    @container (max-width: 720px) {
      .tools .search { flex: 1 1 9rem; min-width: 0; max-width: none; }
      .tools .end { order: 1; }
      /* One line that scrolls sideways; an opened panel hangs below it over the whole width. */
      .tools { position: relative; }
      .facets { order: 2; display: flex; gap: var(--_x1); flex: 1 0 100%; overflow-x: auto; scrollbar-width: none; padding-block: 3px; padding-inline-end: 1.5rem; mask-image: linear-gradient(to right, #000 calc(100% - 1.5rem), transparent); }
      .facets:has(details[open]) { mask-image: none; }
      .facets details.menu { position: static; flex: none; }
      .panel { inset-inline: 0; width: auto; max-width: none; top: 5.5rem; }
      .frame { overflow: visible; }
      table { min-width: 0; }
      table, tbody, tr, td { display: block; }
      thead, colgroup { display: none; }
      tbody tr { display: grid; grid-template-columns: auto 1fr auto; gap: 0 var(--_x2); padding: var(--_x2) var(--_x3); align-items: baseline; }
      td, tr > :first-child { padding: 0; }
      .go { min-height: 1.5rem; }
      td.claim { grid-column: 1 / -1; order: 5; }
      td.speaker { order: 2; } td.relation { order: 3; } td.article { order: 1; }
      td.act, td.certainty, td.kind, td.via, td.where, td.when, td.figures { display: none; }
      tr.spacer { display: block; padding: 0; }
    }
  `];

  override render(): TemplateResult {
    const { analysis, address } = this.app;
    if (analysis.claims.length === 0) return this.empty('emptyClaims', 'emptyCoverageHelp');
    this.#table.update(analysis.claims, matches(analysis, address.search, () => this.requestUpdate()), address);
    this.#rows = this.#table.rows;
    return html`${this.#tools()}${this.#rows.length === 0 ? this.empty('emptyClaims', 'emptyCoverageHelp') : this.#grid()}`;
  }

  #tools(): TemplateResult {
    const { address, analysis } = this.app;
    const hidden = hiddenOf(address);
    const active = Object.values(address.facets).some((one) => one.length > 0) || address.search !== '';
    return html`<div class="bar tools no-print" role="search" part="tools">
      ${this.searchField()}
      <div class="facets">${COLUMNS.filter((one) => one.facet).map((one) => this.#facet(one.id, one.word))}
      <details class="menu" @toggle=${this.#closeOthers}><summary class="chip">${this.t('columns')}</summary><div class="panel">
        ${COLUMNS.map((one) => html`<label><input type="checkbox" .checked=${!hidden.includes(one.id)} ?disabled=${one.id === 'claim'}
          @change=${() => this.#toggleColumn(one.id)}>${this.t(one.word)}</label>`)}</div></details></div>
      ${active ? html`<button class="plain" @click=${() => this.app.go({ facets: {}, search: '' }, false)}>${this.t('clear')}</button>` : nothing}
      <span class="end muted small num" role="status">${this.t('rowsOf', { n: this.#rows.length, of: analysis.claims.length })}</span>
    </div>`;
  }

  #closeOthers = (event: Event): void => {
    const opened = event.currentTarget as HTMLDetailsElement;
    if (!opened.open) return;
    for (const one of this.shadowRoot?.querySelectorAll('details') ?? []) if (one !== opened) one.open = false;
  };

  #facet(id: ColumnId, word: (typeof COLUMNS)[number]['word']): TemplateResult | typeof nothing {
    const chosen = this.app.address.facets[id] ?? [];
    const values = this.#table.facet(id);
    if (values.length < 2 && chosen.length === 0) return nothing;
    const toggle = (value: string) => {
      const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
      this.app.go({ facets: { ...this.app.address.facets, [id]: next } }, false);
    };
    return html`<details class="menu" @toggle=${this.#closeOthers}>
      <summary class="chip ${chosen.length ? 'on' : ''}">${this.t(word)}${chosen.length ? html`<span class="count">${chosen.length}</span>` : nothing}</summary>
      <div class="panel" role="group" aria-label=${this.t(word)}>${values.slice(0, 80).map(([value, n]) => html`
        <label><input type="checkbox" .checked=${chosen.includes(value)} @change=${() => toggle(value)}><span>${shown(this.app, id, value)}</span><span class="count num">${n}</span></label>`)}
      </div></details>`;
  }

  #toggleColumn(id: string): void {
    const hidden = hiddenOf(this.app.address);
    const next = hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id];
    this.app.go({ hidden: next.length ? next : ['none'] }, false);
  }

  #sort(id: string, many: boolean): void {
    const { sort } = this.app.address;
    const now = sort.find((one) => one.id === id);
    const next = !now ? { id, desc: false } : now.desc ? null : { id, desc: true };
    const rest = many ? sort.filter((one) => one.id !== id) : [];
    this.app.go({ sort: next ? [...rest, next] : rest }, false);
  }

  #grid(): TemplateResult {
    const columns = this.#table.visible;
    const virtual = this.#rows.length > VIRTUAL;
    const items = virtual ? this.#measure() : null;
    const first = items?.[0]?.index ?? 0;
    const last = items ? (items[items.length - 1]?.index ?? -1) : this.#rows.length - 1;
    const before = items?.[0]?.start ?? 0;
    const after = items ? (this.#virtual!.getTotalSize() - (items[items.length - 1]?.end ?? 0)) : 0;
    const spacer = (height: number) => height > 0 ? html`<tr class="spacer" aria-hidden="true"><td colspan=${columns.length} .style=${`height: ${height}px`}></td></tr>` : nothing;
    const total = columns.reduce((sum, one) => sum + one.width, 0);
    return html`<div class="frame ${virtual ? 'virtual' : ''}" tabindex="0" role="region" aria-label=${this.t('claims')}>
      <table role="table" part="table" aria-rowcount=${this.#rows.length + 1}>
        <caption class="sr">${this.t('claimsAbout')} ${this.t('sortHint')}</caption>
        <colgroup>${columns.map((one) => html`<col .style=${`width: ${(one.width / total) * 100}%`}>`)}</colgroup>
        <thead role="rowgroup"><tr role="row" aria-rowindex="1">${columns.map((one) => this.#heading(one.id, this.t(one.word)))}</tr></thead>
        <tbody role="rowgroup">${spacer(before)}
          ${repeat(this.#rows.slice(first, last + 1), (claim) => claim.key, (claim, at) => html`
            <tr role="row" data-index=${first + at} aria-rowindex=${first + at + 2} class=${claim.key === this.app.address.claim ? 'picked' : ''}>${columns.map((one) => this.#cell(claim, one.id))}</tr>`)}
          ${spacer(after)}</tbody>
      </table></div>`;
  }

  #heading(id: ColumnId, word: string): TemplateResult {
    const at = this.app.address.sort.findIndex((one) => one.id === id);
    const sort = this.app.address.sort[at];
    return html`<th role="columnheader" scope="col" aria-sort=${sort ? (sort.desc ? 'descending' : 'ascending') : 'none'}>
      <button title=${this.t('sortHint')} @click=${(event: MouseEvent) => this.#sort(id, event.shiftKey)}>${word}
        <span aria-hidden="true">${sort ? (sort.desc ? '↓' : '↑') : ''}${sort && this.app.address.sort.length > 1 ? at + 1 : ''}</span></button></th>`;
  }

  #cell(claim: ClaimView, column: ColumnId): TemplateResult {
    const words = (content: unknown, more = '') => html`<td role="cell" class="${column} ${more}"><button class="go" @click=${() => this.app.toWords(claim)}>${content}</button></td>`;
    switch (column) {
      case 'article': return html`<td role="cell" class="article">${this.letter(claim.article)}</td>`;
      case 'claim': return words(html`<span class="words">${claim.claim.kind === 'direct' ? quoted(claim.text) : claim.text}</span>`);
      case 'speaker': return words(claim.own ? this.t('ownWords') : html`${claim.speaker || this.t('unnamed')}${claim.corrected ? html`<span class="sr"> ${this.t('correctedMark')}</span><span aria-hidden="true" title=${this.t('correctedMark')}> ✎</span>` : nothing}`, claim.own ? 'own' : '');
      case 'relation': return html`<td role="cell" class="relation"><button class="go" @click=${() => this.app.toGroup(claim)}>${this.relation(claim.group.relation)}</button></td>`;
      case 'figures': return html`<td role="cell" class="figures words">${claim.quantities.map((one, at) => html`${at ? ', ' : ''}${figureWords(claim, one)}`)}</td>`;
      case 'certainty': return html`<td role="cell" class="certainty">${hedges(this.app, claim).join(', ') || (claim.claim.certainty === 'unknown' ? shown(this.app, column, 'unknown') : nothing)}</td>`;
      case 'act': return html`<td role="cell" class="act muted">${claim.claim.cue ? shown(this.app, 'act', claim.claim.cue.act) : ''}</td>`;
      default: return html`<td role="cell" class=${column}>${valuesOf(claim, column).map((one) => shown(this.app, column, one)).join(', ')}</td>`;
    }
  }

  #measure() {
    const frame = this.shadowRoot?.querySelector<HTMLElement>('.frame') ?? null;
    if (!this.#virtual) {
      this.#virtual = new Virtualizer<HTMLElement, HTMLElement>({
        count: this.#rows.length, getScrollElement: () => this.shadowRoot?.querySelector<HTMLElement>('.frame') ?? null,
        estimateSize: () => 44, overscan: 12, observeElementRect, observeElementOffset, scrollToFn: elementScroll,
        initialRect: { width: 1000, height: 700 }, onChange: () => this.requestUpdate(),
      });
      this.#unmount = this.#virtual._didMount();
    }
    this.#virtual.setOptions({ ...this.#virtual.options, count: this.#rows.length });
    if (frame) this.#virtual._willUpdate();
    return this.#virtual.getVirtualItems();
  }

  protected override updated(): void {
    if (!this.#virtual || this.#rows.length <= VIRTUAL) return;
    this.#virtual._willUpdate();
    for (const row of this.shadowRoot?.querySelectorAll<HTMLElement>('tbody tr[data-index]') ?? []) this.#virtual.measureElement(row);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unmount?.();
    this.#virtual = undefined;
  }
}

define('fact-claims', FactClaims);
