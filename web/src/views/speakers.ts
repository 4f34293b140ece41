/** The Speakers view: who says how much, where, and the way the words took. */
import { css } from 'lit';
import { FactView, define, html, nothing, type TemplateResult } from '../element/view.ts';
import { base } from '../styles/base.ts';
import type { ClaimView } from '../model/analysis.ts';

interface Speaker { key: string; name: string; type: string; named: boolean; claims: ClaimView[]; byArticle: Map<string, ClaimView[]>; quoted: number; conflicts: number }

const fold = (name: string) => name.toLowerCase().replace(/^(the|a|an) /, '').trim();

export class FactSpeakers extends FactView {
  static override properties = { ...FactView.properties, more: { state: true } };
  declare private more: boolean;

  static override styles = [base, css`
    :host { container-type: inline-size; margin-top: var(--_x4); }
    .frame { background: var(--_sheet); border: 1px solid var(--_rule); border-radius: var(--_radius); overflow-x: auto; }
    table { font-size: var(--_s1); min-width: 40rem; }
    thead th { color: var(--_soft); font-size: var(--_s0); padding: var(--_x2); border-bottom: 1px solid var(--_rule2); vertical-align: bottom; }
    td, tbody th { padding: var(--_x1) var(--_x2); border-top: 1px solid var(--_rule); vertical-align: middle; }
    tbody tr:first-child > * { border-top: 0; }
    tr > :first-child { padding-inline-start: var(--_x4); }
    tbody th { font-weight: 600; font-size: var(--_s2); }
    tbody tr:hover { background: var(--_wash); }
    tbody th { overflow-wrap: break-word; min-width: 8.5rem; }
    th i { font-weight: 400; }
    .n { text-align: center; width: 4.2rem; }
    .count { display: inline-flex; flex-direction: column; align-items: center; min-width: 2rem; min-height: 1.75rem; justify-content: center; gap: 2px; border-radius: 2px; }
    .count:hover { background: var(--_hover); }
    .pips { display: flex; flex-wrap: wrap; gap: 2px; justify-content: center; max-width: 3.4rem; }
    .pips i { width: 5px; height: 5px; background: var(--_soft); border-radius: 50%; }
    .pips i.q { background: none; border: 1.5px solid var(--_ink); }
    .pips i.x { background: var(--_conflict); border-radius: 0; transform: rotate(45deg); }
    .key { display: flex; flex-wrap: wrap; gap: var(--_x1) var(--_x4); margin-block: var(--_x2) var(--_x5); color: var(--_soft); font-size: var(--_s0); }
    .key .pips { display: inline-flex; margin-inline-end: 0.4em; vertical-align: 1px; }
    h2 { font-size: var(--_s3); margin-bottom: var(--_x2); }
    .chains { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: var(--_x1) var(--_x5); }
    .chains li { display: flex; gap: var(--_x2); align-items: baseline; border-top: 1px solid var(--_rule); padding-block: var(--_x1); font-size: var(--_s1); }
    .chains button { flex: 1; min-height: 1.5rem; }
    .chains button:hover { text-decoration: underline; text-underline-offset: 0.18em; }
    .arrow { color: var(--_faint); padding-inline: 0.3em; }
    .outlet { color: var(--_soft); }
    @container (max-width: 640px) {
      table { min-width: 0; } .type, .quoted { display: none; } tbody th { min-width: 6.5rem; overflow-wrap: anywhere; } .n { width: 2.2rem; padding-inline: 1px; } .pips { max-width: 2.2rem; } tr > :first-child { padding-inline-start: var(--_x3); }
    }
  `];

  constructor() {
    super();
    this.more = false;
  }

  override render(): TemplateResult {
    const speakers = this.#speakers();
    if (speakers.length === 0) return this.empty('emptySpeakers', 'emptySpeakersHelp');
    const { articles } = this.app.analysis;
    const shown = this.more ? speakers : speakers.slice(0, 80);
    return html`
      <div class="frame" tabindex="0" role="region" aria-label=${this.t('speakers')}><table part="table"><caption class="sr">${this.t('speakersAbout')}</caption>
        <thead><tr><th scope="col">${this.t('speaker')}</th><th scope="col" class="type">${this.t('type')}</th>
          ${articles.slice(0, 40).map((one) => html`<th scope="col" class="n"><abbr class="letter" title=${one.label}>${one.letter}</abbr></th>`)}
          <th scope="col" class="n quoted">${this.t('quoted')}</th><th scope="col" class="n">${this.t('claims')}</th></tr></thead>
        <tbody>${shown.map((one) => html`<tr>
          <th scope="row" class="words">${one.named ? one.name : html`<i>${one.name || this.t('unnamed')}</i>`}</th>
          <td class="type muted">${this.app.words.term(one.type)}${one.named ? nothing : html`, ${this.t('notNamed')}`}</td>
          ${articles.slice(0, 40).map((article) => html`<td class="n">${this.#cell(one, one.byArticle.get(article.id), article.letter)}</td>`)}
          <td class="n quoted num muted">${one.quoted || ''}</td>
          <td class="n num"><button class="count" title=${this.t('inTable')} @click=${() => this.#table(one)}>${one.claims.length}</button></td></tr>`)}</tbody></table></div>
      ${shown.length < speakers.length ? html`<p><button class="btn" @click=${() => { this.more = true; }}>${this.t('more', { n: speakers.length - shown.length })}</button></p>` : nothing}
      <p class="key"><span><span class="pips" aria-hidden="true"><i></i></span>${this.t('indirect')}</span><span><span class="pips" aria-hidden="true"><i class="q"></i></span>${this.t('direct')}</span>
        <span><span class="pips" aria-hidden="true"><i class="x"></i></span>${this.t('conflict')}</span></p>
      ${this.#chains()}`;
  }

  #cell(speaker: Speaker, claims: ClaimView[] | undefined, letter: string): TemplateResult {
    if (!claims) return html`<span class="sr">0</span>`;
    return html`<button class="count" title=${claims.map((one) => one.text).join('\n')} aria-label="${speaker.name}, ${letter}: ${this.t('nClaims', { n: claims.length })}"
      @click=${() => this.app.toWords(claims[0]!)}><span class="pips">${claims.slice(0, 15).map((one) => html`<i class=${one.group.relation === 'conflict' ? 'x' : one.claim.kind === 'direct' || one.claim.kind === 'mixed' ? 'q' : ''}></i>`)}</span></button>`;
  }

  #table(speaker: Speaker): void {
    const names = [...new Set(speaker.claims.map((one) => one.speaker))];
    this.app.go({ view: 'claims', facets: { speaker: names }, search: '' });
  }

  #speakers(): Speaker[] {
    const all = new Map<string, Speaker>();
    const shared = new Map<string, string>();  // of an article's entity: the name that holds for all articles
    for (const entity of this.app.analysis.entities) {
      for (const member of entity.members) shared.set(`${member.article}\u0000${member.entity}`, entity.name);
    }
    for (const claim of this.app.analysis.claims) {
      if (claim.own) continue;
      // Of a speaker whom the reader has renamed, the reader's name counts.
      const { source } = claim.claim;
      const name = (source?.name === claim.speaker && shared.get(`${claim.article.id}\u0000${source.entity}`)) || claim.speaker;
      const key = fold(name);
      let one = all.get(key);
      if (!one) {
        const entity = claim.article.extract?.entities.find((other) => other.id === claim.claim.source?.entity);
        one = { key, name, type: entity?.type ?? 'other', named: claim.named, claims: [], byArticle: new Map(), quoted: 0, conflicts: 0 };
        all.set(key, one);
      }
      one.claims.push(claim);
      one.named ||= claim.named;
      if (claim.claim.kind === 'direct' || claim.claim.kind === 'mixed') one.quoted++;
      if (claim.group.relation === 'conflict') one.conflicts++;
      const list = one.byArticle.get(claim.article.id);
      if (list) list.push(claim);
      else one.byArticle.set(claim.article.id, [claim]);
    }
    return [...all.values()].sort((a, b) => b.byArticle.size - a.byArticle.size || b.claims.length - a.claims.length || a.name.localeCompare(b.name));
  }

  #chains(): TemplateResult | typeof nothing {
    const chains = new Map<string, ClaimView[]>();
    for (const claim of this.app.analysis.claims) {
      if (claim.via.length === 0) continue;
      const key = [claim.speaker, ...claim.via, claim.article.label].join('\u0000');
      const list = chains.get(key);
      if (list) list.push(claim);
      else chains.set(key, [claim]);
    }
    if (chains.size === 0) return nothing;
    const arrow = html`<span class="arrow" aria-hidden="true">→</span><span class="sr">, </span>`;
    return html`<h2>${this.t('chains')}</h2><ol class="chains">${[...chains.values()].sort((a, b) => b.length - a.length).map((claims) => {
      const claim = claims[0]!;
      return html`<li>${this.letter(claim.article)}<button title=${claim.text} @click=${() => this.app.toWords(claim)}><b class="words">${this.speaker(claim)}</b>${claim.via.map((one) => html`${arrow}<span class="words">${one}</span>`)}${arrow}<span class="outlet">${claim.article.label}</span></button>
        <span class="num muted">${claims.length > 1 ? `× ${claims.length}` : ''}</span></li>`;
    })}</ol>`;
  }
}

define('fact-speakers', FactSpeakers);
