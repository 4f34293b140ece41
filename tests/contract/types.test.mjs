// The published TypeScript types against what the program writes: its output, as literals, must be assignable to them.
//
//     FACT_EXPLORER=build/release/fact-explorer node --test tests/contract/types.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const program = process.env.FACT_EXPLORER ?? fileURLToPath(new URL('build/release/fact-explorer', root));

test('what extract and compare give fits the types of the web package', () => {
  const articles = readdirSync(new URL('site/articles/', root)).filter((name) => name.endsWith('.json')).sort();
  const input = articles.map((name) => JSON.stringify(JSON.parse(readFileSync(new URL(`site/articles/${name}`, root), 'utf8')))).join('\n');
  const run = (command) => spawnSync(program, [command, '--offsets', 'utf-16', '-'], { input, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
  const analyses = run('extract').split('\n').filter(Boolean);
  const folder = new URL('build/contract/', root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('types.ts', folder), [
    `import type { Comparison, Extract } from '../../web/src/model/types.js';`,
    `export const analyses: Extract[] = [${analyses.join(',\n')}];`,
    `export const comparison: Comparison = ${run('compare')};`,
  ].join('\n'));
  const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
  const done = spawnSync(process.execPath, [compiler, '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext',
    fileURLToPath(new URL('types.ts', folder))], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stdout.slice(0, 2000));
});
