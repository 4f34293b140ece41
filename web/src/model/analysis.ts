/** What the views show: the engine's results tied together, with the reader's corrections laid over them. Pure functions of their input. */
import type {
  Block, Claim, Comparison, Correction, Difference, Entity, Extract, ExtractResult, FigureValue, GivenArticle, Group, GroupKind, Quantity,
  Relation, SharedEntity, SharedWording, Span, Time, Origin,
} from './types.ts';
import { isError } from './types.ts';
import { hull, inside, overlaps, sameSpan } from './spans.ts';
import { relationOfFigures, sidesOf } from './relations.ts';

export interface ArticleView {
  id: string;
  index: number;
  /** A, B, … Z, AA: short enough for a phone's column. */
  letter: string;
  given: GivenArticle;
  text: string;
  label: string;
  published: string;
  title: string;
  extract: Extract | null;
  error: { code: string; message: string; line?: number } | null;
  blocks: (Block & { corrected: boolean })[];
  claims: ClaimView[];
  reading: boolean;
}

export interface ClaimView {
  /** `article:claim`, as addresses hold it. */
  key: string;
  article: ArticleView;
  claim: Claim;
  /** Content as one string; passages with a gap are joined by an ellipsis. */
  text: string;
  span: Span;
  speaker: string;
  named: boolean;
  own: boolean;
  via: string[];
  corrected: boolean;
  quantities: Quantity[];
  times: Time[];
  places: Entity[];
  group: GroupView;
}

export interface GroupView {
  id: string;
  kind: GroupKind;
  relation: Relation;
  title: string;
  members: ClaimView[];
  byArticle: Map<string, ClaimView[]>;
  values: FigureValue[];
  /** What the values are counted in, where it is not each quantity's own unit. */
  unit: string | null;
  origins: number;
  /** Why the engine judged it so, in its own phrases; none once the reader has changed the group. */
  because: string[];
  differences: Difference[];
  absent: ArticleView[];
  /** Of those, the ones whose silence tells something. */
  silent: ReadonlySet<string>;
  /** Which side of a conflict each claim is on (0 where there are no sides). */
  sides: Map<string, number>;
  corrected: boolean;
}

export interface Analysis {
  articles: ArticleView[];
  claims: ClaimView[];
  groups: GroupView[];
  byKey: Map<string, ClaimView>;
  groupById: Map<string, GroupView>;
  shared: SharedWording[];
  origins: Origin[];
  /** People, bodies and places that several articles speak of. */
  entities: SharedEntity[];
  /** Whether a comparison stands behind it (false while the first articles are still being read). */
  compared: boolean;
}

export const JUNK: ReadonlySet<string> = new Set(['byline', 'dateline', 'timestamp', 'section', 'caption', 'related', 'credit', 'link']);

export function letterOf(index: number): string {
  let out = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) out = String.fromCharCode(65 + ((n - 1) % 26)) + out;
  return out;
}

export function cut(text: string, spans: Span[]): string {
  return spans.map(([start, end]) => text.slice(start, end)).join(' … ').replace(/\s+/g, ' ').trim();
}

export interface Input {
  given: GivenArticle[];
  results: ReadonlyMap<string, ExtractResult>;
  comparison: Comparison | null;
  corrections: readonly Correction[];
}

function articleView(given: GivenArticle, index: number, result: ExtractResult | undefined): ArticleView {
  const extract = result && !isError(result) ? result : null;
  const about = extract?.article;
  const letter = letterOf(index);
  const source = given.source || about?.source || '';
  const title = given.title || about?.title || headline(given.text, extract);
  return {
    id: given.id ?? letter, index, letter, given, text: given.text, title,
    label: source || given.file || title || given.id || letter,
    published: given.published || about?.published || '',
    extract, error: isError(result) ? result.error : null,
    blocks: (extract?.blocks ?? []).map((block) => ({ ...block, corrected: false })),
    claims: [], reading: !result,
  };
}

/** The articles that a text seems to be made of, each as an article of its own; none where it is one. */
export function partsOf(article: ArticleView): GivenArticle[] {
  return (article.extract?.article.parts ?? []).map(({ span }) => ({ text: article.text.slice(...span).trim() }));
}

function headline(text: string, extract: Extract | null): string {
  const block = extract?.blocks.find((one) => one.kind === 'headline');
  return block ? cut(text, [block.span]) : '';
}

/** The name to show: an outlet's own words have none. */
function speakerOf(claim: Claim, corrected: string | undefined): { speaker: string; named: boolean; own: boolean } {
  if (corrected !== undefined) return { speaker: corrected, named: true, own: false };
  if (!claim.source || claim.kind === 'stated') return { speaker: '', named: false, own: true };
  return { speaker: claim.source.name, named: claim.source.named, own: false };
}

export function analyse(input: Input): Analysis {
  const articles = input.given.map((given, index) => articleView(given, index, input.results.get(given.id ?? '')));
  const byId = new Map(articles.map((one) => [one.id, one]));
  const byKey = new Map<string, ClaimView>();

  for (const correction of input.corrections) {
    if (correction.kind !== 'block') continue;
    const block = byId.get(correction.article)?.blocks.find((one) => sameSpan(one.span, correction.at));
    if (block) Object.assign(block, { kind: correction.as, corrected: true });
  }

  for (const article of articles) {
    const extract = article.extract;
    if (!extract) continue;
    const quantities = new Map(extract.quantities.map((one) => [one.id, one]));
    const times = new Map(extract.times.map((one) => [one.id, one]));
    const entities = new Map(extract.entities.map((one) => [one.id, one]));
    const closed = article.blocks.filter((one) => one.corrected && JUNK.has(one.kind));
    for (const claim of extract.claims) {
      const span = hull(claim.content);
      if (closed.some((block) => overlaps(block.span, span))) continue;
      const renamed = input.corrections.find((one) =>
        one.kind === 'speaker' && one.article === article.id && sameSpan(one.at, span)) as { name: string } | undefined;
      const view: ClaimView = {
        key: `${article.id}:${claim.id}`, article, claim, span,
        text: cut(article.text, claim.content),
        ...speakerOf(claim, renamed?.name),
        via: (claim.via ?? []).map((one) => one.name),
        corrected: renamed !== undefined,
        quantities: pick(claim.quantities, quantities), times: pick(claim.times, times), places: placesOf(claim, entities),
        group: undefined as unknown as GroupView,
      };
      article.claims.push(view);
      byKey.set(view.key, view);
    }
    article.claims.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  }
  const claims = articles.flatMap((article) => article.claims);
  const groups = groupViews(input, claims, byKey, byId);
  return {
    articles, claims, groups, byKey,
    groupById: new Map(groups.map((one) => [one.id, one])),
    shared: (input.comparison?.shared_wording ?? []).filter((one) => one.spans.every((span) => byId.has(span.article))),
    origins: input.comparison?.origins ?? [],
    entities: input.comparison?.entities ?? [],
    compared: input.comparison !== null,
  };
}

/** Where it happened: a capital that stands for its government is no place of the event. */
function placesOf(claim: Claim, entities: Map<string, Entity>): Entity[] {
  return pick(claim.places?.filter((_, at) => claim.place_roles?.[at] !== 'government'), entities);
}

function pick<T>(ids: string[] | undefined, from: Map<string, T>): T[] {
  return (ids ?? []).flatMap((id) => from.get(id) ?? []);
}

/** The engine's phrase for a conflict of yes and no. */
const OPPOSED = 'one says so, the other says not so';

type Draft = Pick<GroupView, 'id' | 'kind' | 'relation' | 'title' | 'members' | 'values' | 'unit' | 'origins' | 'because' | 'differences' | 'silent' | 'corrected'>;

function groupViews(input: Input, claims: ClaimView[], byKey: Map<string, ClaimView>, byId: Map<string, ArticleView>): GroupView[] {
  const drafts: Draft[] = [];
  const of = new Map<string, Draft>();
  const place = (claim: ClaimView, draft: Draft) => {
    draft.members.push(claim);
    of.set(claim.key, draft);
  };
  const alone = (claim: ClaimView, corrected: boolean): Draft => {
    const draft: Draft = {
      id: `${claim.key}`, kind: 'statement', relation: 'single', title: claim.text, members: [], values: [], unit: null, origins: 1, because: [], differences: [], silent: new Set(), corrected,
    };
    drafts.push(draft);
    place(claim, draft);
    return draft;
  };
  for (const group of input.comparison?.groups ?? []) {
    const draft = draftOf(group);
    for (const member of group.members) {
      const claim = byKey.get(`${member.article}:${member.claim}`);
      if (claim && !of.has(claim.key)) place(claim, draft);
    }
    if (draft.members.length > 0) drafts.push(draft);
  }
  for (const claim of claims) if (!of.has(claim.key)) alone(claim, false);

  const at = (article: string, span: Span) => claims.find((one) => one.article.id === article && sameSpan(one.span, span));
  const touched = new Set<Draft>();
  for (const correction of input.corrections) {
    if (correction.kind !== 'split' && correction.kind !== 'join') continue;
    const claim = at(correction.article, correction.at);
    const from = claim && of.get(claim.key);
    if (!claim || !from) continue;
    if (correction.kind === 'split') {
      if (from.members.length < 2) continue;
      from.members = from.members.filter((one) => one !== claim);
      touched.add(from).add(alone(claim, true));
    } else {
      const target = at(correction.to.article, correction.to.at);
      const to = target && of.get(target.key);
      if (!to || to === from) continue;
      from.members = from.members.filter((one) => one !== claim);
      place(claim, to);
      const values = from.values.filter((one) => `${one.article}:${one.claim}` === claim.key);
      to.values = [...to.values, ...values];
      touched.add(from).add(to);
    }
  }
  for (const draft of touched) {
    draft.corrected = true;
    draft.because = [];
    draft.differences = [];
    draft.values = draft.values.filter((value) => draft.members.some((one) => one.key === `${value.article}:${value.claim}`));
    draft.relation = relationAfter(draft);
  }
  return drafts.filter((one) => one.members.length > 0).map((draft) => finish(draft, [...byId.values()]));
}

function draftOf(group: Group): Draft {
  return {
    id: group.id, kind: group.kind, relation: group.relation, title: group.title, members: [],
    values: group.figure?.values ?? [], unit: group.figure?.unit ?? null, origins: group.origins ?? 1, because: group.because ?? [],
    differences: group.differences ?? [], silent: new Set(group.silent ?? []), corrected: false,
  };
}

/** A group that the reader changed: figures are weighed anew, anything else stays as careful as its words allow. */
function relationAfter(draft: Draft): Relation {
  const articles = new Set(draft.members.map((one) => one.article.id));
  if (articles.size < 2) return 'single';
  if (draft.values.length > 1) return relationOfFigures(draft.values);
  return draft.relation === 'single' ? 'compatible' : draft.relation;
}

function finish(draft: Draft, articles: ArticleView[]): GroupView {
  const byArticle = new Map<string, ClaimView[]>();
  for (const claim of draft.members) {
    const list = byArticle.get(claim.article.id);
    if (list) list.push(claim);
    else byArticle.set(claim.article.id, [claim]);
  }
  const group: GroupView = {
    ...draft, byArticle,
    absent: articles.filter((one) => one.extract && !byArticle.has(one.id)),
    sides: draft.relation === 'conflict' ? sidesOf(draft.members, draft.values, draft.because.length === 0 || draft.because.includes(OPPOSED)) : new Map(),
  };
  group.members.sort((a, b) => a.article.index - b.article.index || a.span[0] - b.span[0]);
  for (const claim of group.members) claim.group = group;
  return group;
}

/** The sentence or sentences that hold a claim, for showing it with its surroundings. */
export function contextOf(claim: ClaimView): Span {
  const holding = (claim.article.extract?.sentences ?? []).filter((one) => overlaps(one, claim.span));
  const first = holding[0];
  const last = holding[holding.length - 1];
  if (!first || !last) return claim.span;
  const whole = hull([first, last, claim.span, ...(claim.claim.source?.span ?? []), ...(claim.claim.cue?.span ?? [])]);
  // A speaker named far away would drag whole paragraphs along.
  const near = whole[1] - whole[0] < 700 ? whole : hull([first, last, claim.span]);
  return near;
}

/** The block that a span stands in. */
export function blockAt(article: ArticleView, span: Span): number {
  return article.blocks.findIndex((one) => inside(span[0], one.span));
}
