/** The dialogs: adding articles, managing them, sharing, exporting, settings. Loaded when the first is opened. */
import { FactView, define, html, nothing, type TemplateResult } from './view.ts';
import { base } from '../styles/base.ts';
import { dialogStyles } from './dialogs.styles.ts';
import type { DialogName, FactExplorer } from './fact-explorer.ts';
import { fromText } from '../open/files.ts';
import { guess } from '../open/guess.ts';
import { csv } from '../export/csv.ts';
import { download, fileName } from '../export/download.ts';
import { LANGUAGES, type WordKey } from '../words/index.ts';
import { cut } from '../model/analysis.ts';
import type { Correction } from '../model/types.ts';
import type { Stored } from '../share/storage.ts';

const TITLE: Record<DialogName, WordKey> = { add: 'addTitle', manage: 'manage', share: 'share', export: 'export', settings: 'settings' };

export class FactDialog extends FactView {
  static override properties = {
    ...FactView.properties, which: {}, host: { attribute: false }, text: { state: true }, about: { state: true }, link: { state: true }, stored: { state: true },
  };
  declare which: DialogName;
  declare host: FactExplorer;
  declare private text: string;
  declare private about: { source: string; published: string; title: string; touched: boolean };
  declare private link: { kb: number; url: string } | null;
  declare private stored: Stored[] | null;
  static override styles = [base, dialogStyles];

  constructor() {
    super();
    this.text = '';
    this.about = { source: '', published: '', title: '', touched: false };
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

  #typed(text: string): void {
    this.text = text;
    if (!this.about.touched) this.about = { ...guess(text), touched: false };
  }

  #add(): TemplateResult {
    const set = (key: 'source' | 'published' | 'title') => (event: Event) => {
      this.about = { ...this.about, [key]: (event.target as HTMLInputElement).value, touched: true };
    };
    const guessed = (value: string) => (value && !this.about.touched ? html` <i class="muted">(${this.t('guessed')})</i>` : nothing);
    return html`<form class="add" @submit=${(event: Event) => {
      event.preventDefault();
      const article = fromText(this.text);
      if (!article) return;
      const { source, published, title } = this.about;
      this.#shut();
      void this.app.add([{ text: this.text, ...(source ? { source } : {}), ...(published ? { published } : {}), ...(title ? { title } : {}) }]);
    }}>
      <label class="wide">${this.t('paste')}
        <textarea class="words" rows="10" required autofocus .value=${this.text} aria-describedby="help"
          @input=${(event: Event) => this.#typed((event.target as HTMLTextAreaElement).value)}
          @paste=${(event: ClipboardEvent) => void this.#pastedHtml(event)}></textarea></label>
      <p id="help" class="muted small wide">${this.t('pasteHelp')}</p>
      <label>${this.t('source')}${guessed(this.about.source)}<input type="text" name="source" .value=${this.about.source} @input=${set('source')}></label>
      <label>${this.t('published')}${guessed(this.about.published)}<input type="date" name="published" .value=${this.about.published} @input=${set('published')}></label>
      <label class="wide">${this.t('title')}${guessed(this.about.title)}<input type="text" name="title" .value=${this.about.title} @input=${set('title')}></label>
      <p class="wide bar"><button class="btn primary" ?disabled=${!this.text.trim()}>${this.t('addThis')}</button></p>
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
    if (article?.source && !this.about.source) this.about = { ...this.about, source: article.source };
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
      download(fileName(this.app.name, 'html'), await onePage(this.app.file()), 'text/html');
    } catch {
      this.app.notify(this.t('savePageFailed'), { bad: true });
    }
  }

  #export(): TemplateResult {
    const { app } = this;
    const rows = this.host.tableRows();
    const name = (ending: string) => fileName(`${app.name} ${ending === 'csv' ? app.address.view : ''}`, ending);
    const json = () => JSON.stringify(app.fullComparison(), null, 1);
    const full = app.comparison !== null;
    const other = async (kind: 'annotations' | 'jsonld' | 'tei') => {
      const formats = await import('../export/formats.ts');
      if (kind === 'annotations') download(name('annotations.jsonld'), formats.annotations(app.analysis), 'application/ld+json');
      else if (kind === 'jsonld') download(name('jsonld'), formats.schemaOrg(app.analysis), 'application/ld+json');
      else download(name('tei.xml'), formats.tei(app.analysis, app.name), 'application/tei+xml');
    };
    return html`<div class="stack"><p class="muted small">${this.t('exportHelp')}</p><p class="bar column">
      <button class="btn" ?disabled=${!rows} @click=${() => download(name('csv'), csv(rows ?? []), 'text/csv')}>${this.t('exportTable')}</button>
      <button class="btn" ?disabled=${!full} @click=${() => download(name('json'), json(), 'application/json')}>${this.t('exportJson')}</button>
      <button class="btn" ?disabled=${!full} @click=${() => void other('annotations')}>${this.t('exportAnnotation')}</button>
      <button class="btn" ?disabled=${!full} @click=${() => void other('jsonld')}>${this.t('exportJsonLd')}</button>
      <button class="btn" ?disabled=${!full} @click=${() => void other('tei')}>${this.t('exportTei')}</button>
      <button class="btn" @click=${() => { this.#shut(); setTimeout(() => print(), 50); }}>${this.t('print')}</button></p></div>`;
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
