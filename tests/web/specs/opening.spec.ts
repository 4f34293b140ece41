/** Opening, adding, removing: paste, drop, files, links, storage. */
import { test, expect, ready } from '../lib/page.ts';

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

const SECOND = 'Elm Council votes on new bridge\n\nBy Tom Reed\nMarch 8, 2031\n\nPORT ELM — The council voted on Friday to build a second bridge over the Elm, its chairwoman, Ines Varga, said.\n\n“We have waited ten years for this,” Varga told reporters. The bridge will cost about 40 million, she added.\n\nWork begins in May, according to the harbour office.';
const FIRST = 'Ferry towed to harbour after engine failure\n\nBy Lena Holt\nMarch 6, 2031\n\nPORT ELM — The ferry Marigold was towed to Port Elm on Thursday, the harbour office said.\n\nAbout 40 divers helped, it added. “Nobody was in danger,” the captain, Ann Lee, told the Elm Post.\n\nThe line said that the ferry would sail again next week.';

test('several reports pasted at once are offered apart, and added apart or as one', async ({ watched: page }) => {
  await page.goto('/empty.html');
  const dialog = page.getByRole('dialog');
  const paste = async () => {
    await page.getByRole('button', { name: 'Add articles' }).first().click();
    await dialog.getByRole('textbox', { name: 'Paste a report' }).fill(`${FIRST}\n\n\n${SECOND}\n`);
    await expect(dialog.getByRole('checkbox', { name: /These seem to be 2 reports/ })).toBeChecked();
  };
  await paste();
  await expect(dialog.getByRole('listitem').last()).toContainText('Elm Council votes');
  await dialog.getByRole('button', { name: 'Add 2 reports' }).click();
  await expect(page.locator('fact-coverage thead th')).toHaveCount(3);
  await expect(page.locator('fact-coverage thead')).toContainText('8 Mar 2031');
  // As one, by the reader's word; split later, where the articles are listed.
  await paste();
  await dialog.getByRole('checkbox', { name: /These seem to be/ }).uncheck();
  await dialog.getByRole('button', { name: 'Add this report' }).click();
  await expect(page.locator('fact-coverage thead th')).toHaveCount(4);
  await page.getByRole('button', { name: 'Articles', exact: true }).click();
  await dialog.getByRole('button', { name: 'Split into 2' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('fact-coverage thead th')).toHaveCount(5);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('fact-coverage thead th')).toHaveCount(4);
});

test('a link is refused past 30 kB, with its reason; up to there it holds everything', async ({ watched: page }) => {
  await page.goto('/empty.html');
  // Words that hardly pack.
  const text = (n: number) => Array.from({ length: n }, (_, k) => Math.imul(k + 1, 2654435761).toString(36).replace('-', '')).join(' ');
  await page.locator('fact-explorer').evaluate(async (element, words) => (element as unknown as { add(articles: object[]): Promise<void> }).add([{ source: 'Long', text: words }]), `${text(9000)}.`);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toContainText('30 kB at most');
  await expect(page.getByRole('textbox', { name: /whole collection/ })).toHaveCount(0);
});

test('several collections are kept, named, opened again and deleted', async ({ watched: page }) => {
  await page.goto('/');
  await ready(page);
  const dialog = page.getByRole('dialog');
  const open = () => page.getByRole('button', { name: 'Articles', exact: true }).click();
  const add = async (words: string) => {
    await page.getByRole('button', { name: 'Add articles' }).first().click();
    await dialog.getByRole('textbox', { name: 'Paste a report' }).fill(words);
    await dialog.getByRole('button', { name: 'Add this report' }).click();
    await expect(dialog).toHaveCount(0);
  };
  await open();
  await dialog.getByRole('button', { name: 'New collection' }).click();
  await add(FIRST);
  await expect(page.locator('fact-coverage thead th')).toHaveCount(2);
  await open();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ferry');
  await dialog.getByRole('textbox', { name: 'Name' }).blur();
  await dialog.getByRole('button', { name: 'New collection' }).click();
  await add(SECOND);
  await open();
  await expect(dialog.getByRole('button', { name: 'Ferry', exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Ferry', exact: true }).click();
  await expect(page.locator('fact-explorer h1')).toHaveText('Ferry');
  await page.waitForTimeout(300);
  await page.reload();
  await ready(page);
  await expect(page.locator('fact-explorer h1')).toHaveText('Ferry');
  await open();
  await dialog.getByRole('button', { name: 'Sample collection' }).click();
  await expect(page.locator('fact-coverage thead th')).toHaveCount(6);
});
