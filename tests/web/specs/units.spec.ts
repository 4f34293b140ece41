/** Functions of the page that need no browser. */
import { test, expect } from '@playwright/test';
import { readAddress, writeAddress, EMPTY } from '../../../web/src/model/address.ts';
import { align } from '../../../web/src/model/align.ts';
import { pieces } from '../../../web/src/model/spans.ts';
import { meet, relationOfFigures } from '../../../web/src/model/relations.ts';
import { stretch } from '../../../web/src/model/moments.ts';
import { pack, unpack } from '../../../web/src/share/packed.ts';
import { withCollection } from '../../../web/src/share/page.ts';
import { asCollection } from '../../../web/src/open/shape.ts';
import { de } from '../../../web/src/words/de.ts';
import { en } from '../../../web/src/words/en.ts';

test('an address comes back as it was, commas and percent signs included', () => {
  const address = { ...EMPTY, view: 'claims' as const, claim: 'a,1:c2', search: 'x & y=z', facets: { speaker: ['A, B', '100%', ''] }, sort: [{ id: 'speaker', desc: true }] };
  const back = readAddress(`#${writeAddress(address)}`);
  expect(back.claim).toBe('a,1:c2');
  expect(back.search).toBe('x & y=z');
  expect(back.facets.speaker).toEqual(['A, B', '100%']);
  expect(back.sort).toEqual(address.sort);
});

test('an alignment gives each variant back word for word', () => {
  const variants = ['Nobody is in danger and we will bring everyone ashore', 'No one is in danger, and we shall bring everybody ashore', 'No one was in danger', 'something else entirely', ''];
  const beats = align(variants);
  variants.forEach((variant, k) => {
    const words = beats.map((one) => one.cells[k]).filter(Boolean).join(' ');
    expect(words).toBe(variant);
  });
});

test('marks that overlap become pieces that cover the text once', () => {
  const text = 'abcdefghij';
  const out = pieces([0, 10], [{ span: [1, 5], mark: 'x' }, { span: [3, 8], mark: 'y' }, { span: [3, 3], mark: 'empty' }, { span: [9, 20], mark: 'z' }]);
  expect(out.map((one) => text.slice(one.start, one.end)).join('')).toBe(text);
  expect(out.map((one) => one.marks.join(''))).toEqual(['', 'x', 'xy', 'y', '', 'z']);
});

test('intervals: what leaves room for one number', () => {
  const value = (min: number | null, max: number | null) => ({ article: 'a', claim: 'c', quantity: 'q', min, max });
  expect(meet(value(null, 3000), value(3000, null))).toBe(false);
  expect(meet(value(1000, 1000), value(1000, null))).toBe(true);
  expect(meet(value(10, 12), value(11, 11))).toBe(true);
  expect(relationOfFigures([value(null, 3000), value(3000, null)])).toBe('conflict');
  expect(relationOfFigures([value(5, 5), value(5, 5)])).toBe('agree');
});

test('times on a calendar', () => {
  const day = (value: string) => new Date(stretch(value)!.from).toISOString().slice(0, 10);
  expect(day('2024-12-26')).toBe('2024-12-26');
  expect(day('2024-W51')).toBe('2024-12-16');
  expect(day('2025-02')).toBe('2025-02-01');
  expect(day('2024')).toBe('2024-01-01');
  expect(stretch('P2D')).toBeNull();
  expect(stretch('PAST_REF')).toBeNull();
});

test('a file or a link from elsewhere brings no comparison of its own', () => {
  const file = { articles: [{ id: 'a', text: 'Words' }], comparison: { offsets: 'utf-16', articles: [], groups: [{ title: 'What no article says' }] } };
  expect(asCollection(file)!.comparison).toBeUndefined();
  expect(asCollection(file, true)!.comparison).toBeDefined();
  expect(unpack(pack(file as never)).comparison).toBeUndefined();
});

test('a collection in a link comes back', () => {
  const file = { name: 'N', articles: [{ id: 'a', text: 'Words “here” 😀' }] };
  expect(unpack(pack(file))).toEqual(file);
  expect(() => unpack('!!')).toThrow();
});

test('words that would end the script do not', () => {
  const page = '<script type="application/json" id="fact-explorer-collection">{}</script><p>rest</p>';
  const out = withCollection(page, { articles: [{ text: '</script><script>alert(1)</script>' }] });
  expect(out.split('</script>')).toHaveLength(2);
  expect(out).toContain('<p>rest</p>');
});

test('every phrase is there in German, with the same blanks', () => {
  for (const [key, phrase] of Object.entries(en)) {
    const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    const other = (de as Record<string, string>)[key];
    expect(other, key).toBeTruthy();
    expect(blanks(other!), key).toEqual(blanks(phrase));
  }
});
