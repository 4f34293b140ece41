// The WebAssembly engine in Node, through the very loader the page uses (its types taken off by TypeScript).
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The loader module of web/src/engine/loader.ts. */
export async function loader() {
  let typescript;
  try {
    typescript = createRequire(root + 'web/package.json')('typescript');
  } catch {
    console.error('Missing: the npm package typescript (run .ci/setup web)');
    process.exit(1);
  }
  const source = readFileSync(root + 'web/src/engine/loader.ts', 'utf8');
  const { outputText } = typescript.transpileModule(source, {
    compilerOptions: { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2022 },
  });
  const folder = mkdtempSync(join(tmpdir(), 'facts-loader-'));
  try {
    writeFileSync(join(folder, 'loader.mjs'), outputText);
    return await import(pathToFileURL(join(folder, 'loader.mjs')).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const wasmPath = process.env.FACTS_WASM ?? root + 'build/wasm/fact-explorer.wasm';

/** The weights that programs carry and that the page loads beside the engine. */
export const weightsPath = root + 'core/model/weights/english.fxm';

/** A running engine; `fact-explorer.wasm` of build/wasm, or of $FACTS_WASM. */
export async function engine() {
  if (!existsSync(wasmPath)) {
    console.error(`Missing: ${wasmPath} (cmake --preset wasm && cmake --build --preset wasm)`);
    process.exit(1);
  }
  const { loadEngine } = await loader();
  return loadEngine(readFileSync(wasmPath), existsSync(weightsPath) ? readFileSync(weightsPath) : undefined);
}

/** The articles of the bundled collection, as JSON texts. */
export async function bundledArticles() {
  const folder = root + 'site/articles/';
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  return files.map((name) => JSON.stringify(JSON.parse(readFileSync(folder + name, 'utf8'))));
}
