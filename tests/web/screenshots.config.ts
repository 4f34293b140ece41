/** `npm run screenshots`: every view, light and dark, wide and phone, into build/screenshots/. FACTS_PAGE picks the page (index.html). */
import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

export default defineConfig({ ...base, testDir: 'shots', reporter: [['line']], webServer: (base.webServer as object[]).slice(0, 1) as never });
