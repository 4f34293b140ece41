// Serves dist/ as a plain web server does. Options: --port N, --base /a/b/, --host NAME, --csp (with a strict content security policy).
import { createServer } from 'node:http';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const args = process.argv.slice(2);
const option = (name, usual) => {
  const at = args.findIndex((one) => one === `--${name}` || one.startsWith(`--${name}=`));
  if (at < 0) return usual;
  return args[at].includes('=') ? args[at].slice(args[at].indexOf('=') + 1) : args[at + 1];
};
const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(option('root', join(here, 'dist')));
const base = option('base', '/');
const host = option('host', '127.0.0.1');
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json',
  '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.fxm': 'application/octet-stream',
};
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://here').pathname);
  const inside = path.startsWith(base) ? path.slice(base.length) : null;
  const file = inside === null ? '' : join(root, normalize(`/${inside}`), inside === '' || inside.endsWith('/') ? 'index.html' : '');
  const found = file.startsWith(root) && (await stat(file).catch(() => null));
  if (!found || !found.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    return;
  }
  const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-length': found.size, 'cache-control': /-[\w-]{8}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache' };
  if (args.includes('--csp') && !file.endsWith('fact-explorer.html')) headers['content-security-policy'] = POLICY;
  response.writeHead(200, headers);
  createReadStream(file).pipe(response);
});
server.on('error', (error) => {
  console.error(`serve: ${error.message}`);
  process.exit(1);
});
server.listen(Number(option('port', 8080)), host, () => {
  console.log(`Fact Explorer is at http://${host}:${server.address().port}${base}  (stop with Ctrl-C)`);
});
