import type { InputFile } from '#app/evaluate/evaluate-unit.ts'
import { ProductError } from '#errors'
import type { Upload } from './serve.ts'

/** All files of one upload together. */
const MOST_BYTES = 120 * 1_048_576

/** The files of an upload in memory, for readers that need them whole. @throws ProductError UPLOAD_EMPTY, UPLOAD_TOO_LARGE */
export async function collect(files: AsyncIterable<Upload>): Promise<readonly InputFile[]> {
  const collected: InputFile[] = []
  let total = 0
  for await (const { name, content } of files) {
    const chunks: Uint8Array[] = []
    for await (const chunk of content) {
      total += chunk.length
      if (total > MOST_BYTES) throw new ProductError('UPLOAD_TOO_LARGE', { file: name })
      chunks.push(chunk)
    }
    collected.push({ name, bytes: Buffer.concat(chunks) })
  }
  if (collected.length === 0) throw new ProductError('UPLOAD_EMPTY', {})
  return collected
}

/** The one file of an upload, as it comes; what follows it is not read. @throws ProductError UPLOAD_EMPTY */
export async function withFirst<T>(files: AsyncIterable<Upload>, use: (file: Upload) => Promise<T>): Promise<T> {
  for await (const file of files) return use(file)
  throw new ProductError('UPLOAD_EMPTY', {})
}
