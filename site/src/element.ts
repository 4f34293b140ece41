/** The element's own page: a live example that the reader can turn and hear. */
import './page.css';
import 'fact-explorer';

const element = document.querySelector('fact-explorer')!;
const heard = document.getElementById('heard')!;

for (const type of ['fact-ready', 'fact-select', 'fact-error']) {
  element.addEventListener(type, (event) => {
    const detail = (event as CustomEvent<{ text?: string; message?: string; groups?: unknown[] } | null>).detail;
    heard.textContent = `${type}: ${detail?.text ?? detail?.message ?? (detail?.groups ? `${detail.groups.length} things claimed` : 'null')}`;
  });
}

const follow = (id: string, act: (value: string) => void) => {
  const select = document.getElementById(id) as HTMLSelectElement;
  select.addEventListener('change', () => act(select.value));
};
follow('theme', (value) => element.setAttribute('theme', value));
follow('lang', (value) => element.setAttribute('lang', value));
follow('view', (value) => element.app.view(value as typeof element.app.address.view));

const paint = () => document.documentElement.toggleAttribute('data-dark', element.hasAttribute('data-dark'));
new MutationObserver(paint).observe(element, { attributes: true, attributeFilter: ['data-dark'] });
paint();
