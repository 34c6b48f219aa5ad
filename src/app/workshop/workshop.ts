import { Worker } from 'node:worker_threads'
import { type ErrorCode, errorCodes, ProductError } from '#errors'
import type { TaskInput, TaskName, TaskResult } from './tasks.ts'

/** Threads that do the long work; made when first needed, ended when the program ends. */
export interface Workshop {
  /** Starts a thread before it is needed, so that the first who asks does not wait for it. */
  readonly warm: () => void
  readonly run: <N extends TaskName>(name: N, input: TaskInput<N>) => Promise<TaskResult<N>>
  readonly close: () => Promise<void>
}

export interface Request {
  readonly name: TaskName
  readonly input: unknown
}
export type Reply =
  | { readonly result: unknown }
  | { readonly refused: { readonly code: ErrorCode; readonly details: unknown } }
  | { readonly bug: string }

interface Waiting {
  readonly request: Request
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

const TASK_SECONDS = 150
/** Beyond, people are asked to come back: a queue of minutes helps nobody. */
const MOST_WAITING = 100

/** `policyDir` and `version` are what the tasks stand on; `threads` run side by side. */
export function openWorkshop({
  policyDir,
  version,
  threads,
}: {
  readonly policyDir: string
  readonly version: string
  readonly threads: number
}): Workshop {
  const queue: Waiting[] = []
  const idle: Worker[] = []
  const busy = new Set<Worker>()
  let closed = false

  const next = (): void => {
    if (closed || queue.length === 0) return
    const worker = idle.pop() ?? (busy.size < threads ? start(policyDir, version) : undefined)
    if (worker === undefined) return
    const job = queue.shift()!
    busy.add(worker)
    void ask(worker, job.request)
      .then(job.resolve, job.reject)
      .finally(() => {
        busy.delete(worker)
        if (worker.threadId > 0 && !closed) idle.push(worker)
        next()
      })
  }

  return {
    warm: () => {
      if (!closed && idle.length + busy.size === 0) idle.push(start(policyDir, version))
    },
    run: (name, input) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new ProductError('STORE_CLOSED', {}))
        if (queue.length >= MOST_WAITING) return reject(new ProductError('WORKSHOP_BUSY', {}))
        // The worker runs the task of this very name and gives its result.
        queue.push({ request: { name, input }, resolve: resolve as (result: unknown) => void, reject })
        next()
      }),
    close: async () => {
      closed = true
      for (const { reject } of queue.splice(0)) reject(new ProductError('STORE_CLOSED', {}))
      await Promise.all([...idle, ...busy].map((worker) => worker.terminate()))
    },
  }
}

function start(policyDir: string, version: string): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { policyDir, version }, execArgv: ['--no-warnings'] })
  // An idle thread that dies is simply not used again; while it works, `ask` listens too.
  worker.on('error', () => undefined)
  worker.unref()
  return worker
}

/** One task at a time a thread; one that takes too long is ended with its thread. */
function ask(worker: Worker, request: Request): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const onMessage = (reply: Reply) => ('result' in reply ? resolve(reply.result) : reject(errorOf(reply)))
  const onEnd = (error: unknown) => {
    void worker.terminate()
    reject(error instanceof Error ? error : new Error('the thread ended'))
  }
  const timer = setTimeout(() => onEnd(new ProductError('WORKSHOP_TIMEOUT', { seconds: TASK_SECONDS })), TASK_SECONDS * 1000)
  worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
  worker.ref()
  worker.postMessage(request)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
    worker.unref()
  })
}

function errorOf(reply: Exclude<Reply, { readonly result: unknown }>): Error {
  if ('bug' in reply) return new Error(reply.bug)
  const { code, details } = reply.refused
  // The details left the thread under this very code.
  return errorCodes.includes(code) ? new ProductError(code, details as never) : new Error(code)
}
