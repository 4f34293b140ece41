// node tests/scripts/extract.mjs extract|compare FILE.jsonl…
// What `fact-explorer extract|compare --input jsonl --offsets utf-16` prints, by the WebAssembly engine: articles as JSON
// Lines; for `compare` a line may be a story `{"articles": […]}`, and single articles are one story together.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { engine } from './wasm-engine.mjs';

const [command, ...files] = process.argv.slice(2);
if (!['extract', 'compare'].includes(command) || files.length === 0) {
  console.error('usage: node tests/scripts/extract.mjs extract|compare FILE.jsonl…');
  process.exit(2);
}

const wasm = await engine();
const put = (line) => process.stdout.write(line + '\n');

function compare(articles) {
  const collection = wasm.collection();
  try {
    for (const article of articles) collection.add(article);
    return collection.compare().json;
  } finally {
    collection.free();
  }
}

const together = [];
for (const file of files) {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const { articles } = JSON.parse(line);
    if (command === 'extract') for (const one of articles ?? [line]) put(wasm.extract(typeof one === 'string' ? one : JSON.stringify(one)).json);
    else if (articles) put(compare(articles.map((one) => JSON.stringify(one))));
    else together.push(line);
  }
}
if (together.length > 0) put(compare(together));
