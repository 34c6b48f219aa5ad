import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '../open.ts'
import { exportTo } from './export.ts'
import { decideBackups, type Retention, usualRetention } from './retention.ts'

export interface ScheduleOptions {
  /** Where the backups lie, one folder each; best on another disk. Asked at each look: a removable disk comes and goes. */
  readonly place: () => string
  readonly now: () => Date
  readonly retention?: Retention
  /** Told after each look: the place looked at and the backup made there, if one was due; or the failure. */
  readonly report: (event: { readonly place: string; readonly made: string | undefined } | { readonly failed: unknown }) => Promise<void>
}

const HOUR_MS = 3_600_000
const NAME = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}\.\d{3}Z)$/

/** One look: a backup when today has none, then those away that need not stay. @returns the folder of the new backup */
export async function backUpWhenDue(
  store: Store,
  { folder, now, retention = usualRetention }: Pick<ScheduleOptions, 'now' | 'retention'> & { readonly folder: string },
): Promise<string | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const existing = await listBackups(folder)
  const at = now().toISOString()
  const { make } = decideBackups(at, existing, retention)
  const newest = existing.at(-1)
  const made = make ? join(folder, nameOf(at)) : undefined
  if (made !== undefined)
    await exportTo(store, made, { purpose: 'backup', at, linkFrom: newest === undefined ? undefined : join(folder, nameOf(newest)) })
  const { remove } = decideBackups(at, await listBackups(folder), retention)
  for (const moment of remove) await rm(join(folder, nameOf(moment)), { recursive: true, force: true })
  return made
}

/** Looks now and every hour. @returns the function that stops it; it waits for a backup that is being made */
export function scheduleBackups(store: Store, options: ScheduleOptions): () => Promise<void> {
  const look = async () => {
    const folder = options.place()
    const made = await backUpWhenDue(store, { ...options, folder })
    await options.report({ place: folder, made })
  }
  const lookSafely = () => look().catch((failed: unknown) => options.report({ failed }))
  let looking = lookSafely()
  const timer = setInterval(() => (looking = looking.then(lookSafely)), HOUR_MS).unref()
  return () => {
    clearInterval(timer)
    return looking
  }
}

/** The moments of the complete backups in a folder, oldest first. Other folders are not touched. */
export async function listBackups(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).flatMap((name) => NAME.exec(name)?.slice(1).join(':') ?? []).toSorted()
}

/** A moment as a folder name: Windows allows no colons. */
const nameOf = (moment: string): string => moment.replaceAll(':', '-')
