// Prints what the page's scripts weigh, compressed with brotli, and fails past the budget of 150 kB (engine and model not counted).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const folder = process.argv[2] ?? '../site/dist';
const LIMIT = 150_000;
let sum = 0;
for (const part of ['', 'assets']) {
  for (const name of readdirSync(join(folder, part)).filter((one) => one.endsWith('.js')).sort()) {
    const size = brotliCompressSync(readFileSync(join(folder, part, name))).length;
    sum += size;
    console.log(`${String(size).padStart(8)}  ${name}`);
  }
}
console.log(`${String(sum).padStart(8)}  all scripts, brotli (at most ${LIMIT})`);
process.exit(sum > LIMIT ? 1 : 0);
