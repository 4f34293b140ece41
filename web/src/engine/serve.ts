/** The engine's side of the protocol: used by the worker and, where no worker can start, by the page itself. */
import { loadEngine, type CollectionHandle, type LoadedEngine } from './adapter.ts';
import type { ArticleError, Comparison, ExtractResult } from '../model/types.ts';
import { isError } from '../model/types.ts';
import type { EngineAddress, Reply, Request } from './protocol.ts';

async function fetched(address: string, what: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch (cause) {
    throw new Error(`The ${what} could not be fetched from ${address}: ${String(cause)}`);
  }
  if (!response.ok) throw new Error(`The ${what} is not at ${address} (status ${response.status})`);
  return response;
}

/** Answers requests one after another; owns the engine and its collections. */
export class Server {
  #engine: LoadedEngine | undefined;
  #collections = new Map<number, CollectionHandle>();
  #next = 1;

  async answer(request: Request): Promise<Reply> {
    try {
      return { seq: request.seq, value: await this.#run(request) };
    } catch (cause) {
      return { seq: request.seq, failure: cause instanceof Error ? cause.message : String(cause) };
    }
  }

  async #start(from: EngineAddress) {
    if (!this.#engine) {
      const model = from.modelBytes ?? (from.model ? fetched(from.model, 'model').then((one) => one.arrayBuffer()) : undefined);
      const wasm = from.wasmBytes ?? fetched(from.wasm ?? '', 'engine');
      this.#engine = await loadEngine(wasm, await model);
    }
    return { version: this.#engine.version, abi: this.#engine.abi };
  }

  #collection(id: number): CollectionHandle {
    const found = this.#collections.get(id);
    if (!found) throw new Error(`No collection ${id} is open`);
    return found;
  }

  #run(request: Request): unknown {
    if (request.op === 'start') return this.#start(request.args);
    if (!this.#engine) throw new Error('The engine has not been started');
    switch (request.op) {
      case 'open': {
        const id = this.#next++;
        this.#collections.set(id, this.#engine.open());
        return { collection: id };
      }
      case 'add': {
        const handle = this.#collection(request.args.collection);
        // A lone surrogate is no character; the engine's UTF-8 has no room for it, and the replacement is as long in UTF-16.
        const json = JSON.stringify(wellFormed(request.args.article));
        return JSON.parse(handle.add(request.args.article.id ?? '', json)) as ExtractResult;
      }
      case 'remove':
        return this.#collection(request.args.collection).remove(request.args.id);
      case 'compare': {
        const result = JSON.parse(this.#collection(request.args.collection).compare()) as Comparison;
        result.articles = result.articles.map((one) =>
          isError(one) ? one : ({ article: { id: one.article.id } } as Comparison['articles'][number]));
        return result;
      }
      case 'export': {
        const { ok, json } = this.#collection(request.args.collection).export(JSON.stringify(wellFormed(request.args.request)));
        if (!ok) throw new Error((JSON.parse(json) as ArticleError).error.message);
        return json;
      }
      case 'close': {
        this.#collection(request.args.collection).free();
        return this.#collections.delete(request.args.collection);
      }
      case 'memory':
        return this.#engine.memory();
    }
  }
}

const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.replace(LONE, '\uFFFD') as T;
  if (Array.isArray(value)) return value.map(wellFormed) as T;
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, wellFormed(v)])) as T;
  }
  return value;
}
