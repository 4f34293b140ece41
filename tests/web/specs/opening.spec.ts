/** Opening, adding, removing: paste, drop, files, links, storage. */
import { test, expect, ready } from '../lib/page.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const REPORT = 'By Lena Holt\nMarch 6, 2031\n\nThe ferry Marigold was towed to Port Elm on Thursday, the harbour office said. About 40 divers helped, it added.';

test('a pasted article joins, with its day guessed, and can be removed and brought back', async ({ watched: page }) => {
  await page.goto('/');
  await ready(page);
  const columns = page.locator('fact-coverage thead th');
  const before = await columns.count();
  await page.getByRole('button', { name: 'Add articles' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Paste a report' }).fill(REPORT);
  await expect(dialog.getByLabel(/^Published/)).toHaveValue('2031-03-06');
  await dialog.getByLabel(/^Outlet/).fill('Elm Post');
  await dialog.getByRole('button', { name: 'Add this report' }).click();
  await expect(columns).toHaveCount(before + 1);
  await expect(columns.last()).toContainText('Elm Post');
  // It is still there after reading again.
  await page.waitForTimeout(400);
  await page.reload();
  await ready(page);
  await expect(columns).toHaveCount(before + 1);
  await page.getByRole('button', { name: 'Articles', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove Elm Post' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(columns).toHaveCount(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(columns).toHaveCount(before + 1);
});

test.describe(() => {
// Chromium says so of a document that is only parsed, never shown; that nothing ran is tested below.
test.use({ tolerated: /Executing inline event handler violates/ });
test('files are dropped: text, HTML, JSON and JSON Lines; a bad one says so', async ({ watched: page }) => {
  await page.goto('/empty.html');
  await expect(page.locator('fact-explorer')).toContainText('No article yet');
  const html = `<html><head><meta property="og:site_name" content="Page News"><meta property="article:published_time" content="2031-03-05T10:00:00Z"><title>Ferry towed</title></head>
    <body><nav>Home</nav><article><h1>Ferry towed</h1>${'<p>The ferry was towed to the harbour of Port Elm, the office said on Wednesday. It took all night.</p>'.repeat(6)}<script>window.hacked = 1</script><img src="https://example.org/x.png" onerror="window.hacked = 1"></article></body></html>`;
  const files = [
    { name: 'one.txt', text: REPORT }, { name: 'two.html', text: html },
    { name: 'three.json', text: JSON.stringify({ source: 'Jay Son', published: '2031-03-05', text: 'The ferry sails again, the line said.' }) },
    { name: 'four.jsonl', text: `${JSON.stringify({ source: 'Line A', text: 'A tug arrived, the office said.' })}\n${JSON.stringify({ source: 'Line B', text: 'A tug left, the office said.' })}\n` },
    { name: 'bad.json', text: '{"no": "text"}' },
  ];
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, text } of list) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.locator('fact-explorer .shell').dispatchEvent('drop', { dataTransfer: data });
  await expect(page.locator('fact-coverage thead th')).toHaveCount(6);
  await expect(page.locator('fact-coverage thead')).toContainText('Page News');
  await expect(page.locator('fact-coverage thead')).toContainText('5 Mar 2031');
  await expect(page.locator('fact-explorer .notices')).toContainText('bad.json');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
});

test('a link holds the whole collection', async ({ watched: page, context }) => {
  await page.goto('/empty.html');
  await page.getByRole('button', { name: 'Add articles' }).first().click();
  await page.getByRole('textbox', { name: 'Paste a report' }).fill(REPORT);
  await page.getByRole('button', { name: 'Add this report' }).click();
  await expect(page.locator('fact-coverage thead th')).toHaveCount(2);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: /whole collection/ }).inputValue();
  expect(link).toContain('c=');
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.locator('fact-coverage thead th')).toHaveCount(2);
  await other.close();
});

test('exports: CSV with formulas made harmless, JSON as the contract has it', async ({ watched: page }) => {
  await page.goto('/ferry.html#view=claims');
  await ready(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Table (CSV)' }).click()]);
  const text = readFileSync((await csv.path())!, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""x"") <b onclick=""alert(1)"">Nobody</b> was hurt"`);
  const papa = createRequire(import.meta.url)('papaparse') as { parse(text: string, options: object): { data: string[][]; errors: unknown[] } };
  const parsed = papa.parse(text.slice(1), { skipEmptyLines: true });
  expect(parsed.errors).toEqual([]);
  expect(parsed.data).toHaveLength(22);
  const [json] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Comparison (JSON)' }).click()]);
  const comparison = JSON.parse(readFileSync((await json.path())!, 'utf8'));
  expect(comparison.format).toBe('fact-explorer-comparison/1');
  expect(comparison.articles).toHaveLength(5);
  expect(comparison.groups).toHaveLength(9);
});

test('a saved page opens from disk without network', async ({ watched: page, context }) => {
  await page.goto('/ferry.html');
  await ready(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Page that opens from disk/ }).click()]);
  const path = test.info().outputPath('saved.html');
  await saved.saveAs(path);
  await context.setOffline(true);
  const other = await context.newPage();
  await other.goto(`file://${path}`);
  await expect(other.locator('fact-coverage thead th')).toHaveCount(6);
  await expect(other.locator('fact-explorer h1')).toHaveText('Ferry aground off Port Elm');
  await other.close();
});
