/** The page's side of the protocol: one engine for all elements of a page, in a worker where one can start. */
import { ABI, HELLO, type EngineAddress, type Op, type Reply, type Request, type Requests } from './protocol.ts';
import { Server } from './serve.ts';
import type { Comparison, ExportRequest, ExtractResult, GivenArticle } from '../model/types.ts';

type Send = (request: Request) => void;

/** How a page's worker is made; the single-file build gives its own. */
export type WorkerMaker = () => Worker | undefined;

/** A worker has this long to say hello before the main thread is taken in its place. */
const PATIENCE_MS = 8000;

export class EngineClient {
  readonly ready: Promise<{ version: string; abi: number }>;
  #seq = 0;
  #waiting = new Map<number, { done(value: unknown): void; fail(cause: Error): void }>();
  #send: Promise<Send>;
  #worker: Worker | undefined;

  constructor(address: EngineAddress, makeWorker: WorkerMaker) {
    this.#send = this.#connect(makeWorker);
    this.ready = this.ask('start', address).then((about) => {
      if (about.abi !== ABI) {
        throw new Error(`The page speaks engine version ${ABI}, the engine ${about.abi}: reload the page`);
      }
      return about;
    });
    this.ready.catch(() => {});
  }

  /** Whether the engine runs beside the page rather than in it. */
  get inWorker(): boolean {
    return this.#worker !== undefined;
  }

  async ask<K extends Op>(op: K, args: Requests[K]['args']): Promise<Requests[K]['reply']> {
    const send = await this.#send;
    const seq = ++this.#seq;
    return new Promise((done, fail) => {
      this.#waiting.set(seq, { done: done as (value: unknown) => void, fail });
      send({ seq, op, args } as Request);
    });
  }

  async open(): Promise<EngineCollection> {
    await this.ready;
    const { collection } = await this.ask('open', {});
    return new EngineCollection(this, collection);
  }

  dispose(): void {
    this.#worker?.terminate();
    this.#abandon(new Error('The engine was closed'));
  }

  #abandon(cause: Error): void {
    for (const one of this.#waiting.values()) one.fail(cause);
    this.#waiting.clear();
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.seq);
    if (!waiting) return;
    this.#waiting.delete(reply.seq);
    if ('failure' in reply) waiting.fail(new Error(reply.failure));
    else waiting.done(reply.value);
  }

  #connect(makeWorker: WorkerMaker): Promise<Send> {
    return new Promise((resolve) => {
      let worker: Worker | undefined;
      try {
        worker = makeWorker();
      } catch {
        worker = undefined;
      }
      if (!worker) return resolve(this.#onThisThread());
      // A worker that is refused says so only later, by an event, or not at all.
      const giveUp = () => {
        clearTimeout(timer);
        worker?.terminate();
        resolve(this.#onThisThread());
      };
      const timer = setTimeout(giveUp, PATIENCE_MS);
      worker.onerror = giveUp;
      worker.onmessage = (event: MessageEvent<unknown>) => {
        if (event.data !== HELLO) return;
        clearTimeout(timer);
        this.#worker = worker;
        worker.onmessage = (next: MessageEvent<Reply>) => this.#settle(next.data);
        worker.onerror = (event) => this.#abandon(new Error(`The engine stopped: ${event.message}`));
        resolve((request) => worker.postMessage(request));
      };
    });
  }

  #onThisThread(): Send {
    const server = new Server();
    let last = Promise.resolve();
    return (request) => {
      last = last.then(async () => this.#settle(await server.answer(request)));
    };
  }
}

/** A collection held by the engine; reading one article after another keeps all that was read before. */
export class EngineCollection {
  constructor(private readonly client: EngineClient, private readonly id: number) {}
  add(article: GivenArticle): Promise<ExtractResult> {
    return this.client.ask('add', { collection: this.id, article });
  }
  remove(id: string): Promise<boolean> {
    return this.client.ask('remove', { collection: this.id, id });
  }
  compare(): Promise<Comparison> {
    return this.client.ask('compare', { collection: this.id });
  }
  export(request: ExportRequest): Promise<string> {
    return this.client.ask('export', { collection: this.id, request });
  }
  close(): Promise<boolean> {
    return this.client.ask('close', { collection: this.id });
  }
}

let shared: { key: string; client: EngineClient } | undefined;

/** The page's one engine; asked for with another address, another one. */
export function sharedEngine(address: EngineAddress, makeWorker: WorkerMaker): EngineClient {
  const key = `${address.wasm ?? address.wasmBytes?.byteLength}|${address.model ?? address.modelBytes?.byteLength ?? ''}`;
  if (!shared || shared.key !== key) {
    const client = new EngineClient(address, makeWorker);
    shared = { key, client };
    // One that failed is not kept: the next element tries anew.
    client.ready.catch(() => {
      if (shared?.client === client) shared = undefined;
    });
  }
  return shared.client;
}
