/** What is exported can be read by those it is meant for. */
import { test, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { analyse, type Analysis } from '../../../web/src/model/analysis.ts';
import { annotations, schemaOrg, tei } from '../../../web/src/export/formats.ts';
import type { CollectionFile } from '../../../web/src/model/types.ts';

const require = createRequire(import.meta.url);

function ferry(change: (file: CollectionFile) => void = () => {}): Analysis {
  const file = JSON.parse(readFileSync(new URL('../fixtures/ferry.json', import.meta.url), 'utf8')) as CollectionFile;
  change(file);
  const results = new Map(file.comparison!.articles.map((one, at) => [file.articles[at]!.id!, one]));
  return analyse({ given: file.articles, results, comparison: file.comparison!, corrections: [] });
}

test('annotations: both selectors lead back to the very words, in code points', () => {
  // Letters outside the basic plane in front move every offset.
  const analysis = ferry((file) => {
    const shift = ([a, b]: [number, number]): [number, number] => [a + 4, b + 4];
    file.articles[0]!.text = `😀😀${file.articles[0]!.text}`;
    const extract = file.comparison!.articles[0]! as { claims: { content: [number, number][] }[] };
    for (const claim of extract.claims) claim.content = claim.content.map(shift);
  });
  const page = JSON.parse(annotations(analysis)).first.items as { target: { source: string; selector: { type: string; exact: string; prefix: string; suffix: string; start: number; end: number }[] }[] }[];
  expect(page).toHaveLength(21);
  for (const item of page) {
    for (const target of item.target) {
      const id = decodeURIComponent(target.source.split(':').pop()!);
      const points = [...analysis.articles.find((one) => one.id === id)!.text];
      const [quote, position] = target.selector;
      expect(points.slice(position!.start, position!.end).join('')).toBe(quote!.exact);
      expect(points.join('')).toContain(quote!.prefix + quote!.exact + quote!.suffix);
    }
  }
});

test('JSON-LD expands without a word lost', async () => {
  const jsonld = require('jsonld') as { expand(doc: object, options: object): Promise<Record<string, unknown>[]> };
  // Contexts stand in for the published ones: tests ask nothing of the network.
  const contexts: Record<string, object> = {
    'https://schema.org/': { '@context': { '@vocab': 'https://schema.org/' } },
    'http://www.w3.org/ns/anno.jsonld': { '@context': { '@vocab': 'http://www.w3.org/ns/oa#', id: '@id', type: '@type' } },
  };
  const documentLoader = async (url: string) => {
    const document = contexts[url];
    if (!document) throw new Error(`asked for ${url}`);
    return { document, documentUrl: url, contextUrl: null };
  };
  const schema = await jsonld.expand(JSON.parse(schemaOrg(ferry())), { documentLoader });
  const types = schema.flatMap((one) => one['@type'] as string[]);
  expect(types.filter((one) => one.endsWith('NewsArticle'))).toHaveLength(5);
  expect(types.filter((one) => one.endsWith('/Claim'))).toHaveLength(9);
  expect(types.filter((one) => one.endsWith('Quotation'))).toHaveLength(3);
  expect(await jsonld.expand(JSON.parse(annotations(ferry())), { documentLoader })).toHaveLength(1);
});

test('TEI is well-formed, holds every word, and its anchors are there', () => {
  const { XMLParser, XMLValidator } = require('fast-xml-parser') as { XMLParser: new (options: object) => { parse(text: string): unknown }; XMLValidator: { validate(text: string): true | object } };
  const evil = '<x>&]]>\u0000\uD800';
  const analysis = ferry((file) => { file.articles[3]!.source = evil; });
  const xml = tei(analysis, `Name ${evil}`);
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(JSON.stringify(new XMLParser({ ignoreAttributes: false }).parse(xml))).toContain('HYPERLINK');
  const ids = new Set([...xml.matchAll(/<anchor xml:id="([^"]+)"/g)].map((one) => one[1]));
  const used = [...xml.matchAll(/(?:from|to)="#([^"]+)"/g)].map((one) => one[1]);
  expect(used.length).toBeGreaterThan(40);
  for (const id of used) expect(ids.has(id)).toBe(true);
});
