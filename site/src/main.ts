/** The page: its fonts, its frame, and the element. */
import './page.css';
import 'fact-explorer';

const element = document.querySelector('fact-explorer')!;

// What the reader chose last time; the element keeps it under its store's name.
try {
  const theme = localStorage.getItem('fact-explorer.theme');
  const lang = localStorage.getItem('fact-explorer.lang');
  if (theme) element.setAttribute('theme', theme);
  element.setAttribute('lang', lang ?? (navigator.language.startsWith('de') ? 'de' : 'en'));
} catch {
  // No storage here; the system's settings hold.
}

// Kept for when there is no network, once the page is at rest: whoever is reading is not to wait for it.
if ('serviceWorker' in navigator && import.meta.env.PROD && location.protocol.startsWith('http')) {
  addEventListener('load', () => setTimeout(() => {
    navigator.serviceWorker.register('./offline.js').catch(() => {
      // Refused here (a private window, a policy): the page works all the same, with a network.
    });
  }, 3000));
}

// The frame around the element follows the element's appearance.
const paint = () => document.documentElement.toggleAttribute('data-dark', element.hasAttribute('data-dark'));
new MutationObserver(paint).observe(element, { attributes: true, attributeFilter: ['data-dark'] });
paint();
