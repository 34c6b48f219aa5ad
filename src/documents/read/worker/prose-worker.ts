import type { Prose } from '#domain/prose.ts'
import { answerReadings } from './answer-readings.ts'
import type { ProseTask } from './in-worker.ts'

// pdfjs leaves promises of broken objects without anyone to hear them; what matters of them reaches the reader as well.
process.on('unhandledRejection', () => {})

const readers: Readonly<Record<ProseTask['kind'], (task: ProseTask) => Promise<Prose>>> = {
  pdf: async ({ bytes, file, limits }) => (await import('../pdf/prose.ts')).pdfProse(bytes, file, limits),
  doc: async ({ bytes, file, limits }) => (await import('../doc/doc-prose.ts')).docProse(bytes, file, limits),
}

answerReadings((task: ProseTask) => readers[task.kind](task))
