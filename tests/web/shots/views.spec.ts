/** Pictures for people to look at. With FACTS_README=1 two of them are also put where README.md shows them. */
import { test } from '@playwright/test';
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ready, VIEWS } from '../lib/page.ts';

const out = fileURLToPath(new URL('../../../build/screenshots/', import.meta.url));
const page_ = process.env.FACTS_PAGE ?? 'index.html';

for (const [name, width, height, scale] of [['wide', 1280, 900, 1], ['phone', 380, 844, 2], ['narrow', 320, 700, 2], ['4k', 2560, 1440, 1]] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    if (colorScheme === 'dark' && (name === 'narrow' || name === '4k')) continue;
    test(`${name} ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(120_000);
      const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, colorScheme, locale: 'en-GB' });
      const page = await context.newPage();
      const shoot = async (view: string) => {
        await ready(page);
        await page.waitForTimeout(250);
        await page.screenshot({ path: `${out}${view}-${name}-${colorScheme}.png` });
      };
      for (const view of VIEWS) {
        await page.goto(`http://127.0.0.1:4713/${page_}#view=${view}`);
        await shoot(view);
      }
      await page.goto(`http://127.0.0.1:4713/${page_}`);
      await ready(page);
      await page.locator('fact-coverage .opener').first().click();
      await shoot('coverage-open');
      await page.locator('fact-passages .links button').first().click();
      await shoot('article-claim');
      for (const [button, picture] of [['Add articles', 'dialog-add'], ['Articles', 'dialog-articles'], ['Share', 'dialog-share'], ['Export', 'dialog-export']] as const) {
        await page.getByRole('button', { name: button, exact: true }).click();
        await shoot(picture);
        await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      }
      if (process.env.FACTS_README) {
        const readme = fileURLToPath(new URL('../../../site/screenshots/', import.meta.url));
        if (name === 'wide' && colorScheme === 'light') copyFileSync(`${out}coverage-wide-light.png`, `${readme}coverage.png`);
        if (name === 'wide' && colorScheme === 'dark') copyFileSync(`${out}article-claim-wide-dark.png`, `${readme}article-dark.png`);
      }
      await context.close();
    });
  }
}
