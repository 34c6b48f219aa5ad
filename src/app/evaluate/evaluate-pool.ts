import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { EvaluateTask } from './evaluate-task.ts'
import type { UnitResult } from './unit-result.ts'
import type { OnProgress } from './write-outcome.ts'

/**
 * A unit's work makes much that is soon let go, and V8 lets a thread's heap grow far beyond what is alive unless it is told that memory is limited. A unit
 * holds about 50 MB.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 }

/** Many units on all cores, one thread each; results in the order of the tasks. Memory stays flat: a thread holds one unit at a time. */
export async function evaluateInWorkers(tasks: readonly EvaluateTask[], onProgress: OnProgress): Promise<UnitResult[]> {
  const results: UnitResult[] = []
  const queue = tasks.map((task, index) => ({ task, index }))
  let done = 0
  const count = Math.min(availableParallelism(), tasks.length)
  await Promise.all(
    Array.from({ length: count }, async () => {
      const worker = new Worker(new URL('./evaluate-worker.ts', import.meta.url), { resourceLimits })
      try {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          results[next.index] = await ask(worker, next.task)
          onProgress(++done, tasks.length, next.task.input)
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
  return results
}

/** Listeners are taken off one by one: taking all off also cuts the thread's own line. */
function ask(worker: Worker, task: EvaluateTask): Promise<UnitResult> {
  const { promise, resolve, reject } = Promise.withResolvers<UnitResult>()
  const onMessage = (answer: { readonly result?: UnitResult; readonly bug?: string }) =>
    answer.result ? resolve(answer.result) : reject(new Error(answer.bug))
  worker.on('message', onMessage).on('error', reject)
  worker.postMessage(task)
  return promise.finally(() => worker.off('message', onMessage).off('error', reject))
}
