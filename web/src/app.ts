/** The one store behind an element: articles, results, corrections, address. Views read it and ask it to change. */
import { analyse, type Analysis, type ClaimView } from './model/analysis.ts';
import { EMPTY, type Address, type ViewName } from './model/address.ts';
import { isError, type CollectionFile, type Comparison, type Correction, type Extract, type ExtractResult, type GivenArticle } from './model/types.ts';
import { JUNK } from './model/analysis.ts';
import { merge } from './model/merge.ts';
import type { EngineClient, EngineCollection } from './engine/client.ts';
import { english, type Words, type WordKey, type Fill } from './words/index.ts';

export interface Progress { done: number; of: number; what: 'starting' | 'reading' | 'comparing' }
export interface Notice { id: number; text: string; undo?: () => void; bad?: boolean }

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
  /** Blocks that the reader wants read, each read by itself: article, then place of the block. */
  #blocks = new Map<string, Extract>();
  #comparison: Comparison | null = null;
  #analysis: Analysis | null = null;
  #collection: EngineCollection | null = null;
  /** Ids that the engine's collection holds, in its order. */
  #held: string[] = [];
  #run = 0;
  #working = false;
  #stopping = false;
  #noticeId = 0;

  t(key: WordKey, fill?: Fill): string {
    return this.words.t(key, fill);
  }

  get analysis(): Analysis {
    return (this.#analysis ??= analyse({
      given: this.articles, results: this.#withBlocks(), comparison: this.#comparison, corrections: this.corrections,
    }));
  }

  /** Results with what was read out of the reader's own blocks. */
  #withBlocks(): Map<string, ExtractResult> {
    if (this.#blocks.size === 0) return this.#results;
    const out = new Map(this.#results);
    for (const one of this.corrections) {
      const part = one.kind === 'block' ? this.#blocks.get(`${one.article}:${one.at}`) : undefined;
      const whole = out.get(one.article);
      if (part && whole && !isError(whole)) out.set(one.article, merge(whole, part, one.at[0], `b${one.at[0]}-`));
    }
    return out;
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
    setTimeout(() => this.dismiss(notice.id), more.undo ? 12000 : 5000);
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
    this.#blocks = new Map();
    this.#comparison = null;
    const ready = file.comparison;
    if (ready && ready.articles.length === this.articles.length) {
      this.#comparison = ready;
      ready.articles.forEach((one, at) => this.#results.set(this.articles[at]!.id!, one));
    }
    this.changed();
    if (!this.#comparison) await this.refresh();
    else await this.#readBlocks();
  }

  async add(articles: GivenArticle[]): Promise<void> {
    this.articles = withIds([...this.articles, ...articles]);
    this.#stored();
    await this.refresh();
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
    this.#stored();
    if (correction.kind === 'block') void this.#readBlocks();
  }

  takeBack(correction: Correction): void {
    this.corrections = this.corrections.filter((one) => one !== correction);
    this.#stored();
  }

  file(): CollectionFile {
    return {
      format: 'fact-explorer-collection/1', name: this.name, articles: this.articles,
      ...(this.corrections.length ? { corrections: this.corrections } : {}),
    };
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
      this.#comparison = await this.#collection!.compare();
      await this.#readBlocks();
    } catch (cause) {
      if (current()) this.engineError = cause instanceof Error ? cause.message : String(cause);
      this.dispose();
    } finally {
      this.#working = false;
      this.progress = null;
      this.changed();
      this.dispatchEvent(new Event('ready'));
    }
  }

  /** Reads each block that the reader turned into text by itself, in a collection of its own. */
  async #readBlocks(): Promise<void> {
    const wanted = this.corrections.flatMap((one) => (one.kind === 'block' && !JUNK.has(one.as) && !this.#blocks.has(`${one.article}:${one.at}`) ? [one] : []));
    if (wanted.length === 0) return;
    try {
      const scratch = await (await this.engine()).open();
      for (const one of wanted) {
        const article = this.articles.find((other) => other.id === one.article);
        if (!article) continue;
        const { published, source } = article;
        const read = await scratch.add({ id: `${one.article}:${one.at}`, text: article.text.slice(...one.at), ...(published ? { published } : {}), ...(source ? { source } : {}) });
        if (!isError(read)) this.#blocks.set(`${one.article}:${one.at}`, read);
      }
      await scratch.close();
    } catch {
      // The block stays marked; its claims come when the engine does.
    }
    this.changed();
  }

  /** Brings the engine's collection to the articles as they stand; how many it holds then. */
  async #read(current: () => boolean): Promise<number> {
    this.#collection ??= await (await this.engine()).open();
    const collection = this.#collection;
    // The engine keeps the order of adding: whatever stands behind the first difference is read anew.
    let same = 0;
    while (same < this.#held.length && this.#held[same] === this.articles[same]?.id && this.#results.has(this.#held[same]!)) same++;
    for (const id of this.#held.splice(same).reverse()) {
      const reachable = await collection.remove(id);
      if (!reachable) throw new Error(`article ${id} could not be taken out`);
    }
    const articles = this.articles;
    let shown = performance.now();
    for (let at = same; at < articles.length; at++) {
      if (!current() || this.#stopping) return at;
      const article = articles[at]!;
      this.#results.set(article.id!, await collection.add(article));
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
