import { writeXlsx } from 'hucre/xlsx'
import type { FormTemplate } from '#domain/form-template.ts'
import { basisSheet } from './form/basis-sheet.ts'
import { drawFacts, drawGoal, drawSignature, drawTasks } from './form/facts.ts'
import { drawFunds } from './form/funds.ts'
import { drawIndicators, drawTotal, type ScoreCells } from './form/indicators.ts'
import { departmentSubject, type FormSubject, openErrors, projectSubject } from './form/subject.ts'
import type { DepartmentFormInput, ProjectFormInput, Year } from './input.ts'
import { Grid } from './sheet/grid.ts'
import { printForm } from './sheet/page.ts'

/**
 * 项目支出绩效自评表 of one project as .xlsx, in the layout of the template, ready to print: what is missing is marked 待填, every computed
 * score carries its proof as a note and on the sheet 评分依据, sums and rates are live formulas with their stored results.
 */
export const writeProjectForm = (input: ProjectFormInput): Promise<Uint8Array> => writeForm(input, projectSubject(input), input.template)

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
      custom: { 评分方案: scheme.id, 评分方案指纹: scheme.hash },
    },
  })
}

function formSheet(year: Year, subject: FormSubject, template: FormTemplate) {
  const { submission, scheme, draft } = year
  const grid = new Grid(template.columns)
  const width = template.columns.length
  grid.put({ row: 0, column: 0, columns: width, style: 'title', value: template.title })
  grid.atLeast(0, 34)
  grid.put({ row: 1, column: 0, columns: width, style: 'year', value: `（${submission.year ?? '　　'}年度）` })
  if (draft) {
    grid.put({ row: 2, column: 0, columns: width, style: 'draft', value: `草稿　尚有 ${openErrors(year)} 处错误待改正，不得报送` })
  }
  const cells = drawBlocks(grid, year, subject, template)
  const notes = [
    ...(subject.evaluated.proven || !hasClaims(subject) ? [] : ['注：标“*”的得分为单位自报，未经核算证实。']),
    ...template.notes,
  ]
  for (const value of notes) grid.put({ row: grid.rows, column: 0, columns: width, style: 'note', value })
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

const hasClaims = ({ evaluated }: FormSubject) =>
  [evaluated.execution, ...evaluated.lines].some(({ outcome }) => outcome.kind === 'claimed') ||
  (evaluated.total !== undefined && !evaluated.proven)

/** @returns where the indicators stand. */
function drawBlocks(grid: Grid, { submission, scheme }: Year, subject: FormSubject, template: FormTemplate): ScoreCells {
  let funds: { score?: string; points?: string } = {}
  let cells: ScoreCells = { scores: '', points: '', header: 0, last: 0 }
  for (const block of template.blocks) {
    if (block.kind === 'facts') drawFacts(grid, block, subject)
    else if (block.kind === 'funds') funds = drawFunds(grid, block, subject, scheme)
    else if (block.kind === 'goal') drawGoal(grid, block, subject)
    else if (block.kind === 'tasks') drawTasks(grid, block, subject)
    else if (block.kind === 'indicators') cells = drawIndicators(grid, block, subject, scheme)
    else if (block.kind === 'total') drawTotal(grid, block, subject, scheme, cells, funds)
    else drawSignature(grid, block, subject, submission.signature)
  }
  return cells
}
