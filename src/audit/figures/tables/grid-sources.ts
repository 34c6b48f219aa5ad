import type { Prose } from '#domain/prose.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import type { Figure, Grid } from './grid.ts'
import { placeOfFigure } from './grid-totals.ts'

const TOTAL = /^(?:本年)?(?:收入|资金|预算)(?:合计|总计|总额)$/
const SOURCE = /拨款|财政资金|专户|事业收入|经营收入|单位资金|自有资金|自筹|其他(?:资金|收入)|结转|结余|债券|中央|省级|市级|县级|区级/

/** "收入合计 | 财政拨款 | 财政专户管理资金 | 单位资金 | 上年结转" with the amounts below: the total at the head of a row of sources. What was carried in may stand outside of it. */
export function* sourcesThatDoNotAdd(prose: Pick<Prose, 'file'>, { columns, rows }: Grid): Iterable<Mismatch> {
  const at = columns.findIndex(({ heading }) => TOTAL.test(heading))
  const total = columns[at]
  if (!total) return
  const end = columns.findIndex(({ heading }, i) => i > at && !SOURCE.test(heading.replace(/其中:?/, '')))
  const sources = columns.slice(at + 1, end < 0 ? undefined : end).filter(({ heading }) => !/其中/.test(heading))
  if (sources.length < 2) return
  for (const { figures } of rows) {
    const whole = figures.get(total.at)
    const parts = sources.flatMap((column) => figures.get(column.at) ?? [])
    if (!whole || parts.length < sources.length) continue
    const own = sources.flatMap((column) => (/结转|结余/.test(column.heading) ? [] : (figures.get(column.at) ?? [])))
    const [sum, withoutCarried] = [parts, own].map(sumOf)
    if ([sum!, withoutCarried!].some((one) => Math.abs(one - whole.value) <= whole.half * (parts.length + 1) + 1e-9)) continue
    yield {
      kind: 'income',
      place: placeOfFigure(prose, whole),
      related: parts.map((part) => placeOfFigure(prose, part)),
      message: `“${total.heading}”写的是 ${whole.written}，${sources.map(({ heading }) => heading).join('、')}相加为 ${sayNumber(sum!)}`,
      found: whole.written,
      expected: sayNumber(sum!),
    }
  }
}

const sumOf = (figures: readonly Figure[]) => figures.reduce((sum, { value }) => sum + value, 0)
