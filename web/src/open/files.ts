/** Files that a reader drops or picks, turned into articles; one that cannot be read says why and the others go on. */
import type { CollectionFile, GivenArticle } from '../model/types.ts';
import { asArticle, asCollection } from './shape.ts';

export const FILE_LIMIT = 20_000_000;

export type Problem = 'noText' | 'notJson' | 'tooLarge';
export interface Opened { articles: GivenArticle[]; collection: CollectionFile | null; problems: { name: string; problem: Problem }[] }

export function fromText(text: string, name = ''): GivenArticle | null {
  if (!text.trim()) return null;
  // Day, outlet and headline are the engine's to guess, when it reads the text.
  return { text, ...(name ? { file: name } : {}) };
}

const stem = (name: string) => name.replace(/\.[^.]*$/, '').replace(/[_-]+/g, ' ').trim();

function fromJsonl(text: string): GivenArticle[] {
  return text.split('\n').flatMap((line) => {
    try {
      return (line.trim() && asArticle(JSON.parse(line))) || [];
    } catch {
      return [];
    }
  });
}

export async function openFiles(files: Iterable<File>): Promise<Opened> {
  const out: Opened = { articles: [], collection: null, problems: [] };
  for (const file of files) {
    const fail = (problem: Problem) => out.problems.push({ name: file.name, problem });
    if (file.size > FILE_LIMIT) {
      fail('tooLarge');
      continue;
    }
    const text = decode(new Uint8Array(await file.arrayBuffer()));
    const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
    if (ending === 'json') {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        // Some tools write JSON Lines under this ending.
        const lines = fromJsonl(text);
        if (lines.length > 0) out.articles.push(...lines);
        else fail('notJson');
        continue;
      }
      const collection = asCollection(value);
      if (!collection) fail('notJson');
      else if (collection.name !== undefined && !out.collection) out.collection = collection;
      else out.articles.push(...collection.articles);
    } else if (ending === 'jsonl' || ending === 'ndjson') {
      const lines = fromJsonl(text);
      if (lines.length > 0) out.articles.push(...lines);
      else fail('notJson');
    } else if (ending === 'html' || ending === 'htm' || ending === 'xhtml') {
      const { fromHtml } = await import('./html.ts');
      const article = fromHtml(text, stem(file.name));
      if (article) out.articles.push(article);
      else fail('noText');
    } else {
      const article = fromText(text, stem(file.name));
      if (article) out.articles.push(article);
      else fail('noText');
    }
  }
  return out;
}

/** UTF-8 unless a mark in front says UTF-16; bytes that are neither become replacement characters. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    return strict.decode(bytes);
  } catch {
    // Old pages are Windows-1252 more often than broken UTF-8.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
