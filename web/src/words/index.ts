/** The catalogue in use: which language, how numbers and days are written, and the words themselves. */
import { stretch } from '../model/moments.ts';
import { en, type Catalogue, type WordKey } from './en.ts';

export type { WordKey } from './en.ts';

export const LANGUAGES: Record<string, string> = { en: 'English', de: 'Deutsch' };

export type Fill = Record<string, string | number>;

export class Words {
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #dayShort: Intl.DateTimeFormat;

  constructor(readonly lang: string, private readonly catalogue: Catalogue) {
    this.#plural = new Intl.PluralRules(lang);
    this.#number = new Intl.NumberFormat(lang === 'en' ? 'en-GB' : lang, { maximumFractionDigits: 2 });
    const locale = lang === 'en' ? 'en-GB' : lang;
    this.#day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
    this.#dayShort = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  }

  /** A phrase, with `{x}` filled in. */
  t(key: WordKey, fill: Fill = {}): string {
    let phrase = this.catalogue[key] ?? en[key];
    if (phrase.includes('|') && typeof fill.n === 'number') {
      const [one = '', other = one] = phrase.split('|');
      phrase = this.#plural.select(fill.n) === 'one' ? one : other;
    }
    return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = fill[name];
      return value === undefined ? whole : typeof value === 'number' ? this.number(value) : value;
    });
  }

  /** A word for one of the engine's own terms; the term itself where the catalogue has none. */
  term(term: string): string {
    return (this.catalogue as Record<string, string>)[term] ?? term;
  }

  number(value: number): string {
    return this.#number.format(value);
  }

  /** A TIMEX3 value as a reader reads it; '' for what names no place on a calendar ("PAST_REF", "P2D"). */
  time(value: string): string {
    const locale = this.lang === 'en' ? 'en-GB' : this.lang;
    const month = /^(\d{4})-(\d\d)$/.exec(value);
    if (month) return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(Number(month[1]), Number(month[2]) - 1, 1));
    const week = /^\d{4}-W\d\d/.test(value) ? stretch(value) : null;
    if (week) return `${this.day(new Date(week.from).toISOString(), true)} – ${this.day(new Date(week.to - 1).toISOString())}`;
    return /^\d{4}/.test(value) ? this.day(value) : '';
  }

  /** `2024-12-27` as "27 Dec 2024"; anything less exact as it is. */
  day(iso: string, short = false): string {
    const full = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
    if (!full) return iso;
    const date = new Date(`${full[0]}T00:00:00Z`);
    return Number.isNaN(date.getTime()) ? iso : (short ? this.#dayShort : this.#day).format(date);
  }
}

export const english = new Words('en', en);

/** The words of a language; other languages than English are loaded when asked for. */
export async function loadWords(lang: string): Promise<Words> {
  const code = lang.toLowerCase().split('-')[0] ?? 'en';
  if (code === 'de') return new Words('de', (await import('./de.ts')).de);
  return english;
}
