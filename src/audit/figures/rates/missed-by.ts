import type { Document } from '../../rule.ts'
import { type Figures, type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { agrees, type Quantity, sayLike } from '../quantities.ts'
import { type IndicatorCells, indicatorCellsOf } from '../tables/indicator-cells.ts'

/** "比计划少", "低于目标": how far something stayed behind what was planned. */
const MISSED =
  /(?:(?:比|较)(?:年度|年初|预期|绩效|既定)*(?:目标|计划|任务)(?:值|数|任务)?(?:少|低|差)(?:了|完成)?|低于(?:年度|预期|绩效|既定)*目标(?:值)?)$/
const PLANNED = /计划(?:安排|数|投入)?(?:为|是)?$|目标(?:值)?(?:为|是)?$/
const CAME = /(?:到位|完成|支出|执行|实现)(?:数|资金|面积|值)?(?:为|是)?$/

/**
 * How far something stayed behind its plan 差额, where the two values stand elsewhere: in the row of the indicator that the sentence names, or in the paragraph as the
 * only planned and the only reached one. Nothing is said where any two figures of the paragraph make the difference.
 */
export function* gapsThatDoNotFit({ script, figures }: Sheet, { prose }: Pick<Document, 'prose'>): Iterable<Mismatch> {
  for (const own of figures) {
    for (const gap of own.quantities) {
      if (gap.bound || gap.unit === '' || gap.unit === '分' || !MISSED.test(gap.label)) continue
      const unit = gap.unit === '百分点' ? '%' : gap.unit
      if (isMade(gap, unit, own.quantities)) continue
      const difference = inRow(gap, unit, own, indicatorCellsOf(prose)) ?? inText(gap, unit, own)
      if (difference === undefined || difference <= 0 || agrees(gap, difference, gap.half)) continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, own.stretch, gap),
        message: `“${gap.label}${gap.written}”与计划和完成的数对不上：两者相差 ${sayLike(gap, difference)}`,
        found: gap.written,
        expected: sayLike(gap, difference),
      }
    }
  }
}

const isMade = (gap: Quantity, unit: string, all: readonly Quantity[]) =>
  all.some(
    (a) => a !== gap && a.unit === unit && all.some((b) => b !== gap && b.unit === unit && agrees(gap, a.value - b.value, a.half + b.half)),
  )

/** The difference in the row whose name stands before the gap in its sentence; undefined when several rows may be meant, or one of them fits. */
function inRow(gap: Quantity, unit: string, { stretch }: Figures, known: readonly IndicatorCells[]): number | undefined {
  const sentence = sentencesOf(stretch.text).find(({ start, end }) => start <= gap.start && gap.start < end)
  const words = stretch.text.slice(sentence?.start ?? 0, gap.start)
  const rows = known.filter(({ name, target }) => name.length >= 4 && target.unit === unit && words.includes(name))
  const differences = new Set(rows.map(({ target, actual }) => target.value - actual.value))
  return differences.size === 1 ? [...differences][0] : undefined
}

function inText(gap: Quantity, unit: string, { quantities }: Figures): number | undefined {
  const same = quantities.filter((one) => one !== gap && one.unit === unit && one.start < gap.start)
  const [planned, ...morePlanned] = same.filter(({ label }) => PLANNED.test(label))
  const [came, ...moreCame] = same.filter(({ label }) => CAME.test(label) && sharesThing(label, gap.label))
  return planned && came && morePlanned.length + moreCame.length === 0 ? planned.value - came.value : undefined
}

/** "实际到位" and "资金到位数比计划少" speak of the same step. */
const sharesThing = (label: string, gap: string) =>
  ['到位', '完成', '支出', '执行', '实现'].some((word) => label.includes(word) && gap.includes(word))
