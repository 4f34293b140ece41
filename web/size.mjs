// Prints what the page's scripts weigh, compressed with brotli, and fails past the budget of 150 kB (engine and model not counted).
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const folder = process.argv[2] ?? '../site/dist/assets';
const LIMIT = 150_000;
let sum = 0;
for (const name of readdirSync(folder).filter((one) => one.endsWith('.js')).sort()) {
  const size = brotliCompressSync(readFileSync(`${folder}/${name}`)).length;
  sum += size;
  console.log(`${String(size).padStart(8)}  ${name}`);
}
console.log(`${String(sum).padStart(8)}  all scripts, brotli (at most ${LIMIT})`);
process.exit(sum > LIMIT ? 1 : 0);
