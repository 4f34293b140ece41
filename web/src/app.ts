/** The one store behind an element: articles, results, corrections, address. Views read it and ask it to change. */
import { analyse, cut, partsOf, type Analysis, type ClaimView } from './model/analysis.ts';
import { EMPTY, type Address, type ViewName } from './model/address.ts';
import { isError, type CollectionFile, type Comparison, type Correction, type ExportRequest, type ExtractResult, type GivenArticle, type Part } from './model/types.ts';
import { edits } from './model/edits.ts';
import type { EngineClient, EngineCollection } from './engine/client.ts';
import { english, type Words, type WordKey, type Fill } from './words/index.ts';

export interface Progress { done: number; of: number; what: 'starting' | 'reading' | 'comparing' }
export interface Notice { id: number; text: string; undo?: () => void; act?: { label: string; run(): void }; bad?: boolean }

/** What words say of themselves: day, outlet, headline, and the articles they seem to be. */
export interface Probe { published: string; source: string; title: string; parts: Part[] }

/** Letters of a text that are read to say what it is. */
const PROBED = 200_000;

/** Tells of each change by a `change` event; what changed is read from its fields. */
export class App extends EventTarget {
  words: Words = english;
  address: Address = { ...EMPTY };
  /** The browser's id of the open collection; empty for the bundled one. */
  id = '';
  name = '';
  articles: GivenArticle[] = [];
  corrections: Correction[] = [];
  progress: Progress | null = null;
  engineError = '';
  notices: Notice[] = [];
  /** Makes an engine when one is first needed. */
  engine: () => Promise<EngineClient> = () => Promise.reject(new Error('no engine'));
  /** Called after anything that a saved collection holds has changed. */
  onStore: () => void = () => {};
  /** Called after the address has changed. */
  onAddress: (push: boolean) => void = () => {};

  #results = new Map<string, ExtractResult>();
  #comparison: Comparison | null = null;
  #analysis: Analysis | null = null;
  #collection: EngineCollection | null = null;
  /** Ids that the engine's collection holds, in its order. */
  #held: string[] = [];
  /** Whether the comparison is the engine's collection's own, rather than one that came with the articles. */
  #own = false;
  #run = 0;
  #working = false;
  #stopping = false;
  #noticeId = 0;

  t(key: WordKey, fill?: Fill): string {
    return this.words.t(key, fill);
  }

  get analysis(): Analysis {
    return (this.#analysis ??= analyse({
      given: this.articles, results: this.#results, comparison: this.#comparison, corrections: this.corrections,
    }));
  }

  get comparison(): Comparison | null {
    return this.#comparison;
  }

  /** The comparison as the contract has it, every article's analysis included. */
  fullComparison(): Comparison | null {
    if (!this.#comparison) return null;
    return { ...this.#comparison, articles: this.articles.flatMap((one) => this.#results.get(one.id ?? '') ?? []) };
  }

  result(id: string): ExtractResult | undefined {
    return this.#results.get(id);
  }

  changed(analysisToo = true): void {
    if (analysisToo) this.#analysis = null;
    this.dispatchEvent(new Event('change'));
  }

  /** Goes somewhere: `push` makes a new entry in the history. */
  go(to: Partial<Address>, push = true): void {
    this.address = { ...this.address, ...to };
    this.onAddress(push);
    this.changed(false);
  }

  view(view: ViewName): void {
    this.go({ view, claim: '', open: [] });
  }

  /** To the words behind a claim. */
  toWords(claim: ClaimView): void {
    this.go({ view: 'article', article: claim.article.id, claim: claim.key });
  }

  /** From the words back to what is claimed. */
  toGroup(claim: ClaimView): void {
    this.go({ view: 'coverage', group: claim.group.id, claim: '', search: '', relations: [], kinds: [], facets: {} });
  }

  notify(text: string, more: Partial<Notice> = {}): void {
    const notice = { ...more, id: ++this.#noticeId, text };
    this.notices = [...this.notices.slice(-3), notice];
    this.changed(false);
    setTimeout(() => this.dismiss(notice.id), more.undo || more.act ? 12000 : 5000);
  }

  dismiss(id: number): void {
    this.notices = this.notices.filter((one) => one.id !== id);
    this.changed(false);
  }

  /** Shows another collection. */
  async openCollection(file: CollectionFile, id: string): Promise<void> {
    this.#run++;
    this.id = id;
    this.name = file.name ?? '';
    this.articles = withIds(file.articles);
    this.corrections = file.corrections ?? [];
    this.#results = new Map();
    this.#comparison = null;
    this.#own = false;
    const ready = file.comparison;
    if (ready && ready.articles.length === this.articles.length) {
      this.#comparison = ready;
      ready.articles.forEach((one, at) => this.#results.set(this.articles[at]!.id!, one));
    }
    this.changed();
    if (!this.#comparison) await this.refresh();
    else this.dispatchEvent(new Event('ready'));
  }

  /** `asOne`: the reader has already said that a text is one article. */
  async add(articles: GivenArticle[], asOne = false): Promise<void> {
    const before = this.articles.length;
    this.articles = withIds([...this.articles, ...articles]);
    const added = this.articles.slice(before);
    this.#stored();
    await this.refresh();
    if (asOne) return;
    for (const { id } of added) {
      const found = this.analysis.articles.find((one) => one.id === id);
      const parts = found ? partsOf(found) : [];
      if (found && parts.length > 1) {
        this.notify(this.t('looksLike', { name: found.label, n: parts.length }), { act: { label: this.t('splitIt'), run: () => void this.split(found.id, parts) } });
      }
    }
  }

  /** Reads words that have not been added, to say what they are. */
  async probe(text: string): Promise<Probe | null> {
    const scratch = await (await this.engine()).open();
    // Of a book, its beginning says enough, and reading it twice would keep the reader waiting.
    const whole = text.length <= PROBED;
    try {
      const read = await scratch.add({ id: 'probe', text: whole ? text : text.slice(0, PROBED) });
      if (isError(read)) return null;
      const headline = read.blocks.find((one) => one.kind === 'headline');
      return {
        published: read.article.published ?? '', source: read.article.source ?? '',
        title: read.article.title || (headline ? cut(text, [headline.span]) : ''), parts: whole ? (read.article.parts ?? []) : [],
      };
    } finally {
      await scratch.close();
    }
  }

  async remove(id: string): Promise<void> {
    const at = this.articles.findIndex((one) => one.id === id);
    const article = this.articles[at];
    if (!article) return;
    const corrections = this.corrections;
    this.articles = this.articles.filter((one) => one !== article);
    this.corrections = corrections.filter((one) => one.article !== id);
    this.#results.delete(id);
    this.notify(this.t('removed', { name: article.source || article.title || id }), {
      undo: () => {
        this.articles = [...this.articles.slice(0, at), article, ...this.articles.slice(at)];
        this.corrections = corrections;
        this.#stored();
        void this.refresh();
      },
    });
    this.#stored();
    await this.refresh();
  }

  /** Changes what is known of an article (outlet, day, title); it is read again. */
  async describe(id: string, to: Partial<GivenArticle>): Promise<void> {
    this.articles = this.articles.map((one) => (one.id === id ? { ...one, ...to } : one));
    this.#results.delete(id);
    this.#stored();
    await this.refresh();
  }

  rename(name: string): void {
    this.name = name;
    this.#stored();
    this.changed(false);
  }

  correct(correction: Correction): void {
    this.corrections = [...this.corrections, correction];
    this.#corrected(correction);
    this.notify(this.t('correctedNow'), { undo: () => this.takeBack(correction) });
  }

  takeBack(correction: Correction): void {
    if (!this.corrections.includes(correction)) return;
    this.corrections = this.corrections.filter((one) => one !== correction);
    this.#corrected(correction);
  }

  #corrected(correction: Correction): void {
    this.#stored();
    // What a block is decides what is read out of it; everything else is laid over what was read.
    if (correction.kind === 'block') {
      this.#stale.add(correction.article);
      void this.refresh();
    }
  }

  /** Articles that must be read again though nothing of them is missing. */
  #stale = new Set<string>();

  /** The article as the engine is given it: with the blocks that the reader has labelled. */
  #labelled(article: GivenArticle): GivenArticle {
    const labels = this.corrections.flatMap((one) => (one.kind === 'block' && one.article === article.id ? [{ span: one.at, kind: one.as }] : []));
    return labels.length > 0 ? { ...article, labels } : article;
  }

  /** The comparison as a file, written by the engine: without corrections the very bytes that the program writes. */
  async export(request: ExportRequest): Promise<string> {
    while (this.#working) await new Promise((done) => setTimeout(done, 10));
    // A comparison that came along is first read again, so that file and page are of one reading.
    if (!this.#own || !this.#collection) await this.refresh();
    if (!this.#collection) throw new Error(this.engineError || this.t('emptyStart'));
    const laid = this.corrections.some((one) => one.kind !== 'block');
    return this.#collection.export({ ...request, title: this.name, ...(laid ? { edits: edits(this.analysis) } : {}) });
  }

  /** Splits an article into those it was pasted together from. */
  async split(id: string, into: GivenArticle[]): Promise<void> {
    const at = this.articles.findIndex((one) => one.id === id);
    const whole = this.articles[at];
    if (!whole || into.length < 2) return;
    const { articles, corrections } = this;
    this.articles = withIds([...articles.slice(0, at), ...into, ...articles.slice(at + 1)]);
    this.corrections = corrections.filter((one) => one.article !== id);
    this.#results.delete(id);
    this.notify(this.t('splitDone', { n: into.length }), {
      undo: () => {
        this.articles = articles;
        this.corrections = corrections;
        this.#stored();
        void this.refresh();
      },
    });
    this.#stored();
    await this.refresh();
  }

  file(): CollectionFile {
    return {
      format: 'fact-explorer-collection/1', name: this.name, articles: this.articles,
      ...(this.corrections.length ? { corrections: this.corrections } : {}),
    };
  }

  /** The collection with its comparison, to be shown without reading it again. */
  finished(): CollectionFile {
    const comparison = this.fullComparison();
    return comparison ? { ...this.file(), comparison } : this.file();
  }

  #stored(): void {
    // A link that held the collection holds it no longer.
    if (this.address.packed) this.go({ packed: '' }, false);
    this.onStore();
    this.changed();
  }

  /** Stops reading; what was read stays and is compared. */
  stop(): void {
    this.#stopping = true;
  }

  dispose(): void {
    this.#run++;
    void this.#collection?.close().catch(() => {});
    this.#collection = null;
    this.#held = [];
  }

  /** Reads what has not been read and compares; a later call overtakes an earlier one. */
  async refresh(): Promise<void> {
    const run = ++this.#run;
    const current = () => run === this.#run;
    while (this.#working) {
      await new Promise((done) => setTimeout(done, 4));
      if (!current()) return;
    }
    this.#working = true;
    this.#stopping = false;
    this.engineError = '';
    let fresh = false;
    try {
      if (this.articles.length === 0) {
        this.#comparison = null;
        return;
      }
      this.progress = { done: 0, of: this.articles.length, what: 'starting' };
      this.changed();
      const done = await this.#read(current);
      if (!current() || done === 0) return;
      if (done < this.articles.length) this.notify(this.t('stopped', { n: done, of: this.articles.length }));
      this.progress = { done, of: this.articles.length, what: 'comparing' };
      this.changed(false);
      const comparison = await this.#collection!.compare();
      if (!current()) return;
      // Taking the answer in, working it out and drawing it: three tasks, between which the page can answer the reader.
      await pause();
      this.#comparison = comparison;
      this.#own = true;
      this.#analysis = null;
      void this.analysis;
      fresh = true;
      await pause();
    } catch (cause) {
      if (current()) this.engineError = cause instanceof Error ? cause.message : String(cause);
      this.dispose();
    } finally {
      this.#working = false;
      this.progress = null;
      this.changed(!fresh);
      this.dispatchEvent(new Event('ready'));
    }
  }

  /** Brings the engine's collection to the articles as they stand; how many it holds then. */
  async #read(current: () => boolean): Promise<number> {
    this.#collection ??= await (await this.engine()).open();
    const collection = this.#collection;
    // The engine keeps the order of adding: whatever stands behind the first difference is read anew.
    let same = 0;
    const kept = (id: string) => this.#results.has(id) && !this.#stale.has(id);
    while (same < this.#held.length && this.#held[same] === this.articles[same]?.id && kept(this.#held[same]!)) same++;
    for (const id of this.#held.splice(same).reverse()) {
      const reachable = await collection.remove(id);
      if (!reachable) throw new Error(`article ${id} could not be taken out`);
    }
    const articles = this.articles;
    let shown = performance.now();
    for (let at = same; at < articles.length; at++) {
      if (!current() || this.#stopping) return at;
      const article = articles[at]!;
      this.#stale.delete(article.id!);
      this.#results.set(article.id!, await collection.add(this.#labelled(article)));
      this.#held.push(article.id!);
      this.progress = { done: at + 1, of: articles.length, what: 'reading' };
      // Telling of every article would cost more than reading it.
      if (performance.now() - shown > 120) {
        shown = performance.now();
        this.changed(false);
      }
    }
    return articles.length;
  }
}

const pause = () => new Promise<void>((done) => setTimeout(done));

/** Every article gets an id of its own, kept where it has one. */
function withIds(articles: GivenArticle[]): GivenArticle[] {
  const taken = new Set<string>();
  return articles.map((article, at) => {
    let id = article.id && !taken.has(article.id) ? article.id : '';
    for (let n = at + 1; !id || taken.has(id); n++) id = `a${n}`;
    taken.add(id);
    return id === article.id ? article : { ...article, id };
  });
}
