/** What plain text says of itself: its day, its outlet, its title. Guesses, shown as such, for the reader to correct. */

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

export interface Guess { published: string; source: string; title: string }

function iso(year: string, month: number, day: string): string {
  const date = new Date(Date.UTC(Number(year), month, Number(day)));
  return date.getUTCMonth() === month && date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : '';
}

const monthOf = (word: string) => MONTHS.findIndex((one) => one.startsWith(word.toLowerCase().slice(0, 3)));

/** The first full date in the first lines. */
export function guessDate(text: string): string {
  const head = text.slice(0, 1500);
  const found: [number, string][] = [];
  const add = (match: RegExpExecArray | null, make: (match: RegExpExecArray) => string) => {
    if (match) found.push([match.index, make(match)]);
  };
  add(/\b(\d{4})-(\d{2})-(\d{2})\b/.exec(head), (m) => iso(m[1]!, Number(m[2]) - 1, m[3]!));
  add(new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i').exec(head), (m) => iso(m[3]!, monthOf(m[1]!), m[2]!));
  add(new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\\d{4})\\b`, 'i').exec(head), (m) => iso(m[3]!, monthOf(m[2]!), m[1]!));
  return found.filter(([, day]) => day).sort((a, b) => a[0] - b[0])[0]?.[1] ?? '';
}

export function guess(text: string): Guess {
  const lines = text.split('\n').map((one) => one.trim()).filter(Boolean);
  const first = lines[0] ?? '';
  const title = first.length > 12 && first.length < 140 && !/[.!]["”]?$/.test(first) && lines.length > 1 && !/^date \d/.test(first) ? first : '';
  const credit = /^(?:source|via|originally published (?:by|in))\s*:\s*(.{2,60})$/im.exec(text)?.[1]
    ?? /\((AFP|AP|Reuters|dpa|Xinhua|TASS|Yonhap|ANSA|EFE|PTI)\)\s*[-–—]/.exec(text.slice(0, 600))?.[1] ?? '';
  return { published: guessDate(text), source: credit.trim(), title };
}
