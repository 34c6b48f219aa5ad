import { join } from 'node:path'
import { checkDocuments, readDocument } from '#app/check/check-documents.ts'
import { policyData } from '#app/policy/policy-data.ts'
import type { Finding } from '#domain/finding.ts'
import { type Book, drawBook, type SheetPlant } from './draw.ts'
import { keptBooks, laterBooks, seenBooks } from './index.ts'

const policy = policyData(join(import.meta.dirname, '..', '..', '..', 'policy'))

/** What came of one planted defect. */
export interface SheetTrial {
  readonly book: string
  readonly plant: SheetPlant
  /** A finding of the code that the sound book does not have, with sheet and cell. */
  readonly found: boolean
  /** It, or what it refers to, stands in the row of a changed cell. */
  readonly onRow: boolean
}

export interface SheetsMeasured {
  readonly books: number
  readonly falseErrors: readonly { readonly book: string; readonly finding: Finding }[]
  readonly trials: readonly SheetTrial[]
}

/** Checks every book as it is and with every defect. */
export async function measureSheets(books: readonly Book[], kind: 'xlsx' | 'xls' | 'ods' = 'xlsx'): Promise<SheetsMeasured> {
  const falseErrors: { book: string; finding: Finding }[] = []
  const trials: SheetTrial[] = []
  for (const book of books) {
    const check = async (set?: SheetPlant['set']) => {
      const { bytes, addresses } = drawBook(book, kind, set)
      const document = await readDocument({ name: `自评表.${kind}`, bytes }, policy)
      return { addresses, findings: (await checkDocuments([document], policy, { today: '2026-05-01' })).findings }
    }
    const sound = (await check()).findings
    falseErrors.push(...sound.filter(({ severity }) => severity === 'error').map((finding) => ({ book: book.name, finding })))
    for (const plant of book.plants) {
      const { findings, addresses } = await check(plant.set)
      const isNew = ({ rule, message }: Finding) => !sound.some((before) => before.rule === rule && before.message === message)
      const hits = findings.filter(
        (finding) =>
          finding.covers.some((code) => plant.codes.includes(code)) &&
          isNew(finding) &&
          finding.place?.sheet !== undefined &&
          finding.place.cell !== undefined,
      )
      const rows = Object.keys(plant.set).flatMap((name) => addresses.get(name) ?? [])
      const onRow = hits.some(({ place, related = [] }) =>
        [place, ...related].some((at) =>
          rows.some(({ sheet, row }) => at?.sheet === sheet && Number(/\d+$/.exec(at.cell ?? '')?.[0]) === row),
        ),
      )
      trials.push({ book: book.name, plant, found: hits.length > 0, onRow })
    }
  }
  return { books: books.length, falseErrors, trials }
}

/** The figures, for people. */
export function sayMeasured({ books, falseErrors, trials }: SheetsMeasured): string {
  const missed = trials.filter(({ found }) => !found)
  return [
    `查出 ${trials.length - missed.length}/${trials.length}，其中指到所在行 ${trials.filter(({ onRow }) => onRow).length}；${books} 份无错表，误报错误 ${falseErrors.length} 条`,
    ...missed.map(({ book, plant }) => `  漏 ${plant.codes.join('/')} ${book} ${JSON.stringify(plant.set)}`),
    ...falseErrors.map(
      ({ book, finding }) =>
        `  误 ${book} ${finding.rule} ${finding.message.slice(0, 110)} @${finding.place?.sheet} ${finding.place?.cell}`,
    ),
  ].join('\n')
}

if (import.meta.main) {
  const [which = 'seen', kind = 'xlsx', only = ''] = process.argv.slice(2)
  const books = (which === 'kept' ? keptBooks : which === 'later' ? laterBooks : seenBooks).filter(({ name }) => name.includes(only))
  console.log(sayMeasured(await measureSheets(books, kind === 'xls' || kind === 'ods' ? kind : 'xlsx')))
  process.exit(0)
}
