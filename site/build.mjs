// Builds the page into dist/. Options: --articles DIR (or FACTS_ARTICLES), --base PATH, --out DIR, --serve (watch and serve).
import { build, createServer } from 'vite';
import { build as bundle } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readArticles } from './articles.mjs';
import { compared } from './compare.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const from = process.env.INIT_CWD ?? process.cwd();
const args = process.argv.slice(2);
const option = (name, usual) => {
  const at = args.findIndex((one) => one === `--${name}` || one.startsWith(`--${name}=`));
  if (at < 0) return usual;
  return args[at].includes('=') ? args[at].slice(args[at].indexOf('=') + 1) : args[at + 1];
};
const given = option('articles', process.env.FACTS_ARTICLES);
const articles = given ? resolve(from, given) : join(here, 'articles');
const out = resolve(from, option('out', join(here, 'dist')));
const web = dirname(fileURLToPath(import.meta.resolve('fact-explorer')));
const collection = await compared(await readArticles(articles), web);

/** The bundled collection as a file of the page. */
const sample = {
  name: 'fact-explorer-sample',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'sample.json', source: JSON.stringify(collection) });
  },
  configureServer(server) {
    server.middlewares.use('/sample.json', (_request, response) => response.end(JSON.stringify(collection)));
  },
};

/**
 * Lets the sample and the fonts come while the script is still being read; the engine and its weights too, where the sample's comparison is
 * not there yet. Where it is, they come when the page is at rest.
 */
const preload = {
  name: 'fact-explorer-preload',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const links = Object.keys(bundle ?? {}).flatMap((file) =>
        collection.comparison && /\.(wasm|fxm)$/.test(file) ? []
        : file.endsWith('.wasm') ? `<link rel="preload" href="./${file}" as="fetch" type="application/wasm" crossorigin>`
        : file.endsWith('.fxm') ? `<link rel="preload" href="./${file}" as="fetch" crossorigin>`
        : file.endsWith('.woff2') ? `<link rel="preload" href="./${file}" as="font" type="font/woff2" crossorigin>` : []);
      links.push('<link rel="preload" href="./sample.json" as="fetch" crossorigin>');
      return html.replace('<!--preload-->', links.join('\n    '));
    },
  },
};

const config = {
  root: here, base: option('base', './'), configFile: false, logLevel: 'warn', plugins: [sample, preload],
  build: { rollupOptions: { input: [join(here, 'index.html'), join(here, 'element.html')] }, outDir: out, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000 },
  worker: { format: 'es' },
};

/** The worker that keeps the page for when there is no network, with the list of what it keeps. */
async function offline() {
  const files = ['index.html', 'element.html', 'icon.svg', 'sample.json', ...(await readdir(join(out, 'assets'))).map((name) => `assets/${name}`)];
  const kept = await Promise.all(files.map(async (url) => ({
    url, revision: url.startsWith('assets/') ? null : createHash('sha256').update(await readFile(join(out, url))).digest('hex').slice(0, 16),
  })));
  await bundle({
    entryPoints: [join(here, 'src/offline.ts')], outfile: join(out, 'offline.js'), bundle: true, minify: true, format: 'iife', target: 'es2022',
    legalComments: 'none', logLevel: 'warning', define: { 'self.__WB_MANIFEST': JSON.stringify(kept), 'process.env.NODE_ENV': '"production"' },
  });
}

/** The whole page as one file that opens from disk. */
async function onePage() {
  const read = (name) => readFile(join(web, name), 'utf8');
  const inScript = (text) => text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
  let css = await readFile(join(here, 'src/page.css'), 'utf8');
  for (const [whole, name] of css.matchAll(/url\('([^']+\.woff2)'\)/g)) {
    const font = await readFile(fileURLToPath(import.meta.resolve(name)));
    css = css.replace(whole, `url(data:font/woff2;base64,${font.toString('base64')})`);
  }
  const wasm = gzipSync(await readFile(join(web, 'fact-explorer.wasm')), { level: 9 }).toString('base64');
  const model = gzipSync(await readFile(join(web, 'english.fxm')), { level: 9 }).toString('base64');
  const icon = await readFile(join(here, 'public/icon.svg'));
  const policy = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; font-src data:; img-src data: blob:";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Fact Explorer</title>
<link rel="icon" href="data:image/svg+xml;base64,${icon.toString('base64')}">
<style>${css}</style>
</head>
<body>
<main><fact-explorer address store="fact-explorer-file"></fact-explorer></main>
<script type="application/json" id="fact-explorer-collection">${JSON.stringify(collection).replace(/</g, '\\u003c')}</script>
<script type="text/plain" id="fact-explorer-wasm">${wasm}</script>
<script type="text/plain" id="fact-explorer-model">${model}</script>
<script type="text/plain" id="fact-explorer-worker">${inScript(await read('single-worker.js'))}</script>
<script>${inScript(await read('single.js'))}</script>
</body>
</html>
`;
}

if (args.includes('--serve')) {
  const server = await createServer({ ...config, server: { host: '127.0.0.1', port: Number(option('port', 5173)) } });
  await server.listen();
  server.printUrls();
} else {
  await build(config);
  await mkdir(out, { recursive: true });
  await offline();
  const page = await onePage();
  await writeFile(join(out, 'fact-explorer.html'), page);
  console.log(`site: ${out} with ${collection.articles.length} articles of ${articles}; fact-explorer.html ${Math.round(page.length / 1024)} kB`);
}
