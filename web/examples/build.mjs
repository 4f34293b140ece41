// Builds the examples into ../../build/examples/, from the package as it would be published (npm pack), so that what is missing in it shows.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';

const here = dirname(fileURLToPath(import.meta.url));
const top = join(here, '../..');
const out = join(top, 'build/examples');
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'node_modules'), { recursive: true });
const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', out], { cwd: join(here, '..'), encoding: 'utf8' }));
execFileSync('tar', ['xzf', packed.filename], { cwd: out });
const dist = join(out, 'package/dist');
// As npm would have put it.
cpSync(join(out, 'package'), join(out, 'node_modules/fact-explorer'), { recursive: true });

cpSync(join(here, 'plain'), join(out, 'plain'), { recursive: true });
cpSync(dist, join(out, 'plain'), { recursive: true });

for (const name of ['vite', 'esbuild', 'webpack']) cpSync(join(here, name), join(out, `src-${name}`), { recursive: true });
const require = createRequire(join(top, 'site/package.json'));
const { build } = await import(pathToFileURL(require.resolve('vite')).href.replace('index.cjs', 'dist/node/index.js'));
await build({ root: join(out, 'src-vite'), base: './', configFile: false, logLevel: 'warn', build: { outDir: join(out, 'vite'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 }, worker: { format: 'es' } });

const esbuild = await import('esbuild');
await esbuild.build({ entryPoints: [join(out, 'src-esbuild/main.js')], bundle: true, splitting: true, format: 'esm', outdir: join(out, 'esbuild'), logLevel: 'warning' });
cpSync(join(out, 'src-esbuild/index.html'), join(out, 'esbuild/index.html'));
for (const name of ['fact-explorer.wasm', 'english.fxm', 'worker.js']) cpSync(join(dist, name), join(out, 'esbuild', name));
// webpack follows `new URL(…, import.meta.url)` and `new Worker(new URL(…))` by itself.
const { default: webpack } = await import('webpack');
await new Promise((done, fail) => {
  webpack({
    mode: 'production', target: 'web', context: join(out, 'src-webpack'), entry: './main.js', performance: { hints: false },
    output: { path: join(out, 'webpack'), filename: 'main.js', publicPath: 'auto' },
  }, (error, stats) => {
    if (error || stats.hasErrors()) fail(error ?? new Error(stats.toString('errors-only')));
    else done();
  });
});
cpSync(join(out, 'src-webpack/index.html'), join(out, 'webpack/index.html'));
console.log(`examples: ${out}/{plain,vite,esbuild,webpack}`);
