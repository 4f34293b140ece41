// Exports, each read again by a library of its format: CSV, JSON, Web Annotation, JSON-LD, TEI, the page to print; and the same bytes from
// the engine for the web, where it is built. Articles are the bundled ones and hostile ones.
//
//     FACT_EXPLORER=build/release/fact-explorer node --test tests/contract/exports.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const require = createRequire(new URL('tests/web/package.json', root));
const Papa = require('papaparse');
const jsonld = require('jsonld');
const Ajv2020 = require('ajv/dist/2020.js').default;
const { XMLParser, XMLValidator } = require('fast-xml-parser');

const program = process.env.FACT_EXPLORER ?? fileURLToPath(new URL('build/release/fact-explorer', root));
const wasm = process.env.FACTS_WASM ?? fileURLToPath(new URL('build/wasm/fact-explorer.wasm', root));
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const TABLES = ['articles', 'claims', 'coverage', 'figures', 'groups', 'quotes', 'speakers', 'timeline', 'wording'];

const bundled = readdirSync(new URL('site/articles/', root)).filter((name) => name.endsWith('.json')).sort().map((name) => JSON.parse(read(`site/articles/${name}`)));
// Emoji, CRLF, a mark of UTF-8, damage that the reader mends ("3,000according", "â€™"), markup, controls, formulas, odd addresses and ids.
const hostile = [
  { id: 'a <b>&"\'', source: '=1+1', title: '@SUM(A1)<script>alert(1)</script>', byline: '+x', url: 'https://news.example/a b?q="<>', published: '2024-05-08',
    text: '\uFEFFMayor: “all 🏠 safe”\r\n\r\nThe mayor, Ann Lee 😀, said on Monday that at least 300 homes 🏠 had been flooded in Bree.\r\n\r\n"We lost <b>everything</b> & more", she said.\u0000\u0001\uFFFE ]]> It couldn’t be helped, she said. More than 3,000according to her had left.\r\n\r\n“=HYPERLINK(1) is no word,” said Bob Hill.\r\n' },
  { id: '-2', source: "'=x", url: 'javascript:alert(1)', published: '2024-05-09',
    text: 'Bree\u202E was flooded.\n\nThe mayor, Ann Lee, said on Monday that about 200 homes had been flooded in Bree.\n\n"We lost everything & more", she told Reuters. It couldnâ€™t be helped, police said.\n\nAll came back in June 2023, in the third week of 2024 and on 6 May 2024.' },
  { id: 'broken', text: 5 },
  { id: 'bare', text: 'x' },
];

const run = (articles, ...args) => {
  const input = articles.map((one) => JSON.stringify(one)).join('\n') + '\n';
  const done = spawnSync(program, ['compare', ...args, '-'], { input, maxBuffer: 1 << 28 });
  assert.ok(done.status === 0 || done.status === 1, done.stderr.toString());
  return done.stdout.toString('utf8'); // keeps the mark of UTF-8
};
const stories = { bundled, hostile };
const points = (text) => [...text];
const given = (articles) => new Map(articles.map((one) => [one.id, one]));
const unguarded = (cell) => (/^'+[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell);

for (const [name, articles] of Object.entries(stories)) {
  const comparison = JSON.parse(run(articles));
  const claims = comparison.articles.flatMap((one) => (one.claims ?? []).map((claim) => ({ article: one.article.id, claim })));

  for (const table of TABLES) {
    test(`${name}: the table ${table} is read again by a CSV library`, () => {
      const text = run(articles, '--format', 'csv', '--table', table);
      assert.equal(text[0], '\uFEFF');
      const { data, errors } = Papa.parse(text.slice(1), { delimiter: ',', newline: '\r\n', skipEmptyLines: true });
      assert.deepEqual(errors, []);
      const [head, ...rows] = data;
      assert.equal(new Set(head).size, head.length);
      for (const row of rows) {
        assert.equal(row.length, head.length);
        for (const cell of row) assert.ok(!/^[=+@\t\r\n]/.test(cell) && !/^-(?![\d.]+$)/.test(cell), `a spreadsheet would run ${cell}`);
      }
      const column = (of, row) => unguarded(row[head.indexOf(of)]);
      if (table === 'claims') {
        assert.deepEqual(rows.map((row) => [column('article', row), column('claim', row)]), claims.map(({ article, claim }) => [article, claim.id]));
        for (const [at, row] of rows.entries()) {
          const { content } = claims[at].claim;
          assert.deepEqual([column('start', row), column('end', row)], [String(content[0][0]), String(content.at(-1)[1])]);
        }
      }
      if (table === 'articles') {
        assert.equal(rows.length, articles.length);
        assert.equal(column('title', rows[0]), articles[0].title ?? column('title', rows[0]));
      }
      if (table === 'groups' || table === 'coverage') {
        assert.equal(new Set(rows.map((row) => column('group', row))).size, comparison.groups.length);
      }
    });
  }

  test(`${name}: JSON as the schema has it`, () => {
    const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
    const valid = ajv.compile(JSON.parse(read('core/report/schema/comparison.schema.json')));
    assert.ok(valid(JSON.parse(run(articles, '--format', 'json'))), ajv.errorsText(valid.errors?.slice(0, 5)));
  });

  test(`${name}: selectors lead back to the very words`, () => {
    const collection = JSON.parse(run(articles, '--format', 'annotations'));
    assert.equal(collection.type, 'AnnotationCollection');
    assert.equal(collection.total, collection.first.items.length);
    assert.equal(collection.total, claims.length);
    const texts = given(articles);
    for (const [at, item] of collection.first.items.entries()) {
      const { article, claim } = claims[at];
      const text = points(texts.get(article).text);
      assert.equal(item.target.length, claim.content.length);
      for (const [part, target] of item.target.entries()) {
        const [quote, position] = target.selector;
        assert.deepEqual([position.start, position.end], claim.content[part]);
        assert.equal(text.slice(position.start, position.end).join(''), quote.exact);
        assert.equal(text.slice(Math.max(0, position.start - 32), position.start).join(''), quote.prefix);
        assert.equal(text.slice(position.end, position.end + 32).join(''), quote.suffix);
        assert.doesNotMatch(target.source, /[\s<>"]|^javascript/);
      }
    }
  });

  test(`${name}: JSON-LD is expanded by a library and has schema.org's terms alone`, async () => {
    const documentLoader = (url) => { throw new Error(`nothing may be fetched: ${url}`); };
    const nodes = await jsonld.expand(JSON.parse(run(articles, '--format', 'jsonld', '--title', 'Floods')), { documentLoader });
    const TERMS = new Set(['Collection', 'NewsArticle', 'Claim', 'Quotation', 'Person', 'Organization', 'Place', 'QuantitativeValue', 'name', 'identifier',
      'headline', 'datePublished', 'publisher', 'creditText', 'url', 'inLanguage', 'text', 'appearance', 'firstAppearance', 'author', 'spokenByCharacter',
      'isPartOf', 'hasPart', 'keywords', 'about', 'contentLocation', 'temporalCoverage', 'description', 'value', 'minValue', 'maxValue', 'unitText']);
    const ids = new Set(nodes.map((node) => node['@id']));
    assert.equal(ids.size, nodes.length);
    const walk = (value) => {
      if (Array.isArray(value)) return value.forEach(walk);
      if (value === null || typeof value !== 'object') return undefined;
      for (const type of value['@type'] ?? []) assert.ok(TERMS.has(type.replace('https://schema.org/', '')), type);
      for (const [key, inner] of Object.entries(value)) {
        if (key.startsWith('@')) continue;
        assert.ok(TERMS.has(key.replace('https://schema.org/', '')), key);
        walk(inner);
      }
      if (Object.keys(value).length === 1 && value['@id']) assert.ok(ids.has(value['@id']), `nothing is called ${value['@id']}`);
      return undefined;
    };
    walk(nodes);
    const of = (type) => nodes.filter((node) => node['@type'].includes(`https://schema.org/${type}`));
    assert.equal(of('NewsArticle').length, comparison.articles.filter((one) => one.article).length);
    assert.equal(of('Claim').length, claims.length + comparison.groups.filter((one) => one.members.length > 1).length);
  });

  test(`${name}: TEI is well formed, its pointers lead somewhere, its bodies are the articles`, () => {
    const text = run(articles, '--format', 'tei', '--title', '<i>Floods</i> & more');
    assert.equal(XMLValidator.validate(text), true);
    // What XML 1.0 has no room for.
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
    const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', trimValues: false, processEntities: true, htmlEntities: true, parseTagValue: false });
    const ids = new Set();
    const pointers = [];
    const bodies = [];
    const words = (nodes) => nodes.map((node) => node['#text'] ?? words(Object.entries(node).find(([key]) => key !== ':@')[1])).join('');
    const walk = (nodes, parent) => {
      for (const node of nodes) {
        const [tag, children] = Object.entries(node).find(([key]) => key !== ':@');
        if (tag === '#text') continue;
        const attributes = node[':@'] ?? {};
        if (attributes['xml:id']) {
          assert.match(attributes['xml:id'], /^[A-Za-z][\w.-]*$/);
          assert.ok(!ids.has(attributes['xml:id']), `${attributes['xml:id']} twice`);
          ids.add(attributes['xml:id']);
        }
        for (const name of ['ana', 'corresp', 'inst', 'from', 'to', 'ref', 'next', 'prev']) pointers.push(...(attributes[name]?.split(' ') ?? []));
        if (tag === 'span') assert.equal(parent, 'spanGrp');
        if (tag === 'body') bodies.push(words(children));
        walk(children, tag);
      }
    };
    walk(parser.parse(text), '');
    for (const pointer of pointers) assert.ok(pointer.startsWith('#') && ids.has(pointer.slice(1)), `nothing is called ${pointer}`);
    // eslint-disable-next-line no-control-regex
    const allowed = (words) => words.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
    assert.deepEqual(bodies, articles.map((one) => (typeof one.text === 'string' ? allowed(one.text) : '')));
    // An anchor's name is its place.
    const [body] = /<body[^>]*>([\s\S]*?)<\/body>/.exec(text).slice(1);
    const plain = (markup) => points(markup.replace(/<[^>]*>/g, '').replace(/&(?:#13|amp|lt|gt|quot|#39);/g, '.')).length;
    for (const anchor of body.matchAll(/<anchor xml:id="A1\.p(\d+)"\/>/g)) assert.equal(plain(body.slice(0, anchor.index)), Number(anchor[1]));
  });

  test(`${name}: the page to print has no script and nothing from elsewhere`, () => {
    const text = run(articles, '--format', 'html', '--title', '<script>alert(1)</script>');
    assert.match(text, /^<!doctype html>\n/);
    assert.doesNotMatch(text, /<(script|img|link|iframe|object|a|form|base)\b/i);
    assert.doesNotMatch(text, /<[^>]*\s(on\w+|src|href)\s*=/i);
    assert.match(text, /&lt;script&gt;/);
  });

  test(`${name}: the engine for the web gives the same bytes`, { skip: !existsSync(wasm) && 'the engine for the web is not built' }, async () => {
    process.env.FACTS_WASM = wasm;
    const { engine } = await import('../scripts/wasm-engine.mjs');
    const collection = (await engine()).collection();
    for (const article of articles) collection.add(JSON.stringify(article));
    for (const format of ['json', 'annotations', 'jsonld', 'tei', 'html']) {
      const { ok, json } = collection.export(JSON.stringify({ format, title: 'Floods' }));
      assert.ok(ok, json);
      // A bad article's error names its line of the input, and an article handed over alone is its own line 1.
      const lineless = (text) => text.replace(/"line":\d+/g, '"line":0');
      assert.ok(lineless(json) === lineless(run(articles, '--format', format, '--title', 'Floods')), `${format} differs`);
    }
    for (const table of TABLES) {
      assert.ok(collection.export(JSON.stringify({ format: 'csv', table })).json === run(articles, '--format', 'csv', '--table', table), `${table} differs`);
    }
    collection.free();
  });
}

test('many stories: one table, one JSON document a line, and no page of several', () => {
  const input = [bundled.slice(0, 2), bundled.slice(2)].map((articles, at) => JSON.stringify({ id: `s${at}`, articles })).join('\n') + '\n';
  const call = (...args) => spawnSync(program, ['compare', ...args, '-'], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  const { data, errors } = Papa.parse(call('--format', 'csv', '--table', 'claims').stdout.replace('\uFEFF', ''), { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.deepEqual([...new Set(data.map((row) => row.story))], ['s0', 's1']);
  assert.equal(call('--format', 'jsonld').stdout.trim().split('\n').map((line) => JSON.parse(line)).length, 2);
  for (const format of ['tei', 'html']) assert.equal(call('--format', format).status, 2);
});
