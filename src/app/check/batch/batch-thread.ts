import { Worker } from 'node:worker_threads'
import type { Copying, RadarEcho } from '#audit/copies.ts'
import type { BatchOptions, DossierResult } from './dossier-task.ts'

/** Units are numbered; a unit is opened (read and checked), then closed (copies added, result written). */
export type Ask =
  | { readonly unit: number; readonly files: readonly string[] }
  | { readonly unit: number; readonly title: string; readonly copies: readonly Copying[] }

export type Reply =
  | { readonly unit: number; readonly echoes: readonly RadarEcho[] }
  | { readonly unit: number; readonly result: DossierResult }
  | { readonly unit: number; readonly refused: string }
  | { readonly unit: number; readonly bug: string }

/** A thread that checks units. */
export interface BatchThread {
  readonly ask: (ask: Ask) => Promise<Exclude<Reply, { readonly bug: string }>>
  readonly end: () => Promise<unknown>
}

/** V8 lets a heap grow far beyond what is alive unless it is told that memory is limited; a dossier holds some 20 MB. */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 512 }

export function startThread(options: BatchOptions): BatchThread {
  const worker = new Worker(new URL('./batch-worker.ts', import.meta.url), {
    workerData: options,
    resourceLimits,
    execArgv: ['--no-warnings'],
  })
  const waiting = new Map<number, PromiseWithResolvers<Exclude<Reply, { readonly bug: string }>>>()
  worker.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.unit)
    waiting.delete(reply.unit)
    if ('bug' in reply) asked?.reject(new Error(reply.bug))
    else asked?.resolve(reply)
  })
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error)
  })
  return {
    ask: (ask) => {
      const asked = Promise.withResolvers<Exclude<Reply, { readonly bug: string }>>()
      waiting.set(ask.unit, asked)
      worker.postMessage(ask)
      return asked.promise
    },
    end: () => worker.terminate(),
  }
}
