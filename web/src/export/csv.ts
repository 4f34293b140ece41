/** Comma-separated values as spreadsheets read them (RFC 4180, with a mark for UTF-8), and nothing in them that a spreadsheet would run. */

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // A cell that begins like a formula is run by spreadsheets; an apostrophe in front makes it text.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
