// Builds the package into dist/: the element and the engine as modules, the worker, the wasm beside them, and the parts of the one-file page.
import { build } from 'esbuild';
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';

const out = 'dist';
const common = { bundle: true, minify: true, target: 'es2022', legalComments: 'none', logLevel: 'warning', charset: 'utf8' };
const wasm = process.env.FACTS_WASM ?? 'assets/fact-explorer.wasm';
const model = process.env.FACTS_MODEL ?? '../core/model/weights/english.fxm';

await stat(wasm).catch(() => {
  console.error(`web: ${wasm} is missing; build the engine first (cmake --preset wasm && ninja -C build/wasm), or name it in FACTS_WASM`);
  process.exit(1);
});
await stat(model).catch(() => {
  console.error(`web: the weights ${model} are missing; name a file in FACTS_MODEL`);
  process.exit(1);
});
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const modules = await build({
  ...common, format: 'esm', splitting: true, outdir: out, chunkNames: '[name]-[hash]', metafile: true,
  entryPoints: { 'fact-explorer': 'src/index.ts', engine: 'src/engine/index.ts' },
});
await build({ ...common, format: 'esm', outfile: `${out}/worker.js`, entryPoints: ['src/engine/worker.ts'] });
// The one-file page: classic scripts. `import.meta` has no meaning there and is never reached.
const classic = { ...common, format: 'iife', define: { 'import.meta.url': '""' } };
await build({ ...classic, outfile: `${out}/single.js`, entryPoints: ['src/single.ts'] });
await build({ ...classic, outfile: `${out}/single-worker.js`, entryPoints: ['src/engine/worker.ts'] });
await cp(wasm, `${out}/fact-explorer.wasm`);
await cp(model, `${out}/english.fxm`);
await writeFile(`${out}/meta.json`, JSON.stringify(modules.metafile));
