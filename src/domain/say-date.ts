/** An ISO date as official papers print it: 2025-04-20 → 2025年4月20日, without leading zeros. Anything else stays as written. */
export function sayDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return parts ? `${Number(parts[1])}年${Number(parts[2])}月${Number(parts[3])}日` : iso
}

/** The end of a period as it follows 至: 2025-03-03 to 2025-03-07 → 7日, to 2025-04-20 → 4月20日, to another year → the whole date. */
export function sayUntil(from: string, to: string): string {
  const whole = sayDate(to)
  if (from.slice(0, 4) !== to.slice(0, 4)) return whole
  return from.slice(0, 7) === to.slice(0, 7) ? whole.replace(/^.*月/, '') : whole.replace(/^.*年/, '')
}
