import { Zip, ZipPassThrough } from 'fflate'

export interface ZippedFile {
  /** With folders: "幸福里街道办事处/报告.docx". */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A zip of any size, piece by piece 打包. Files are stored as they are: ours are packed already. */
export async function* zipStream(files: AsyncIterable<ZippedFile>): AsyncIterable<Uint8Array> {
  const ready: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, chunk) => {
    failed = error
    if (chunk) ready.push(chunk)
  })
  for await (const { name, bytes } of files) {
    const entry = new ZipPassThrough(name)
    zip.add(entry)
    entry.push(bytes, true)
    if (failed) throw failed
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
