/**
 * What every view is built on: an element that shows the store and is drawn anew when the store changes.
 * Styles of single elements are set as `.style=${…}`, never as an attribute: a strict policy refuses the latter (styleMap's first
 * drawing included).
 */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { App } from '../app.ts';
import type { ArticleView, ClaimView } from '../model/analysis.ts';
import type { Relation } from '../model/types.ts';
import { GLYPH } from '../model/relations.ts';
import type { Fill, WordKey } from '../words/index.ts';

export abstract class FactView extends LitElement {
  static override properties = { app: { attribute: false }, drawn: { state: true } };
  declare app: App;
  /** How many times the reader asked for more of a long list. */
  declare protected drawn: number;
  #onChange = () => this.requestUpdate();

  #heard: App | undefined;

  constructor() {
    super();
    this.drawn = 0;
  }

  /** The first of a long list (up to item `needed` at least) and the button that draws as many again; drawing all of a five-megabyte article at once would stop the page. */
  protected first<T>(list: readonly T[], size: number, needed = -1): { shown: readonly T[]; more: TemplateResult | typeof nothing } {
    const count = Math.max(size * (this.drawn + 1), needed + Math.ceil(size / 4));
    const more = list.length > count ? html`<p class="no-print"><button class="btn" @click=${() => { this.drawn = Math.ceil(count / size); }}>${this.t('more', { n: list.length - count })}</button></p>` : nothing;
    return { shown: list.length > count ? list.slice(0, count) : list, more };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    // An element that was in the page before its script came has its properties only now.
    this.#listen();
  }

  #listen(): void {
    if (this.#heard === this.app || !this.isConnected) return;
    this.#heard?.removeEventListener('change', this.#onChange);
    this.#heard = this.app;
    this.#heard?.addEventListener('change', this.#onChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#heard?.removeEventListener('change', this.#onChange);
    this.#heard = undefined;
  }

  t(key: WordKey, fill?: Fill): string {
    return this.app.t(key, fill);
  }

  protected relation(relation: Relation, short = false): TemplateResult {
    const word = this.t(short ? `${relation}Short` : relation);
    return html`<span class="rel ${relation}"><span class="glyph" aria-hidden="true">${GLYPH[relation]}</span>${word}</span>`;
  }

  protected letter(article: ArticleView): TemplateResult {
    return html`<abbr class="letter" title="${article.label}">${article.letter}</abbr>`;
  }

  protected speaker(claim: ClaimView): string {
    return claim.own ? this.t('statedShort') : claim.speaker || this.t('unnamed');
  }

  protected empty(title: WordKey, help: WordKey): TemplateResult {
    return html`<div class="empty" part="empty"><strong>${this.t(title)}</strong>${this.t(help)}</div>`;
  }

  /** The search field, shared by the views that can be searched. */
  protected searchField(): TemplateResult {
    return html`<input type="search" class="search" part="search" .value=${this.app.address.search}
      placeholder=${this.t('searchClaims')} aria-label=${this.t('searchClaims')}
      @input=${(event: InputEvent) => this.app.go({ search: (event.target as HTMLInputElement).value }, false)}>`;
  }

  protected names(articles: readonly ArticleView[]): string {
    return articles.map((one) => `${one.letter} ${one.label}`).join(', ');
  }
}

/** Defines an element once; a second copy of this package on a page leaves the first in place. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}


export { html, nothing };
export type { TemplateResult };
