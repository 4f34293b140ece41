/** What the page exports: the very bytes that the program writes, and readable by those it is meant for. */
import { test, expect, ready } from '../lib/page.ts';
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const TOOL = process.env.FACTS_TOOL ?? fileURLToPath(new URL('../../../build/release/fact-explorer', import.meta.url));
const TABLES = ['coverage', 'claims', 'articles', 'figures', 'quotes', 'speakers', 'timeline', 'wording'];
const WHOLE = {
  json: 'Comparison (JSON)', annotations: 'Web Annotations (JSON-LD)', jsonld: 'schema.org (JSON-LD)', tei: 'TEI (XML)', html: 'Printable page (HTML)',
} as const;

interface Article { id: string; text: string }

/** Words that a spreadsheet, a browser or an XML reader would trip over. */
const HOSTILE = [
  { id: 'evil', source: '=cmd|x', published: '2031-01-01', text: '“=HYPERLINK(""x"") <b onclick="alert(1)">Nobody</b> & ]]> was hurt,” Ann Lee 😀 said on Monday. Nearly 300 people 😀 crossed the bridge, the mayor said.' },
  { id: 'good', source: 'Bay News', published: '2031-01-02', text: 'More than 300 people crossed the bridge, the mayor said.\n\n“Nobody was hurt,” Ann Lee said.' },
];

async function collection(page: Page): Promise<{ name: string; articles: Article[] }> {
  return page.locator('fact-explorer').evaluate((element) => {
    const { name, articles } = (element as unknown as { collection: { name: string; articles: Article[] } }).collection;
    return { name, articles };
  });
}

/** Chromium drops, without a word, what one page downloads beyond ten files within a second: no reader is as quick as a test. */
const BETWEEN_DOWNLOADS_MS = 150;

async function exported(page: Page, format: string, table = ''): Promise<Buffer> {
  if (!(await page.getByRole('dialog').isVisible())) await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (table) await dialog.getByRole('combobox', { name: 'Table' }).selectOption(table);
  const button = dialog.getByRole('button', { name: format === 'csv' ? 'CSV' : WHOLE[format as keyof typeof WHOLE], exact: true });
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  await page.waitForTimeout(BETWEEN_DOWNLOADS_MS);
  return readFileSync((await file.path())!);
}

function written({ name, articles }: { name: string; articles: Article[] }, format: string, table = ''): Buffer {
  const input = articles.map((one) => JSON.stringify(one)).join('\n');
  return execFileSync(TOOL, ['compare', '--input', 'jsonl', '--format', format, ...(table ? ['--table', table] : []), '--title', name, '-'], { input, maxBuffer: 1 << 28 });
}

const SETS = { sample: '/', hostile: '/empty.html' };
for (const [set, address] of Object.entries(SETS)) {
  test(`page and program write the same bytes: ${set}`, async ({ watched: page }) => {
    test.skip(!existsSync(TOOL), 'the program is not built');
    test.setTimeout(90_000);
    await page.goto(address);
    if (set === 'hostile') await page.locator('fact-explorer').evaluate(async (element, articles) => (element as unknown as { add(articles: object[]): Promise<void> }).add(articles), HOSTILE);
    await ready(page);
    const whole = await collection(page);
    for (const table of TABLES) expect((await exported(page, 'csv', table)).equals(written(whole, 'csv', table)), `csv ${table}`).toBe(true);
    for (const format of Object.keys(WHOLE)) expect((await exported(page, format)).equals(written(whole, format)), format).toBe(true);
  });
}

test('what is exported is what the formats say', async ({ watched: page }) => {
  test.setTimeout(90_000);
  await page.goto('/empty.html');
  await page.locator('fact-explorer').evaluate(async (element, articles) => (element as unknown as { add(articles: object[]): Promise<void> }).add(articles), HOSTILE);
  await ready(page);

  // CSV: a library reads it again, every row as wide as its heading, and no cell that a spreadsheet would run.
  const papa = require('papaparse') as { parse(text: string, options: object): { data: string[][]; errors: unknown[] } };
  for (const table of TABLES) {
    const text = (await exported(page, 'csv', table)).toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data, errors } = papa.parse(text.slice(1), { skipEmptyLines: true });
    expect(errors, table).toEqual([]);
    for (const row of data) expect(row.length, table).toBe(data[0]!.length);
    for (const row of data.slice(1)) for (const cell of row) if (!/^-?[\d.]+$/.test(cell)) expect(cell, table).not.toMatch(/^[=+\-@\t\r]/);
  }

  // JSON: the published schema.
  const schema = (name: string) => JSON.parse(readFileSync(fileURLToPath(new URL(`../../../core/report/schema/${name}.schema.json`, import.meta.url)), 'utf8')) as { $id?: string };
  const { default: Ajv } = require('ajv/dist/2020.js') as { default: new (options: object) => { addSchema(one: object): void; compile(one: object): { (value: unknown): boolean; errors?: unknown } } };
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(schema('analysis'));
  ajv.addSchema(schema('article'));
  const valid = ajv.compile(schema('comparison'));
  const comparison = JSON.parse((await exported(page, 'json')).toString('utf8')) as { offsets: string; articles: { article: { id: string } }[] };
  expect(valid(comparison), JSON.stringify(valid.errors)).toBe(true);
  expect(comparison.offsets).toBe('code-point');
  // And what the page itself works with, in UTF-16.
  const own = await page.locator('fact-explorer').evaluate((element) => (element as unknown as { app: { fullComparison(): object } }).app.fullComparison());
  expect(valid(own), JSON.stringify(valid.errors)).toBe(true);

  // Annotations: both selectors lead back to the very words, in code points.
  const annotations = JSON.parse((await exported(page, 'annotations')).toString('utf8')) as { first: { items: Annotation[] } };
  interface Annotation { target: Target | Target[] }
  interface Target { source: string | { id: string }; selector: { type: string; exact: string; prefix?: string; suffix?: string; start: number; end: number }[] }
  let targets = 0;
  for (const item of annotations.first.items) {
    for (const target of [item.target].flat()) {
      const source = typeof target.source === 'string' ? target.source : target.source.id;
      const article = HOSTILE.find((one) => source.endsWith(one.id))!;
      const points = [...article.text];
      const quote = target.selector.find((one) => one.type === 'TextQuoteSelector')!;
      const place = target.selector.find((one) => one.type === 'TextPositionSelector')!;
      expect(points.slice(place.start, place.end).join('')).toBe(quote.exact);
      expect(article.text).toContain(`${quote.prefix ?? ''}${quote.exact}${quote.suffix ?? ''}`);
      targets++;
    }
  }
  expect(targets).toBeGreaterThan(2);

  // JSON-LD: expanded by a library; contexts stand in for the published ones, tests ask nothing of the network.
  const jsonld = require('jsonld') as { expand(doc: object, options: object): Promise<Record<string, unknown>[]> };
  const contexts: Record<string, object> = {
    'https://schema.org/': { '@context': { '@vocab': 'https://schema.org/' } }, 'https://schema.org': { '@context': { '@vocab': 'https://schema.org/' } },
    'http://www.w3.org/ns/anno.jsonld': { '@context': { '@vocab': 'http://www.w3.org/ns/oa#', id: '@id', type: '@type' } },
  };
  const documentLoader = async (url: string) => {
    const document = contexts[url];
    if (!document) throw new Error(`asked for ${url}`);
    return { document, documentUrl: url, contextUrl: null };
  };
  const things = await jsonld.expand(JSON.parse((await exported(page, 'jsonld')).toString('utf8')) as object, { documentLoader });
  const types = things.flatMap((one) => one['@type'] as string[]);
  expect(types.filter((one) => one.endsWith('NewsArticle'))).toHaveLength(2);
  expect(types.some((one) => one.endsWith('/Claim'))).toBe(true);
  expect(await jsonld.expand(annotations, { documentLoader })).toHaveLength(1);

  // TEI: well-formed, every word there, and each end of a span an anchor.
  const { XMLValidator, XMLParser } = require('fast-xml-parser') as { XMLParser: new (options: object) => { parse(text: string): unknown }; XMLValidator: { validate(text: string): true | object } };
  const tei = (await exported(page, 'tei')).toString('utf8');
  expect(XMLValidator.validate(tei)).toBe(true);
  expect(JSON.stringify(new XMLParser({ ignoreAttributes: false }).parse(tei))).toContain('HYPERLINK');
  const ids = new Set([...tei.matchAll(/xml:id="([^"]+)"/g)].map((one) => one[1]));
  const used = [...tei.matchAll(/(?:from|to)="#([^"]+)"/g)].map((one) => one[1]);
  expect(used.length).toBeGreaterThan(4);
  for (const id of used) expect(ids.has(id), id).toBe(true);

  // The printable page: nothing in it runs or asks for anything.
  const html = (await exported(page, 'html')).toString('utf8');
  const printed = await page.context().newPage();
  const asked: string[] = [];
  printed.on('request', (request) => asked.push(request.url()));
  await printed.setContent(html);
  await expect(printed.locator('body')).toContainText('More than 300 people');
  expect(await printed.locator('script, iframe, img, [onclick]').count()).toBe(0);
  expect(asked).toEqual([]);
  await printed.close();
});

test('a corrected speaker and a block kept out are in the exports', async ({ watched: page }) => {
  await page.goto('/empty.html');
  await page.locator('fact-explorer').evaluate(async (element, articles) => (element as unknown as { add(articles: object[]): Promise<void> }).add(articles), HOSTILE);
  await ready(page);
  const state = await page.locator('fact-explorer').evaluate(async (element) => {
    interface App { analysis: { claims: { speaker: string; text: string; article: { id: string; blocks: { kind: string; span: [number, number] }[] }; claim: { id: string }; span: [number, number] }[] }; correct(one: object): void; export(request: object): Promise<string>; progress: unknown }
    const { app } = element as unknown as { app: App };
    const claim = app.analysis.claims.find((one) => one.article.id === 'good' && one.speaker)!;
    app.correct({ kind: 'speaker', article: 'good', claim: claim.claim.id, at: claim.span, name: 'Harbour office' });
    const renamed = await app.export({ format: 'csv', table: 'claims' });
    const block = claim.article.blocks.find((one) => one.span[0] <= claim.span[0] && one.span[1] >= claim.span[1])!;
    app.correct({ kind: 'block', article: 'good', at: block.span, as: 'caption' });
    const without = await app.export({ format: 'csv', table: 'claims' });
    return { renamed, without, words: claim.text };
  });
  expect(state.renamed).toContain('Harbour office');
  expect(state.renamed).toContain(state.words);
  expect(state.without).not.toContain(state.words);
});
