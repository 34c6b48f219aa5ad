import { mergeSubmissions } from '#domain/parse/submission/merge.ts'
import type { Place, Places } from '#domain/place.ts'
import type { Problem } from '#domain/problem.ts'
import type { Prose } from '#domain/prose.ts'
import type { Submission } from '#domain/submission.ts'
import { address, type Workbook } from '#domain/workbook.ts'
import { ProductError } from '#errors'
import { type ReadDocument, readDocument } from '../check/check-documents.ts'
import { roleNames } from '../check/source-roles.ts'
import type { InputFile } from '../evaluate/evaluate-unit.ts'
import type { Bench } from './bench.ts'

/** What was understood of one file. */
export interface FileRead {
  readonly name: string
  /** What was recognised in it, in words. */
  readonly forms: readonly string[]
  /** Why nothing could be read. */
  readonly refused: string | null
}

export interface ImportRead {
  readonly files: readonly FileRead[]
  /** What all files together say; undefined when none could be read. */
  readonly submission: Submission | undefined
  readonly places: Places
  /** The words of each place, as they stand in the file. */
  readonly words: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

/** Reads the files of an import 读取导入文件; one that cannot be read does not stop the others. */
export async function readImport({ files }: { readonly files: readonly InputFile[] }, { policy }: Bench): Promise<ImportRead> {
  const reads: FileRead[] = []
  const documents: ReadDocument[] = []
  for (const file of files) {
    try {
      const document = await readDocument(file, policy)
      documents.push(document)
      reads.push({ name: file.name, forms: [roleNames[document.source.role]], refused: null })
    } catch (error) {
      if (!(error instanceof ProductError)) throw error
      reads.push({ name: file.name, forms: [], refused: error.message })
    }
  }
  const readings = documents.map(({ source, problems }) => ({ submission: source.submission, places: source.places, problems }))
  if (readings.length === 0) return { files: reads, submission: undefined, places: {}, words: {}, problems: [] }
  const { submission, places, problems } = mergeSubmissions(readings)
  return { files: reads, submission, places, words: wordsOf(places, documents), problems }
}

/** The text at each place: of its cell, or the quoted words of a document. */
function wordsOf(places: Places, documents: readonly ReadDocument[]): Readonly<Record<string, string>> {
  const cells = new Map(documents.map(({ source, carrier }) => [source.file, isWorkbook(carrier) ? cellsOf(carrier) : undefined]))
  const text = (place: Place) => place.quote ?? cells.get(place.file)?.get(`${place.sheet}!${place.cell}`)
  return Object.fromEntries(
    Object.entries(places).flatMap(([path, place]) =>
      [[path, text(place)] as const].filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  )
}

const isWorkbook = (carrier: Prose | Workbook): carrier is Workbook => 'sheets' in carrier

const cellsOf = ({ sheets }: Workbook): ReadonlyMap<string, string> =>
  new Map(
    sheets.flatMap(({ name, cells }) =>
      cells.flatMap((row, r) => row.flatMap((cell, c) => (cell ? [[`${name}!${address(r, c)}`, cell.text] as const] : []))),
    ),
  )
