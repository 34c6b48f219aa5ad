import type { z } from 'zod'
import type { listSteps, listVersions } from '#http/contract/submissions.ts'

type Version = z.output<typeof listVersions.response>['versions'][number]
type Step = z.output<typeof listSteps.response>['steps'][number]

/** Saves of one person in a row without a step between: one piece of work. */
export interface VersionEntry {
  readonly kind: 'version'
  /** Newest first. */
  readonly versions: readonly number[]
  readonly author: string
  readonly at: string
  /** 填写、导入、合并、恢复 */
  readonly way: string
  readonly note: string | null
}
export type Entry = VersionEntry | ({ readonly kind: 'step' } & Step)

const ways: Readonly<Record<string, string>> = { save: '填写', import: '导入', merge: '合并', undo: '恢复' }
/** Saves further apart are two pieces of work. */
const PAUSE_MS = 30 * 60 * 1000

/**
 * Versions and steps on one line of time 时间线, the latest first. Autosaves of one person within half an hour of each other are drawn together,
 * unless something was decided between them.
 */
export function timeLine(versions: readonly Version[], steps: readonly Step[]): readonly Entry[] {
  const all = [...versions.map(entryOf), ...steps.map((step) => ({ kind: 'step', ...step }) as const)]
  const sorted = all.toSorted((a, b) => b.at.localeCompare(a.at) || Number(a.kind === 'version') - Number(b.kind === 'version'))
  const entries: Entry[] = []
  // The oldest moment of the group that is open.
  let since = ''
  for (const entry of sorted) {
    const last = entries.at(-1)
    if (entry.kind === 'version' && last?.kind === 'version' && joins(last, entry, since))
      entries[entries.length - 1] = { ...last, versions: [...last.versions, ...entry.versions] }
    else entries.push(entry)
    since = entry.at
  }
  return entries
}

const entryOf = ({ version, author, at, source, note }: Version): VersionEntry => ({
  kind: 'version',
  versions: [version],
  author,
  at,
  way: ways[source] ?? source,
  note,
})

const joins = (last: VersionEntry, entry: VersionEntry, since: string): boolean =>
  last.author === entry.author &&
  last.way === '填写' &&
  entry.way === '填写' &&
  last.note === null &&
  entry.note === null &&
  Date.parse(since) - Date.parse(entry.at) <= PAUSE_MS
