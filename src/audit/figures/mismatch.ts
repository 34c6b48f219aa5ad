import { remembered } from '../remembered.ts'
import type { Report } from '../rule.ts'
import { placeOfPlain, type Script, type Stretch } from '../script.ts'
import type { Quantity } from './quantities.ts'

/** What kind of relation does not hold; each kind belongs to one rule. */
export type MismatchKind =
  | 'execution-rate'
  | 'deduction'
  | 'scores'
  | 'points'
  | 'income'
  | 'expenditure'
  | 'figures'
  | 'rate'
  | 'unit'
  | 'target-unit'
  | 'execution-score'
  | 'indicator-score'
  | 'funds'
  | 'range'
  | 'actual'
  | 'unexplained'

/** Written figures that contradict each other 算不通的数. */
export interface Mismatch extends Report {
  readonly kind: MismatchKind
}

/** A stretch with its quantities, read once. */
export interface Figures {
  readonly stretch: Stretch
  readonly quantities: readonly Quantity[]
}

/** What every search for mismatches looks at. */
export interface Sheet {
  readonly script: Script
  readonly figures: readonly Figures[]
  /** How often the document, tables and all, writes a number, whatever its unit. */
  readonly times: ReadonlyMap<number, number>
}

export const placeOf = (script: Script, stretch: Stretch, { start, end }: Pick<Quantity, 'start' | 'end'>) =>
  placeOfPlain(script, stretch, start, end)

/** Whether two stretches are neighbouring items of one list. */
export function isNextItem(before: Figures | undefined, own: Figures): boolean {
  const [above, below] = [before?.stretch, own.stretch]
  if (!above || above.passage.number !== below.passage.number - 1 || above.passage.cell || below.passage.cell) return false
  if (above.passage.paragraph?.list && below.passage.paragraph?.list) return true
  const mark = BULLET.exec(below.raw)?.[1]
  return mark !== undefined && mark === BULLET.exec(above.raw)?.[1]
}
const BULLET = /^\s*([•·●▪■◆○➢※*—–-])/

/** Sentences of a stretch as spans; 其中 and what stands in brackets stay with the sentence they belong to. */
export const sentencesOf: (text: string) => readonly { readonly start: number; readonly end: number }[] = remembered((text) => {
  const spans: { start: number; end: number }[] = []
  let start = 0
  let depth = 0
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')') depth--
    if (i < text.length && (text[i] !== '。' || depth > 0)) continue
    const last = spans.at(-1)
    if (last && /^(?:其中|分别)/.test(text.slice(start, start + 2))) last.end = i
    else if (i > start) spans.push({ start, end: i })
    start = i + 1
    depth = 0
  }
  return spans
})
