// node tests/bench/bench.mjs [FILE.jsonl | FOLDER]: words per second on one thread, all in one run on the same articles:
//   native      build/release/fact-explorer extract --jobs 1 (its start taken off)
//   wasm        the engine in Node, extract, JSON out
//   compromise  nlp(text): tokens and tags         wink-nlp  readDoc(text) with tags read
// The last two find no claims. A word is what stands between blanks. Rounds are interleaved; the median counts.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { bundledArticles, engine, root, wasmPath } from '../scripts/wasm-engine.mjs';

const given = process.argv[2];
const seconds = Number(process.env.BENCH_SECONDS ?? 2);
const rounds = 5;

function read(path) {
  if (statSync(path).isDirectory()) return readdirSync(path).sort().flatMap((name) => read(join(path, name)));
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.jsonl')) return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  if (path.endsWith('.json')) return [JSON.parse(text)].flat();
  return path.endsWith('.txt') ? [{ text }] : [];
}
const articles = (given ? read(given) : (await bundledArticles()).map((json) => JSON.parse(json))).filter(
  (article) => typeof article.text === 'string',
);
const texts = articles.map((article) => article.text);
const lines = articles.map(({ id, published, text }) => JSON.stringify({ id, published, text }));
const words = texts.reduce((sum, text) => sum + text.split(/\s+/).filter(Boolean).length, 0);

/** Words per second of `once`, which reads all articles, over at least a round's share of the time. */
function measure(once) {
  let done = 0;
  const start = performance.now();
  do {
    once();
    done += words;
  } while (performance.now() - start < (seconds * 1000) / rounds);
  return (done * 1000) / (performance.now() - start);
}

const program = root + 'build/release/fact-explorer';
if (!existsSync(program)) {
  console.error(`Missing: ${program} (.ci/build release)`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'facts-bench-'));
const copies = Math.max(1, Math.ceil(60_000 / words));
writeFileSync(join(folder, 'many.jsonl'), Array(copies).fill(lines.join('\n')).join('\n') + '\n');
writeFileSync(join(folder, 'none.jsonl'), '{"text":"x"}\n');
const native = (file) => {
  const start = performance.now();
  execFileSync(program, ['extract', '--input', 'jsonl', '--jobs', '1', join(folder, file)], { maxBuffer: 1 << 30 });
  return performance.now() - start;
};

const wasm = await engine();
const wink = winkNLP(model, ['sbd', 'pos']);
const tagged = (text) => wink.readDoc(text).tokens().out(wink.its.pos);
const runs = {
  native: () => (copies * words * 1000) / Math.max(1, native('many.jsonl') - native('none.jsonl')),
  wasm: () => measure(() => lines.forEach((line) => wasm.extract(line))),
  'compromise 14': () => measure(() => texts.forEach((text) => compromise(text))),
  'wink-nlp 2.4': () => measure(() => texts.forEach(tagged)),
};
const speeds = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
for (const run of Object.values(runs)) run(); // warm up
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries(runs)) speeds[name].push(run());
}
rmSync(folder, { recursive: true });

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const speed = (name) => median(speeds[name]);
console.log(`${texts.length} articles, ${words} words; Node ${process.version}; words per second, one thread, median of ${rounds}`);
for (const name of Object.keys(runs)) {
  const spread = speeds[name].map((value) => Math.round(value / 1000) + 'k').join(' ');
  console.log(`  ${name.padEnd(14)} ${Math.round(speed(name)).toLocaleString('en').padStart(10)}   (${spread})`);
}
const ratio = (a, b) => (speed(a) / speed(b)).toFixed(2);
console.log(`wasm / compromise ${ratio('wasm', 'compromise 14')} (must 3)   wasm / wink-nlp ${ratio('wasm', 'wink-nlp 2.4')} (aim 1)   native / wasm ${ratio('native', 'wasm')} (must 1.5, aim 2)`);

const collection = () => {
  const one = wasm.collection();
  lines.slice(0, 5).forEach((line) => one.add(line));
  one.compare();
  one.free();
};
const times = Array.from({ length: 20 }, () => {
  const start = performance.now();
  collection();
  return performance.now() - start;
});
console.log(`first ${Math.min(5, lines.length)} articles read and compared in Node: ${median(times).toFixed(1)} ms (must 100)`);
const bytes = readFileSync(wasmPath);
console.log(`fact-explorer.wasm ${bytes.length} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}, brotli ${brotliCompressSync(bytes).length} (must 500,000, aim 300,000)`);
