/** Arithmetic on spans. */
import type { Span } from './types.ts';

export const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];
export const inside = (at: number, span: Span): boolean => at >= span[0] && at < span[1];
export const sameSpan = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];

/** The smallest span around all of them; `[0, 0]` for none. */
export function hull(spans: readonly Span[]): Span {
  if (spans.length === 0) return [0, 0];
  let start = Infinity;
  let end = -Infinity;
  for (const span of spans) {
    start = Math.min(start, span[0]);
    end = Math.max(end, span[1]);
  }
  return [start, end];
}

/** A stretch of text with every mark that covers it. */
export interface Piece<T> { start: number; end: number; marks: T[] }

/**
 * Cuts `range` at every edge of `marks`, so that overlapping marks become pieces that each carry all marks over them.
 * Linear in marks plus pieces times the marks open at a time.
 */
export function pieces<T>(range: Span, marks: readonly { span: Span; mark: T }[]): Piece<T>[] {
  const edges = new Set<number>(range);
  const inRange = marks.filter((one) => overlaps(one.span, range) && one.span[0] < one.span[1]);
  for (const { span } of inRange) {
    if (span[0] > range[0]) edges.add(span[0]);
    if (span[1] < range[1]) edges.add(span[1]);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const opening = [...inRange].sort((a, b) => a.span[0] - b.span[0]);
  const out: Piece<T>[] = [];
  let open: typeof inRange = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i]!;
    const end = sorted[i + 1]!;
    open = open.filter((one) => one.span[1] > start);
    while (next < opening.length && opening[next]!.span[0] <= start) {
      if (opening[next]!.span[1] > start) open.push(opening[next]!);
      next++;
    }
    out.push({ start, end, marks: open.map((one) => one.mark) });
  }
  return out;
}
