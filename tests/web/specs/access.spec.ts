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

test('axe: the page about the element', async ({ browser }) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto('http://127.0.0.1:4713/element.html');
  await page.locator('fact-coverage tr.row').first().waitFor();
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await (window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } }).axe.run()).violations.map((one) => ({ id: one.id, nodes: one.nodes.slice(0, 3).map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`) })));
  expect(violations).toEqual([]);
  await context.close();
});

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

test('no sideways scrolling from a phone to 4k, in German too', async ({ watched: page }) => {
  test.setTimeout(60_000);
  await page.goto('/ferry.html');
  await page.evaluate(() => document.querySelector('fact-explorer')!.setAttribute('lang', 'de'));
  for (const width of [320, 375, 768, 1024, 3840]) {
    await page.setViewportSize({ width, height: 900 });
    for (const view of VIEWS) {
      await page.evaluate((to) => { location.hash = `view=${to}`; }, view);
      await expect(page.locator(`fact-${view}`)).toBeVisible();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over, `${view} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

test('reduced motion: nothing moves by itself', async ({ watched: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/ferry.html');
  await ready(page);
  const moving = await page.evaluate(() => {
    const all: Element[] = [];
    const walk = (root: ParentNode) => root.querySelectorAll('*').forEach((one) => {
      all.push(one);
      if (one.shadowRoot) walk(one.shadowRoot);
    });
    walk(document);
    return all.filter((one) => {
      const style = getComputedStyle(one);
      return style.animationName !== 'none' || style.transitionDuration.split(',').some((time) => parseFloat(time) > 0);
    }).length;
  });
  expect(moving).toBe(0);
});

test('on paper: the words without the controls, in ink on white', async ({ watched: page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const view of VIEWS) {
    await page.goto(`/ferry.html#view=${view}`);
    await ready(page);
    await expect(page.getByRole('button', { name: 'Add articles' })).toBeHidden();
    await expect(page.locator('fact-explorer nav').first()).toBeHidden();
    await expect(page.locator(`fact-${view}`)).toBeVisible();
    expect(await page.locator(`fact-${view}`).locator('[role=search], input').first().isVisible().catch(() => false), view).toBe(false);
  }
  const [paper, ink] = await page.locator('fact-explorer .shell').evaluate((shell) => [getComputedStyle(document.body).backgroundColor, getComputedStyle(shell).color]);
  const light = (color: string) => (color.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, one) => sum + Number(one), 0);
  expect(light(ink!)).toBeLessThan(200);
  expect(paper === 'rgba(0, 0, 0, 0)' || light(paper!) > 600).toBe(true);
});

test('focus is always seen', async ({ watched: page }) => {
  await page.goto('/ferry.html');
  await ready(page);
  for (let n = 0; n < 25; n++) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      let at: Element | null = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      if (!at || at === document.body) return 'none';
      const style = getComputedStyle(at);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? 'seen' : `${at.tagName} ${at.className}`;
    });
    expect(['seen', 'none']).toContain(seen);
  }
});
