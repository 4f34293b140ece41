/** Articles that mean harm: their text stays text, the others stay, nothing runs, nothing is asked of the network. */
import { test, expect, ready } from '../lib/page.ts';

/** Each by itself and all together: whatever one article holds. */
const MARKUP = [
  '<script>window.hacked=1</script>', '<img src=x onerror="window.hacked=1">', '<svg onload="window.hacked=1">', '"><iframe srcdoc="<script>parent.hacked=1</script>">',
  '<a href="javascript:window.hacked=1">link</a>', '<style>*{display:none!important}</style>', '{{constructor.constructor("window.hacked=1")()}}', '${window.hacked=1}',
  '</script><script>window.hacked=1</script>', '<!--<script>', ']]><x/>',
].join(' ');

test('markup, scripts and addresses stay text', async ({ watched: page }) => {
  await page.goto('/empty.html');
  await page.locator('fact-explorer').evaluate(async (element, markup) => {
    const explorer = element as unknown as { add(articles: object[]): Promise<void> };
    await explorer.add([
      { source: `Evil ${markup}`, title: markup, published: '2031-01-01', url: 'javascript:window.hacked=1', text: `${markup}\n\n“${markup},” ${markup} said on Monday. Nearly 300 ${markup} died, police said.` },
      { source: 'Null', text: 'Nul\u0000l bytes\u0000 and \uD800 half pairs \uDC00 here, the mayor said. \u202Etfel ot thgir\u202C and \uFEFF marks, he added.' },
      { source: 'Good', published: '2031-01-02', text: 'The bridge is open, the mayor said on Monday. At least 12 cars crossed it.' },
      { source: 'Empty', text: '' },
      { source: 'Blank', text: '   \n\n  ' },
    ]);
  }, MARKUP);
  await ready(page);
  for (const view of ['coverage', 'claims', 'article', 'figures', 'quotes', 'speakers', 'timeline', 'wording']) {
    await page.goto(`${page.url().split('#')[0]}#view=${view}`);
    await page.waitForTimeout(150);
    expect(await page.evaluate(() => 'hacked' in window), view).toBe(false);
    expect(await page.locator('fact-explorer iframe, fact-explorer script:not([type="application/json"]), fact-explorer img').count(), view).toBe(0);
  }
  await page.goto(`${page.url().split('#')[0]}#view=article`);
  await expect(page.locator('fact-article .sheet')).toContainText('<script>window.hacked=1</script>');
  expect(await page.locator('fact-article a').count()).toBe(0);
});

const HOSTILE: Record<string, string> = {
  'a script': '<script>window.hacked=1</script>', 'an event handler': '<img src=x onerror="window.hacked=1"><body onload="window.hacked=1">', 'a javascript: address': '<a href="javascript:window.hacked=1">javascript:window.hacked=1</a>',
  'a style': '<style>*{display:none!important}</style><link rel=stylesheet href="//evil.example/x.css"> @import url(//evil.example/x.css);', 'null bytes': 'nul\u0000l \u0000\u0000 bytes',
  'lone surrogates': 'half \uD800 pairs \uDC00 here \uDBFF', 'right-to-left overrides': '\u202Etxet desrever\u202C \u2067isolated\u2069 \u200F', 'a template': '${window.hacked=1} {{window.hacked=1}} <%= window.hacked=1 %>',
};
for (const [name, words] of Object.entries(HOSTILE)) {
  test(`${name}: shown as it is, in an article and as its outlet`, async ({ watched: page }) => {
    await page.goto('/empty.html');
    const text = `The bridge is open, ${words}, the mayor said on Monday. “We are ${words} glad,” Ann Lee told the Elm Post.`;
    const kept = await page.locator('fact-explorer').evaluate(async (element, given) => {
      const host = element as unknown as Host;
      await host.add([{ source: given.words, title: given.words, byline: given.words, url: given.words, published: '2031-01-02', text: given.text }, { source: 'Good', published: '2031-01-02', text: 'The bridge is open, the mayor said on Monday.' }]);
      return host.app.articles[0]!.text === given.text && host.app.analysis.articles.every((one) => one.extract);
    }, { words, text });
    expect(kept).toBe(true);
    await ready(page);
    await page.locator('fact-explorer nav a', { hasText: 'Article' }).click();
    await expect(page.locator('fact-article .text > .words').first()).toBeVisible();
    // Every letter stands there; blanks at the ends of blocks aside. Half a pair can only be shown as the mark for it.
    const squeeze = (one: string) => one.replace(/\s+/g, '').replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD').replaceAll('\u0000', '\uFFFD');
    const shown = await page.locator('fact-article .text > .words').evaluateAll((all) => all.map((one) => one.textContent).join(' '));
    expect(squeeze(shown)).toBe(squeeze(text));
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('fact-article a').count()).toBe(0);
    await expect(page.locator('fact-article .sheet')).toBeVisible();
  });
}

test('one bad article says so, the others stay', async ({ watched: page }) => {
  await page.goto('/empty.html');
  await page.locator('fact-explorer').evaluate(async (element) => {
    await (element as unknown as { add(articles: object[]): Promise<void> }).add([
      { source: 'Empty', text: '' }, { source: 'Good', published: '2031-01-02', text: 'The bridge is open, the mayor said on Monday.' },
    ]);
  });
  await ready(page);
  await expect(page.locator('fact-coverage thead th')).toHaveCount(3);
  await expect(page.locator('fact-coverage tbody')).toContainText(/bridge/i);
});

test('a saved page with hostile words is still one page', async ({ watched: page, context }) => {
  await page.goto('/empty.html');
  await page.locator('fact-explorer').evaluate(async (element, markup) => {
    await (element as unknown as { add(articles: object[]): Promise<void> }).add([{ source: 'Evil', text: `${markup} The bridge is open, the mayor said. \u2028 \u2029` }]);
  }, MARKUP);
  await ready(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Page that opens from disk/ }).click()]);
  const path = test.info().outputPath('evil.html');
  await saved.saveAs(path);
  const other = await context.newPage();
  await other.goto(`file://${path}`);
  await expect(other.locator('fact-coverage thead th')).toHaveCount(2);
  expect(await other.evaluate(() => 'hacked' in window)).toBe(false);
  await other.close();
});

interface Host extends Element {
  add(articles: object[]): Promise<void>;
  app: { articles: { text: string }[]; analysis: { claims: { text: string; article: { id: string } }[]; articles: { blocks: { span: [number, number] }[]; extract: object | null; error: object | null }[] } };
}

test('a five-megabyte article: read to its end, every view opens, nothing is lost', async ({ watched: page }) => {
  test.setTimeout(240_000);
  await page.goto('/empty.html');
  const state = await page.locator('fact-explorer').evaluate(async (element) => {
    const host = element as unknown as Host;
    let text = 'Bridge count goes on\n\n';
    for (let n = 0; text.length < 5e6; n++) {
      text += `The council of ward ${n} said on Monday that about ${300 + (n % 97)} people had crossed the bridge in May. “We counted them all,” Ann Lee, an officer, told the Elm Post. The work goes on.${n % 3 ? ' ' : '\n\n'}`;
    }
    text += 'The very last bridge closes on Friday, the mayor said.';
    await host.add([{ source: 'Long', published: '2031-01-02', text }]);
    const [article] = host.app.analysis.articles;
    const blocks = article!.blocks;
    return {
      given: text.length, kept: host.app.articles[0]!.text.length, error: article!.error, end: blocks[blocks.length - 1]?.span[1] ?? 0,
      last: host.app.analysis.claims.some((one) => one.text.includes('very last bridge')), claims: host.app.analysis.claims.length,
    };
  });
  expect(state.error).toBeNull();
  expect(state.kept).toBe(state.given);
  expect(state.end).toBe(state.given);
  expect(state.claims).toBeGreaterThan(50_000);
  expect(state.last).toBe(true);
  for (const view of ['coverage', 'claims', 'article', 'figures', 'quotes', 'speakers', 'timeline', 'wording']) {
    await page.locator('fact-explorer nav a').nth(['coverage', 'claims', 'article', 'figures', 'quotes', 'speakers', 'timeline', 'wording'].indexOf(view)).click();
    await expect(page.locator(`fact-${view}`)).toBeVisible({ timeout: 30_000 });
    // Drawn in parts: a page that stays quick, whatever is in it.
    expect(await page.locator(`fact-${view}`).evaluate((one) => one.shadowRoot!.querySelectorAll('*').length), view).toBeLessThan(12_000);
  }
  // The last claim's words are a click away all the same.
  await page.locator('fact-explorer nav a', { hasText: 'Claims' }).click();
  await page.locator('fact-claims').getByRole('searchbox').fill('very last bridge closes');
  await page.locator('fact-claims td.claim button', { hasText: 'very last bridge' }).first().click();
  await expect(page.locator('fact-article .claim.picked').first()).toContainText('very last bridge', { timeout: 60_000 });
});

test('an article without a line break is drawn bit by bit', async ({ watched: page }) => {
  test.setTimeout(90_000);
  await page.goto('/empty.html');
  const sentence = 'The council said on Monday that about 300 people had crossed the bridge in May. ';
  await page.locator('fact-explorer').evaluate(async (element, text) => {
    await (element as unknown as Host).add([{ source: 'Long', published: '2031-01-02', text: text.repeat(4000) }]);
  }, sentence);
  await page.locator('fact-explorer nav a', { hasText: 'Article' }).click();
  await expect(page.locator('fact-article .claim').first()).toBeVisible();
  const drawn = () => page.locator('fact-article .text > .words').evaluateAll((all) => all.map((one) => one.textContent).join('').length);
  const before = await drawn();
  expect(before).toBeGreaterThan(1000);
  if (before < sentence.length * 4000 - 10) {
    await page.locator('fact-article').getByRole('button', { name: /^Show/ }).click();
    expect(await drawn()).toBeGreaterThan(before);
  }
});

test('a thousand articles', async ({ watched: page }) => {
  test.setTimeout(120_000);
  await page.goto('/empty.html');
  const held = await page.locator('fact-explorer').evaluate(async (element) => {
    const host = element as unknown as Host;
    await host.add(Array.from({ length: 1000 }, (_, n) => ({ source: `Paper ${n}`, published: '2031-01-02', text: `Mayor Ann Lee said on Monday that ${100 + (n % 7)} people had crossed the bridge.` })));
    return { articles: host.app.articles.length, with: new Set(host.app.analysis.claims.map((one) => one.article.id)).size };
  });
  expect(held).toEqual({ articles: 1000, with: 1000 });
  await ready(page);
  await expect(page.locator('fact-explorer .facts')).toContainText('1,000 articles');
  for (const view of ['claims', 'article', 'figures', 'quotes', 'speakers', 'timeline', 'wording', 'coverage']) {
    await page.evaluate((to) => { document.querySelector('fact-explorer')!.shadowRoot!.querySelector<HTMLElement>(`nav a[href*="view=${to}"], nav a`)?.focus(); (document.querySelector('fact-explorer') as unknown as { app: { view(to: string): void } }).app.view(to); }, view);
    await expect(page.locator(`fact-${view}`)).toBeVisible({ timeout: 20_000 });
  }
});
