/** The same site in a folder of a folder. */
import { test, expect, ready } from '../lib/page.ts';

test.use({ baseURL: 'http://127.0.0.1:4714' });

test('works under /a/b/', async ({ watched: page }) => {
  await page.goto('/a/b/');
  await ready(page);
  expect(await page.locator('fact-coverage tr.row').count()).toBeGreaterThan(0);
  await page.locator('fact-explorer nav a', { hasText: 'Claims' }).click();
  await expect(page.locator('fact-claims tbody tr').first()).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/a/b/');
});
