import type { BudgetRow } from '#domain/budget.ts'
import type { Prose } from '#domain/prose.ts'
import { fromWanyuan, sum, type Yuan } from '#domain/quantity.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { type Grid, gridsOf } from '../figures/tables/grid.ts'
import { formsOf } from '../forms.ts'
import { addsUp } from '../rounding.ts'
import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'

const COLUMNS: readonly (readonly [keyof BudgetRow, string])[] = [
  ['initial', '年初预算数'],
  ['adjusted', '全年预算数'],
  ['executed', '全年执行数'],
]

export default rule({
  id: 'fund-rows-sum',
  title: '项目资金各来源之和应等于年度资金总额',
  severity: 'error',
  covers: ['A01'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '年度资金总额由当年财政拨款、上年结转资金和其他资金组成，各来源加不成总额，执行率和得分就没有可靠的分母。',
  remedy: '对照预算批复和账簿核对各来源金额，改正有误的一行，或补列遗漏的资金来源。',
  example: { right: '总额 100，财政拨款 90，上年结转 10', wrong: '总额 100，财政拨款 90，上年结转 0' },
  forms: true,
  *content(submission, assessment, _context, { prose }) {
    for (const { path, label, budget } of formsOf(submission, assessment)) {
      for (const [column, title] of COLUMNS) {
        const total = budget[column]
        const parts = budget.sources.flatMap((row) => row[column] ?? [])
        const computed = sum(parts)
        if (total === undefined || parts.length === 0 || addsUp(total, parts, computed)) continue
        // An empty total over filled rows is the finding of fund-total-zero.
        // A table that adds up as it stands was not read in full.
        if (total.isZero() || isToldAgain(parts, total) || isNested(parts, total) || (prose && isSumInTable(prose, total))) continue
        yield {
          path: `${path}.budget.${column}`,
          relatedPaths: budget.sources.map((_, i) => `${path}.budget.sources[${i}].${column}`),
          message: `${label}的${title}：各来源合计 ${sayMoney(computed)}，年度资金总额写的是 ${sayMoney(total)}，相差 ${sayMoney(computed.minus(total).abs())}`,
          found: sayMoney(total),
          expected: sayMoney(computed),
        }
      }
    }
  },
  writing: (document) => mismatchesOf(document, 'funds'),
})

/** Whether the first rows make the total and two or more follow: the same money by another division, or rows of another table. */
const isToldAgain = (parts: readonly Yuan[], total: Yuan): boolean =>
  parts.some((_, i) => i > 0 && i < parts.length - 2 && sum(parts.slice(0, i + 1)).eq(total))

/** "财政拨款480，其中：上级补助280、本级安排200；其他资金20": rows that divide the row above them are counted with it. */
function isNested(parts: readonly Yuan[], total: Yuan): boolean {
  const outer: Yuan[] = []
  for (let i = 0; i < parts.length; i++) {
    const whole = parts[i]!
    outer.push(whole)
    const last = parts.findIndex((_, j) => j > i + 1 && !whole.isZero() && sum(parts.slice(i + 1, j + 1)).eq(whole))
    if (last > 0) i = last
  }
  return outer.length > 1 && outer.length < parts.length && addsUp(total, outer, sum(outer))
}

/** 元 in a 万元, for figures as a grid reads them. */
const YUAN = Number(fromWanyuan(1).toString())

/** Whether a table of the document has this total under a column of figures that make it, in 元 or 万元. */
const isSumInTable = ({ blocks }: Pick<Prose, 'blocks'>, total: Yuan): boolean =>
  blocks.some((block) => block.kind === 'table' && gridsOf(block).some((grid) => addsUpIn(grid, Number(total.toString()))))

function addsUpIn({ columns, rows }: Grid, yuan: number): boolean {
  return columns.some(({ at, holds }) => {
    const figures = rows.flatMap(({ figures: own, total }) => {
      const figure = own.get(at)
      return figure ? [{ value: figure.value, half: figure.half, total }] : []
    })
    const parts = figures.filter((figure) => !figure.total)
    const whole = figures.find(
      (figure) => figure.total && [figure.value, figure.value * YUAN].some((amount) => Math.abs(amount - yuan) < 0.5),
    )
    if (holds !== 'money' || !whole || parts.length < 2) return false
    return Math.abs(parts.reduce((all, { value }) => all + value, 0) - whole.value) <= whole.half * parts.length
  })
}
