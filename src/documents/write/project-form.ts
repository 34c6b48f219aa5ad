import { writeXlsx } from 'hucre/xlsx'
import { drawForm } from '#domain/form/draw-form.ts'
import { departmentSubject, type FormSubject, openErrors, projectSubject } from '#domain/form/subject.ts'
import type { FormTemplate } from '#domain/form-template.ts'
import { FORM_SCHEME, FORM_SCHEME_HASH } from '#domain/stamp.ts'
import { basisSheet } from './form/basis-sheet.ts'
import type { DepartmentFormInput, ProjectFormInput, Year } from './input.ts'
import { Grid } from './sheet/grid.ts'
import { printForm } from './sheet/page.ts'

/**
 * 项目支出绩效自评表 of one project as .xlsx, in the layout of the template, ready to print: what is missing is marked 待填, every computed
 * score carries its proof as a note and on the sheet 评分依据, sums and rates are live formulas with their stored results.
 */
export const writeProjectForm = (input: ProjectFormInput): Promise<Uint8Array> =>
  writeForm(input, projectSubject(input, input.project), input.template)

/** 部门整体支出绩效自评表, likewise. */
export const writeDepartmentForm = (input: DepartmentFormInput): Promise<Uint8Array> =>
  writeForm(input, departmentSubject(input), input.template)

function writeForm(year: Year, subject: FormSubject, template: FormTemplate): Promise<Uint8Array> {
  const { submission, scheme } = year
  const title = subject.facts.projectName ?? subject.facts.departmentName ?? template.title
  const stamp = new Date(Date.UTC((submission.year ?? 1999) + 1, 0, 1))
  return writeXlsx({
    sheets: [formSheet(year, subject, template), basisSheet(subject, year, title)],
    defaultFont: { name: '宋体', size: 11 },
    properties: {
      title: template.title,
      subject: title,
      creator: '明绩',
      created: stamp,
      modified: stamp,
      custom: { [FORM_SCHEME]: scheme.id, [FORM_SCHEME_HASH]: scheme.hash },
    },
  })
}

function formSheet(year: Year, subject: FormSubject, template: FormTemplate) {
  const { submission, scheme, draft } = year
  const grid = new Grid(template.columns)
  const notice = draft ? `草稿　尚有 ${openErrors(year)} 处错误待改正，不得报送` : undefined
  const cells = drawForm(grid, { submission, scheme, ...(notice === undefined ? {} : { draft: notice }) }, subject, template)
  const width = template.columns.length
  const last = grid.rows
  const printing = printForm(grid, { orientation: template.orientation, headings: cells.header, last: cells.last })
  const column = String.fromCharCode(64 + width)
  return {
    ...grid.sheet(template.title),
    pageSetup: { ...printing.pageSetup, printArea: `$A$1:$${column}$${last}` },
    ...(printing.rowBreaks ? { rowBreaks: printing.rowBreaks } : {}),
    headerFooter: { oddFooter: '&C&"宋体"— &P —', ...(draft ? { oddHeader: '&R&"黑体"&12草　稿' } : {}) },
    view: { showGridLines: false },
    a11y: { summary: `${scheme.title}：${template.title}` },
  }
}
