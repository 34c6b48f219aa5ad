import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { Copying } from '#audit/copies.ts'
import { ProductError } from '#errors'
import type { UnitFiles } from '../../evaluate/find-units.ts'
import type { OnProgress } from '../../evaluate/write-outcome.ts'
import { type BatchThread, startThread } from './batch-thread.ts'
import type { BatchOptions, DossierResult } from './dossier-task.ts'
import { findDossiers } from './find-dossiers.ts'
import { RadarInOrder } from './radar-in-order.ts'

export interface BatchRequest extends BatchOptions {
  /** Folders and files. */
  readonly paths: readonly string[]
}

/** One unit of a batch; one that cannot be read is refused and does not stop the others. */
export type BatchUnit =
  | ({ readonly kind: 'checked'; readonly title: string; readonly copies: readonly Copying[] } & DossierResult)
  | { readonly kind: 'refused'; readonly title: string; readonly message: string }

/** Units a thread may have waiting for the radar; each holds its documents. */
const MOST_OPEN = 4
/** Formats that are text and may be printed one after the other. */
const PRINTED = new Set(['text', 'json'])

/**
 * 批量体检: many units on all cores, with the radar for copied text across all of them. `onUnit` hears of each in the order of the titles, as
 * soon as all before it are done.
 * @throws ProductError OUTPUT_NEEDS_FOLDER, OUTPUT_NOT_WRITABLE, and those of `findDossiers`
 */
export async function checkBatch(request: BatchRequest, onUnit: (unit: BatchUnit) => void, onProgress: OnProgress): Promise<void> {
  const { paths, ...options } = request
  const { out, format } = options
  if (out === undefined && !PRINTED.has(format)) throw new ProductError('OUTPUT_NEEDS_FOLDER', { format })
  const units = await findDossiers(paths)
  if (out !== undefined)
    await mkdir(out, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
      throw new ProductError('OUTPUT_NOT_WRITABLE', { path: out, reason: cause.code ?? cause.message }, { cause })
    })
  const threads = Array.from({ length: Math.min(availableParallelism(), units.length) }, () => startThread(options))
  try {
    await share(units, threads, inOrder(onUnit), onProgress)
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

/** Hands the units out, one after the other to whichever thread is free. */
async function share(
  units: readonly UnitFiles[],
  threads: readonly BatchThread[],
  tell: (index: number, unit: BatchUnit) => void,
  onProgress: OnProgress,
): Promise<void> {
  const radar = new RadarInOrder()
  const queue = units.keys()
  let done = 0
  const finished = (index: number, unit: BatchUnit) => {
    tell(index, unit)
    onProgress(++done, units.length, unit.title)
  }
  const work = async (thread: BatchThread) => {
    const closing = new Set<Promise<void>>()
    for (const index of queue) {
      const { title, files } = units[index]!
      const opened = await thread.ask({ unit: index, files })
      const copies = radar.add(index, 'echoes' in opened ? opened.echoes : [])
      if ('refused' in opened) {
        finished(index, { kind: 'refused', title, message: opened.refused })
        continue
      }
      const close = async () => {
        const found = await copies
        const closed = await thread.ask({ unit: index, title, copies: found })
        if ('result' in closed) finished(index, { kind: 'checked', title, copies: found, ...closed.result })
        else if ('refused' in closed) finished(index, { kind: 'refused', title, message: closed.refused })
      }
      const closes: Promise<void> = close().finally(() => closing.delete(closes))
      closing.add(closes)
      if (closing.size >= MOST_OPEN) await Promise.race(closing)
    }
    await Promise.all(closing)
  }
  await Promise.all(threads.map(work))
}

function inOrder(onUnit: (unit: BatchUnit) => void): (index: number, unit: BatchUnit) => void {
  const early = new Map<number, BatchUnit>()
  let next = 0
  return (index, unit) => {
    early.set(index, unit)
    for (let turn = early.get(next); turn !== undefined; turn = early.get(next)) {
      early.delete(next++)
      onUnit(turn)
    }
  }
}
