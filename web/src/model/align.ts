/** Several wordings of one utterance, word under word. */
import { diffArrays } from 'diff';

/**
 * A stretch of the alignment. `cells` holds one string per variant, '' where it has nothing. `same`: every variant has these words;
 * `agrees`: every variant that has something here has the same.
 */
export interface Beat { cells: string[]; same: boolean; agrees: boolean }

const norm = (word: string) => word.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');

/** Aligns variants to the one with most words. Beats read in order give each variant back, word for word. */
export function align(variants: readonly string[]): Beat[] {
  const words = variants.map((one) => one.split(/\s+/).filter(Boolean));
  const lead = words.reduce((best, one, at) => (one.length > words[best]!.length ? at : best), 0);
  const base = words[lead]!;
  // Per base word: what each variant has in its place; and before each base word what it has beside it.
  const at: string[][] = base.map(() => variants.map(() => ''));
  const before: string[][] = Array.from({ length: base.length + 1 }, () => variants.map(() => ''));
  words.forEach((list, k) => {
    if (k === lead) {
      base.forEach((word, i) => (at[i]![k] = word));
      return;
    }
    let i = 0;
    let j = 0;
    let gone = 0;
    for (const part of diffArrays(base.map(norm), list.map(norm))) {
      const n = part.count ?? part.value.length;
      if (part.removed) {
        gone = n;
        i += n;
      } else if (part.added) {
        // What takes the place of removed words stands under them.
        for (let x = 0; x < n; x++) {
          const word = list[j++]!;
          if (x < gone) at[i - gone + x]![k] = word;
          else before[i]![k] = `${before[i]![k]} ${word}`.trim();
        }
        gone = 0;
      } else {
        gone = 0;
        for (let x = 0; x < n; x++) at[i++]![k] = list[j++]!;
      }
    }
  });
  const beats: Beat[] = [];
  const push = (cells: string[]) => {
    if (cells.every((one) => one === '')) return;
    const there = new Set(cells.filter((one) => one !== '').map(norm));
    const agrees = there.size === 1;
    const same = agrees && cells.every((one) => one !== '');
    const last = beats[beats.length - 1];
    const like = last && last.agrees === agrees && last.cells.every((one, k) => (one === '') === (cells[k] === ''));
    if (last && like) last.cells = last.cells.map((one, k) => `${one} ${cells[k]}`.trim());
    else beats.push({ cells, same, agrees });
  };
  for (let i = 0; i <= base.length; i++) {
    push(before[i]!);
    if (i < base.length) push(at[i]!);
  }
  return beats;
}

/** Breaks long beats and fills lines of at most `room` letters. */
export function lines(beats: readonly Beat[], room: number): Beat[][] {
  const out: Beat[][] = [[]];
  let used = 0;
  const width = (beat: Beat) => Math.max(...beat.cells.map((one) => one.length)) + 2;
  for (const beat of beats) {
    const parts = beat.agrees && width(beat) > room / 3 ? split(beat, Math.max(12, Math.floor(room / 4))) : [beat];
    for (const part of parts) {
      const wide = width(part);
      if (used > 0 && used + wide > room) {
        out.push([]);
        used = 0;
      }
      out[out.length - 1]!.push(part);
      used += wide;
    }
  }
  return out;
}

/** Words that all share, cut into shorter runs. */
function split(beat: Beat, length: number): Beat[] {
  const cells = beat.cells.map((one) => (one ? one.split(' ') : []));
  const count = Math.max(...cells.map((one) => one.length));
  if (cells.some((one) => one.length > 0 && one.length !== count)) return [beat];
  const lead = cells.find((one) => one.length === count)!;
  const out: Beat[] = [];
  let start = 0;
  let used = 0;
  for (let i = 0; i < count; i++) {
    used += lead[i]!.length + 1;
    if (used >= length || i === count - 1) {
      out.push({ same: beat.same, agrees: beat.agrees, cells: cells.map((one) => one.slice(start, i + 1).join(' ')) });
      start = i + 1;
      used = 0;
    }
  }
  return out;
}
