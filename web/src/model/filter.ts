/** Which groups and claims the address lets through. */
import type { Analysis, ClaimView, GroupView } from './analysis.ts';
import type { Address } from './address.ts';
import { RELATIONS } from './relations.ts';

type Search = (analysis: Analysis, words: string) => Set<string>;
let searcher: Search | undefined;

/** Keys that match the address's search, or null where nothing is searched (or the index is still being loaded; `loaded` is called then). */
export function matches(analysis: Analysis, words: string, loaded: () => void): Set<string> | null {
  if (!words.trim()) return null;
  if (searcher) return searcher(analysis, words);
  void import('./search.ts').then((module) => {
    searcher = module.search;
    loaded();
  });
  return null;
}

export function groupsShown(analysis: Analysis, address: Address, found: Set<string> | null): GroupView[] {
  const shown = analysis.groups.filter((group) =>
    (address.relations.length === 0 || address.relations.includes(group.relation)) &&
    (address.kinds.length === 0 || address.kinds.includes(group.kind)) &&
    (!found || group.members.some((one) => found.has(one.key))));
  const order = address.sort[0]?.id ?? 'relation';
  const first = (group: GroupView) => {
    const claim = group.members[0]!;
    return claim.article.index * 1e9 + claim.span[0];
  };
  const compare: Record<string, (a: GroupView, b: GroupView) => number> = {
    relation: (a, b) => RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation) || b.byArticle.size - a.byArticle.size || first(a) - first(b),
    articles: (a, b) => b.byArticle.size - a.byArticle.size || first(a) - first(b),
    order: (a, b) => first(a) - first(b),
    title: (a, b) => a.title.localeCompare(b.title),
  };
  return shown.sort(compare[order] ?? compare.relation);
}

export function speakersOf(claims: readonly ClaimView[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const claim of claims) if (!claim.own) out.set(claim.speaker, (out.get(claim.speaker) ?? 0) + 1);
  return out;
}
