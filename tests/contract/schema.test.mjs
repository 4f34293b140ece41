// The program's output against the published schemas, its exit statuses, and the schemas against the TypeScript types.
//
//     FACT_EXPLORER=build/release/fact-explorer node --test tests/contract/schema.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const root = new URL('../../', import.meta.url);
const program = process.env.FACT_EXPLORER ?? fileURLToPath(new URL('build/release/fact-explorer', root));
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
const schema = (name) => ajv.compile(JSON.parse(read(`core/report/schema/${name}.schema.json`)));
const schemas = { article: schema('article'), analysis: schema('analysis'), comparison: schema('comparison') };

const run = (args, input = '') => {
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status: done.status, out: done.stdout, err: done.stderr };
};
const conforms = (name, value) => {
  const valid = schemas[name](value);
  assert.ok(valid, `${name}: ${ajv.errorsText(schemas[name].errors?.slice(0, 5))}`);
};
const lines = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));

const sample = readdirSync(new URL('site/articles/', root)).filter((name) => name.endsWith('.json')).sort()
  .map((name) => JSON.parse(read(`site/articles/${name}`)));
const jsonl = (list) => list.map((item) => JSON.stringify(item)).join('\n') + '\n';

test('the bundled articles are what the article schema describes', () => {
  assert.ok(sample.length >= 5);
  for (const article of sample) conforms('article', article);
});

for (const offsets of ['code-point', 'utf-16', 'byte']) {
  test(`extract and compare conform, offsets ${offsets}`, () => {
    const extracted = run(['extract', '--offsets', offsets, '-'], jsonl(sample));
    assert.equal(extracted.status, 0, extracted.err);
    assert.equal(extracted.err, '');
    const analyses = lines(extracted.out);
    assert.equal(analyses.length, sample.length);
    for (const analysis of analyses) {
      conforms('analysis', analysis);
      assert.equal(analysis.offsets, offsets);
    }
    const compared = run(['compare', '--offsets', offsets, '-'], jsonl(sample));
    assert.equal(compared.status, 0, compared.err);
    conforms('comparison', JSON.parse(compared.out));
  });
}

test('blocks cover the text and every span lies in it', () => {
  for (const [i, analysis] of lines(run(['extract', '--offsets', 'utf-16', '-'], jsonl(sample)).out).entries()) {
    const { text } = sample[i];
    assert.equal(analysis.blocks[0].span[0], 0);
    assert.equal(analysis.blocks.at(-1).span[1], text.length);
    for (const [k, block] of analysis.blocks.entries()) {
      if (k > 0) assert.equal(block.span[0], analysis.blocks[k - 1].span[1]);
    }
    const inside = ([start, end]) => assert.ok(start >= 0 && start < end && end <= text.length);
    analysis.sentences.forEach(inside);
    for (const entity of analysis.entities) entity.mentions.forEach((mention) => inside(mention.span));
    for (const claim of analysis.claims) {
      claim.content.forEach(inside);
      claim.source?.span.forEach(inside);
      claim.cue?.span.forEach(inside);
    }
  }
});

test('ids lead to what they name, and each claim is in one group', () => {
  const comparison = JSON.parse(run(['compare', '-'], jsonl(sample)).out);
  const articles = new Map(comparison.articles.map((analysis) => [analysis.article.id, analysis]));
  const seen = new Set();
  for (const group of comparison.groups) {
    for (const { article, claim } of group.members) {
      assert.ok(articles.get(article).claims.some((c) => c.id === claim));
      assert.ok(!seen.has(`${article} ${claim}`));
      seen.add(`${article} ${claim}`);
    }
    const members = new Set(group.members.map((member) => member.article));
    assert.deepEqual([...articles.keys()].filter((id) => !members.has(id)).sort(), [...group.absent].sort());
    assert.equal(group.relation === 'single', members.size === 1);
  }
  assert.equal(seen.size, comparison.articles.reduce((sum, analysis) => sum + analysis.claims.length, 0));
});

test('a bad article yields its error in its place and status 1', () => {
  const input = `${JSON.stringify(sample[0])}\n{"id": "bad", "text": 5}\nnonsense\n${JSON.stringify(sample[1])}\n`;
  const extracted = run(['extract', '-'], input);
  assert.equal(extracted.status, 1);
  const analyses = lines(extracted.out);
  assert.equal(analyses.length, 4);
  for (const analysis of analyses) conforms('analysis', analysis);
  assert.deepEqual(analyses[1].error.line, 2);
  assert.equal(analyses[1].id, 'bad');
  assert.equal(analyses[2].error.code, 'invalid-json');
  const compared = run(['compare', '-'], input);
  assert.equal(compared.status, 1);
  const comparison = JSON.parse(compared.out);
  conforms('comparison', comparison);
  for (const group of comparison.groups) assert.ok(!group.absent.includes('bad'));
});

test('stories are compared one by one, and mixing them with articles is a wrong call', () => {
  const story = (id, articles) => JSON.stringify({ id, articles });
  const compared = run(['compare', '-'], `${story('one', sample.slice(0, 2))}\n${story('two', sample.slice(2))}\n`);
  assert.equal(compared.status, 0, compared.err);
  const comparisons = lines(compared.out);
  assert.deepEqual(comparisons.map((comparison) => [comparison.id, comparison.articles.length]), [['one', 2], ['two', sample.length - 2]]);
  for (const comparison of comparisons) conforms('comparison', comparison);
  const mixed = run(['compare', '-'], `${story('one', sample.slice(0, 2))}\n${JSON.stringify(sample[0])}\n`);
  assert.equal(mixed.status, 2);
  assert.equal(mixed.out, '');
  assert.match(mixed.err, /stories/);
});

test('a wrong call prints nothing on standard output and gives 2', () => {
  for (const args of [[], ['explode', '-'], ['extract'], ['extract', '--offsets', 'inches', '-'], ['extract', '/no/such/file']]) {
    const done = run(args);
    assert.equal(done.status, 2, args.join(' '));
    assert.equal(done.out, '');
    assert.match(done.err, /^fact-explorer: /);
  }
});

test('more jobs give the same bytes', () => {
  const many = jsonl([...sample, ...sample, ...sample]);
  assert.equal(run(['extract', '--jobs', '4', '-'], many).out, run(['extract', '-'], many).out);
});

test('help and version', () => {
  assert.match(run(['--help']).out, /fact-explorer extract/);
  assert.match(run(['--version']).out, /^fact-explorer \d+\.\d+\.\d+\n$/);
});
