import { cellPassage, placeIn } from '#domain/prose-place.ts'
import type { Document } from '../../rule.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { sayLike } from '../quantities.ts'
import { isSlip } from '../slips.ts'
import { plainOf } from '../sums/slipped-sums.ts'
import { type IndicatorCells, indicatorCellsOf } from '../tables/indicator-cells.ts'
import { type Said, saidIn } from './clause.ts'

/** "剩余192户", "尚有14所". */
const LEFT = /(?:剩余|其余|剩下|余下|尚余|尚有|还有|还剩)(?:的)?$/
const NO_COUNT: ReadonlySet<string> = new Set(['', '元', '%', '百分点', '分', '倍', '天', '年', '个月'])

/**
 * What is left to be done, against the target less the result in a table 剩余数: "改造农村户厕1008户，剩余192户" beside a row with 1200 for its target. Only where the sentence tells the result of the row too, or names the row and a slip of the pen
 * explains the number. A question; what the document tells twice is believed.
 */
export function* leftCountsToldOtherwise(
  { script, figures, times }: Sheet,
  { prose, claims }: Pick<Document, 'prose' | 'claims'>,
): Iterable<Mismatch> {
  const rows = indicatorCellsOf(prose).filter(({ target, actual }) => target.value > actual.value)
  if (rows.length === 0) return
  for (const { stretch, quantities } of figures) {
    if (!/[剩余尚还]/.test(stretch.text)) continue
    const all = saidIn(stretch.text, quantities, claims.year?.value)
    for (const one of all) {
      if (NO_COUNT.has(one.unit) || one.bound || !LEFT.test(one.words) || (times.get(plainOf(one)) ?? 0) > 1) continue
      const own = rows.filter(({ actual }) => actual.unit === one.unit)
      if (
        own.some((row) => lackOf(row) === one.value) ||
        all.some((a) => all.some((b) => a.unit === b.unit && a.value - b.value === one.value))
      )
        continue
      const row =
        own.find((each) => isSaid(each, all, one)) ?? own.find((each) => isSlip(one, lackOf(each)) && sharesWord(each.name, stretch.text))
      if (!row) continue
      const right = sayLike(one, lackOf(row))
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, one),
        related: [row.cells.target, row.cells.actual].map((cell) => placeIn(script, cellPassage(row.row, cell))),
        message: `“${row.name}”的目标 ${row.target.written} 减去完成 ${row.actual.written} 是 ${right}，这里写的是 ${one.written}`,
        found: one.written,
        expected: right,
      }
    }
  }
}

const lackOf = ({ target, actual }: IndicatorCells) => Number((target.value - actual.value).toFixed(6))

const isSaid = ({ actual, name }: IndicatorCells, all: readonly Said[], one: Said) =>
  all.some(
    (other) =>
      other !== one &&
      other.sentence === one.sentence &&
      other.unit === one.unit &&
      other.value === actual.value &&
      sharesWord(name, other.words),
  )

const sharesWord = (name: string, text: string) => [...name].some((_, i) => i + 2 <= name.length && text.includes(name.slice(i, i + 2)))
