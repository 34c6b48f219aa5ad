/** How many backups stay 备份保留: the newest of each of the last days, weeks and months that have one. */
export interface Retention {
  readonly days: number
  readonly weeks: number
  readonly months: number
}

export const usualRetention: Retention = { days: 7, weeks: 4, months: 12 }

export interface BackupDecision {
  /** No backup of this day yet. */
  readonly make: boolean
  readonly remove: readonly string[]
}

/**
 * What to do now, from the moments (ISO, UTC) of the backups that exist. The newest always stays, and one from the future (the clock was
 * set back) counts as any other and is never removed.
 */
export function decideBackups(
  now: string,
  existing: readonly string[],
  { days, weeks, months }: Retention = usualRetention,
): BackupDecision {
  const newestFirst = existing
    .filter((moment) => moment <= now)
    .toSorted()
    .toReversed()
  const newest = newestFirst[0]
  const keep = new Set([
    ...existing.filter((moment) => moment > now),
    ...newestFirst.slice(0, 1),
    ...newestOfEach(newestFirst, (moment) => moment.slice(0, 10), days),
    ...newestOfEach(newestFirst, weekOf, weeks),
    ...newestOfEach(newestFirst, (moment) => moment.slice(0, 7), months),
  ])
  return { make: newest === undefined || newest.slice(0, 10) < now.slice(0, 10), remove: existing.filter((moment) => !keep.has(moment)) }
}

/** The newest of each period, for the newest `count` periods. */
function newestOfEach(newestFirst: readonly string[], periodOf: (moment: string) => string, count: number): readonly string[] {
  const periods = Map.groupBy(newestFirst, periodOf)
  return [...periods.values()].slice(0, count).flatMap(([newest]) => newest ?? [])
}

const DAY_MS = 86_400_000
/** Weeks begin on Monday; 1970-01-05 was one. */
const weekOf = (moment: string): string => String(Math.floor((Date.parse(moment.slice(0, 10)) / DAY_MS - 4) / 7))
