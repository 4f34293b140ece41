// Reads a folder of articles into one collection: .json and .jsonl as the contract has them, .txt as plain text, in name order.
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, basename } from 'node:path';

/** @param {string} folder @returns {Promise<{name: string, articles: object[]}>} */
export async function readArticles(folder) {
  const collection = { name: '', articles: [] };
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    const kind = extname(name).toLowerCase();
    if (name === 'collection.json') {
      Object.assign(collection, JSON.parse(await readFile(path, 'utf8')), { articles: collection.articles });
    } else if (kind === '.json') {
      const value = JSON.parse(await readFile(path, 'utf8'));
      collection.articles.push(...(Array.isArray(value) ? value : (value.articles ?? [value])));
    } else if (kind === '.jsonl') {
      for (const line of (await readFile(path, 'utf8')).split('\n')) if (line.trim()) collection.articles.push(JSON.parse(line));
    } else if (kind === '.txt') {
      const id = basename(name, kind);
      collection.articles.push({ id, source: id.replace(/^\d+[-_]/, '').replace(/[-_]+/g, ' '), text: await readFile(path, 'utf8') });
    }
  }
  if (collection.articles.length === 0) throw new Error(`${folder} holds no article (.json, .jsonl or .txt)`);
  // A collection without a name is called after its first headline.
  collection.name ||= String(collection.articles[0].title ?? '');
  return collection;
}
