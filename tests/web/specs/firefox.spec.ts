/** The same page in Firefox, driven over WebDriver BiDi by puppeteer-core (Playwright's own Firefox cannot be had as a package). FIREFOX names another one. */
import { test, expect } from '@playwright/test';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { VIEWS } from '../lib/page.ts';

const executablePath = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((one) => one && existsSync(one));
const FILE = `file://${process.env.FACTS_SITE ?? fileURLToPath(new URL('../../../site/dist', import.meta.url))}/fact-explorer.html`;
let browser: Browser;
let page: Page;
let wrong: string[];

test.skip(!executablePath, 'no Firefox here: apt-get install firefox-esr');
test.describe.configure({ mode: 'serial', timeout: 90_000 });

test.beforeAll(async () => {
  browser = await puppeteer.launch({
    browser: 'firefox', executablePath: executablePath!, headless: true,
    // The driver's own way to size the page asks older long-term releases for a command that they do not have.
    args: ['--width=1280', '--height=900'], defaultViewport: null,
    // As a reader's Firefox has it; the driver would let pages from disk load what they like.
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
  });
});
test.afterAll(async () => {
  await browser?.close();
});
test.beforeEach(async () => {
  wrong = [];
  page = await browser.newPage();
  page.on('pageerror', (error) => wrong.push((error as Error).message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!/^(data|blob|file):$/.test(url.protocol) && url.hostname !== '127.0.0.1') wrong.push(request.url());
  });
});
test.afterEach(async () => {
  await page.close();
  expect(wrong).toEqual([]);
});

/** The driver's own waiting sees no change inside a shadow root. */
const there = (selector: string) => expect.poll(async () => (await page.$(selector)) !== null, { timeout: 20_000, message: selector }).toBe(true);
const rows = () => there('fact-explorer >>> fact-coverage >>> tr.row');
const text = (view: string) => page.$eval(`fact-explorer >>> fact-${view}`, (element) => element.shadowRoot!.textContent!.trim().length);

for (const [name, address] of [['at the root, under a strict policy', 'http://127.0.0.1:4713/'], ['in a folder', 'http://127.0.0.1:4714/a/b/'], ['from disk', FILE]] as const) {
  test(`Firefox: every view, ${name}`, async () => {
    await page.goto(address);
    await rows();
    for (const view of VIEWS) {
      await page.evaluate((to) => { location.hash = `view=${to}`; }, view);
      await there(`fact-explorer >>> fact-${view}`);
      await expect.poll(() => text(view)).toBeGreaterThan(20);
    }
  });
}

test('Firefox: the engine reads in a worker, a cell leads to its words and back', async () => {
  await page.goto('http://127.0.0.1:4713/empty.html');
  await there('fact-explorer');
  const found = await page.evaluate(async () => {
    interface Host extends Element { add(articles: object[]): Promise<void>; app: { comparison: { groups: { relation: string }[] } | null; engineError: string; engine(): Promise<{ inWorker: boolean }> } }
    const host = document.querySelector('fact-explorer') as unknown as Host;
    await host.add([
      { id: 'a', source: 'Elm Post', published: '2031-01-02', text: 'Nearly 300 people crossed the bridge on Monday, the mayor, Ann Lee, said.' },
      { id: 'b', source: 'Bay News', published: '2031-01-02', text: 'More than 300 people crossed the bridge on Monday, Ann Lee said.' },
    ]);
    return { error: host.app.engineError, groups: host.app.comparison?.groups.length ?? 0, inWorker: (await host.app.engine()).inWorker };
  });
  expect(found.error).toBe('');
  expect(found.inWorker).toBe(true);
  expect(found.groups).toBeGreaterThan(0);
  await rows();
  await (await page.$('fact-explorer >>> fact-coverage >>> button.cell'))!.click();
  await there('fact-explorer >>> fact-article >>> .claim.picked');
  await (await page.$('fact-explorer >>> fact-article >>> .more .plain'))!.click();
  await there('fact-explorer >>> fact-coverage >>> tr.isopen');
});
