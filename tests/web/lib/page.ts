/** What every test wants: a page that fails on a foreign request, a script error or a refused policy. */
import { test as plain, expect, type Page } from '@playwright/test';

export const VIEWS = ['coverage', 'claims', 'article', 'figures', 'quotes', 'speakers', 'timeline', 'wording'] as const;

export const test = plain.extend<{ watched: Page; tolerated: RegExp | null }>({
  /** Console errors that a test expects. */
  tolerated: [null, { option: true }],
  watched: async ({ page, baseURL, tolerated }, use) => {
    const wrong: string[] = [];
    const origins = new Set([new URL(baseURL!).origin]);
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol === 'data:' || url.protocol === 'blob:' || url.protocol === 'file:') return;
      if (url.hostname !== '127.0.0.1') wrong.push(`request to ${request.url()}`);
      origins.add(url.origin);
    });
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !tolerated?.test(message.text())) wrong.push(`console: ${message.text()}`);
    });
    page.on('dialog', (dialog) => {
      wrong.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await use(page);
    expect(wrong).toEqual([]);
    // One origin a test.
    expect(origins.size).toBeLessThanOrEqual(2);
  },
});

/** Waits until the comparison is shown. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('fact-explorer').first().locator('[id=view] > *').first()).toBeVisible();
  await expect(page.locator('fact-explorer .waiting')).toHaveCount(0);
}

export const coverage = (page: Page) => page.locator('fact-coverage');

export { expect };
