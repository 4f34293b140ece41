/** The dialogs: adding articles, managing them, sharing, exporting, settings. Loaded when the first is opened. */
import { FactView, define, html, nothing, type TemplateResult } from './view.ts';
import { base } from '../styles/base.ts';
import { dialogStyles } from './dialogs.styles.ts';
import type { DialogName, FactExplorer } from './fact-explorer.ts';
import { download, fileName } from '../export/download.ts';
import { LANGUAGES, type WordKey } from '../words/index.ts';
import { cut, partsOf } from '../model/analysis.ts';
import type { Correction, ExportFormat, GivenArticle, Part, TableName } from '../model/types.ts';
import type { Stored } from '../share/storage.ts';
import { VIEWS, type ViewName } from '../model/address.ts';

type Field = 'source' | 'published' | 'title';

/** The table that belongs to a view. */
const TABLE_OF: Record<ViewName, TableName> = {
  coverage: 'coverage', claims: 'claims', article: 'articles', figures: 'figures', quotes: 'quotes', speakers: 'speakers', timeline: 'timeline', wording: 'wording',
};

/** How a format's file is called and what it is. */
const FILES: Record<ExportFormat, { ending: string; type: string; word: WordKey }> = {
  csv: { ending: 'csv', type: 'text/csv', word: 'exportTable' },
  json: { ending: 'json', type: 'application/json', word: 'exportJson' },
  annotations: { ending: 'annotations.jsonld', type: 'application/ld+json', word: 'exportAnnotation' },
  jsonld: { ending: 'jsonld', type: 'application/ld+json', word: 'exportJsonLd' },
  tei: { ending: 'tei.xml', type: 'application/tei+xml', word: 'exportTei' },
  html: { ending: 'html', type: 'text/html', word: 'exportHtml' },
};

const TITLE: Record<DialogName, WordKey> = { add: 'addTitle', manage: 'manage', share: 'share', export: 'export', settings: 'settings' };

export class FactDialog extends FactView {
  static override properties = {
    ...FactView.properties, which: {}, host: { attribute: false }, text: { state: true }, about: { state: true }, parts: { state: true }, apart: { state: true }, busy: { state: true }, table: { state: true }, link: { state: true }, stored: { state: true },
  };
  declare which: DialogName;
  declare host: FactExplorer;
  declare private text: string;
  declare private about: Record<Field, string>;
  /** The articles that the pasted text seems to be, and whether it is added as these. */
  declare private parts: Part[];
  declare private apart: boolean;
  declare private busy: boolean;
  declare private table: TableName | '';
  declare private link: { kb: number; url: string } | null;
  declare private stored: Stored[] | null;
  static override styles = [base, dialogStyles];

  constructor() {
    super();
    this.text = '';
    this.about = { source: '', published: '', title: '' };
    this.parts = [];
    this.apart = true;
    this.busy = false;
    this.table = '';
    this.link = null;
    this.stored = null;
  }

  override firstUpdated(): void {
    if (this.host.pasted) {
      this.#typed(this.host.pasted);
      this.host.pasted = '';
    }
    this.renderRoot.querySelector('dialog')!.showModal();
    if (this.which === 'share') void this.#pack();
    if (this.which === 'manage') void this.#list();
  }

  #close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.#close} @click=${(event: MouseEvent) => { if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close(); }}>
      <div class="box">
        <header><h2 id="title">${this.t(TITLE[this.which])}</h2>
          <button class="x" aria-label=${this.t('close')} @click=${(event: Event) => ((event.currentTarget as HTMLElement).closest('dialog') as HTMLDialogElement).close()}>×</button></header>
        ${this.which === 'add' ? this.#add() : this.which === 'manage' ? this.#manage() : this.which === 'share' ? this.#share() : this.which === 'export' ? this.#export() : this.#settings()}
      </div></dialog>`;
  }

  #shut(): void {
    this.renderRoot.querySelector('dialog')!.close();
  }

  /** Fields that the reader filled in; the others follow the text. */
  #touched = new Set<Field>();
  #asked = 0;

  #typed(text: string): void {
    this.text = text;
    const asked = ++this.#asked;
    setTimeout(() => {
      if (asked === this.#asked) void this.#guess(text, asked);
    }, 200);
  }

  /** What the engine makes of the text so far. Where it cannot be asked, the fields stay as they are. */
  async #guess(text: string, asked: number): Promise<void> {
    const probe = text.trim() ? await this.app.probe(text).catch(() => null) : null;
    if (asked !== this.#asked) return;
    const guessed = (field: Field) => (this.#touched.has(field) ? this.about[field] : (probe?.[field] ?? ''));
    this.about = { source: guessed('source'), published: guessed('published'), title: guessed('title') };
    this.parts = (probe?.parts.length ?? 0) > 1 ? probe!.parts : [];
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const { text, parts } = this;
    if (!text.trim()) return;
    const split = this.apart && parts.length > 1;
    // What was only guessed, the engine guesses again, and says so.
    const about = Object.fromEntries([...this.#touched].map((field) => [field, this.about[field]]).filter(([, value]) => value));
    const articles: GivenArticle[] = split ? parts.map(({ span }) => ({ text: text.slice(...span).trim() })) : [{ ...about, text }];
    this.#shut();
    void this.app.add(articles, parts.length > 1);
  };

  #add(): TemplateResult {
    const split = this.apart && this.parts.length > 1;
    const field = (name: Field, type: string, more = '') => html`<label class=${more}>${this.t(name)}${this.about[name] && !this.#touched.has(name) ? html` <i class="muted">(${this.t('guessed')})</i>` : nothing}
      <input type=${type} name=${name} .value=${this.about[name]} @input=${(event: Event) => {
        this.#touched.add(name);
        this.about = { ...this.about, [name]: (event.target as HTMLInputElement).value };
      }}></label>`;
    return html`<form class="add" @submit=${this.#submit}>
      <label class="wide">${this.t('paste')}
        <textarea class="words" rows="10" required autofocus .value=${this.text} aria-describedby="help"
          @input=${(event: Event) => this.#typed((event.target as HTMLTextAreaElement).value)}
          @paste=${(event: ClipboardEvent) => void this.#pastedHtml(event)}></textarea></label>
      <p id="help" class="muted small wide">${this.t('pasteHelp')}</p>
      <div class="wide" role="status">${this.parts.length > 1 ? html`<div class="parts">
        <label class="check"><input type="checkbox" .checked=${this.apart} @change=${(event: Event) => { this.apart = (event.target as HTMLInputElement).checked; }}>${this.t('seemsSeveral', { n: this.parts.length })}</label>
        <ol>${this.parts.map((one) => html`<li class="words">${one.title || this.text.slice(one.span[0], one.span[0] + 90).trim()}</li>`)}</ol></div>` : nothing}</div>
      ${split ? nothing : html`${field('source', 'text')}${field('published', 'date')}${field('title', 'text', 'wide')}`}
      <p class="wide bar"><button class="btn primary" ?disabled=${!this.text.trim()}>${split ? this.t('addThese', { n: this.parts.length }) : this.t('addThis')}</button></p>
      <hr class="wide">
      <p class="wide"><b>${this.t('files')}</b><br><span class="muted small">${this.t('filesHelp')}</span></p>
      <p class="wide"><label class="btn file">${this.t('chooseFiles')}<input type="file" multiple accept=".txt,.html,.htm,.json,.jsonl,.ndjson,text/plain,text/html,application/json"
        @change=${(event: Event) => {
          const files = [...((event.target as HTMLInputElement).files ?? [])];
          this.#shut();
          void this.host.addFiles(files);
        }}></label></p>
    </form>`;
  }

  /** A page copied from a browser brings its markup along, which tells article from furniture better than its bare words. */
  async #pastedHtml(event: ClipboardEvent): Promise<void> {
    const markup = event.clipboardData?.getData('text/html') ?? '';
    if (!markup || !/<(p|article|h1|div)\b/i.test(markup) || this.text) return;
    event.preventDefault();
    const plain = event.clipboardData!.getData('text/plain');
    const { fromHtml } = await import('../open/html.ts');
    const article = fromHtml(markup, '');
    this.#typed(article && article.text.length > plain.length * 0.5 ? article.text : plain);
    if (article?.source && !this.about.source) {
      this.#touched.add('source');
      this.about = { ...this.about, source: article.source };
    }
  }

  async #list(): Promise<void> {
    this.stored = (await this.host.storage?.works()) ? await this.host.storage!.list() : null;
  }

  #manage(): TemplateResult {
    const { app } = this;
    const { analysis } = app;
    return html`
      <label class="line">${this.t('rename')}<input type="text" .value=${app.name} @change=${(event: Event) => app.rename((event.target as HTMLInputElement).value)}></label>
      <ol class="articles">${analysis.articles.map((one) => html`<li>
        ${this.letter(one)}
        <span class="fields">
          <input type="text" aria-label=${this.t('source')} placeholder=${this.t('source')} .value=${one.given.source ?? ''} @change=${(event: Event) => void app.describe(one.id, { source: (event.target as HTMLInputElement).value })}>
          <input type="date" aria-label=${this.t('published')} .value=${one.published} @change=${(event: Event) => void app.describe(one.id, { published: (event.target as HTMLInputElement).value })}>
          <span class="muted small">${one.title.slice(0, 120)}${one.error ? html`<b class="bad"> ${one.error.message}</b>` : html` · ${this.t('nClaims', { n: one.claims.length })}`}</span>
        </span>
        ${partsOf(one).length > 1 ? html`<button class="plain" @click=${() => void app.split(one.id, partsOf(one))}>${this.t('splitInto', { n: partsOf(one).length })}</button>` : nothing}
        <button class="plain" aria-label=${this.t('removeArticle', { name: one.label })} @click=${() => void app.remove(one.id)}>${this.t('remove')}</button></li>`)}</ol>
      ${app.corrections.length ? html`<h3>${this.t('corrections')}</h3><ul class="fixes">${app.corrections.map((one) => html`<li><span>${this.#said(one)}</span>
        <button class="plain" @click=${() => app.takeBack(one)}>${this.t('takeBack')}</button></li>`)}</ul>` : nothing}
      ${this.host.store ? html`<h3>${this.t('collections')}</h3>
        ${this.stored === null ? html`<p class="muted small">${this.t('notSaved')}</p>` : html`<ul class="fixes">
          <li><button class="plain" @click=${() => { this.#shut(); void this.host.openStored(''); }}>${this.t('sample')}</button>${app.id ? nothing : html`<i class="muted">${this.t('selected')}</i>`}</li>
          ${this.stored.map((one) => html`<li><button class="plain" @click=${() => { this.#shut(); void this.host.openStored(one.id); }}>${one.name || this.t('untitled')}</button>
            <span class="muted small">${this.t('nArticles', { n: one.articles })}</span>${one.id === app.id ? html`<i class="muted">${this.t('selected')}</i>` : nothing}
            <button class="plain" @click=${() => void this.#forget(one)}>${this.t('remove')}</button></li>`)}</ul>`}
        <p class="bar"><button class="btn" @click=${() => { this.#shut(); void this.host.newCollection(); }}>${this.t('newCollection')}</button>
          <label class="btn file">${this.t('openFile')}<input type="file" accept=".json,application/json" @change=${(event: Event) => {
            const files = [...((event.target as HTMLInputElement).files ?? [])];
            this.#shut();
            void this.host.addFiles(files);
          }}></label></p>` : nothing}`;
  }

  async #forget(one: Stored): Promise<void> {
    await this.host.storage?.remove(one.id);
    if (one.id === this.app.id) await this.host.openStored('');
    this.app.notify(this.t('deletedCollection', { name: one.name || this.t('untitled') }), {
      undo: () => void this.host.storage?.put(one.id, one.file).then(() => this.#list()),
    });
    await this.#list();
  }

  #said(one: Correction): string {
    const article = this.app.analysis.articles.find((other) => other.id === one.article);
    const words = article ? cut(article.text, [one.at]).slice(0, 70) : '';
    const what = one.kind === 'speaker' ? this.t('correctionSpeaker', { name: one.name || this.t('ownWords') })
      : one.kind === 'split' ? this.t('correctionSplit') : one.kind === 'join' ? this.t('correctionJoin') : this.t('correctionBlock', { kind: this.app.words.term(one.as) });
    return `${what}: ${article?.letter ?? ''} “${words}”`;
  }

  async #pack(): Promise<void> {
    const { pack, PACKED_LIMIT } = await import('../share/packed.ts');
    const packed = pack(this.app.file());
    const url = packed.length > PACKED_LIMIT ? '' : `${location.href.split('#')[0]}#view=${this.app.address.view}&c=${packed}`;
    this.link = { kb: Math.ceil(packed.length / 1000), url };
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.app.notify(this.t('copied'));
    } catch {
      const field = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input[readonly]')].find((one) => one.value === text);
      field?.select();
    }
  }

  #share(): TemplateResult {
    const row = (label: string, url: string) => html`<label class="wide">${label}<span class="line"><input type="text" readonly .value=${url} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>
      <button class="btn" type="button" @click=${() => void this.#copy(url)}>${this.t('copy')}</button></span></label>`;
    return html`<div class="stack">
      ${row(this.t('shareView'), location.href)}
      ${this.link ? this.link.url ? html`${row(this.t('shareAll'), this.link.url)}<p class="muted small">${this.t('shareAllHelp', { kb: this.link.kb })}</p>`
        : html`<p>${this.t('shareTooLong', { kb: this.link.kb })}</p>` : nothing}
      <h3>${this.t('save')}</h3>
      <p class="bar"><button class="btn" @click=${() => download(fileName(this.app.name, 'json'), JSON.stringify(this.app.file(), null, 1), 'application/json')}>${this.t('saveCollection')}</button>
      <button class="btn" @click=${() => void this.#page()}>${this.t('savePage')}</button></p>
      <p class="muted small">${this.t('savePageHelp')}</p>
    </div>`;
  }

  async #page(): Promise<void> {
    const { onePage } = await import('../share/page.ts');
    try {
      download(fileName(this.app.name, 'html'), await onePage(this.app.finished()), 'text/html');
    } catch {
      this.app.notify(this.t('savePageFailed'), { bad: true });
    }
  }

  #export(): TemplateResult {
    const table = this.table || TABLE_OF[this.app.address.view];
    const none = this.busy || !this.app.comparison;
    const button = (format: ExportFormat) => html`<button class="btn" ?disabled=${none} @click=${() => void this.#write(format, table)}>${this.t(FILES[format].word)}</button>`;
    return html`<div class="stack">
      <p class="muted small">${this.t('exportHelp')}</p>
      <div class="line"><label class="line grow">${this.t('exportWhich')}<select name="table" @change=${(event: Event) => { this.table = (event.target as HTMLSelectElement).value as TableName; }}>
        ${VIEWS.map((view) => html`<option value=${TABLE_OF[view]} ?selected=${TABLE_OF[view] === table}>${this.t(view === 'article' ? 'manage' : view)}</option>`)}</select></label>
        ${button('csv')}</div>
      <h3>${this.t('exportWhole')}</h3>
      <p class="bar column">${button('json')}${button('annotations')}${button('jsonld')}${button('tei')}${button('html')}</p>
      <p class="bar"><button class="plain" @click=${() => { this.#shut(); setTimeout(() => print(), 50); }}>${this.t('print')}</button></p></div>`;
  }

  /** The engine writes the file, as the program does. */
  async #write(format: ExportFormat, table: TableName): Promise<void> {
    this.busy = true;
    try {
      const { ending, type } = FILES[format];
      const text = await this.app.export({ format, ...(format === 'csv' ? { table } : {}) });
      download(fileName(format === 'csv' ? `${this.app.name} ${table}` : this.app.name, ending), text, type);
    } catch (cause) {
      this.app.notify(this.t('exportFailed', { message: cause instanceof Error ? cause.message : String(cause) }), { bad: true });
    } finally {
      this.busy = false;
    }
  }

  #settings(): TemplateResult {
    const themes: [string, WordKey][] = [['auto', 'system'], ['light', 'light'], ['dark', 'dark']];
    return html`<div class="stack">
      <label class="line">${this.t('language')}<select @change=${(event: Event) => this.#prefer('lang', (event.target as HTMLSelectElement).value)}>
        ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} ?selected=${code === this.app.words.lang}>${name}</option>`)}</select></label>
      <label class="line">${this.t('appearance')}<select @change=${(event: Event) => this.#prefer('theme', (event.target as HTMLSelectElement).value)}>
        ${themes.map(([value, key]) => html`<option value=${value} ?selected=${value === (this.host.theme ?? 'auto')}>${this.t(key)}</option>`)}</select></label>
    </div>`;
  }

  #prefer(name: 'lang' | 'theme', value: string): void {
    this.host[name] = value;
    try {
      if (this.host.store) localStorage.setItem(`${this.host.store}.${name}`, value);
    } catch {
      // It holds for this visit.
    }
  }
}

define('fact-dialog', FactDialog);
