/** Once visited, the page opens without a network: engine, weights and sample are kept by its service worker. */
import { test, expect, ready } from '../lib/page.ts';

test.use({ serviceWorkers: 'allow', baseURL: 'http://127.0.0.1:4714' });

test('offline after a first visit, and still reading', async ({ watched: page, context }) => {
  test.setTimeout(60_000);
  await page.goto('/a/b/');
  await ready(page);
  // It is registered when the page is at rest; the test does not wait for that.
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('./offline.js');
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  expect(await page.locator('fact-coverage tr.row').count()).toBeGreaterThan(0);
  const before = await page.locator('fact-coverage thead th').count();
  await page.locator('fact-explorer').evaluate(async (element) => {
    await (element as unknown as { add(articles: object[]): Promise<void> }).add([{ source: 'Elm Post', published: '2031-01-02', text: 'The bridge is open, the mayor said on Monday.' }]);
  });
  await expect(page.locator('fact-coverage thead th')).toHaveCount(before + 1);
  for (const view of ['claims', 'article', 'figures', 'speakers']) {
    await page.evaluate((to) => { location.hash = `view=${to}`; }, view);
    await expect(page.locator(`fact-${view}`)).toBeVisible();
  }
  await context.setOffline(false);
});
