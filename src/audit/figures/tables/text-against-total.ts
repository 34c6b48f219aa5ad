import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import type { Figure, Grid } from './grid.ts'

/** What was to be spent and what was spent, in the rows of the one table with a total. */
interface Execution {
  readonly total: { readonly budget: number; readonly spent: number }
  readonly rows: readonly { readonly budget: number; readonly spent: number }[]
}

/**
 * What the text says of the money left and of the money of several years, against the table of execution 资金执行表: "本年未执行490万元" is its total less what was
 * spent; "2023年已执行5570万元，累计执行14880万元" is the years before and the total. Warnings: the text may speak of another part of the money.
 */
export function* totalsToldOtherwise({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  const execution = executionIn(grids)
  if (!execution) return
  for (const { stretch, quantities } of figures) {
    for (const { start, end } of sentencesOf(stretch.text)) {
      const money = quantities.filter((one) => one.unit === '元' && one.start >= start && one.end <= end && !one.bound)
      for (const [i, said] of money.entries()) {
        const wanted = /^(?:本年|全年|当年)度?(?:资金)?(?:尚)?未(?:执行|支出|使用|支付)(?:的?(?:资金|金额))?$/.test(said.label)
          ? execution.rows.map(({ budget, spent }) => budget - spent)
          : /^(?:截[至止].{0,8})?累计(?:已)?(?:执行|支出|完成投资)$/.test(said.label)
            ? yearsBefore(money.slice(0, i), execution)
            : []
        const [first] = wanted
        if (first === undefined || wanted.some((value) => isSame(said, value))) continue
        // Amounts of the table may be in 元 or in 万元, as the text's are.
        const expected = `${sayNumber(first)}${/万元$/.test(said.written) ? '万元' : '元'}`
        yield {
          kind: 'figures',
          severity: 'warning',
          place: placeOf(script, stretch, said),
          message: `“${said.label}”写的是 ${said.written}，按资金执行表的合计（预算 ${execution.total.budget}，执行 ${execution.total.spent}）应为 ${expected}`,
          found: said.written,
          expected,
        }
      }
    }
  }
}

/** "2023年已执行" and the like before it, and the total of the table. */
function yearsBefore(before: readonly Quantity[], { total }: Execution): readonly number[] {
  const years = before.filter(({ label }) => /^20\d\d年度?(?:已|实际)?(?:执行|支出|完成投资)$/.test(label))
  return years.length === 0 || years.length < before.length ? [] : [years.reduce((sum, { value }) => sum + value / 1e4, total.spent)]
}

const isSame = ({ value, half }: Quantity, wanted: number) =>
  [1, 1e4].some((scale) => Math.abs(value - wanted * scale) <= Math.max(half, 0.005 * scale) + 1e-6 * Math.abs(value))

function executionIn(grids: readonly Grid[]): Execution | undefined {
  const found = grids.flatMap(({ columns, rows }): Execution[] => {
    const spent = columns.find(({ holds, heading }) => holds === 'money' && /(?:执行|支出)(?:数|金额)?$/.test(heading))
    const budget = columns.find((one) => one !== spent && one.holds === 'money' && /预算(?:数|金额)?$/.test(one.heading))
    const totals = rows.filter(({ total }) => total)
    if (!spent || !budget || totals.length !== 1) return []
    const read = (row: Grid['rows'][number]) => {
      const [a, b]: (Figure | undefined)[] = [row.figures.get(budget.at), row.figures.get(spent.at)]
      return a && b ? [{ budget: a.value, spent: b.value }] : []
    }
    const [total] = totals.flatMap(read)
    return total ? [{ total, rows: [total, ...rows.filter((row) => !row.total).flatMap(read)] }] : []
  })
  return found.length === 1 ? found[0] : undefined
}
