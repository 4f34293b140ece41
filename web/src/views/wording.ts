/** The Wording view: what articles share word for word, and how many origins stand behind them. */
import { css } from 'lit';
import { FactView, define, html, nothing, type TemplateResult } from '../element/view.ts';
import { base } from '../styles/base.ts';
import { cut, type ArticleView } from '../model/analysis.ts';
import { overlaps } from '../model/spans.ts';
import type { SharedWording, Span } from '../model/types.ts';

export class FactWording extends FactView {
  static override styles = [base, css`
    :host { container-type: inline-size; margin-top: var(--_x4); }
    .two { display: grid; grid-template-columns: minmax(0, 2fr) minmax(16rem, 1fr); gap: var(--_x5); align-items: start; }
    h2 { font-size: var(--_s3); margin-bottom: var(--_x2); }
    .list li { background: var(--_sheet); border: 1px solid var(--_rule); border-radius: var(--_radius); padding: var(--_x2) var(--_x4); margin-bottom: var(--_x2); }
    .from { display: flex; flex-wrap: wrap; gap: var(--_x1) var(--_x3); align-items: baseline; font-size: var(--_s1); }
    blockquote { margin: var(--_x1) 0; line-height: 1.5; max-width: 46rem; }
    .origins li { border-top: 1px solid var(--_rule); padding-block: var(--_x2); display: grid; grid-template-columns: 2rem 1fr; gap: var(--_x2); }
    .origins .no { font-size: var(--_s4); font-family: var(--_serif); color: var(--_soft); line-height: 1; }
    .origins p { display: flex; gap: var(--_x2); align-items: baseline; font-size: var(--_s1); }
    .note { color: var(--_soft); font-size: var(--_s0); }
    .matrix { margin-top: var(--_x5); overflow-x: auto; }
    .matrix table { width: auto; font-size: var(--_s1); }
    .matrix th, .matrix td { padding: var(--_x1); text-align: center; min-width: 2.6rem; }
    .matrix td { border: 1px solid var(--_rule); }
    .matrix .self { background: var(--_wash); }
    .go { min-height: 1.5rem; }
    .go:hover { text-decoration: underline; text-underline-offset: 0.18em; }
    @container (max-width: 820px) { .two { grid-template-columns: minmax(0, 1fr); } .two > :last-child { order: -1; } }
  `];

  override render(): TemplateResult {
    const { analysis } = this.app;
    const shared = [...analysis.shared].sort((a, b) => b.words - a.words);
    const { shown, more } = this.first(shared, 100);
    return html`<div class="two">
      <section><h2>${this.t('sharedPassages')}</h2>
        ${shared.length === 0 ? this.empty('emptyWording', 'emptyWordingHelp') : html`<ol class="list">${shown.map((one) => this.#passage(one))}</ol>${more}`}</section>
      <section><h2>${this.t('originsHead')}</h2>${this.#origins()}${shared.length ? this.#matrix(shared) : nothing}</section>
    </div>`;
  }

  #article(id: string): ArticleView | undefined {
    return this.app.analysis.articles.find((one) => one.id === id);
  }

  #open(article: ArticleView, span: Span): void {
    const claim = article.claims.find((one) => overlaps(one.span, span));
    if (claim) this.app.toWords(claim);
    else this.app.go({ view: 'article', article: article.id, claim: '' });
  }

  #passage(one: SharedWording): TemplateResult {
    // An article may hold the passage in several pieces, or more than once.
    const spans = new Map<string, Span[]>();
    for (const { article, span } of one.spans) spans.set(article, [...(spans.get(article) ?? []), span]);
    const places = [...spans].flatMap(([id, list]) => {
      const found = this.#article(id);
      return found ? [{ article: found, spans: list }] : [];
    });
    const first = places[0];
    if (!first) return html``;
    return html`<li><p class="from"><b class="num">${this.t('nWords', { n: one.words })}</b>${places.map(({ article, spans }) => html`<button class="go" @click=${() => this.#open(article, spans[0]!)}>${this.letter(article)} ${article.label}</button>`)}</p>
      <blockquote class="words">${cut(first.article.text, first.spans)}</blockquote></li>`;
  }

  /** Articles tied by shared wording or one credited agency are one origin; everyone else is an origin of its own. */
  #origins(): TemplateResult {
    const { articles, origins } = this.app.analysis;
    const root = new Map(articles.map((one) => [one.id, one.id]));
    const find = (id: string): string => {
      let at = id;
      while (root.get(at) !== at) at = root.get(at) ?? at;
      return at;
    };
    for (const origin of origins) {
      const [first, ...rest] = origin.articles.filter((one) => root.has(one));
      for (const other of rest) if (first) root.set(find(other), find(first));
    }
    const groups = new Map<string, ArticleView[]>();
    for (const article of articles) {
      const key = find(article.id);
      const list = groups.get(key);
      if (list) list.push(article);
      else groups.set(key, [article]);
    }
    return html`<ol class="origins">${[...groups.values()].map((list, at) => {
      const reasons = [...new Set(origins.filter((one) => one.articles.some((id) => list.some((article) => article.id === id))).map((one) => one.because))];
      return html`<li><span class="no num" aria-hidden="true">${at + 1}</span><div>${list.map((article) => html`<p>${this.letter(article)}<button class="go" @click=${() => this.app.go({ view: 'article', article: article.id, claim: '' })}>${article.label}</button></p>`)}
        ${reasons.length && list.length > 1 ? html`<span class="note">${reasons.map((one) => (one === 'shared wording' ? this.t('sharedWhy') : one)).join('; ')}</span>` : nothing}</div></li>`;
    })}</ol>`;
  }

  #matrix(shared: SharedWording[]): TemplateResult | typeof nothing {
    const { articles } = this.app.analysis;
    if (articles.length > 16) return nothing;
    const words = (a: ArticleView, b: ArticleView) => shared.reduce((sum, one) => sum + (one.spans.some((span) => span.article === a.id) && one.spans.some((span) => span.article === b.id) ? one.words : 0), 0);
    return html`<div class="matrix"><table><caption class="sr">${this.t('sharedBetween')}</caption>
      <thead><tr><td class="self"><span class="sr">${this.t('article')}</span></td>${articles.map((one) => html`<th scope="col">${this.letter(one)}</th>`)}</tr></thead>
      <tbody>${articles.map((row) => html`<tr><th scope="row">${this.letter(row)}</th>${articles.map((column) => {
        if (row === column) return html`<td class="self"></td>`;
        const n = words(row, column);
        return html`<td class="num">${n ? this.app.words.number(n) : html`<span class="muted">–</span>`}</td>`;
      })}</tr>`)}</tbody></table></div>`;
  }
}

define('fact-wording', FactWording);
