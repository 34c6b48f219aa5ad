import type { Prose } from '#domain/prose.ts'
import { ProductError } from '#errors'
import { type ReadLimits, readLimits } from '../limits.ts'
import { readInProseWorker } from '../worker/in-worker.ts'

/**
 * Reads a PDF that has text: paragraphs rejoined over lines and pages, running heads as furniture, ruled and aligned tables with merges, pages kept.
 * Done in a worker with a limit on time and memory; pictures are not decoded, scripts not run, nothing is loaded.
 *
 * @throws ProductError PDF_WITHOUT_TEXT, FILE_ENCRYPTED, FILE_DAMAGED, FILE_TOO_LARGE, FILE_TOO_COMPLEX, READING_TIMEOUT
 */
export function readPdf(bytes: Uint8Array, file: string, limits: ReadLimits = readLimits): Promise<Prose> {
  if (bytes.length > limits.fileBytes) throw new ProductError('FILE_TOO_LARGE', { file, size: bytes.length, limit: limits.fileBytes })
  return readInProseWorker({ kind: 'pdf', bytes, file, limits })
}
