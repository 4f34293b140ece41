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

// The frame around the element follows the element's appearance.
const paint = () => document.documentElement.toggleAttribute('data-dark', element.hasAttribute('data-dark'));
new MutationObserver(paint).observe(element, { attributes: true, attributeFilter: ['data-dark'] });
paint();
