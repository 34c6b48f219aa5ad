import { parentPort } from 'node:worker_threads'
import { type Details, type ErrorCode, ProductError } from '#errors'
import { readHere } from '../read-in-worker.ts'
import { buffersOf } from './packed-workbook.ts'
import type { WorkbookAnswer, WorkbookTask } from './workbook-pool.ts'

// Libraries that parse foreign files print a line for every oddity they meet; nobody reads those, and a hostile file makes millions.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {}

const port = parentPort
port?.on('message', async ({ bytes, file, limits }: WorkbookTask) => {
  try {
    const packed = await readHere(bytes, file, limits)
    port.postMessage({ packed } satisfies WorkbookAnswer, buffersOf(packed))
  } catch (error) {
    port.postMessage(answerTo(error))
  }
})

function answerTo(error: unknown): WorkbookAnswer {
  if (isRefusal(error)) return { refused: { code: error.code, details: error.details } }
  return { broken: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) }
}

const isRefusal = (error: unknown): error is ProductError & { readonly details: Details<ErrorCode> } => error instanceof ProductError
