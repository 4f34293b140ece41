/** The finished comparison as one HTML file: the one-file page with another collection in it. */
import type { CollectionFile } from '../model/types.ts';

/** Holds the collection of the one-file page. */
export const DATA_ID = 'fact-explorer-collection';

/** JSON that can stand inside a script element whatever words it holds. */
export function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
}

/** Puts a collection into the text of a one-file page. @throws where it is not one. */
export function withCollection(page: string, file: CollectionFile): string {
  const open = new RegExp(`<script type="application/json" id="${DATA_ID}">`).exec(page);
  if (!open) throw new Error('not a one-file page');
  const start = open.index + open[0].length;
  const end = page.indexOf('</script>', start);
  if (end < 0) throw new Error('not a one-file page');
  return page.slice(0, start) + inScript(file) + page.slice(end);
}

/** The page's own pieces put together again, when this already is a one-file page. */
function ownPage(): string | null {
  if (!document.getElementById(DATA_ID)) return null;
  // What scripts added to the document later is left out: it is kept in shadow roots, which are not serialised.
  return `<!doctype html>\n${document.documentElement.outerHTML}`;
}

export async function onePage(file: CollectionFile): Promise<string> {
  const own = ownPage();
  if (own) return withCollection(own, file);
  const response = await fetch(new URL('fact-explorer.html', document.baseURI));
  if (!response.ok) throw new Error(String(response.status));
  return withCollection(await response.text(), file);
}
