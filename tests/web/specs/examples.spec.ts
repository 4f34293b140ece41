/** The examples, built from the packed package. Skipped where `node web/examples/build.mjs` has not been run. */
import { test, expect } from '@playwright/test';
import { existsSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../build/examples', import.meta.url));
const serve = fileURLToPath(new URL('../../../site/serve.mjs', import.meta.url));
let server: ChildProcess;

test.skip(!existsSync(`${root}/plain/fact-explorer.js`), 'examples are not built');
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  server = spawn(process.execPath, [serve, '--port', '4715', '--root', root]);
  await new Promise((done) => server.stdout!.once('data', done));
});
test.afterAll(() => {
  server.kill();
});

for (const [name, elements] of [['plain', 2], ['vite', 1], ['esbuild', 1], ['webpack', 1]] as const) {
  test(`example ${name}`, async ({ page }) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon')) wrong.push(`${message.text()} ${message.location().url}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('http://127.0.0.1:4715/')) wrong.push(request.url());
    });
    await page.goto(`http://127.0.0.1:4715/${name}/index.html`);
    await expect(page.locator('fact-explorer .facts').first()).toContainText(/claim/);
    expect(elements).toBeGreaterThan(0);
    expect(wrong.filter((one) => !one.includes('favicon'))).toEqual([]);
  });
}
