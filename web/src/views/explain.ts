/** One sentence that says why a group is what it is, and the short words that stand for a claim in a cell. */
import type { App } from '../app.ts';
import { cut, type ClaimView, type GroupView } from '../model/analysis.ts';
import { meet } from '../model/relations.ts';
import type { FigureValue, Quantity } from '../model/types.ts';
import type { WordKey } from '../words/index.ts';

/** The figure of a claim that its group is about, else its first. */
export function figureOf(claim: ClaimView): Quantity | undefined {
  const value = claim.group?.values.find((one) => one.article === claim.article.id && one.claim === claim.claim.id);
  const found = value && claim.article.extract?.quantities.find((one) => one.id === value.quantity);
  return found ?? claim.quantities[0];
}

/** Words in front of a number that set its bound belong to how it is written ("nearly 3,000"). */
export function figureWords(claim: ClaimView, quantity: Quantity | undefined = figureOf(claim)): string {
  return quantity ? cut(claim.article.text, [quantity.span]) : '';
}

/** A title begins with a capital letter, whatever stood in front of it in the article. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** In quotation marks, unless it holds some of its own. */
export const quoted = (text: string) => (/["“”„«»]/.test(text) ? text : `“${text}”`);

function shorten(text: string, words: number): string {
  const all = text.split(/\s+/);
  return all.length > words ? `${all.slice(0, words).join(' ')} …` : text;
}

/** Claims of this many words are shown whole; of longer ones, what is said of the subject. */
const WHOLE = 9;

/** What a claim says, in as few of its own words as tell it from the others of its row. */
export function gist(claim: ClaimView): string {
  const group = claim.group;
  const words = figureWords(claim);
  if (group.kind === 'figure' && words) return words;
  if (group.kind === 'quote') return quoted(shorten(claim.text, 7));
  const { predicate, object } = claim.claim;
  if (group.relation !== 'single' && predicate && predicate[1] > predicate[0] && claim.text.split(/\s+/).length > WHOLE) {
    const end = object && object[0] >= predicate[1] && object[0] - predicate[1] < 12 ? Math.min(object[1], claim.span[1]) : predicate[1];
    const said = cut(claim.article.text, [[predicate[0], end]]);
    // A bare verb tells nothing.
    if (/\s\S+\s/.test(said)) return shorten(said, 9);
  }
  return shorten(claim.text, 9);
}

export function interval(app: App, value: { min: number | null; max: number | null; value?: number | null }): string {
  const { min, max } = value;
  const n = (x: number) => app.words.number(x);
  if (min === null && max === null) return value.value == null ? '' : app.t('aboutValue', { value: n(value.value) });
  if (min === null) return app.t('openBelow', { max: n(max!) });
  if (max === null) return app.t('openAbove', { min: n(min) });
  return min === max ? app.t('exactly', { min: n(min) }) : app.t('between', { min: n(min), max: n(max) });
}

/** A pair of values that no number fits, if there is one. */
function clash(values: readonly FigureValue[]): [FigureValue, FigureValue] | undefined {
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) if (!meet(values[i]!, values[j]!)) return [values[i]!, values[j]!];
  }
  return undefined;
}

/** The engine's phrases for what made a relation, and for who disagrees. */
const REASONS: Record<string, WordKey> = {
  'one says what another says is not known': 'reasonGap',
  'one says so, the other says not so': 'reasonOpposed',
  'a later report says as a fact what an earlier one held possible': 'reasonCameTrue',
  'a later report has another figure': 'reasonLaterFigure',
  'one denies what another says': 'reasonDenied',
  'what they say cannot both be true': 'reasonContrary',
  'they tell different days or times': 'reasonDates',
  'a later report tells what an earlier one says is not known': 'reasonLearned',
  'a later report says what an earlier one says was not so': 'reasonNowSo',
  'a later report tells another state': 'reasonNewState',
  'a later report tells what came of it': 'reasonStep',
  'a later report tells as done what an earlier one tells as planned': 'reasonCarriedOut',
  'a later report has another date for it': 'reasonMoved',
};
const PARTIES: Record<string, WordKey> = {
  'the outlets differ, each in its own words': 'whoOutlets',
  'an outlet differs from a speaker': 'whoOutletSpeaker',
  'two reports of one speaker differ': 'whoOneSpeaker',
  'two speakers differ': 'whoSpeakers',
};

function said(app: App, group: GroupView, phrases: Record<string, WordKey>): string {
  return group.because.flatMap((one) => (phrases[one] ? [app.t(phrases[one])] : [])).join(' ');
}

/** Who disagrees: two outlets, two speakers, or one speaker reported in two ways; '' where nobody does. */
export function parties(app: App, group: GroupView): string {
  return group.relation === 'conflict' || group.relation === 'update' ? said(app, group, PARTIES) : '';
}

/** How a claim is put otherwise than the one it was weighed against: surer, less sure, by another speaker, by none. */
export function drift(app: App, claim: ClaimView): string[] {
  const { group } = claim;
  return group.differences.flatMap((one) => {
    if (one.two.article !== claim.article.id || one.two.claim !== claim.claim.id) return [];
    const other = group.members.find((member) => member.article.id === one.one.article && member.claim.id === one.one.claim);
    if (!other || other.article === claim.article) return [];
    const { letter } = other.article;
    if (one.kind === 'certainty') return [app.t('driftCertainty', { here: app.words.term(claim.claim.certainty), there: app.words.term(other.claim.certainty), letter })];
    if (one.kind === 'attribution-dropped') return [app.t(claim.own ? 'driftDropped' : 'driftAdded', { letter })];
    return [];
  });
}

export function why(app: App, group: GroupView): string {
  return [reason(app, group), parties(app, group)].filter(Boolean).join(' ');
}

function reason(app: App, group: GroupView): string {
  const words = (value: FigureValue) => {
    const claim = group.members.find((one) => one.article.id === value.article && one.claim.id === value.claim);
    return claim ? figureWords(claim) : '';
  };
  if (group.relation === 'conflict' && group.values.length > 1) {
    const pair = clash(group.values);
    if (pair) return app.t('conflictFigures', { a: words(pair[0]), b: words(pair[1]) });
  }
  if (group.relation === 'compatible' && group.values.length > 1) {
    const [a, b] = [...new Set(group.values.map(words))];
    if (a && b) return app.t('compatibleFigures', { a, b });
  }
  return said(app, group, REASONS) || app.t(`${group.relation}Why`);
}

/** A short account of how a claim is put: certainty and denial, where they are not the plain case. */
export function hedges(app: App, claim: ClaimView): string[] {
  const out: string[] = [];
  if (claim.claim.polarity === 'negative') out.push(app.t('negative'));
  if (claim.claim.certainty !== 'certain') out.push(app.t(claim.claim.certainty));
  return out;
}
