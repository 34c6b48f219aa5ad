import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Workbook } from '#domain/workbook.ts'
import { type Details, type ErrorCode, ProductError } from '#errors'
import { type PackedWorkbook, unpack } from './packed-workbook.ts'
import type { WorkbookLimits } from './workbook-limits.ts'

export interface WorkbookTask {
  readonly bytes: Uint8Array
  readonly file: string
  readonly limits: WorkbookLimits
}

export type WorkbookAnswer =
  | { readonly packed: PackedWorkbook }
  | { readonly refused: { readonly code: ErrorCode; readonly details: Details<ErrorCode> } }
  | { readonly broken: string }

interface Waiting {
  readonly task: WorkbookTask
  readonly resolve: (workbook: Workbook) => void
  readonly reject: (error: Error) => void
}

/** A worker that has read a file this large is replaced, so that its heap does not stay large for the rest of a batch. */
const LARGE_FILE = 4 * 1024 * 1024

const mostWorkers = Math.max(1, Math.min(availableParallelism(), 4))
const idle: { readonly worker: Worker; readonly heapMiB: number }[] = []
const waiting: Waiting[] = []
let running = 0

/**
 * Reads one workbook in a worker thread. Workers are kept for the next file and never hold the process open; one that exceeds its time is
 * stopped, one that exceeds its heap dies alone.
 */
export function readInWorker(task: WorkbookTask): Promise<Workbook> {
  return new Promise((resolve, reject) => {
    waiting.push({ task, resolve, reject })
    startNext()
  })
}

function startNext(): void {
  if (running >= mostWorkers) return
  const next = waiting.shift()
  if (next === undefined) return
  running++
  const worker = workerFor(next.task.limits.heapMiB)
  void run(worker, next).finally(() => {
    running--
    startNext()
  })
}

function workerFor(heapMiB: number): Worker {
  const at = idle.findIndex((kept) => kept.heapMiB === heapMiB)
  return at < 0 ? newWorker(heapMiB) : idle.splice(at, 1)[0]!.worker
}

/** All that a worker may see of the environment: without it every start compiles the reader anew. */
const compileCache = process.env['NODE_COMPILE_CACHE']

const newWorker = (heapMiB: number) =>
  new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    env: compileCache === undefined ? {} : { NODE_COMPILE_CACHE: compileCache },
    // Options of this process (--test, --input-type) are not the worker's.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMiB, maxYoungGenerationSizeMb: 16 },
    name: 'workbook',
  })

async function run(worker: Worker, { task, resolve, reject }: Waiting): Promise<void> {
  const { answer, alive } = await ask(worker, task)
  if (alive && task.bytes.length < LARGE_FILE) {
    worker.unref()
    idle.push({ worker, heapMiB: task.limits.heapMiB })
  } else await worker.terminate()
  if ('packed' in answer) resolve(unpack(answer.packed))
  else reject('refused' in answer ? new ProductError(answer.refused.code, answer.refused.details) : new Error(answer.broken))
}

interface Asked {
  readonly answer: WorkbookAnswer
  readonly alive: boolean
}

function ask(worker: Worker, task: WorkbookTask): Promise<Asked> {
  const { file, limits } = task
  return new Promise((resolve) => {
    const settle = (answer: WorkbookAnswer, alive: boolean) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      // A worker that fails while it is being stopped has nobody left to tell.
      if (!alive) worker.on('error', () => {})
      resolve({ answer, alive })
    }
    const refuse = <C extends ErrorCode>(code: C, details: Details<C>) => settle({ refused: { code, details } }, false)
    const onMessage = (answer: WorkbookAnswer) => settle(answer, true)
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
