/** Intervals of figures and sides of a conflict: what the page says about a group beyond its one word. */
import type { ClaimView } from './analysis.ts';
import type { FigureValue, Relation } from './types.ts';

/** Most important first. */
export const RELATIONS: readonly Relation[] = ['conflict', 'update', 'compatible', 'agree', 'single'];

/** A shape for each relation, so that none is told by colour alone. */
export const GLYPH: Record<Relation, string> = { conflict: '≠', update: '↻', compatible: '≈', agree: '=', single: '·' };

const low = (value: FigureValue) => value.min ?? -Infinity;
const high = (value: FigureValue) => value.max ?? Infinity;

/** Whether the words allow one number to be meant by both. An end that is open by its words ("nearly") touches and still differs. */
export function meet(a: FigureValue, b: FigureValue): boolean {
  const lo = Math.max(low(a), low(b));
  const hi = Math.min(high(a), high(b));
  if (lo < hi) return true;
  if (lo > hi) return false;
  // They touch in one number: two exact figures agree there, "nearly 3,000" and "exceeded 3,000" do not.
  return low(a) === high(a) || low(b) === high(b);
}

export function relationOfFigures(values: readonly FigureValue[]): Relation {
  let same = true;
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      if (!meet(values[i]!, values[j]!)) return 'conflict';
      if (low(values[i]!) !== low(values[j]!) || high(values[i]!) !== high(values[j]!)) same = false;
    }
  }
  return same ? 'agree' : 'compatible';
}

/** Sides of a conflict, numbered from 1 in order of the articles; all 0 where the claims do not fall into sides. `opposed`: one affirms what another denies. */
export function sidesOf(members: readonly ClaimView[], values: readonly FigureValue[], opposed: boolean): Map<string, number> {
  const sides = new Map<string, number>();
  const give = (keyOf: (claim: ClaimView) => string | undefined) => {
    const numbers = new Map<string, number>();
    for (const claim of members) {
      const key = keyOf(claim);
      if (key === undefined) continue;
      if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
      sides.set(claim.key, numbers.get(key)!);
    }
    if (numbers.size < 2) sides.clear();
  };
  if (values.length > 1) {
    // Values in order; a new side begins where one does not meet the first of its side.
    const ordered = [...values].sort((a, b) => low(a) - low(b) || high(a) - high(b));
    const heads: FigureValue[] = [];
    const side = new Map<string, string>();
    for (const value of ordered) {
      let found = heads.findIndex((head) => meet(head, value));
      if (found < 0) found = heads.push(value) - 1;
      side.set(`${value.article}:${value.claim}`, String(found));
    }
    give((claim) => side.get(claim.key));
  } else if (opposed) {
    give((claim) => claim.claim.polarity);
  }
  return sides;
}
