// The WebAssembly engine through its loader: what it answers, what it does with bad input, and that memory stays flat.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bundledArticles, engine, loader, wasmPath } from '../scripts/wasm-engine.mjs';

const cut = (text, [start, end]) => text.slice(start, end);

test('an article gives claims whose spans are UTF-16', async () => {
  const wasm = await engine();
  const text = '😀 “We lost two bridges, é and all,” the mayor, Ann Lee, said on Monday 😀. Police said three people were hurt.';
  const { ok, json } = wasm.extract(JSON.stringify({ text, published: '2024-05-08' }));
  const result = JSON.parse(json);
  assert.ok(ok, json);
  assert.equal(result.offsets, 'utf-16');
  for (const [start, end] of result.sentences) {
    assert.ok(start < end && end <= text.length);
    assert.ok(!/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(cut(text, [start, end])), 'no span cuts a character in two');
  }
  for (const claim of result.claims) {
    for (const span of claim.content) assert.ok(cut(text, span).length > 0);
  }
  wasm.free();
});

test('bad input is an error, and the engine goes on', async () => {
  const wasm = await engine();
  for (const bad of ['', '[]', '{', 'null', '{"text": 5}', '{"title": "no text"}', '\0', '{"text": ""}']) {
    const { ok, json } = wasm.extract(bad);
    if (!ok) assert.equal(typeof JSON.parse(json).error.code, 'string', bad);
  }
  for (const text of ['"'.repeat(5000), 'a'.repeat(200_000), '\0\0\0', '“'.repeat(3000), '\ud800 lone', '\n'.repeat(9999)]) {
    assert.doesNotThrow(() => JSON.parse(wasm.extract(JSON.stringify({ text })).json));
  }
  assert.ok(wasm.extract(JSON.stringify({ text: 'Police said two people were hurt.' })).ok);
  wasm.free();
});

test('a collection: adding, comparing, taking out', async () => {
  const wasm = await engine();
  const articles = await bundledArticles();
  const collection = wasm.collection();
  for (const article of articles) assert.ok(collection.add(article).ok);
  assert.equal(collection.size, articles.length);
  const all = JSON.parse(collection.compare().json);
  assert.equal(all.articles.length, articles.length);
  assert.ok(collection.remove(0).ok);
  assert.ok(!collection.remove(99).ok);
  assert.equal(JSON.parse(collection.compare().json).articles.length, articles.length - 1);
  collection.free();
  wasm.free();
});

test('five articles are read and compared in under 100 ms', async () => {
  const wasm = await engine();
  const articles = await bundledArticles();
  const once = () => {
    const collection = wasm.collection();
    const start = performance.now();
    for (const article of articles) collection.add(article);
    collection.compare();
    const time = performance.now() - start;
    collection.free();
    return time;
  };
  const times = Array.from({ length: 15 }, once);
  assert.ok(Math.min(...times) < 100, `${times.map((t) => t.toFixed(1)).join(', ')} ms`);
  wasm.free();
});

test('10,000 calls keep memory flat', async () => {
  const wasm = await engine();
  const articles = await bundledArticles();
  const short = articles.map((article) => {
    const { text, ...rest } = JSON.parse(article);
    return JSON.stringify({ ...rest, text: text.slice(0, 600) });
  });
  let settled = 0;
  for (let i = 0; i < 10_000; i++) {
    if (i % 100 === 0) {
      const collection = wasm.collection();
      for (const article of articles) collection.add(article);
      collection.compare();
      collection.remove(0);
      collection.free();
    } else if (i % 7 === 0) {
      wasm.extract('{"text": 5}');
    } else {
      wasm.extract(short[i % short.length]);
    }
    if (i === 500) settled = wasm.memory;
  }
  assert.equal(wasm.memory, settled);
  wasm.free();
});

test('what is not an engine is refused with a reason', async () => {
  const { loadEngine } = await loader();
  await assert.rejects(loadEngine(new Uint8Array([1, 2, 3])));
  await assert.rejects(loadEngine(readFileSync(wasmPath), new Uint8Array(64)), /weights/);
  const page = new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
  await assert.rejects(loadEngine(page), /not WebAssembly/);
  await assert.rejects(loadEngine(new Response('', { status: 404 })), /404/);
});

test('size: under 500 kB brotli', () => {
  const bytes = readFileSync(wasmPath);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;
  console.log(`wasm ${statSync(wasmPath).size} bytes, gzip ${gzipSync(bytes, { level: 9 }).length}, brotli ${brotli}`);
  assert.ok(brotli < 500_000);
});
