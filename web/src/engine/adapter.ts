/** The one place that knows the loader's face: a collection whose articles go by id rather than by place. */
import { loadEngine as load, ABI, type WasmSource } from './loader.ts';

export interface CollectionHandle {
  /** Reads one article (JSON); its extract object or its error, as JSON. */
  add(id: string, article: string): string;
  remove(id: string): boolean;
  compare(): string;
  /** The comparison as a file's text; its refusal as JSON where `ok` is false. */
  export(request: string): { ok: boolean; json: string };
  free(): void;
}

export interface LoadedEngine {
  readonly version: string;
  readonly abi: number;
  open(): CollectionHandle;
  memory(): number;
}

export async function loadEngine(wasm: WasmSource, model?: ArrayBuffer): Promise<LoadedEngine> {
  const engine = await load(wasm, model && new Uint8Array(model));
  return {
    version: engine.version,
    abi: ABI,
    memory: () => engine.memory,
    open() {
      const collection = engine.collection();
      const ids: string[] = [];
      return {
        add(id, article) {
          const before = collection.size;
          const { json } = collection.add(article);
          // An article that could not even be named takes no place.
          if (collection.size > before) ids.push(id);
          return json;
        },
        remove(id) {
          const place = ids.indexOf(id);
          if (place < 0 || !collection.remove(place).ok) return false;
          ids.splice(place, 1);
          return true;
        },
        compare: () => collection.compare().json,
        export: (request) => collection.export(request),
        free: () => collection.free(),
      };
    },
  };
}
