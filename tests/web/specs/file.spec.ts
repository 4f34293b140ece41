/** The one-file page, opened from disk. */
import { test, expect, ready } from '../lib/page.ts';
import { fileURLToPath } from 'node:url';

const FILE = `file://${process.env.FACTS_SITE ?? fileURLToPath(new URL('../../../site/dist', import.meta.url))}/fact-explorer.html`;

test('fact-explorer.html opens from disk, reads and compares', async ({ watched: page, context }) => {
  await context.setOffline(true);
  await page.goto(FILE);
  await ready(page);
  expect(await page.locator('fact-coverage tr.row').count()).toBeGreaterThan(0);
  for (const view of ['Claims', 'Article', 'Figures', 'Timeline']) {
    await page.locator('fact-explorer nav a', { hasText: view }).click();
    await expect(page.locator(`fact-${view.toLowerCase()}`)).toBeVisible();
  }
});
