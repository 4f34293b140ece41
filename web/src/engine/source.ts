/** Where the engine comes from unless the page says otherwise: three files beside this one. */
import type { EngineAddress } from './protocol.ts';
import { sharedEngine, type EngineClient, type WorkerMaker } from './client.ts';

/** The engine's bytes when the page carries them itself (the one-file page). */
export interface EngineSource {
  address: () => Promise<EngineAddress> | EngineAddress;
  makeWorker: WorkerMaker;
}

let given: EngineSource | undefined;

/** Replaces the engine's source for all elements of the page; call it before the first element reads an article. */
export function useEngine(source: EngineSource): void {
  given = source;
}

// These lines are what bundlers look for: they copy the files and put their new addresses in.
const wasmBeside = () => new URL('./fact-explorer.wasm', import.meta.url);
const modelBeside = () => new URL('./english.fxm', import.meta.url);
const workerBeside = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'fact-explorer' });

export async function openEngine(wasm: string | null, model: string | null): Promise<EngineClient> {
  if (given && !wasm) return sharedEngine(await given.address(), given.makeWorker);
  const absolute = (address: string) => new URL(address, document.baseURI).href;
  return sharedEngine(
    { wasm: wasm ? absolute(wasm) : wasmBeside().href, model: model ? absolute(model) : modelBeside().href },
    workerBeside,
  );
}
