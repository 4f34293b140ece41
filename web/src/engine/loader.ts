/**
 * Loads fact-explorer.wasm and speaks its C ABI (core/include/facts/facts.h). The same file runs in a page, a worker and
 * Node; it knows nothing of any of them. Arguments are copied in, results copied out, and everything is given back in
 * `finally`, so that memory stays flat however many articles pass through.
 */

/** The ABI this loader speaks; an engine of another number is refused (a page and a wasm of two deploys, say). */
export const ABI = 1;

/** What the numbers in a span count: JavaScript's own strings are `utf16`. */
export const OFFSETS = { codePoint: 0, utf16: 1, byte: 2 } as const;
export type Offsets = (typeof OFFSETS)[keyof typeof OFFSETS];

/** A result as JSON text (CoNLL-U for `parse`). Where `ok` is false it is `{"id", "error"}`. */
export interface Answer {
  ok: boolean;
  json: string;
}

/** Articles that are compared with each other. Call `free` when done. */
export interface WasmCollection {
  readonly size: number;
  /** Adds an article (JSON) and answers with its analysis. */
  add(article: string, offsets?: Offsets): Answer;
  /** Takes the article at `place` out; the ones behind it move up. */
  remove(place: number): Answer;
  compare(offsets?: Offsets): Answer;
  /** The comparison as a file: `request` is JSON, `{"format", "table", "title", "edits"}`. The text is in `json`, whatever the format. */
  export(request: string): Answer;
  free(): void;
}

export interface WasmEngine {
  readonly version: string;
  /** Bytes of memory the engine holds now. */
  readonly memory: number;
  extract(article: string, offsets?: Offsets): Answer;
  parse(text: string): Answer;
  collection(): WasmCollection;
  free(): void;
}

/** The module's bytes, a compiled module, or a response that is still coming (compiled while it does). */
export type WasmSource = BufferSource | WebAssembly.Module | Response | PromiseLike<Response>;

type Call = (...args: number[]) => number;
type Exports = { memory: WebAssembly.Memory; _initialize(): void } & Record<`facts_${string}`, Call>;

async function instantiate(source: WasmSource): Promise<Exports> {
  // Memory grew: views are made fresh for each access, so there is nothing to do. The environment: there are no variables here.
  let memory: WebAssembly.Memory | undefined;
  const imports = {
    env: { emscripten_notify_memory_growth: () => {} },
    wasi_snapshot_preview1: {
      environ_sizes_get(count: number, size: number) {
        const view = new DataView(memory!.buffer);
        view.setUint32(count, 0, true);
        view.setUint32(size, 0, true);
        return 0;
      },
      environ_get: () => 0,
    },
  };
  const started = (instance: WebAssembly.Instance) => {
    memory = instance.exports.memory as WebAssembly.Memory;
    return instance.exports as unknown as Exports;
  };
  if (source instanceof WebAssembly.Module) {
    return started(await WebAssembly.instantiate(source, imports));
  }
  let bytes: BufferSource;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    bytes = source;
  } else {
    const response = await (source as Response | PromiseLike<Response>);
    if (!response.ok) throw new Error(`The engine could not be fetched from ${response.url}: status ${response.status}`);
    if (response.headers.get('content-type')?.startsWith('application/wasm')) {
      return started((await WebAssembly.instantiateStreaming(response, imports)).instance);
    }
    bytes = await response.arrayBuffer(); // servers that do not know the type
    const head = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
    if (String.fromCharCode(...head) !== '\0asm') throw new Error(`What came from ${response.url} is not WebAssembly`);
  }
  return started((await WebAssembly.instantiate(bytes, imports)).instance);
}

/**
 * Starts an engine. `weights` is a weights file; the one built in is used where there is none.
 * @throws where the bytes are not an engine, speak another ABI, or the weights are refused.
 */
export async function loadEngine(source: WasmSource, weights?: Uint8Array): Promise<WasmEngine> {
  const wasm = await instantiate(source);
  wasm._initialize();
  const abi = wasm.facts_abi!();
  if (abi !== ABI) throw new Error(`The engine speaks ABI ${abi}, this loader ${ABI}: they are of two releases`);

  const encoder = new TextEncoder();
  // A CSV begins with the mark of UTF-8, which belongs to the file.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const bytes = () => new Uint8Array(wasm.memory.buffer);
  const words = () => new Uint32Array(wasm.memory.buffer);

  /** Runs `call` with `input` and an empty buffer in the engine's memory; the buffer's content and the call's value. */
  const run = (input: Uint8Array, call: (data: number, size: number, out: number) => number): [number, string] => {
    const memory = wasm.facts_alloc!(input.length + 16) >>> 0;
    if (memory === 0) throw new RangeError('The engine has no memory left');
    const out = (memory + 7) & ~7; // two words: data, size
    try {
      words().fill(0, out >>> 2, (out >>> 2) + 2);
      bytes().set(input, (out >>> 0) + 8);
      const value = call((out >>> 0) + 8, input.length, out >>> 0);
      const [data, size] = words().subarray(out >>> 2, (out >>> 2) + 2) as unknown as [number, number];
      return [value, decoder.decode(bytes().subarray(data, data + size))];
    } finally {
      wasm.facts_buffer_free!(out);
      wasm.facts_free!(memory);
    }
  };
  const answer = (input: string, call: (data: number, size: number, out: number) => number): Answer => {
    const [status, json] = run(encoder.encode(input), call);
    return { ok: status === 0, json };
  };

  const [engine, refusal] = run(weights ?? new Uint8Array(), (data, size, out) =>
    wasm.facts_engine_new!(weights ? data : 0, size, out),
  );
  if (engine === 0) throw new Error(`The engine refused its weights: ${refusal}`);

  const versionAt = wasm.facts_version!();
  const version = decoder.decode(bytes().subarray(versionAt, bytes().indexOf(0, versionAt)));

  return {
    version,
    get memory() {
      return wasm.memory.buffer.byteLength;
    },
    extract: (article, offsets = OFFSETS.utf16) =>
      answer(article, (data, size, out) => wasm.facts_extract!(engine, data, size, offsets, out)),
    parse: (text) => answer(text, (data, size, out) => wasm.facts_parse!(engine, data, size, out)),
    collection() {
      const collection = wasm.facts_collection_new!(engine);
      return {
        get size() {
          return wasm.facts_collection_size!(collection);
        },
        add: (article, offsets = OFFSETS.utf16) =>
          answer(article, (data, size, out) => wasm.facts_collection_add!(collection, data, size, offsets, out)),
        remove: (place) => answer('', (_data, _size, out) => wasm.facts_collection_remove!(collection, place, out)),
        compare: (offsets = OFFSETS.utf16) =>
          answer('', (_data, _size, out) => wasm.facts_collection_compare!(collection, offsets, out)),
        export: (request) => answer(request, (data, size, out) => wasm.facts_collection_export!(collection, data, size, out)),
        free: () => void wasm.facts_collection_free!(collection),
      };
    },
    free: () => void wasm.facts_engine_free!(engine),
  };
}
