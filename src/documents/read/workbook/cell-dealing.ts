import { isLevelName, isTotalName } from '#domain/column-words.ts'
import { displayWidth } from '../text/lines.ts'
import { type CellLine, lastNumber } from './broken-cells.ts'
import type { Holds } from './cell-lines.ts'

const narrow = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
const isFigure = (text: string) => /^(?:[-+]?[\d,.]+(?:[%分元]|万元)?|[-—/]+|平均[\d.]+)$/.test(narrow(text))
const isOperator = (text: string) => /^(?:[≥≤=<>≧≦]|定性|定量|正向|反向)$/.test(narrow(text))
const isSecondLevel = (text: string) =>
  /^(?:产出)?(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|满意度|(?:经济|社会|生态环境)成本)(?:指标)?等?$/.test(
    narrow(text),
  )

/** A target or an actual value: an amount, a date or a word of quality, hardly the name of something that is measured. */
const amount = (text: string): number => {
  if (isOperator(text) || (/(?:率|数|量|度|面积|件数)$/.test(text) && !/\d/.test(text))) return 3
  return /\d|[≥≤一二三四五六七八九十百完达及有显良好建—-]/.test(text) ? 0 : 1.5
}
const name = (text: string): number => {
  if (EXECUTION.test(narrow(text))) return 1
  if (isFigure(text) || isOperator(text)) return 4
  if (/^(?:无|无偏差|没有偏差|是|否|已?完成|正常)$/.test(text)) return 3
  return /^[≥≤=<>]|^\d/.test(text) ? 2 : isLevelName(text) ? 0.5 : 0
}
const figure = (text: string) => (isFigure(text) ? (/[%％]$/.test(text) ? PERCENT_ELSEWHERE : 0) : 4)
/** A percentage is rather that of the column of rates. */
const PERCENT_ELSEWHERE = 1
const rate = (text: string) => (isFigure(text) ? (/[%％\-—/]$/.test(text) ? 0 : PLAIN_RATE) : 4)
const PLAIN_RATE = 0.3
const words = (text: string) =>
  isLevelName(text) || isSecondLevel(text) ? 3 : isFigure(text) && /\d/.test(text) ? 2 : isOperator(text) ? 2 : 0

/** Costs 成本指标 are seldom a first level: they are one where a second follows them. */
const SELDOM_FIRST = 0.05

/** "预算执行率（10分）": with its points it stands among the first levels. */
const EXECUTION = /^预算执行率?\(\d+(?:\.\d+)?分?\)$/

/** How badly a cell fits a column: 0 well, 4 hardly. */
export const misfit: Readonly<Record<Holds, (text: string) => number>> = {
  'level-1': (text) =>
    EXECUTION.test(narrow(text))
      ? 0
      : !isLevelName(text)
        ? 4
        : !isSecondLevel(text) || /^满意度/.test(narrow(text))
          ? 0
          : /^成本/.test(narrow(text))
            ? SELDOM_FIRST
            : 2,
  'level-2': (text) => (isSecondLevel(text) ? 0 : isLevelName(text) ? 1 : 3),
  name,
  operator: (text) => (isOperator(text) ? 0 : 4),
  unit: (text) => (/^[-—/]+$/.test(text) ? 0 : /\d/.test(text) ? 3 : text.length <= 6 && !isOperator(text) ? 0 : 2),
  target: amount,
  actual: amount,
  points: figure,
  score: figure,
  deduction: figure,
  rate,
  money: figure,
  count: figure,
  standard: words,
  grade: (text) => (isFigure(text) && /\d/.test(text) ? 3 : text.length <= 4 ? 0 : 2),
  date: amount,
  reason: words,
  free: words,
}

/** What it costs that a row has no cell in a column: merged levels and empty remarks are usual, anything else is not. */
export const absent: Readonly<Record<Holds, number>> = {
  'level-1': 0.2,
  'level-2': 0.2,
  name: 3,
  operator: 1.5,
  unit: 1,
  target: 3,
  actual: 2.5,
  points: 4,
  score: 3,
  deduction: 1,
  rate: 2,
  money: 3,
  count: 2,
  standard: 1,
  grade: 1.5,
  date: 1,
  reason: 0.3,
  free: 0.3,
}

/** A blank line where the other cells have none is an empty cell. */
const BLANK = 0.2
/** A blank line that stands for nothing. */
const BLANK_WITHOUT_CELL = 0.3
/** A score above its points: seldom, and more seldom than a cell in another column. */
const ABOVE = 0.4

/** “产出（50分）”: a level with its points. */
const isPointed = (text: string) => /^\p{Script=Han}{2,10}[（(]\d+(?:\.\d+)?分[)）]$/u.test(text)

/** Where first levels carry their points, a level without is a second one; the name of a total stands at the margin. */
function fitOf(text: string, holds: Holds, column: number, pointed: boolean): number {
  if (isTotalName(text)) return column === 0 ? 0 : misfit[holds](text) + 1
  if (pointed && holds === 'level-1') return isPointed(text) ? 0 : Math.max(UNPOINTED, misfit[holds](text))
  return misfit[holds](text)
}
const UNPOINTED = 1.5

/** What a line costs that goes on with the cell above it. */
const GOES_ON = 0.9
/** A reason is broken where its column ends: its line is about as wide as the widest one. */
const FULL = 0.85
const shortestBroken = 6
const fewestLeft = 3
const HOLDS_NAMES: ReadonlySet<Holds> = new Set(['name', 'target', 'actual', 'date'])
const HOLDS_SENTENCES: ReadonlySet<Holds> = new Set(['reason', 'standard'])

/** How badly a line fits as the rest of the cell above it; undefined when it can be none. */
function restFit(before: string, text: string, holds: Holds, widest: number): number | undefined {
  if ([isFigure, isOperator, isTotalName].some((is) => is(text)) || /^[≥≤=<>＝]/.test(text)) return undefined
  if (isFigure(before) || isLevelName(before.replace(/^[（(]?[一二三四五六七八九十]{1,3}[）)、]/, ''))) return undefined
  // "每公里改造 / 成本": the word for what is measured is also that of a level.
  if ((isLevelName(text) || isSecondLevel(text)) && !(HOLDS_NAMES.has(holds) && text.length <= 2)) return undefined
  if (HOLDS_NAMES.has(holds)) {
    const isBroken = before.length >= shortestBroken && text.length <= before.length - fewestLeft && !/\d/.test(text)
    return isBroken && (holds === 'name' || /\d/.test(before)) ? GOES_ON : undefined
  }
  if (!HOLDS_SENTENCES.has(holds) || /[。；]$/.test(before) || displayWidth(before) < widest * FULL) return undefined
  return /[\d，。；、]/.test(text) || /[\d，、年月]$/.test(before) ? GOES_ON : undefined
}

/** The column of a cell, and whether it goes on with the cell before it. */
export interface Dealt {
  readonly column: number
  readonly goesOn: boolean
}

/** Deals cells into rows: the cheapest path over (cell, column), each row taking consecutive cells in rising columns. The column of every cell. */
export function dealt(cells: readonly CellLine[], columns: readonly Holds[]): readonly Dealt[] {
  const width = columns.length
  const skips = [0]
  for (const holds of columns) skips.push(skips.at(-1)! + absent[holds])
  const skip = (start: number, end: number) => (end > start ? skips[end]! - skips[start]! : 0)
  const usual = usualStep(cells)
  const pointed = cells.filter(({ text }) => isPointed(text)).length >= 2
  const cost = cells.map(() => new Float64Array(width).fill(Number.POSITIVE_INFINITY))
  const from = cells.map(() => new Int32Array(width).fill(-1))
  const widest = Math.max(0, ...cells.map(({ text }) => displayWidth(text)))
  cells.forEach(({ text, number }, i) => {
    const before = cells[i - 1]
    const blank = before !== undefined && number - lastNumber(before) > usual
    const total = before !== undefined && isTotalName(before.text)
    for (let column = 0; column < width; column++) {
      const fit = fitOf(text, columns[column]!, column, pointed)
      if (!before) {
        cost[0]![column] = fit + skip(0, column)
        continue
      }
      for (let last = 0; last < width; last++) {
        const missing = last < column ? skip(last + 1, column) : skip(last + 1, width) + skip(0, column)
        // Behind 合计 only figures stand.
        const gap = total && last < column ? 0 : blank ? (missing > 0 ? missing * BLANK : last < column ? BLANK_WITHOUT_CELL : 0) : missing
        const above = columns[last] === 'points' && columns[column] === 'score' && Number(text) > Number(before.text) ? ABOVE : 0
        const sum = cost[i - 1]![last]! + gap + fit + above
        if (sum < cost[i]![column]!) {
          cost[i]![column] = sum
          from[i]![column] = last
        }
      }
      const rest = blank ? undefined : restFit(before.text, text, columns[column]!, widest)
      if (rest !== undefined && cost[i - 1]![column]! + rest < cost[i]![column]!) {
        cost[i]![column] = cost[i - 1]![column]! + rest
        from[i]![column] = column + width
      }
    }
  })
  return columnsTaken(cost, from, (column) => skip(column + 1, width))
}

/** Lines from a cell to the next where no cell is empty. */
function usualStep(cells: readonly CellLine[]): number {
  const steps = cells.slice(1).map(({ number }, i) => number - lastNumber(cells[i]!))
  return steps.filter((step) => step >= 2).length * 2 > steps.length ? 2 : 1
}

function columnsTaken(cost: readonly Float64Array[], from: readonly Int32Array[], rest: (column: number) => number): readonly Dealt[] {
  const last = cost.at(-1)
  if (!last) return []
  let column = 0
  last.forEach((sum, i) => {
    if (sum + rest(i) < last[column]! + rest(column)) column = i
  })
  const width = last.length
  const taken: Dealt[] = []
  for (let i = cost.length - 1; i >= 0; i--) {
    const before = from[i]![column]!
    taken.push({ column, goesOn: before >= width })
    column = before % width
  }
  return taken.reverse()
}
