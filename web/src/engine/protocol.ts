/** What the page and the engine's worker say to each other: one request, one reply, matched by number. */
import type { Comparison, ExportRequest, ExtractResult, GivenArticle } from '../model/types.ts';

/** Where the engine's bytes come from. */
export interface EngineAddress {
  /** Absolute address of `fact-explorer.wasm`. */
  wasm?: string;
  /** Absolute address of the model's weights; none where the engine carries its own. */
  model?: string;
  /** The bytes themselves, in place of an address. */
  wasmBytes?: ArrayBuffer;
  modelBytes?: ArrayBuffer;
}

export interface Requests {
  /** Loads the engine; every other request waits for it. */
  start: { args: EngineAddress; reply: { version: string; abi: number } };
  /** Opens an empty collection. */
  open: { args: Record<string, never>; reply: { collection: number } };
  /** Reads an article into a collection; a bad article is a reply with its error, not a failure. */
  add: { args: { collection: number; article: GivenArticle }; reply: ExtractResult };
  remove: { args: { collection: number; id: string }; reply: boolean };
  /** Compares a collection's articles; `articles` holds ids only, since each was sent when it was added. */
  compare: { args: { collection: number }; reply: Comparison };
  /** The comparison as a file, as the program's `--format` writes it. */
  export: { args: { collection: number; request: ExportRequest }; reply: string };
  close: { args: { collection: number }; reply: boolean };
  /** Bytes of memory that the engine holds. */
  memory: { args: Record<string, never>; reply: number };
}

export type Op = keyof Requests;
export type Request = { [K in Op]: { seq: number; op: K; args: Requests[K]['args'] } }[Op];
export type Reply = { seq: number; value: unknown } | { seq: number; failure: string };

/** The first thing a worker says; whoever does not hear it takes the main thread. */
export const HELLO = 'fact-explorer/hello';

export const ABI = 1;
