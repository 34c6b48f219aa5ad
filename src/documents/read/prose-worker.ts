import { parentPort } from 'node:worker_threads'
import type { Prose } from '#domain/prose.ts'
import { type Details, type ErrorCode, ProductError } from '#errors'
import type { ProseAnswer, ProseTask } from './prose-pool.ts'

// Libraries that parse foreign files print a line for every oddity they meet; nobody reads those, and a hostile file makes millions.
for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => {}

// pdfjs leaves promises of broken objects without anyone to hear them; what matters of them reaches the reader as well.
process.on('unhandledRejection', () => {})

const readers: Readonly<Record<ProseTask['kind'], (task: ProseTask) => Promise<Prose>>> = {
  pdf: async ({ bytes, file, limits }) => (await import('./pdf/prose.ts')).pdfProse(bytes, file, limits),
  doc: async ({ bytes, file, limits }) => (await import('./doc/doc-prose.ts')).docProse(bytes, file, limits),
}

const port = parentPort
port?.on('message', async (task: ProseTask) => {
  try {
    port.postMessage({ prose: await readers[task.kind](task) } satisfies ProseAnswer)
  } catch (error) {
    port.postMessage(answerTo(error))
  }
})

function answerTo(error: unknown): ProseAnswer {
  if (isRefusal(error)) return { refused: { code: error.code, details: error.details } }
  return { broken: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) }
}

const isRefusal = (error: unknown): error is ProductError & { readonly details: Details<ErrorCode> } => error instanceof ProductError
