import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type WaiverEntry, waiverFileName } from '#domain/waiver.ts'
import { ProductError } from '#errors'
import type { InputFile } from '../evaluate/evaluate-unit.ts'
import type { OnProgress } from '../evaluate/write-outcome.ts'
import type { PolicyData } from '../policy/policy-data.ts'
import { readInputFile } from '../read-input-file.ts'
import { type ReadDocument, readDocument } from './check-documents.ts'
import { distinctNames } from './distinct-names.ts'

/** The files of one unit, read, with the waivers that lie beside them. */
export interface DossierRead {
  readonly inputs: readonly InputFile[]
  readonly waivers: readonly WaiverEntry[]
  readonly documents: readonly ReadDocument[]
}

/**
 * Reads the files of one unit 读取一个单位的材料. Progress counts the check that follows as one step more.
 * @throws ProductError for the first file that cannot be read
 */
export async function readDossier(files: readonly string[], policy: PolicyData, onProgress: OnProgress): Promise<DossierRead> {
  const inputs: InputFile[] = []
  const waivers: WaiverEntry[] = []
  const names = distinctNames(files)
  for (const [index, file] of files.entries()) {
    inputs.push({ name: names[index]!, bytes: await readInputFile(file) })
    waivers.push(...(await readWaivers(file)))
  }
  const documents: ReadDocument[] = []
  for (const [index, input] of inputs.entries()) {
    documents.push(await readDocument(input, policy))
    onProgress(index + 1, inputs.length + 1, input.name)
  }
  return { inputs, waivers, documents }
}

/** Waivers beside a file, when there are any. */
async function readWaivers(path: string): Promise<readonly WaiverEntry[]> {
  const content = await readFile(waiverFileName(path), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw new ProductError('FILE_NOT_FOUND', { file: basename(waiverFileName(path)) }, { cause })
  })
  return content === undefined ? [] : (await import('#policy/waiver-file.ts')).parseWaivers(content, basename(path))
}
