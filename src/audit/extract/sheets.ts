import type { Problem } from '#domain/problem.ts'
import type { Prose } from '#domain/prose.ts'
import type { Submission } from '#domain/submission.ts'
import type { Passage } from './claims.ts'
import { type Extraction, fromText, together } from './extract.ts'
import { ownerAbove } from './form-owner.ts'
import { completed, readTables, type TableRead, type TableReader } from './tables.ts'
import { isMostlyText } from './with-tables.ts'

/** A form of a spreadsheet as the layouts understood it, and the number of the block of `prose` it begins with. */
export interface SheetForm extends TableRead {
  readonly from: number
}

/** How the sheets of a workbook are read: table by table where a sheet is a written document, as forms everywhere else. */
export interface SheetReaders {
  readonly table: TableReader
  readonly forms: (documents: ReadonlySet<string>) => readonly SheetForm[]
}

export interface SheetsExtraction extends Extraction {
  readonly problems: readonly Problem[]
  /** A sheet holds a report. */
  readonly written: boolean
}

/**
 * The same as `extract` for a spreadsheet seen as a document: its forms are read over whole sheets, so that labels, notes of units and tables of one form
 * belong together; a sheet that holds a report is read as a report is.
 */
export function extractSheets(prose: Prose, readers: SheetReaders): SheetsExtraction {
  const read = fromText(prose)
  const documents = writtenSheets(read.claims.passages)
  const text = documents.size > 0 ? read : { ...read, submission: besideForms(read.submission) }
  const owner = (paragraph: number) => ownerAbove(paragraph, text)
  const written: Prose = { ...prose, blocks: prose.blocks.map((block) => (documents.has(sheetOf(block) ?? '') ? block : NOTHING)) }
  const forms = readers.forms(documents).toSorted((a, b) => a.from - b.from)
  const tables = prose.blocks.filter((block) => block.kind === 'table')
  const found = forms.map(({ from, ...form }, i) => {
    const to = forms[i + 1]?.from ?? Number.POSITIVE_INFINITY
    const own = tables.filter(({ number, rows }) => number < to && rows.at(-1)!.number >= from)
    return completed(prose, form, own, form.submission.projects.length > 1 ? undefined : owner(from))
  })
  return { ...together(text, [...found, ...readTables(written, readers.table, owner)]), written: documents.size > 0 }
}

/** What lines beside forms can say: whose they are and of which year, and the projects of summaries. Notes are no goals, problems or attachments. */
const besideForms = ({ year, department, projects, whole }: Submission): Submission => ({
  ...(year === undefined ? {} : { year }),
  department,
  accounts: { income: { parts: [] }, expenditure: { parts: [] }, threePublic: [], assets: [] },
  goals: { items: [], safeguards: [] },
  projects,
  ...(whole ? { whole } : {}),
  organisation: { basis: [], methods: [], stages: [] },
  problems: [],
  keyEvaluations: [],
  attachments: [],
  signature: {},
})

const NOTHING = { kind: 'paragraph', number: 0, text: '', furniture: true, pieces: [] } as const

const sheetOf = (block: Prose['blocks'][number]): string | undefined =>
  (block.kind === 'table' ? block.rows[0]?.cells[0]?.pieces : block.pieces)?.[0]?.sheet

function writtenSheets(passages: readonly Passage[]): ReadonlySet<string> {
  const bySheet = Map.groupBy(passages, ({ paragraph }) => paragraph.pieces[0]?.sheet ?? '')
  return new Set([...bySheet].filter(([, own]) => isMostlyText(own)).map(([sheet]) => sheet))
}
