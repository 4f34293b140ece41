/** The Claims table's columns and state, in TanStack's terms; markup is the view's. */
import {
  columnFacetingFeature, columnFilteringFeature, columnVisibilityFeature, constructTable, createColumnHelper, createFacetedRowModel,
  createFacetedUniqueValues, createFilteredRowModel, createSortedRowModel, rowSortingFeature, tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import type { App } from '../app.ts';
import { cut, type ClaimView } from '../model/analysis.ts';
import { RELATIONS } from '../model/relations.ts';
import type { Address } from '../model/address.ts';
import type { WordKey } from '../words/index.ts';
import { figureWords } from './explain.ts';

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  rowSortingFeature, sortedRowModel: createSortedRowModel(),
  columnFilteringFeature, filteredRowModel: createFilteredRowModel(),
  columnFacetingFeature, facetedRowModel: createFacetedRowModel(), facetedUniqueValues: createFacetedUniqueValues(),
  columnVisibilityFeature,
});

const helper = createColumnHelper<typeof features, ClaimView>();

export type ColumnId = 'article' | 'speaker' | 'act' | 'claim' | 'figures' | 'when' | 'where' | 'certainty' | 'kind' | 'relation' | 'via';

/** Every column: its heading, whether it is a facet, and how wide it wants to be. */
export const COLUMNS: { id: ColumnId; word: WordKey; facet: boolean; width: number }[] = [
  { id: 'article', word: 'article', facet: true, width: 5 },
  { id: 'speaker', word: 'speaker', facet: true, width: 11 },
  { id: 'act', word: 'actOf', facet: true, width: 7 },
  { id: 'claim', word: 'claim', facet: false, width: 34 },
  { id: 'figures', word: 'figuresColumn', facet: false, width: 9 },
  { id: 'when', word: 'when', facet: true, width: 8 },
  { id: 'where', word: 'where', facet: true, width: 9 },
  { id: 'via', word: 'viaColumn', facet: true, width: 8 },
  { id: 'certainty', word: 'certainty', facet: true, width: 8 },
  { id: 'kind', word: 'kind', facet: true, width: 9 },
  { id: 'relation', word: 'compared', facet: true, width: 9 },
];

/** Put away until asked for. */
export const HIDDEN: ColumnId[] = ['via', 'kind'];

/** A claim's values in a column, as facets count them. */
export function valuesOf(claim: ClaimView, column: ColumnId): string[] {
  switch (column) {
    case 'article': return [claim.article.id];
    case 'speaker': return [claim.own ? '' : claim.speaker];
    case 'act': return [claim.claim.cue?.act ?? ''];
    case 'claim': return [claim.text];
    case 'figures': return claim.quantities.map((one) => figureWords(claim, one));
    case 'when': return claim.times.map((one) => (one.value && /^\d{4}/.test(one.value) ? one.value.replace(/T.*$/, '') : cut(claim.article.text, [one.span])));
    case 'where': return claim.places.map((one) => one.name);
    case 'via': return claim.via;
    case 'certainty': return [claim.claim.polarity === 'negative' ? 'negative' : claim.claim.certainty];
    case 'kind': return [claim.claim.kind];
    case 'relation': return [claim.group.relation];
  }
}

const place = (claim: ClaimView) => claim.article.index * 1e8 + claim.span[0];

const columns = helper.columns(COLUMNS.map(({ id }) =>
  helper.accessor((claim: ClaimView) => valuesOf(claim, id).join(', '), {
    id,
    getUniqueValues: (claim: ClaimView) => valuesOf(claim, id),
    filterFn: (row, _column, wanted: string[]) => valuesOf(row.original, id).some((one) => wanted.includes(one)) || (wanted.includes('') && valuesOf(row.original, id).length === 0),
    sortFn: (a, b) => {
      const [x, y] = [a.original, b.original];
      if (id === 'article' || id === 'claim') return place(x) - place(y);
      if (id === 'relation') return RELATIONS.indexOf(x.group.relation) - RELATIONS.indexOf(y.group.relation) || place(x) - place(y);
      if (id === 'figures') return (x.quantities[0]?.value ?? x.quantities[0]?.min ?? x.quantities[0]?.max ?? -1) - (y.quantities[0]?.value ?? y.quantities[0]?.min ?? y.quantities[0]?.max ?? -1);
      return valuesOf(x, id).join().localeCompare(valuesOf(y, id).join());
    },
  })));

function makeTable() {
  return constructTable({ features, columns, data: [] as ClaimView[], getRowId: (row) => row.key, enableMultiSort: true });
}

/** The table as the address has it. */
export class ClaimsTable {
  #table = makeTable();
  #data: ClaimView[] = [];

  update(claims: ClaimView[], found: Set<string> | null, address: Address): void {
    const data = found ? claims.filter((one) => found.has(one.key)) : claims;
    const same = data.length === this.#data.length && data.every((one, at) => one === this.#data[at]);
    if (!same) {
      this.#data = data;
      this.#table.setOptions((old) => ({ ...old, data }));
    }
    const known = new Set<string>(COLUMNS.map((one) => one.id));
    this.#set('sorting', address.sort.filter((one) => known.has(one.id)), (value) => this.#table.setSorting(value));
    this.#set('filters', Object.entries(address.facets).filter(([id, values]) => known.has(id) && values.length > 0).map(([id, value]) => ({ id, value })), (value) => this.#table.setColumnFilters(value));
    this.#set('hidden', Object.fromEntries(hiddenOf(address).map((id) => [id, false])), (value) => this.#table.setColumnVisibility(value));
  }

  #last: Record<string, string> = {};
  #set<T>(name: string, value: T, act: (value: T) => void): void {
    const key = JSON.stringify(value);
    if (this.#last[name] === key) return;
    this.#last[name] = key;
    act(value);
  }

  get rows(): ClaimView[] {
    return this.#table.getRowModel().rows.map((one) => one.original);
  }

  get visible(): typeof COLUMNS {
    const shown = new Set(this.#table.getVisibleLeafColumns().map((one) => one.id));
    return COLUMNS.filter((one) => shown.has(one.id));
  }

  /** Values of a facet with their counts under the other filters, most frequent first. */
  facet(id: ColumnId): [string, number][] {
    const counts = (this.#table.getColumn(id)?.getFacetedUniqueValues() ?? new Map()) as Map<string, number>;
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  }
}

/** Columns put away: what the address says, or the usual ones. */
export function hiddenOf(address: Address): string[] {
  return address.hidden.length === 0 ? HIDDEN : address.hidden.filter((one) => one !== 'none');
}

/** A value as a reader reads it. */
export function shown(app: App, column: ColumnId, value: string): string {
  if (column === 'article') return app.analysis.articles.find((one) => one.id === value)?.label ?? value;
  if (column === 'speaker') return value || app.t('ownWords');
  if (column === 'when') return app.words.time(value) || value || app.t('facetNone');
  if (column === 'act' || column === 'certainty' || column === 'kind' || column === 'relation') return value ? app.words.term(value) : app.t('facetNone');
  return value || app.t('facetNone');
}
