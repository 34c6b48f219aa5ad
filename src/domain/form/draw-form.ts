import type { FormTemplate } from '../form-template.ts'
import type { Scheme } from '../scheme.ts'
import type { Submission } from '../submission.ts'
import type { Canvas } from './canvas.ts'
import { drawFacts, drawGoal, drawSignature, drawTasks } from './facts.ts'
import { drawFunds } from './funds.ts'
import { drawIndicators, drawTotal, type ScoreCells } from './indicators.ts'
import type { FormSubject } from './subject.ts'

export interface DrawnYear {
  readonly submission: Submission
  readonly scheme: Scheme
  /** Said above the form while it may not be submitted. */
  readonly draft?: string
}

/**
 * One 自评表 in the layout of its template, from title to small print 画出自评表. The same for the workbook and the printed page.
 *
 * @returns where the indicators stand.
 */
export function drawForm(grid: Canvas, { submission, scheme, draft }: DrawnYear, subject: FormSubject, template: FormTemplate): ScoreCells {
  const width = template.columns.length
  grid.put({ row: 0, column: 0, columns: width, style: 'title', value: template.title })
  grid.atLeast(0, 34)
  grid.put({ row: 1, column: 0, columns: width, style: 'year', value: `（${submission.year ?? '　　'}年度）` })
  if (draft !== undefined) grid.put({ row: 2, column: 0, columns: width, style: 'draft', value: draft })
  const cells = drawBlocks(grid, { submission, scheme }, subject, template)
  const notes = [
    ...(subject.evaluated.proven || !hasClaims(subject) ? [] : ['注：标“*”的得分为单位自报，未经核算证实。']),
    ...template.notes,
  ]
  for (const value of notes) grid.put({ row: grid.rows, column: 0, columns: width, style: 'note', value })
  return cells
}

const hasClaims = ({ evaluated }: FormSubject) =>
  [evaluated.execution, ...evaluated.lines].some(({ outcome }) => outcome.kind === 'claimed') ||
  (evaluated.total !== undefined && !evaluated.proven)

function drawBlocks(grid: Canvas, { submission, scheme }: DrawnYear, subject: FormSubject, template: FormTemplate): ScoreCells {
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
