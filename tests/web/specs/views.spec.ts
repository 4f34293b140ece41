/** What the views show, on a comparison made by hand. */
import type { Locator, Page } from '@playwright/test';
import { test, expect, ready } from '../lib/page.ts';

test('conflicts come first, and silence is shown', async ({ watched: page }) => {
  await page.goto('/ferry.html');
  await ready(page);
  const first = page.locator('fact-coverage tr.row').first();
  await expect(first).toHaveClass(/conflict/);
  await expect(first.locator('td')).toHaveCount(5);
  await expect(first.locator('td.says')).toHaveCount(4);
  await expect(first.locator('td.silent')).toHaveCount(1);
  await expect(first.locator('td').nth(0)).toContainText('nearly 300');
  await expect(first.locator('td').nth(0)).toContainText('coast guard');
});

test('a row opens into passages with the words that differ', async ({ watched: page }) => {
  await page.goto('/ferry.html');
  await ready(page);
  await page.getByRole('button', { name: /Nobody is in danger/ }).first().click();
  const passages = page.locator('fact-passages');
  await expect(passages.locator('.card')).toHaveCount(3);
  const marked = await passages.locator('.card').nth(1).locator('mark.diff').allInnerTexts();
  expect(marked.join(' ')).toContain('shall');
  expect(marked.join(' ')).not.toContain('ashore');
  await expect(passages).toContainText('Silent: D Elm Watcher, E Harbour Herald');
  expect(page.url()).toContain('group=g5');
});

test('a link to a row opens it, and one to a claim its words', async ({ watched: page }) => {
  await page.goto('/ferry.html#group=g2');
  await ready(page);
  await expect(page.locator('fact-passages .card')).toHaveCount(4);
  await page.goto('/ferry.html#claim=wire:c3');
  await expect(page.locator('fact-article .claim.picked').first()).toHaveText('A steering failure may have been the cause');
  await page.locator('fact-article').getByRole('button', { name: 'See in the comparison' }).click();
  await expect(page.locator('fact-coverage tr.isopen')).toContainText('Cause of the accident');
});

test('filters, search and sort are in the address and come back', async ({ watched: page }) => {
  await page.goto('/ferry.html');
  await ready(page);
  await page.locator('fact-coverage').getByRole('button', { name: /^Conflict/ }).click();
  await expect(page.locator('fact-coverage tr.row')).toHaveCount(1);
  expect(page.url()).toContain('rel=conflict');
  await page.reload();
  await ready(page);
  await expect(page.locator('fact-coverage tr.row')).toHaveCount(1);
  await page.locator('fact-coverage').getByRole('button', { name: /^Conflict/ }).click();
  await page.locator('fact-coverage').getByRole('searchbox').fill('bruises');
  await expect(page.locator('fact-coverage tr.row')).toHaveCount(1);
  await expect(page.locator('fact-coverage tr.row')).toContainText('People treated for bruises');
});

test('the claims table sorts by several columns, filters by facets and hides columns', async ({ watched: page }) => {
  await page.goto('/ferry.html#view=claims');
  await ready(page);
  const table = page.locator('fact-claims');
  await expect(table.locator('tbody tr')).toHaveCount(21);
  await table.locator('summary', { hasText: 'Speaker' }).click();
  await table.getByRole('checkbox', { name: /^Ines Varga/ }).check();
  await expect(table.locator('tbody tr')).toHaveCount(3);
  await expect(table).toContainText('3 of 21 claims');
  await table.getByRole('button', { name: 'Clear all' }).click();
  await expect(table.locator('tbody tr')).toHaveCount(21);
  await table.locator('thead').getByRole('button', { name: /^Compared/ }).click();
  await expect(table.locator('tbody tr').first()).toContainText('Conflict');
  await table.locator('thead').getByRole('button', { name: /^Speaker/ }).click({ modifiers: ['Shift'] });
  expect(page.url()).toContain('sort=relation,speaker');
  await table.locator('summary', { hasText: 'Columns' }).click();
  await table.getByRole('checkbox', { name: 'Where' }).uncheck();
  await expect(table.locator('thead')).not.toContainText('Where');
});

test('page furniture is marked, kept out, and can be read as text', async ({ watched: page }) => {
  await page.goto('/ferry.html#view=article&article=herald');
  await ready(page);
  const caption = page.locator('fact-article .row.caption');
  await expect(caption).toContainText('kept out: caption');
  await caption.getByRole('button', { name: 'Read as text' }).click();
  await expect(page.locator('fact-article')).toContainText('corrected by you');
  await page.waitForTimeout(300);
  await page.reload();
  await ready(page);
  await expect(page.locator('fact-article')).toContainText('corrected by you');
});

test('figures with open bounds are drawn open', async ({ watched: page }) => {
  await page.goto('/ferry.html#view=figures');
  await ready(page);
  const rows = page.locator('fact-figures section').first().locator('tbody tr:not(.axis)');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0).locator('.tip')).toHaveCount(1);
  await expect(rows.nth(0)).toContainText('up to 300');
  await expect(rows.nth(1).locator('.range')).toHaveCount(1);
  await expect(rows.nth(3).locator('.dot')).toHaveCount(1);
});

test('a quote’s variants stand word under word', async ({ watched: page }) => {
  await page.goto('/ferry.html#view=quotes');
  await ready(page);
  await expect(page.locator('fact-quotes section')).toHaveCount(1);
  const other = await page.locator('fact-quotes .cell.other').allInnerTexts();
  expect(other).toEqual(expect.arrayContaining(['will', 'shall', 'is', 'was']));
});

test('speakers show who is unnamed and the way the words took', async ({ watched: page }) => {
  await page.goto('/ferry.html#view=speakers');
  await ready(page);
  await expect(page.locator('fact-speakers')).toContainText('not named');
  await expect(page.locator('fact-speakers .chains')).toContainText(/chief engineer of the line.*Seeblatt.*Abendpost/s);
});

/** Opens the first group and names another speaker for its second passage. */
async function renameSpeaker(page: Page): Promise<Locator> {
  await page.goto('/ferry.html#group=g1');
  await ready(page);
  const card = page.locator('fact-passages .card').nth(1);
  await card.getByRole('button', { name: 'Correct' }).click();
  await card.getByRole('textbox').fill('Harbour office');
  await card.getByRole('button', { name: 'Apply' }).click();
  return card;
}

test('corrections are kept, shown as the reader’s, and taken back', async ({ watched: page }) => {
  await renameSpeaker(page);
  await expect(page.locator('fact-coverage tr.isopen')).toContainText('Harbour office');
  await page.locator('fact-passages .card').nth(3).getByRole('button', { name: 'Correct' }).click();
  await page.locator('fact-passages .card').nth(3).getByRole('button', { name: 'This does not belong here' }).click();
  await expect(page.locator('fact-passages .card')).toHaveCount(3);
  await page.getByRole('button', { name: 'Articles', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Speaker is Harbour office');
  await dialog.getByRole('button', { name: 'Take back' }).first().click();
  await dialog.getByRole('button', { name: 'Take back' }).first().click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('fact-passages .card')).toHaveCount(4);
});

test('German', async ({ watched: page }) => {
  await page.goto('/ferry.html');
  await ready(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(page.getByRole('dialog')).toContainText('Sprache');
  await expect(page.locator('fact-explorer nav')).toContainText('Überblick');
});

test('a block taken for text is kept out and brought back: read again, undone by itself, still there after a reload', async ({ watched: page }) => {
  await page.goto('/empty.html');
  await page.locator('fact-explorer').evaluate(async (element) => {
    await (element as unknown as { add(articles: object[]): Promise<void> }).add([
      { source: 'Elm Post', published: '2031-01-02', text: 'Bridge opens\n\nThe bridge is open, the mayor, Ann Lee, said on Monday.\n\nNearly 300 people crossed it, the harbour office said.' },
      { source: 'Bay News', published: '2031-01-02', text: 'Bridge is open\n\nMore than 300 people crossed the bridge, the harbour office said.' },
    ]);
  });
  await page.locator('fact-explorer nav a', { hasText: 'Article' }).click();
  const article = page.locator('fact-article');
  const claims = article.locator('.claim', { hasText: 'people crossed it' });
  await claims.first().click();
  await article.getByRole('button', { name: 'Keep this paragraph out' }).click();
  await expect(claims).toHaveCount(0);
  await expect(article).toContainText('corrected by you');
  await page.waitForTimeout(400);
  await page.reload();
  await ready(page);
  await expect(article).toContainText('corrected by you');
  await expect(claims).toHaveCount(0);
  await article.getByRole('button', { name: 'Take back' }).click();
  await expect(claims).not.toHaveCount(0);
  await expect(article).not.toContainText('corrected by you');
});

test('a correction can be undone where it was made', async ({ watched: page }) => {
  const card = await renameSpeaker(page);
  await expect(card).toContainText('Harbour office');
  await page.locator('fact-explorer .notices').getByRole('button', { name: 'Undo' }).click();
  await expect(card).not.toContainText('Harbour office');
});
