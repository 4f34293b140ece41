/** TIMEX3 values as stretches of time, in milliseconds; what is no place on a calendar gives null. */
export function stretch(value: string): { from: number; to: number } | null {
  const day = 864e5;
  let m = /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  if (m) {
    const from = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]));
    return { from, to: from + day };
  }
  m = /^(\d{4})-W(\d\d)/.exec(value);
  if (m) {
    // Week 1 is the one with 4 January in it; weeks begin on Monday.
    const fourth = Date.UTC(Number(m[1]), 0, 4);
    const from = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day + (Number(m[2]) - 1) * 7 * day;
    return { from, to: from + 7 * day };
  }
  m = /^(\d{4})-(\d\d)$/.exec(value);
  if (m) return { from: Date.UTC(Number(m[1]), Number(m[2]) - 1, 1), to: Date.UTC(Number(m[1]), Number(m[2]), 1) };
  m = /^(\d{4})-(Q|H)(\d)$/.exec(value);
  if (m) {
    const months = m[2] === 'Q' ? 3 : 6;
    const first = (Number(m[3]) - 1) * months;
    return { from: Date.UTC(Number(m[1]), first, 1), to: Date.UTC(Number(m[1]), first + months, 1) };
  }
  m = /^(\d{4})-(SP|SU|FA|AU|WI)$/.exec(value);
  if (m) {
    const first = { SP: 2, SU: 5, FA: 8, AU: 8, WI: 11 }[m[2] as 'SP']!;
    return { from: Date.UTC(Number(m[1]), first, 1), to: Date.UTC(Number(m[1]), first + 3, 1) };
  }
  m = /^(\d{4})$/.exec(value);
  if (m) return { from: Date.UTC(Number(m[1]), 0, 1), to: Date.UTC(Number(m[1]) + 1, 0, 1) };
  return null;
}
