import { parentPort } from 'node:worker_threads'
import { type EvaluateTask, evaluateTask } from './evaluate-task.ts'

/** A thread of evaluate-pool.ts. */
parentPort?.on('message', (task: EvaluateTask) => {
  evaluateTask(task, () => {}).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
