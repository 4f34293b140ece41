/** Full-text search over claims, loaded when someone searches. */
import MiniSearch from 'minisearch';
import type { Analysis } from './analysis.ts';

const indexes = new WeakMap<Analysis, MiniSearch>();

function fold(term: string): string {
  return term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function indexOf(analysis: Analysis): MiniSearch {
  const found = indexes.get(analysis);
  if (found) return found;
  const index = new MiniSearch({
    idField: 'key', fields: ['text', 'speaker', 'title', 'article'], processTerm: fold,
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 5 ? 0.2 : 0), combineWith: 'AND' },
  });
  index.addAll(analysis.claims.map((claim) => ({
    key: claim.key, text: claim.text, speaker: `${claim.speaker} ${claim.via.join(' ')}`, title: claim.group.title, article: claim.article.label,
  })));
  indexes.set(analysis, index);
  return index;
}

/** Keys of the claims that match; a phrase with nothing to look up matches whatever contains it. */
export function search(analysis: Analysis, words: string): Set<string> {
  const hits = indexOf(analysis).search(words);
  if (hits.length > 0) return new Set(hits.map((one) => one.id as string));
  const plain = fold(words.trim());
  return new Set(analysis.claims.filter((one) => fold(`${one.text} ${one.speaker}`).includes(plain)).map((one) => one.key));
}
