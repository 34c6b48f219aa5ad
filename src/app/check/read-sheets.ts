import { extractSheets, type SheetForm, type SheetsExtraction } from '#audit/extract/sheets.ts'
import { type SubmissionRead, submissionOf } from '#documents/read/submission.ts'
import { proseOfWorkbook } from '#documents/read/workbook/workbook-prose.ts'
import type { Layouts } from '#domain/layout.ts'
import type { Problem } from '#domain/problem.ts'
import type { Prose } from '#domain/prose.ts'
import { address } from '#domain/workbook.ts'

export interface SheetsRead extends SheetsExtraction {
  readonly prose: Prose
  /** What could not be assigned to a form or field. */
  readonly unclear: readonly Problem[]
  readonly notices: readonly Problem[]
}

/** A spreadsheet that is not our own workbook, understood like a document 表格按文稿读: its forms by their layouts, what stands around them as text. */
export function readSheets(read: SubmissionRead, layouts: Layouts): SheetsRead {
  const { prose, numberOf } = proseOfWorkbook(read.workbook)
  let forms = read
  const extracted = extractSheets(prose, {
    table: (workbook) => submissionOf(workbook, layouts),
    forms: (documents) => {
      const { workbook } = read
      const rest = workbook.sheets.filter(({ name }) => !documents.has(name))
      if (documents.size > 0) forms = submissionOf({ ...workbook, sheets: rest }, layouts)
      return sheetForms(forms, numberOf)
    },
  })
  return { ...extracted, prose, unclear: forms.unclear, notices: forms.notices }
}

const sheetForms = ({ forms, readings }: SubmissionRead, numberOf: (sheet: string, row: number) => number | undefined): SheetForm[] =>
  forms.map(({ role, place }, i) => ({ ...readings[i]!, role, from: numberOf(place.sheet ?? '', rowOf(place.cell)) ?? 0 }))

/** Zero-based row of an A1 address. */
const rowOf = (cell = address(0, 0)): number => Number(/\d+$/.exec(cell)?.[0] ?? 1) - 1
