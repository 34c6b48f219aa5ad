import { bare } from '../../extract/plain.ts'
import { type Figures, type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import { isSlip } from '../slips.ts'
import type { Grid } from '../tables/grid.ts'
import { withoutBrackets } from './clause.ts'

const RATE = /(?:执行|支出|支付)(?:进度|率)(?:为|达到?|是|约|仅|:)*$/
/** "预算执行得9.68分", "预算执行率得分为9.68分" */
const SCORE = /预算执行(?:率|情况)?(?:指标)?(?:自评|实际)?(?:得分?|计)(?:为|:)?$/
const BESIDE = /^，?(?:[一-龥]{0,6}，)?(?:本项|该项|指标)?(?:自评|实际)?(?:得分?|计)(?:为|:)?$/
/** "预算执行10分": the full points of it. */
const FULL = /预算执行(?:率|情况)?(?:指标)?(?:\(|分值|权重|满分|占|为|:)*$/
const NAME = /^(?:资金|项目)?预算执行率?$/

/**
 * Points for the execution rate whose full points stand elsewhere 执行率与得分: "预算执行率94.06%，得4.85分" where the table gives 5 points and 96.95% is told as the rate too; "其中预算执行10分……预算执行得9.86分" where the
 * rate is 96.83%. Believed when the rate beside it, or where there is none any execution rate of the document, makes it. A question: not every scale is proportional.
 */
export function* executionPointsToldWrong({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  const rates = figures.flatMap(({ stretch, quantities }) =>
    quantities.flatMap((quantity) => (isRate(stretch.text, quantity) ? [{ stretch, quantity }] : [])),
  )
  if (rates.length === 0) return
  for (const own of figures) {
    const { stretch, quantities } = own
    if (stretch.passage.cell || !/[得计]/.test(stretch.text) || hasOtherScale(stretch.text)) continue
    for (const [i, score] of quantities.entries()) {
      if (score.unit !== '分' || score.bound) continue
      const before = quantities[i - 1]
      const rate = before && isRate(stretch.text, before) && BESIDE.test(stretch.text.slice(before.end, score.start)) ? before : undefined
      if (!rate && !SCORE.test(score.label)) continue
      const full = fullPoints(own, grids)
      if (full === undefined || score.value >= full) continue
      const makes = (one: Quantity) =>
        Math.abs((Math.min(100, one.value) * full) / 100 - score.value) <= score.half + (one.half * full) / 100 + 1e-9
      const fitting = rates.find(({ quantity }) => makes(quantity))
      if (rate ? makes(rate) : fitting !== undefined) continue
      const slipped = (rate ? [{ stretch, quantity: rate }] : rates).find(({ quantity }) =>
        isSlip(score, rounded((quantity.value * full) / 100)),
      )
      const by = slipped ?? (rate ? fitting : undefined)
      if (!by) continue
      const used = rate ?? by.quantity
      const expected = sayNumber(rounded((used.value * full) / 100))
      yield {
        kind: slipped ? 'execution-score' : 'execution-rate',
        severity: 'warning',
        place: placeOf(script, stretch, slipped ? score : used),
        related: [placeOf(script, by.stretch, by.quantity), placeOf(script, stretch, slipped ? used : score)].slice(
          slipped && rate ? 1 : 0,
        ),
        message: slipped
          ? `执行率 ${used.written}，分值 ${sayNumber(full)} 分，按执行率应得 ${expected} 分，写的是 ${score.written}`
          : `这里的执行率 ${used.written} 按分值 ${sayNumber(full)} 分应得 ${expected} 分，写的得分 ${score.written} 是按别处的执行率 ${by.quantity.written} 计算的，请核对`,
        found: slipped ? score.written : used.written,
        expected: slipped ? `${expected}分` : by.quantity.written,
      }
    }
  }
}

const rounded = (value: number) => Math.round(value * 100 + 1e-6) / 100

const isRate = (text: string, { unit, bound, label, start }: Quantity): boolean =>
  unit === '%' && !bound && RATE.test(label === '' ? withoutBrackets(text.slice(Math.max(0, start - 30), start)) : label)

/** Of the paragraph, or the one row of the tables that is called so. */
const fullPoints = ({ quantities }: Figures, grids: readonly Grid[]): number | undefined =>
  quantities.find(({ unit, label }) => unit === '分' && FULL.test(label))?.value ?? executionPointsIn(grids)

/** Full points of the execution rate, where the tables have one row of that name and the same points wherever it stands. */
export function executionPointsIn(grids: readonly Grid[]): number | undefined {
  const points = grids.flatMap(({ columns, rows }) => {
    const column = columns.find(({ holds }) => holds === 'points')
    const own = column ? rows.filter(({ row }) => row.cells.some(({ text }) => NAME.test(bare(text)))) : []
    return own.flatMap(({ figures }) => figures.get(column!.at)?.value ?? [])
  })
  return new Set(points).size === 1 ? points[0] : undefined
}

/** "执行率每低1个百分点扣0.10分": no share of the points. */
export const hasOtherScale = (text: string): boolean => /每(?:降低|下降|减少|低于?|少|差|偏离)/.test(text)
