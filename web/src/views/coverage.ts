/** The Coverage view: one row for each thing claimed, one column for each article, conflicts first. */
import { repeat } from 'lit/directives/repeat.js';
import { FactView, define, html, nothing, type TemplateResult } from '../element/view.ts';
import { base } from '../styles/base.ts';
import type { ArticleView, ClaimView, GroupView } from '../model/analysis.ts';
import { RELATIONS, GLYPH } from '../model/relations.ts';
import { groupsShown, matches } from '../model/filter.ts';
import type { GroupKind, Relation } from '../model/types.ts';
import { capital, gist, hedges, parties, quoted } from './explain.ts';
import { coverageStyles } from './coverage.styles.ts';

/** With more articles than this, a column each would be no help: a row then lists who says what. */
const COLUMNS = 24;
/** Claims shown in one cell; the opened row shows all. */
const IN_CELL = 3;
/** Cells drawn at first; more are drawn when asked for, so that a hundred articles stay quick. */
const CELLS = 2400;
const SIDES = ['', '▲', '▼', '◆', '●'];

export class FactCoverage extends FactView {
  static override properties = { ...FactView.properties, more: { state: true }, singles: { state: true } };
  static override styles = [base, coverageStyles];
  declare private more: Record<string, number>;
  declare private singles: boolean | null;

  constructor() {
    super();
    this.more = {};
    this.singles = null;
  }

  override render(): TemplateResult {
    const { analysis, address } = this.app;
    const found = matches(analysis, address.search, () => this.requestUpdate());
    const groups = groupsShown(analysis, address, found);
    return html`
      ${this.#tools()}
      ${groups.length === 0 ? this.empty('emptyCoverage', 'emptyCoverageHelp') : this.#table(groups)}
    `;
  }

  #tools(): TemplateResult {
    const { analysis, address } = this.app;
    const count = (test: (group: GroupView) => boolean) => analysis.groups.filter(test).length;
    const toggle = <T,>(list: readonly T[], value: T) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
    const chip = (label: string, n: number, on: boolean, glyph: string, kind: string, act: () => void) => n === 0 && !on ? nothing : html`
      <button class="chip ${kind}" aria-pressed=${on} @click=${act}>
        ${glyph ? html`<span class="glyph tinted" aria-hidden="true">${glyph}</span>` : nothing}${label}<span class="count">${n}</span>
      </button>`;
    const kinds: GroupKind[] = ['figure', 'quote', 'statement'];
    return html`<div class="bar tools no-print" role="search" part="tools">
      ${this.searchField()}
      <div class="filters">
      <div class="chips" role="group" aria-label=${this.t('relation')}>
        ${RELATIONS.map((one: Relation) => chip(this.t(one), count((group) => group.relation === one), address.relations.includes(one), GLYPH[one], one,
          () => this.app.go({ relations: toggle(address.relations, one) }, false)))}
      </div>
      <div class="chips" role="group" aria-label=${this.t('kind')}>
        ${kinds.map((one) => chip(this.t(one), count((group) => group.kind === one), address.kinds.includes(one), '', '',
          () => this.app.go({ kinds: toggle(address.kinds, one) }, false)))}
      </div>
      </div>
      <label class="end sort"><span>${this.t('sortBy')}</span>
        <select aria-label=${this.t('sortBy')} @change=${(event: Event) => this.app.go({ sort: sortOf((event.target as HTMLSelectElement).value) }, false)}>
          ${(['relation', 'articles', 'order', 'title'] as const).map((one) => html`
            <option value=${one} ?selected=${(address.sort[0]?.id ?? 'relation') === one}>${this.t(`sort${cap(one)}`)}</option>`)}
        </select></label>
    </div>`;
  }

  #table(groups: GroupView[]): TemplateResult {
    const { analysis, address } = this.app;
    const articles = analysis.articles;
    const sectioned = (address.sort[0]?.id ?? 'relation') === 'relation';
    const sections: [Relation | 'all', GroupView[]][] = sectioned
      ? RELATIONS.map((one) => [one, groups.filter((group) => group.relation === one)] as [Relation, GroupView[]]).filter(([, list]) => list.length > 0)
      : [['all', groups]];
    const wide = articles.length > 8 && articles.length <= COLUMNS;
    const many = articles.length > COLUMNS;
    return html`<div class="frame ${wide ? 'wide' : ''}" .style=${`--n: ${articles.length}`} tabindex=${wide ? 0 : nothing}
        role=${wide ? 'region' : nothing} aria-label=${wide ? this.t('coverage') : nothing}>
      <table role="table" part="table" aria-rowcount=${groups.length + 1}>
        <caption class="sr">${this.t('coverageAbout')}</caption>
        <thead role="rowgroup"><tr role="row">
          <th role="columnheader" scope="col" class="corner"><span class="muted small">${this.t('nGroups', { n: groups.length })}</span></th>
          ${many ? html`<th role="columnheader" scope="col" class="col">${this.t('sayIt')}</th>` : articles.map((one) => this.#head(one))}
        </tr></thead>
        ${sections.map(([relation, list]) => this.#section(relation, list, articles, sections.length))}
      </table>
    </div>`;
  }

  #head(article: ArticleView): TemplateResult {
    return html`<th role="columnheader" scope="col" class="col">
      <button class="article" title=${article.title} @click=${() => this.app.go({ view: 'article', article: article.id, claim: '' })}>
        <span class="letter" aria-hidden="true">${article.letter}</span>
        <span class="outlet">${article.label}</span>
        <span class="date num">${article.published ? this.app.words.day(article.published) : this.t('noDate')}</span>
        ${article.error ? html`<span class="bad">${article.error.message}</span>` : nothing}
      </button></th>`;
  }

  #section(relation: Relation | 'all', groups: GroupView[], articles: ArticleView[], sections: number): TemplateResult {
    const { address } = this.app;
    const folds = relation === 'single' && sections > 1 && !address.search && !address.relations.includes('single');
    const holdsOpen = groups.some((one) => one.id === address.group);
    const shut = folds && !(this.singles ?? holdsOpen) && !holdsOpen;
    const limit = (this.more[relation] ?? 0) + Math.max(20, Math.min(400, Math.floor(CELLS / Math.max(1, Math.min(articles.length, COLUMNS)))));
    const at = groups.findIndex((one) => one.id === address.group);
    const shown = shut ? [] : groups.slice(0, Math.max(limit, at + 1));
    return html`<tbody role="rowgroup" class=${relation}>
      ${relation === 'all' ? nothing : html`<tr role="row" class="head"><th role="rowheader" scope="rowgroup" colspan=${this.#span}>
        <span class="bar"><span class="rel"><span class="glyph" aria-hidden="true">${GLYPH[relation]}</span>${this.t(`${relation}Section`)}</span>
        <span class="muted num">${this.app.words.number(groups.length)}</span>
        ${folds ? html`<button class="plain no-print" aria-expanded=${!shut} @click=${() => { this.singles = shut; }}>${this.t(shut ? 'expand' : 'collapse')}</button>` : nothing}</span>
      </th></tr>`}
      ${repeat(shown, (group) => group.id, (group) => this.#row(group, articles, relation !== 'all'))}
      ${shown.length > 0 && shown.length < groups.length ? html`<tr role="row"><td role="cell" class="moreRow" colspan=${this.#span}>
        <button class="btn" @click=${() => { this.more = { ...this.more, [relation]: (this.more[relation] ?? 0) + 200 }; }}>${this.t('more', { n: groups.length - shown.length })}</button></td></tr>` : nothing}
    </tbody>`;
  }

  #row(group: GroupView, articles: ArticleView[], sectioned: boolean): TemplateResult {
    const open = this.app.address.group === group.id;
    const id = `d-${group.members[0]!.key.replace(/[^\w-]/g, '_')}`;
    return html`
      <tr role="row" class="row ${group.relation} ${open ? 'isopen' : ''}" data-group=${group.id}>
        <th role="rowheader" scope="row" class="title">
          <button class="opener" aria-expanded=${open} aria-controls=${open ? id : nothing}
            @click=${() => this.app.go({ group: open ? '' : group.id })}>
            <span class="tri" aria-hidden="true"></span>
            <span class="what">${group.kind === 'quote' ? quoted(capital(group.title)) : capital(group.title)}</span>
          </button>
          <span class="meta">
            ${sectioned ? nothing : this.relation(group.relation)}
            <span>${this.t(group.kind)}</span>
            ${articles.length > 1 ? html`<span class="num">${this.t('ofArticles', { n: group.byArticle.size, of: articles.length })}</span>` : nothing}
            ${group.byArticle.size > 1 ? html`<span class="num">${this.t('nOrigins', { n: group.origins })}</span>` : nothing}
            ${parties(this.app, group) ? html`<span class="parties">${parties(this.app, group)}</span>` : nothing}
            ${group.corrected ? html`<span class="yours">${this.t('correctedMark')}</span>` : nothing}
          </span>
        </th>
        ${articles.length > COLUMNS ? this.#list(group) : articles.map((one) => this.#cell(group, one))}
      </tr>
      ${open ? html`<tr role="row" class="detail" id=${id}><td role="cell" colspan=${this.#span}>
        <fact-passages .app=${this.app} .group=${group} .analysis=${this.app.analysis}></fact-passages></td></tr>` : nothing}`;
  }

  get #span(): number {
    const { length } = this.app.analysis.articles;
    return length > COLUMNS ? 2 : length + 1;
  }

  /** Who says it, gathered by what they say: for collections too large for a column each. */
  #list(group: GroupView): TemplateResult {
    const lines = new Map<string, ClaimView[]>();
    for (const claim of group.members) {
      const key = `${group.sides.get(claim.key) ?? 0} ${gist(claim).toLowerCase()}`;
      const list = lines.get(key);
      if (list) list.push(claim);
      else lines.set(key, [claim]);
    }
    const sorted = [...lines.values()].sort((a, b) => b.length - a.length);
    return html`<td role="cell" class="says list ${group.kind}">${sorted.slice(0, 6).map((claims) => html`<div class="line">
      ${this.#claim(group, claims[0]!)}<span class="who">${claims.slice(0, 24).map((one) => html`<button class="letter" title="${one.article.label}: ${one.text}" @click=${() => this.app.toWords(one)}>${one.article.letter}</button>`)}${claims.length > 24 ? html`<span class="num">+ ${claims.length - 24}</span>` : nothing}</span></div>`)}
      ${sorted.length > 6 ? html`<span class="who num">+ ${sorted.length - 6}</span>` : nothing}</td>`;
  }

  #cell(group: GroupView, article: ArticleView): TemplateResult {
    const claims = group.byArticle.get(article.id);
    if (!claims) {
      if (group.silent.has(article.id)) return html`<td role="cell" class="silent telling" title=${this.t('silentTelling')}><span class="sr">${article.letter}: </span>${this.t('silent')}</td>`;
      return html`<td role="cell" class="silent"><span aria-hidden="true">${article.error ? '×' : article.reading ? '…' : '–'}</span><span class="sr">${article.letter}: ${this.t('silent')}</span></td>`;
    }
    return html`<td role="cell" class="says ${group.kind}">${claims.slice(0, IN_CELL).map((claim) => this.#claim(group, claim))}
      ${claims.length > IN_CELL ? html`<button class="plain" @click=${() => this.app.go({ group: group.id })}>${this.t('more', { n: claims.length - IN_CELL })}</button>` : nothing}</td>`;
  }

  #claim(group: GroupView, claim: ClaimView): TemplateResult {
    const side = group.sides.get(claim.key) ?? 0;
    const hedge = hedges(this.app, claim);
    return html`<button class="cell side${Math.min(side, 3)}" title=${claim.text} @click=${() => this.app.toWords(claim)}>
      <span class="key letter" aria-hidden="true">${claim.article.letter}</span>
      <span class="gist words">${side ? html`<span class="mark" aria-hidden="true">${SIDES[side] ?? '●'}</span><span class="sr">${this.t('side', { n: side })}: </span>` : nothing}${gist(claim)}</span>
      <span class="who ${claim.own ? 'own' : claim.named ? '' : 'unnamed'}">${this.speaker(claim)}${hedge.length ? html`<i> · ${hedge.join(', ')}</i>` : nothing}</span>
    </button>`;
  }

  protected override updated(): void {
    if (this.app.address.group && !customElements.get('fact-passages')) void import('./passages.ts');
    // A link to a row brings it into sight, once.
    const group = this.app.address.group;
    if (group && this.#shown !== group) {
      this.#shown = group;
      const row = [...(this.shadowRoot?.querySelectorAll<HTMLElement>('tr.row') ?? [])].find((one) => one.dataset.group === group);
      const box = row?.getBoundingClientRect();
      if (row && box && (box.top < 0 || box.top > innerHeight * 0.75)) row.scrollIntoView({ block: 'start' });
    }
    if (!group) this.#shown = '';
  }
  #shown = '';
}

const cap = <T extends string>(word: T) => (word[0]!.toUpperCase() + word.slice(1)) as Capitalize<T>;
const sortOf = (id: string) => (id === 'relation' ? [] : [{ id, desc: false }]);

define('fact-coverage', FactCoverage);
