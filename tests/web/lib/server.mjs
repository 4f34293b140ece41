// The site as built, and beside it under /fixtures/ the pages and data that only tests use.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const site = process.env.FACTS_SITE ? resolve(process.env.FACTS_SITE) : join(here, '../../../site/dist');
if (!existsSync(join(site, 'index.html'))) {
  console.error(`${site} holds no page: npm run build first`);
  process.exit(1);
}
const port = process.argv[process.argv.indexOf('--port') + 1];
const root = join(here, '../../../build/web-tests', port);
rmSync(root, { recursive: true, force: true });
mkdirSync(root, { recursive: true });
cpSync(site, root, { recursive: true });
cpSync(join(here, '../fixtures'), join(root, 'fixtures'), { recursive: true });
// The same page with another collection, so that what is shown does not hang on what the engine finds today.
const page = readFileSync(join(site, 'index.html'), 'utf8').replace(/<link rel="preload" href="\.\/sample\.json"[^>]*>/, '');
writeFileSync(join(root, 'ferry.html'), page.replace('src="sample.json"', 'src="fixtures/ferry.json"').replace('store="fact-explorer"', 'store="ferry"'));
writeFileSync(join(root, 'empty.html'), page.replace('src="sample.json"', '').replace('store="fact-explorer"', 'store="empty"'));
const element = /<fact-explorer[^>]*><\/fact-explorer>/;
writeFileSync(join(root, 'two.html'), page.replace(element, '<fact-explorer id="one" src="fixtures/ferry.json"></fact-explorer><fact-explorer id="two" src="sample.json" theme="dark" lang="de"></fact-explorer>'));
writeFileSync(join(root, 'inline.html'), page.replace(element, `<fact-explorer view="claims"><script type="application/json">${JSON.stringify({ name: 'Inline', articles: [{ id: 'x', source: 'Inline News', published: '2031-05-05', text: 'The bridge over the Elm will close on Monday, the council said.' }] })}</script></fact-explorer>`));

const child = spawn(process.execPath, [join(here, '../../../site/serve.mjs'), '--root', root, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
