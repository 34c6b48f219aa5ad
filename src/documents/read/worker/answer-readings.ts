import { parentPort, type Transferable } from 'node:worker_threads'
import { type Details, type ErrorCode, ProductError } from '#errors'
import type { ReadingAnswer, ReadingTask } from './pool.ts'

/**
 * The thread's side of `readingPool`: reads each file it is sent and answers with what it read, a refusal or a bug.
 * @param handOver the memory of what was read that moves instead of being copied.
 */
export function answerReadings<Task extends ReadingTask, Read>(
  read: (task: Task) => Promise<Read>,
  handOver: (read: Read) => Transferable[] = () => [],
): void {
  // Libraries that parse foreign files print a line for every oddity they meet; nobody reads those, and a hostile file makes millions.
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {}

  const port = parentPort
  port?.on('message', async (task: Task) => {
    try {
      const done = await read(task)
      port.postMessage({ read: done } satisfies ReadingAnswer<Read>, handOver(done))
    } catch (error) {
      port.postMessage(answerTo(error))
    }
  })
}

function answerTo(error: unknown): ReadingAnswer<never> {
  if (isRefusal(error)) return { refused: { code: error.code, details: error.details } }
  return { broken: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) }
}

const isRefusal = (error: unknown): error is ProductError & { readonly details: Details<ErrorCode> } => error instanceof ProductError
