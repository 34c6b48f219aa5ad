import type { Problem } from '#domain/problem.ts'
import type { Prose } from '#domain/prose.ts'
import type { Workbook } from '#domain/workbook.ts'
import type { ReadDocument } from './check-documents.ts'

/** Files of the same content are checked once; the others are told. */
export function withoutCopies(documents: readonly ReadDocument[]): {
  readonly kept: readonly ReadDocument[]
  readonly copies: readonly Problem[]
} {
  if (documents.length < 2) return { kept: documents, copies: [] }
  const seen = new Map<string, ReadDocument>()
  const copies: Problem[] = []
  for (const document of documents) {
    const text = textOf(document.carrier)
    const twin = seen.get(text)
    if (twin === undefined) seen.set(text, document)
    else copies.push(copyOf(document.source.file, twin.source.file))
  }
  return { kept: [...seen.values()], copies }
}

const copyOf = (file: string, twin: string): Problem => ({
  path: '',
  message: `${file} 与 ${twin} 内容相同，只检查了 ${twin}`,
  remedy: '请核对是否选错了文件；确是同一份的，只选一份就可以。',
  place: { file },
})

/** Everything a file says, as one text. */
const textOf = (carrier: Prose | Workbook): string =>
  JSON.stringify(
    'blocks' in carrier
      ? carrier.blocks.map((block) => (block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(({ text }) => text)) : block.text))
      : carrier.sheets.map(({ name, cells }) => [name, cells.map((row) => row.map((cell) => cell?.text))]),
  )
