import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Details, type ErrorCode, ProductError } from '#errors'
import type { ReadLimits } from '../limits.ts'

/** A file for a reading thread. */
export interface ReadingTask {
  readonly bytes: Uint8Array
  readonly file: string
  readonly limits: ReadLimits
}

/** What a reading thread says of one file: what it read, a refusal for the person, or a bug. */
export type ReadingAnswer<Read> =
  | { readonly read: Read }
  | { readonly refused: { readonly code: ErrorCode; readonly details: Details<ErrorCode> } }
  | { readonly broken: string }

interface Waiting<Task, Read> {
  readonly task: Task
  readonly resolve: (read: Read) => void
  readonly reject: (error: Error) => void
}

const mostWorkers = Math.max(1, Math.min(availableParallelism(), 4))

/** All that a worker may see of the environment: without it every start compiles the reader anew. */
const compileCache = process.env['NODE_COMPILE_CACHE']

/**
 * Threads that read files whose parsers are not to be trusted with time and memory. Workers are kept for the next file (loading a parser takes longer than
 * most files) and never hold the process open; one that exceeds its time is stopped, one that exceeds its heap dies alone.
 * @param script the worker; it answers by `answerReadings`.
 * @param largeFile bytes; a worker that has read a file this large is replaced, so that its heap does not stay large for the rest of a batch.
 */
export function readingPool<Task extends ReadingTask, Read>(script: URL, largeFile: number): (task: Task) => Promise<Read> {
  const idle: { readonly worker: Worker; readonly heapMiB: number }[] = []
  const waiting: Waiting<Task, Read>[] = []
  let running = 0

  function startNext(): void {
    if (running >= mostWorkers) return
    const next = waiting.shift()
    if (next === undefined) return
    running++
    void run(next).finally(() => {
      running--
      startNext()
    })
  }

  async function run({ task, resolve, reject }: Waiting<Task, Read>): Promise<void> {
    const { heapMiB } = task.limits
    const kept = idle.findIndex((each) => each.heapMiB === heapMiB)
    const worker = kept < 0 ? newWorker(script, heapMiB) : idle.splice(kept, 1)[0]!.worker
    const { answer, alive } = await ask<Read>(worker, task)
    if (alive && task.bytes.length < largeFile) {
      worker.unref()
      idle.push({ worker, heapMiB })
    } else await worker.terminate()
    if ('read' in answer) resolve(answer.read)
    else reject('refused' in answer ? new ProductError(answer.refused.code, answer.refused.details) : new Error(answer.broken))
  }

  return (task) =>
    new Promise((resolve, reject) => {
      waiting.push({ task, resolve, reject })
      startNext()
    })
}

const newWorker = (script: URL, heapMiB: number) =>
  new Worker(script, {
    env: compileCache === undefined ? {} : { NODE_COMPILE_CACHE: compileCache },
    // Options of this process (--test, --input-type) are not the worker's.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMiB, maxYoungGenerationSizeMb: 16 },
    name: 'reading',
  })

interface Asked<Read> {
  readonly answer: ReadingAnswer<Read>
  readonly alive: boolean
}

function ask<Read>(worker: Worker, task: ReadingTask): Promise<Asked<Read>> {
  const { file, limits } = task
  return new Promise((resolve) => {
    const settle = (answer: ReadingAnswer<Read>, alive: boolean) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      // A worker that fails while it is being stopped has nobody left to tell.
      if (!alive) worker.on('error', () => {})
      resolve({ answer, alive })
    }
    const refuse = <C extends ErrorCode>(code: C, details: Details<C>) => settle({ refused: { code, details } }, false)
    const onMessage = (answer: ReadingAnswer<Read>) => settle(answer, !('broken' in answer))
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
