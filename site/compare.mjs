// Reads and compares the bundled collection while the page is built, so that its table shows before the engine has come. The engine is the
// page's own, through the page's own client: the page would work out the same, which a test holds it to.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Larger collections are read by the page: their result would weigh more than the engine. */
const LARGEST = 100;

/** @param {{articles: object[]}} collection @param {string} web The folder of the built package. */
export async function compared(collection, web) {
  if (collection.articles.length > LARGEST) return collection;
  const { EngineClient } = await import(pathToFileURL(join(web, 'engine.js')).href);
  const bytes = async (name) => {
    const file = await readFile(join(web, name));
    return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  };
  const client = new EngineClient({ wasmBytes: await bytes('fact-explorer.wasm'), modelBytes: await bytes('english.fxm') }, () => undefined);
  const engine = await client.open();
  // Ids as the page would give them.
  const taken = new Set();
  const articles = collection.articles.map((article, at) => {
    let id = article.id && !taken.has(article.id) ? article.id : '';
    for (let n = at + 1; !id || taken.has(id); n++) id = `a${n}`;
    taken.add(id);
    return { ...article, id };
  });
  const results = [];
  for (const article of articles) results.push(await engine.add(article));
  return { ...collection, articles, comparison: { ...(await engine.compare()), articles: results } };
}
