/** An ISO date as official papers print it: 2025-04-20 → 2025年4月20日, without leading zeros. Anything else stays as written. */
export function sayDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return parts ? `${Number(parts[1])}年${Number(parts[2])}月${Number(parts[3])}日` : iso
}
