/** Start of the one-file page: everything is in the document, so that it opens from disk. A classic script. */
import { useEngine } from './engine/source.ts';
import './element/fact-explorer.ts';
import './views/claims.ts';

const text = (id: string) => document.getElementById(id)?.textContent?.trim() ?? '';

/** Bytes that were compressed with gzip and written in base64. The stream is written to directly: not every browser gives a Blob's stream in a page from disk. */
async function unfold(id: string): Promise<ArrayBuffer | undefined> {
  const packed = text(id);
  if (!packed) return undefined;
  const bytes = Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  void writer.write(bytes);
  void writer.close();
  return new Response(stream.readable).arrayBuffer();
}

useEngine({
  async address() {
    const [wasmBytes, modelBytes] = await Promise.all([unfold('fact-explorer-wasm'), unfold('fact-explorer-model')]);
    return { wasmBytes: wasmBytes!, ...(modelBytes ? { modelBytes } : {}) };
  },
  makeWorker() {
    const url = URL.createObjectURL(new Blob([text('fact-explorer-worker')], { type: 'text/javascript' }));
    return new Worker(url);
  },
});

const element = document.querySelector('fact-explorer');
const data = text('fact-explorer-collection');
if (element && data) element.collection = JSON.parse(data);
