/** Everything that changes what is seen, as the part of an address behind `#`. */
import type { GroupKind, Relation } from './types.ts';
import { RELATIONS } from './relations.ts';

export const VIEWS = ['coverage', 'claims', 'article', 'figures', 'quotes', 'speakers', 'timeline', 'wording'] as const;
export type ViewName = (typeof VIEWS)[number];

export interface Sort { id: string; desc: boolean }

export interface Address {
  view: ViewName;
  /** The open collection's id in the browser's store, where it is not the bundled one. */
  collection: string;
  /** The article shown in the Article view. */
  article: string;
  /** The claim selected, `article:claim`. */
  claim: string;
  /** The group opened. */
  group: string;
  search: string;
  relations: Relation[];
  kinds: GroupKind[];
  /** Facets of the Claims table: column → values. */
  facets: Record<string, string[]>;
  sort: Sort[];
  /** Columns of the Claims table that are put away. */
  hidden: string[];
  /** Figures and quotes: which one is shown first. */
  open: string[];
  /** A whole collection, packed. */
  packed: string;
}

export const EMPTY: Address = {
  view: 'coverage', collection: '', article: '', claim: '', group: '', search: '', relations: [], kinds: [], facets: {}, sort: [],
  hidden: [], open: [], packed: '',
};

const list = (value: string | null) => (value ? value.split(',').map(decode).filter(Boolean) : []);
const encode = (value: string) => value.replace(/[%,]/g, (one) => (one === ',' ? '%2C' : '%25'));
const decode = (value: string) => value.replace(/%2C/g, ',').replace(/%25/g, '%');

export function readAddress(hash: string, fallback: ViewName = 'coverage'): Address {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const view = given.get('view') as ViewName | null;
  const facets: Record<string, string[]> = {};
  for (const [key, value] of given) if (key.startsWith('f.')) facets[key.slice(2)] = list(value);
  const claim = given.get('claim') ?? '';
  return {
    view: view && VIEWS.includes(view) ? view : claim && !view ? 'article' : fallback,
    collection: given.get('in') ?? '',
    article: given.get('article') ?? '',
    claim,
    group: given.get('group') ?? '',
    search: given.get('q') ?? '',
    relations: list(given.get('rel')).filter((one): one is Relation => RELATIONS.includes(one as Relation)),
    kinds: list(given.get('kind')) as GroupKind[],
    facets,
    sort: list(given.get('sort')).map((one) => ({ id: one.replace(/^-/, ''), desc: one.startsWith('-') })),
    hidden: list(given.get('hide')),
    open: list(given.get('open')),
    packed: given.get('c') ?? '',
  };
}

export function writeAddress(address: Address, fallback: ViewName = 'coverage'): string {
  const out = new URLSearchParams();
  const put = (key: string, value: string) => {
    if (value) out.set(key, value);
  };
  const putList = (key: string, values: readonly string[]) => put(key, values.map(encode).join(','));
  if (address.view !== fallback || address.claim) out.set('view', address.view);
  put('in', address.collection);
  put('article', address.article);
  put('claim', address.claim);
  put('group', address.group);
  put('q', address.search);
  putList('rel', address.relations);
  putList('kind', address.kinds);
  for (const [key, values] of Object.entries(address.facets)) putList(`f.${key}`, values);
  putList('sort', address.sort.map((one) => (one.desc ? `-${one.id}` : one.id)));
  putList('hide', address.hidden);
  putList('open', address.open);
  put('c', address.packed);
  // Colons and commas are allowed in a fragment and read better as they are.
  return out.toString().replace(/%3A/g, ':').replace(/%2C/g, ',');
}
