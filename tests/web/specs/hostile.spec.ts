/** Articles that mean harm: their text stays text, the others stay, nothing runs, nothing is asked of the network. */
import { test, expect, ready } from '../lib/page.ts';

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

test('a five-megabyte article and a thousand articles', async ({ watched: page }) => {
  test.setTimeout(120_000);
  await page.goto('/empty.html');
  const sentence = 'The council said on Monday that about 300 people had crossed the bridge in May. ';
  await page.locator('fact-explorer').evaluate(async (element, text) => {
    await (element as unknown as { add(articles: object[]): Promise<void> }).add([{ source: 'Long', published: '2031-01-02', text: text.repeat(Math.ceil(5e5 / text.length)) }]);
  }, sentence);
  await ready(page);
  await page.goto('/empty.html#in=sample');
  await page.reload();
  await page.locator('fact-explorer').evaluate(async (element) => {
    const articles = Array.from({ length: 1000 }, (_, n) => ({ source: `Paper ${n}`, published: '2031-01-02', text: `Mayor Ann Lee said on Monday that ${100 + (n % 7)} people had crossed the bridge.` }));
    await (element as unknown as { add(articles: object[]): Promise<void> }).add(articles);
  });
  await ready(page);
  await expect(page.locator('fact-explorer .facts')).toContainText('1,000 articles');
});
