import { isTotalName } from '#domain/column-words.ts'
import { goalHeadAt } from './goal-columns.ts'
import type { TextLine } from './lines.ts'
import { pairsIn } from './pairs.ts'

/** The goal of a form, or a label with its value: no row of the table above. */
export const isOfForm = (lines: readonly TextLine[], at: number): boolean =>
  goalHeadAt(lines, at) !== undefined || !isTotalName(pairsIn(lines[at]!)?.[0]?.text ?? TOTAL)

/** The total of a table is no label of the form. */
const TOTAL = '总分'
