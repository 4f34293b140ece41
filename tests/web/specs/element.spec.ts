/** The element in pages of others. */
import { test, expect } from '../lib/page.ts';

test('two elements on one page share an engine and keep apart', async ({ watched: page }) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto('/two.html');
  await expect(page.locator('#one').locator('fact-coverage tr.row').first()).toBeVisible();
  await expect(page.locator('#two').locator('fact-coverage tr.row').first()).toBeVisible();
  expect(workers.length).toBeLessThanOrEqual(1);
  await expect(page.locator('#two nav')).toContainText('Überblick');
  await expect(page.locator('#one nav')).toContainText('Coverage');
  await page.locator('#one nav a', { hasText: 'Claims' }).click();
  await expect(page.locator('#one fact-claims')).toBeVisible();
  await expect(page.locator('#two fact-coverage')).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
});

test('articles inside the element, and its events', async ({ watched: page }) => {
  await page.goto('/inline.html');
  await expect(page.locator('fact-claims tbody tr').first()).toBeVisible();
  const told = page.evaluate(() => new Promise((done) => document.addEventListener('fact-select', (event) => done((event as CustomEvent).detail), { once: true })));
  await page.locator('fact-claims td.claim button').first().click();
  expect(await told).toMatchObject({ article: 'x' });
});

test('the page about the element: live, under a strict policy, heard by the page around it', async ({ watched: page }) => {
  await page.goto('/element.html');
  const live = page.locator('#live');
  await expect(live.locator('fact-coverage tr.row').first()).toBeVisible();
  await expect(page.locator('#heard')).toContainText('fact-ready');
  await live.locator('fact-coverage button.cell').first().click();
  await expect(page.locator('#heard')).toContainText('fact-select');
  await page.getByLabel('Language').selectOption('de');
  await expect(live.locator('nav').first()).toContainText('Überblick');
  await page.getByLabel('Appearance').selectOption('dark');
  await expect(live).toHaveAttribute('data-dark', '');
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
});

test('inside a closed shadow root', async ({ watched: page }) => {
  await page.goto('/ferry.html');
  await page.evaluate(() => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    const element = document.createElement('fact-explorer');
    element.setAttribute('src', 'fixtures/ferry.json');
    root.append(element);
    (window as unknown as { inner: Element }).inner = element;
    document.body.append(host);
  });
  await expect.poll(() => page.evaluate(() => (window as unknown as { inner: Element }).inner.shadowRoot?.querySelector('fact-coverage')?.shadowRoot?.querySelectorAll('tr.row').length ?? 0)).toBeGreaterThan(3);
});

test('an engine that is not there is named, and the articles stay readable', async ({ page }) => {
  await page.goto('/ferry.html');
  await page.evaluate(() => {
    const element = document.createElement('fact-explorer');
    element.id = 'lost';
    element.setAttribute('engine', 'nowhere/fact-explorer.wasm');
    element.innerHTML = '<script type="application/json">{"articles":[{"text":"The bridge is open, the mayor said."}]}</script>';
    document.body.append(element);
  });
  await expect(page.locator('#lost [role=alert]')).toContainText('nowhere/fact-explorer.wasm');
  await expect(page.locator('#lost fact-article')).toContainText('The bridge is open, the mayor said.');
});
