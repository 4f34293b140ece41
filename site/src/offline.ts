/** Service worker: the page, its engine and the sample without a network. With one, what is on the server is always taken first, so that nobody is shown yesterday's page. */
import { cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

declare const self: { __WB_MANIFEST: { url: string; revision: string | null }[]; skipWaiting(): Promise<void>; addEventListener(type: 'install' | 'activate', act: (event: { waitUntil(what: Promise<unknown>): void }) => void): void; clients: { claim(): Promise<void> } };

precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** Names that hold a hash of what they name never change. */
const FIXED = /\/assets\/[^/]+-[\w-]{8}\.\w+$/;

registerRoute(
  ({ sameOrigin, url }) => sameOrigin && FIXED.test(url.pathname),
  async ({ request, url }) => (await matchPrecache(url.href)) ?? fetch(request),
);
registerRoute(
  ({ sameOrigin, request }) => sameOrigin && request.method === 'GET',
  async ({ request, url }) => {
    try {
      return await fetch(request);
    } catch (cause) {
      const kept = await matchPrecache(request.mode === 'navigate' && url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname);
      if (kept) return kept;
      throw cause;
    }
  },
);
