import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Prose } from '#domain/prose.ts'
import { type Details, type ErrorCode, ProductError } from '#errors'
import type { ReadLimits } from './limits.ts'

/** A file for the reading worker: the formats whose libraries are not to be trusted with time and memory. */
export interface ProseTask {
  readonly kind: 'pdf' | 'doc'
  readonly bytes: Uint8Array
  readonly file: string
  readonly limits: ReadLimits
}

export type ProseAnswer =
  | { readonly prose: Prose }
  | { readonly refused: { readonly code: ErrorCode; readonly details: Details<ErrorCode> } }
  | { readonly broken: string }

interface Waiting {
  readonly task: ProseTask
  readonly resolve: (prose: Prose) => void
  readonly reject: (error: Error) => void
}

/** A worker that has read a file this large is replaced, so that its heap does not stay large for the rest of a batch. */
const largeFile = 8 * 1024 * 1024
const mostWorkers = Math.max(1, Math.min(availableParallelism(), 4))
const idle: { readonly worker: Worker; readonly heapMiB: number }[] = []
const waiting: Waiting[] = []
let running = 0

/**
 * Reads one file in a worker thread with a limit on time and heap. Workers are kept for the next file (loading pdfjs takes longer than most files) and never
 * hold the process open; one that exceeds its time is stopped, one that exceeds its heap dies alone.
 */
export function readInProseWorker(task: ProseTask): Promise<Prose> {
  return new Promise((resolve, reject) => {
    waiting.push({ task, resolve, reject })
    startNext()
  })
}

function startNext(): void {
  if (running >= mostWorkers) return
  const next = waiting.shift()
  if (!next) return
  running++
  void run(next).finally(() => {
    running--
    startNext()
  })
}

async function run({ task, resolve, reject }: Waiting): Promise<void> {
  const { heapMiB } = task.limits
  const kept = idle.findIndex((each) => each.heapMiB === heapMiB)
  const worker = kept < 0 ? undefined : idle.splice(kept, 1)[0]?.worker
  const used =
    worker ??
    new Worker(new URL('./prose-worker.ts', import.meta.url), {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heapMiB },
      name: 'prose',
    })
  const { answer, alive } = await ask(used, task)
  if (alive && task.bytes.length < largeFile) {
    used.unref()
    idle.push({ worker: used, heapMiB })
  } else await used.terminate()
  if ('prose' in answer) resolve(answer.prose)
  else reject('refused' in answer ? new ProductError(answer.refused.code, answer.refused.details) : new Error(answer.broken))
}

function ask(worker: Worker, task: ProseTask): Promise<{ readonly answer: ProseAnswer; readonly alive: boolean }> {
  const { file, limits } = task
  return new Promise((resolve) => {
    const settle = (answer: ProseAnswer, alive: boolean) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      // A worker that fails while it is being stopped has nobody left to tell.
      if (!alive) worker.on('error', () => {})
      resolve({ answer, alive })
    }
    const refuse = <C extends ErrorCode>(code: C, details: Details<C>) => settle({ refused: { code, details } }, false)
    const onMessage = (answer: ProseAnswer) => settle(answer, !('broken' in answer))
    const onError = (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        refuse('FILE_TOO_COMPLEX', { file, reason: `内容过多，超过 ${limits.heapMiB} MB 内存` })
      else settle({ broken: error.stack ?? error.message }, false)
    }
    const onExit = () => settle({ broken: 'the worker ended by itself' }, false)
    const timer = setTimeout(() => refuse('READING_TIMEOUT', { file, seconds: Math.ceil(limits.milliseconds / 1000) }), limits.milliseconds)
    worker.ref()
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(task)
  })
}
