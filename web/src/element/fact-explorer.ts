/** `<fact-explorer>`: a collection of articles on one event, and everything that can be read out of it. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { App } from '../app.ts';
import { readAddress, writeAddress, VIEWS, type ViewName } from '../model/address.ts';
import type { CollectionFile, GivenArticle } from '../model/types.ts';
import { openEngine } from '../engine/source.ts';
import { asArticle, asCollection } from '../open/shape.ts';
import { base, tokens } from '../styles/base.ts';
import { Storage } from '../share/storage.ts';
import { loadWords, type WordKey } from '../words/index.ts';
import { shellStyles } from './shell.styles.ts';
import { define } from './view.ts';
import '../views/coverage.ts';

/** Views other than Coverage are loaded when they are first shown. */
const LOAD: Record<ViewName, () => Promise<unknown>> = {
  coverage: () => Promise.resolve(),
  claims: () => import('../views/claims.ts'),
  article: () => import('../views/article.ts'),
  figures: () => import('../views/figures.ts'),
  quotes: () => import('../views/quotes.ts'),
  speakers: () => import('../views/speakers.ts'),
  timeline: () => import('../views/timeline.ts'),
  wording: () => import('../views/wording.ts'),
};

export type DialogName = 'add' | 'manage' | 'share' | 'export' | 'settings';

/**
 * @element fact-explorer
 * @attr src - Address of a collection: `{"name", "articles": [{"source", "published", "text"}]}`, or a list of articles.
 * @attr view - The view shown at first: coverage, claims, article, figures, quotes, speakers, timeline or wording.
 * @attr lang - Language of the words around the articles: en or de; the page's own where it is not given.
 * @attr theme - light, dark or auto (as the system has it).
 * @attr engine - Address of fact-explorer.wasm, where it does not lie beside this script.
 * @attr model - Address of a weights file; english.fxm beside this script where it is not given.
 * @attr address - Present: view, filters and selection are kept in the page's address (one element a page).
 * @attr store - Name of the browser's database that keeps the reader's collections; nothing is kept without it.
 * @attr readonly - Present: articles cannot be added or removed.
 * @prop {GivenArticle[]} articles - The articles, in place of `src`.
 * @prop {CollectionFile} collection - The whole collection, corrections and a ready comparison included.
 * @slot - `<script type="application/json">` with a collection, in place of `src`.
 * @event fact-ready - The comparison stands. `detail`: the comparison as the contract has it.
 * @event fact-select - A claim was chosen. `detail`: `{article, claim, span, text}`, or null.
 * @event fact-error - `detail`: `{message}`.
 * @csspart header, tabs, tools, table, article, empty, search, button
 * @cssproperty --fact-font-sans, --fact-font-serif, --fact-paper, --fact-sheet, --fact-ink, --fact-accent, --fact-radius
 */
export class FactExplorer extends LitElement {
  static override properties = {
    src: {}, view: {}, lang: {}, theme: {}, engine: {}, model: {}, store: {},
    address: { type: Boolean }, readonly: { type: Boolean },
    dialog: { state: true }, loaded: { state: true }, failure: { state: true }, dropping: { state: true },
  };
  static override styles = [tokens, base, shellStyles];

  declare src: string | null;
  declare view: ViewName | null;
  declare theme: string | null;
  declare engine: string | null;
  declare model: string | null;
  declare store: string | null;
  declare address: boolean;
  declare readonly: boolean;
  declare private dialog: DialogName | '';
  declare private loaded: ReadonlySet<ViewName>;
  declare private failure: string;
  declare private dropping: boolean;

  /** The store behind the views; for those who build on the element. */
  readonly app = new App();
  storage: Storage | null = null;
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #paper = matchMedia('print');
  #opened = false;
  #saving = false;
  #again = false;
  #lastClaim = '';
  #shownTab = '';
  #given: CollectionFile | null = null;

  constructor() {
    super();
    this.src = this.view = this.theme = this.engine = this.model = this.store = null;
    this.address = this.readonly = false;
    this.dialog = '';
    this.loaded = new Set(['coverage']);
    this.failure = '';
    this.dropping = false;
    this.app.engine = () => openEngine(this.engine, this.model);
    this.app.onAddress = (push) => this.#write(push);
    this.app.onStore = () => this.#save();
    this.app.addEventListener('change', () => this.requestUpdate());
    this.app.addEventListener('ready', () => {
      if (this.app.engineError) this.#tell('fact-error', { message: this.app.engineError });
      else this.#tell('fact-ready', this.app.fullComparison());
      this.#warm();
    });
  }

  /** Where a comparison came along, the engine is fetched once the page is at rest, so that it is there when an article is added. */
  #warm(): void {
    const thrifty = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
    if (this.readonly || thrifty || this.#warmed || this.app.articles.length === 0) return;
    this.#warmed = true;
    // One sentence is read too: the first one costs the engine far more than any later. Who needs it and finds it missing is told then.
    const fetchIt = () => void this.app.probe('“The bridge is open,” she said on Monday.').catch(() => {});
    if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchIt, { timeout: 4000 });
    else setTimeout(fetchIt, 500);
  }
  #warmed = false;

  get articles(): GivenArticle[] {
    return this.app.articles;
  }

  set articles(articles: GivenArticle[]) {
    this.collection = { articles };
  }

  get collection(): CollectionFile {
    return this.app.file();
  }

  set collection(file: CollectionFile) {
    this.#given = asCollection(file, true) ?? { articles: [] };
    if (this.#opened) void this.app.openCollection(this.#given, '');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#dark.addEventListener('change', this.#paint);
    this.#paper.addEventListener('change', this.#paint);
    if (this.address) addEventListener('hashchange', this.#onHash);
    addEventListener('popstate', this.#onHash);
    if (!this.#opened) {
      this.#opened = true;
      this.app.address = readAddress(this.address ? location.hash : '', this.view ?? 'coverage');
      if (this.store) this.storage = new Storage(this.store);
      // Children may still be on their way while the page is being parsed.
      if (document.readyState === 'loading' && !this.src) addEventListener('DOMContentLoaded', () => void this.#open(), { once: true });
      else void this.#open();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dark.removeEventListener('change', this.#paint);
    this.#paper.removeEventListener('change', this.#paint);
    removeEventListener('hashchange', this.#onHash);
    removeEventListener('popstate', this.#onHash);
    this.app.dispose();
  }

  /** Adds articles, as a drop or a paste does. */
  async add(articles: GivenArticle[]): Promise<void> {
    await this.app.add(articles.flatMap((one) => asArticle(one) ?? []));
  }

  async #open(): Promise<void> {
    const { address } = this.app;
    try {
      if (address.packed) {
        const { unpack } = await import('../share/packed.ts');
        return await this.app.openCollection(unpack(address.packed), '');
      }
      if (this.#given) return await this.app.openCollection(this.#given, '');
      const kept = address.collection || (this.address && !address.claim && !address.group ? this.storage?.last : '');
      if (kept && kept !== 'sample') {
        const stored = await this.storage?.get(kept);
        if (stored) {
          this.#mine(kept);
          return await this.app.openCollection(stored.file, kept);
        }
      }
      await this.openSample();
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /** What the page brings along: its own JSON, or `src`. */
  async openSample(): Promise<void> {
    const own = this.querySelector('script[type="application/json"]')?.textContent;
    let file: CollectionFile | null = null;
    if (own) file = asCollection(JSON.parse(own), true);
    else if (this.src) {
      const response = await fetch(this.src);
      if (!response.ok) throw new Error(`${this.src}: ${response.status}`);
      file = asCollection(await response.json(), true);
    } else file = { articles: [] };
    if (!file) throw new Error(this.app.t('notJson'));
    await this.app.openCollection(file, '');
  }

  /** Opens one of the reader's own collections, or the bundled one by ''. */
  async openStored(id: string): Promise<void> {
    this.app.go({ collection: id, packed: '', claim: '', group: '', article: '', search: '', facets: {}, relations: [], kinds: [] });
    if (this.storage) this.storage.last = id;
    const stored = id ? await this.storage?.get(id) : undefined;
    if (stored) await this.app.openCollection(stored.file, id);
    else await this.openSample().catch((cause) => this.#fail(cause));
  }

  async newCollection(file: CollectionFile = { articles: [] }): Promise<void> {
    await this.app.openCollection(file, '');
    this.#save();
    this.app.go({ packed: '', claim: '', group: '', article: '', view: 'coverage' });
  }

  #fail(cause: unknown): void {
    this.failure = this.app.t('loadFailed', { message: cause instanceof Error ? cause.message : String(cause) });
    this.#tell('fact-error', { message: this.failure });
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #onHash = (): void => {
    if (!this.address) return;
    const next = readAddress(location.hash, this.view ?? 'coverage');
    if (writeAddress(next) === writeAddress(this.app.address)) return;
    const other = next.collection !== this.app.address.collection || next.packed !== this.app.address.packed;
    this.app.address = next;
    if (other) void this.#open();
    this.app.changed(false);
  };

  #write(push: boolean): void {
    if (!this.address) return;
    const hash = writeAddress(this.app.address, this.view ?? 'coverage');
    const url = `${location.pathname}${location.search}${hash ? `#${hash}` : ''}`;
    if (url === `${location.pathname}${location.search}${location.hash}`) return;
    if (push) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  }

  #mine(id: string): void {
    this.app.address = { ...this.app.address, collection: id };
    if (this.storage) this.storage.last = id;
    this.#write(false);
  }

  #save(): void {
    if (!this.storage) return;
    if (!this.app.id) {
      this.app.id = crypto.randomUUID?.().slice(0, 8) ?? String(Date.now());
      if (!this.app.name) this.app.name = this.app.t('untitled');
      this.#mine(this.app.id);
    }
    void this.#keep();
  }

  /** Saves at once, and once more when something changed meanwhile: a page may be closed at any time. */
  async #keep(): Promise<void> {
    if (this.#saving) {
      this.#again = true;
      return;
    }
    this.#saving = true;
    do {
      this.#again = false;
      await this.storage?.put(this.app.id, this.app.file());
    } while (this.#again);
    this.#saving = false;
  }

  #paint = (): void => {
    const theme = this.theme ?? 'auto';
    // Paper is light.
    this.toggleAttribute('data-dark', !this.#paper.matches && (theme === 'dark' || (theme !== 'light' && this.#dark.matches)));
  };

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme')) this.#paint();
    if (changed.has('lang') || !this.hasUpdated) {
      const lang = this.lang || document.documentElement.lang || 'en';
      if (lang.slice(0, 2) !== this.app.words.lang) {
        void loadWords(lang).then((words) => {
          this.app.words = words;
          this.app.changed(false);
        });
      }
    }
    const view = this.#shownView;
    if (!this.loaded.has(view) && !this.failure) {
      void LOAD[view]().then(() => {
        this.loaded = new Set([...this.loaded, view]);
      }).catch((cause) => this.#fail(cause));
    }
  }

  protected override updated(): void {
    const { claim } = this.app.address;
    if (claim !== this.#lastClaim) {
      this.#lastClaim = claim;
      const found = this.app.analysis.byKey.get(claim);
      this.#tell('fact-select', found ? { article: found.article.id, claim: found.claim.id, span: found.span, text: found.text } : null);
    }
    if (this.dialog) void import('./dialogs.ts');
    // On a phone the tabs scroll: the one that is shown is in sight.
    if (this.#shownTab !== this.app.address.view) {
      this.#shownTab = this.app.address.view;
      const tab = this.renderRoot.querySelector<HTMLElement>('.tabs a[aria-current]')?.parentElement;
      const list = tab?.parentElement;
      if (tab && list) list.scrollLeft = tab.offsetLeft - list.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
    }
  }

  protected override render(): TemplateResult {
    const { app } = this;
    return html`
      <div class="shell" @dragover=${this.#over} @dragleave=${this.#leave} @drop=${this.#drop} @paste=${this.#paste}>
        ${this.#header()}
        ${this.#tabs()}
        ${this.#status()}
        <div class="view" id="view">${this.#view()}</div>
        ${this.dialog ? html`<fact-dialog .app=${app} .host=${this} .which=${this.dialog} @close=${() => { this.dialog = ''; }}></fact-dialog>` : nothing}
        <div class="notices" role="status" aria-live="polite">${app.notices.map((one) => html`<p class=${one.bad ? 'bad' : ''}>${one.text}
          ${one.act ? html`<button class="btn" @click=${() => { one.act!.run(); app.dismiss(one.id); }}>${one.act.label}</button>` : nothing}
          ${one.undo ? html`<button class="btn" @click=${() => { one.undo!(); app.dismiss(one.id); }}>${app.t('undo')}</button>` : nothing}
          <button class="x" aria-label=${app.t('close')} @click=${() => app.dismiss(one.id)}>×</button></p>`)}</div>
        ${this.dropping ? html`<div class="drop" aria-hidden="true">${app.t('dropHere')}</div>` : nothing}
      </div>`;
  }

  #header(): TemplateResult {
    const { app } = this;
    const { analysis } = app;
    const days = analysis.articles.map((one) => one.published).filter((one) => /^\d{4}-\d\d-\d\d/.test(one)).sort();
    const first = days[0];
    const last = days[days.length - 1];
    const conflicts = analysis.groups.filter((one) => one.relation === 'conflict').length;
    const speakers = new Set(analysis.claims.filter((one) => !one.own).map((one) => one.speaker)).size;
    const open = (which: DialogName, key: WordKey, more = '') => html`<button class="btn ${more}" part="button" aria-haspopup="dialog" @click=${() => { this.dialog = which; }}>${app.t(key)}</button>`;
    return html`<header class="top" part="header">
      <div class="title">
        <h1 class="words">${app.name || (analysis.articles.length ? app.t('untitled') : 'Fact Explorer')}</h1>
        <p class="facts num">${analysis.articles.length ? html`
          <span>${app.t('nArticles', { n: analysis.articles.length })}</span>
          ${first ? html`<span>${first === last ? app.words.day(first) : `${app.words.day(first)} – ${app.words.day(last!)}`}</span>` : nothing}
          ${analysis.compared ? html`<span>${app.t('nClaims', { n: analysis.claims.length })}</span>
          <span>${app.t('nSpeakers', { n: speakers })}</span>
          ${conflicts ? html`<span class="conflict"><b class="rel"><span aria-hidden="true">≠</span>${app.t('nConflicts', { n: conflicts })}</b></span>` : nothing}` : nothing}` : nothing}
        </p>
      </div>
      <div class="actions no-print">
        ${this.readonly ? nothing : html`${open('add', 'add', 'primary')}${open('manage', 'manage')}`}
        ${open('share', 'share')}${open('export', 'export')}${open('settings', 'settings')}
      </div>
    </header>`;
  }

  #tabs(): TemplateResult {
    const { app } = this;
    const { analysis } = app;
    const now = app.address.view;
    const counts: Partial<Record<ViewName, number>> = {
      claims: analysis.claims.length,
      figures: analysis.groups.filter((one) => one.values.length > 1 || (one.kind === 'figure' && one.byArticle.size > 1)).length,
      quotes: analysis.groups.filter((one) => one.kind === 'quote' && one.byArticle.size > 1).length,
      wording: analysis.shared.length,
    };
    return html`<nav class="tabs no-print" part="tabs" aria-label=${app.t('views')}><ul>
      ${VIEWS.map((view) => html`<li><a href="#${writeAddress({ ...app.address, view, claim: '', group: '' })}" aria-current=${view === now ? 'page' : nothing}
        @click=${(event: MouseEvent) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          app.view(view);
        }}>${app.t(view)}${counts[view] ? html`<span class="count num">${counts[view]}</span>` : nothing}</a></li>`)}
    </ul></nav>
    <p class="about small">${app.t(`${now}About`)}</p>`;
  }

  #status(): TemplateResult {
    const { app } = this;
    const { progress } = app;
    const bar = progress && (progress.of > 5 || progress.what === 'starting');
    return html`
      ${this.failure ? html`<p class="problem" role="alert">${this.failure}</p>` : nothing}
      ${app.engineError ? html`<p class="problem" role="alert">${app.t('engineFailed', { message: app.engineError })}
        <button class="btn" @click=${() => void app.refresh()}>${app.t('tryAgain')}</button></p>` : nothing}
      <div class="progress ${bar ? 'on' : ''}" role="status">${bar ? html`
        <progress max=${progress.of} .value=${progress.done} aria-label=${app.t('reading', { n: progress.done, of: progress.of })}></progress>
        <span class="small num">${progress.what === 'starting' ? app.t('starting') : progress.what === 'comparing' ? app.t('comparing') : app.t('reading', { n: progress.done, of: progress.of })}</span>
        <button class="plain" @click=${() => app.stop()}>${app.t('stop')}</button>` : nothing}</div>`;
  }

  /** The view asked for; where there is no engine, the articles themselves. */
  get #shownView(): ViewName {
    return this.app.engineError && !this.app.analysis.compared ? 'article' : this.app.address.view;
  }

  #view(): TemplateResult | typeof nothing {
    const { app } = this;
    const view = this.#shownView;
    if (app.articles.length === 0) {
      if (!this.#opened || (!this.failure && (this.src || this.#given?.articles.length) && !app.id)) return nothing;
      return html`<div class="empty"><strong>${app.t('emptyStart')}</strong>${app.t('emptyStartHelp')}
        ${this.readonly ? nothing : html`<p><button class="btn primary" @click=${() => { this.dialog = 'add'; }}>${app.t('add')}</button></p>`}</div>`;
    }
    if (!this.loaded.has(view)) return nothing;
    if (!app.analysis.compared && view !== 'article') return html`<div class="waiting" aria-busy="true"></div>`;
    switch (view) {
      case 'claims': return html`<fact-claims .app=${app}></fact-claims>`;
      case 'article': return html`<fact-article .app=${app}></fact-article>`;
      case 'figures': return html`<fact-figures .app=${app}></fact-figures>`;
      case 'quotes': return html`<fact-quotes .app=${app}></fact-quotes>`;
      case 'speakers': return html`<fact-speakers .app=${app}></fact-speakers>`;
      case 'timeline': return html`<fact-timeline .app=${app}></fact-timeline>`;
      case 'wording': return html`<fact-wording .app=${app}></fact-wording>`;
      default: return html`<fact-coverage .app=${app}></fact-coverage>`;
    }
  }

  #over = (event: DragEvent): void => {
    if (this.readonly || !event.dataTransfer?.types.some((one) => one === 'Files' || one === 'text/plain')) return;
    event.preventDefault();
    this.dropping = true;
  };

  #leave = (event: DragEvent): void => {
    if (!event.relatedTarget) this.dropping = false;
  };

  #drop = async (event: DragEvent): Promise<void> => {
    if (this.readonly || !event.dataTransfer) return;
    event.preventDefault();
    this.dropping = false;
    const { files } = event.dataTransfer;
    if (files.length > 0) return this.addFiles(files);
    const text = event.dataTransfer.getData('text/plain');
    const { fromText } = await import('../open/files.ts');
    const article = fromText(text);
    if (article) await this.app.add([article]);
  };

  /** A report pasted anywhere but into a field opens the dialog that adds it. */
  #paste = (event: ClipboardEvent): void => {
    if (this.readonly || this.dialog) return;
    const target = event.composedPath()[0] as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length < 80) return;
    this.pasted = text;
    this.dialog = 'add';
  };
  /** Text that waits to be put into the dialog. */
  pasted = '';

  async addFiles(files: Iterable<File>): Promise<void> {
    const { openFiles } = await import('../open/files.ts');
    const opened = await openFiles(files);
    for (const { name, problem } of opened.problems) this.app.notify(this.app.t('fileFailed', { name, message: this.app.t(problem) }), { bad: true });
    if (opened.collection) await this.newCollection(opened.collection);
    if (opened.articles.length > 0) await this.app.add(opened.articles);
  }
}

define('fact-explorer', FactExplorer);

declare global {
  interface HTMLElementTagNameMap { 'fact-explorer': FactExplorer }
}
