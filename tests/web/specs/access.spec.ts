/** axe finds nothing, in any view, light and dark, wide and narrow; everything is reached by keyboard. */
import { test, expect, ready, VIEWS } from '../lib/page.ts';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found { id: string; nodes: { target: unknown; failureSummary?: string }[] }

for (const colorScheme of ['light', 'dark'] as const) {
  for (const view of VIEWS) {
    test(`axe: ${view}, ${colorScheme}`, async ({ browser }) => {
      // axe is put into the page from outside, which its own policy would refuse.
      const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:4713/ferry.html#view=${view}${view === 'coverage' ? '&group=g1' : view === 'article' ? '&claim=herald:c2' : ''}`);
      await ready(page);
      await page.waitForTimeout(150);
      await page.evaluate(axe);
      for (const width of [1280, 380]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(100);
        const violations = await page.evaluate(async () => {
          const result = await (window as unknown as { axe: { run(root: unknown, options: object): Promise<{ violations: Found[] }> } }).axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          });
          return result.violations.map((one) => ({ id: one.id, nodes: one.nodes.slice(0, 3).map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`) }));
        });
        expect(violations, `${width} px`).toEqual([]);
      }
      await context.close();
    });
  }
}

test('axe: dialogs', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto('http://127.0.0.1:4713/ferry.html');
  await ready(page);
  await page.evaluate(axe);
  for (const name of ['Add articles', 'Articles', 'Share', 'Export', 'Settings']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    const violations = await page.evaluate(async () => (await (window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } }).axe.run()).violations.map((one) => ({ id: one.id, nodes: one.nodes.slice(0, 3).map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`) })));
    expect(violations, name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await context.close();
});

test('by keyboard: from the tabs to a row, its passages, the words and back', async ({ watched: page }) => {
  await page.goto('/ferry.html');
  await ready(page);
  const row = page.getByRole('button', { name: /Passengers on board/ });
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('fact-passages')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('fact-article .claim.picked').first()).toBeVisible();
  await page.goBack();
  await expect(page.locator('fact-passages')).toBeVisible();
});

test('no sideways scrolling at 320 px', async ({ watched: page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const view of VIEWS) {
    await page.goto(`/ferry.html#view=${view}`);
    await ready(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, view).toBeLessThanOrEqual(0);
  }
});
