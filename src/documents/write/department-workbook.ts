import { writeXlsx } from 'hucre/xlsx'
import type { Layouts } from '#domain/layout.ts'
import type { Scheme } from '#domain/scheme.ts'
import { SCHEME_STAMP, STAMP } from '#domain/stamp.ts'
import type { Submission } from '#domain/submission.ts'
import { coverSheet } from './template-cover.ts'
import { itemsOf } from './template-items.ts'
import { newOptions } from './template-options.ts'
import { type BlockArea, templateSheet } from './template-sheet.ts'
import { templateFont } from './template-style.ts'

export interface DepartmentWorkbookInput {
  readonly scheme: Scheme
  readonly layouts: Layouts
  /** Fills the workbook; without it the template is empty but for its example rows. */
  readonly submission?: Submission | undefined
}

/**
 * The department workbook 填报工作簿 as .xlsx bytes, empty or filled: one sheet per subject, dropdowns, hints, marked example rows, protected headings
 * (no password). Its sheets and columns come from `policy/layouts/department-workbook.yaml`; reading it back gives the identical Submission.
 */
export async function writeDepartmentWorkbook({ scheme, layouts, submission }: DepartmentWorkbookInput): Promise<Uint8Array> {
  const { workbook, words } = layouts
  const items = itemsOf(workbook, submission)
  const areas: BlockArea[] = []
  const options = newOptions(workbook, () => areas, items)
  const sheets = workbook.sheets.map((layout) => {
    const drawn = templateSheet({ layout, submission, items, words, choiceRange: options.rangeOf })
    areas.push(...drawn.areas)
    return drawn.sheet
  })
  return writeXlsx({
    sheets: [coverSheet(workbook, scheme), ...sheets, options.sheet()],
    defaultFont: templateFont,
    properties: {
      title: workbook.title,
      creator: '明绩',
      custom: { [STAMP]: `${workbook.id}@${workbook.version}`, [SCHEME_STAMP]: `${scheme.id}@${scheme.hash}` },
    },
  })
}
