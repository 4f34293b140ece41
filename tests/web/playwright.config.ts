/** Browser tests on the built site, with the system's Chromium. CHROMIUM names another one. */
import { defineConfig } from '@playwright/test';
import { chromium } from './lib/browser.ts';

export default defineConfig({
  testDir: 'specs',
  outputDir: '../../build/playwright',
  fullyParallel: true,
  workers: Number(process.env.PLAYWRIGHT_WORKERS ?? 2),
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  reporter: [['list']],
  use: {
    ...chromium,
    baseURL: 'http://127.0.0.1:4713',
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    // Tests see what is on the server; the one of the service worker lets it in.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  },
  webServer: [
    // The site at the root, under a strict policy; and again in a folder of a folder.
    { command: 'node lib/server.mjs --port 4713 --csp', url: 'http://127.0.0.1:4713/', reuseExistingServer: false },
    { command: 'node lib/server.mjs --port 4714 --base /a/b/', url: 'http://127.0.0.1:4714/a/b/', reuseExistingServer: false },
  ],
});
