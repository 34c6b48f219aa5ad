import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayLike } from '../quantities.ts'
import { isSlip } from '../slips.ts'
import type { Grid } from '../tables/grid.ts'

/** "其他费用包括", "管护经费由…组成": a name, and that its parts follow. */
const OPENS =
  /(?:^|[，。;:、])(?:其中|上述|以上)?,?([一-龥]{3,12}?)(?:支出|资金)?(?:具体)?(?:包括|包含|由|分为|分别是|分别为|构成为|明细为|用于)(?!.{0,3}等)(?=[^。;]*\d)/g
const IS = /(?:实际|共|共计|合计|总计)*(?:支出|投入|执行|完成|使用|支付|列支)?(?:共|共计|合计|总计|为|是|:|约)*$/
const OPEN_END = /等(?:[^级]|$)|主要|之一|其余/
const LEAST = 3

/** An amount known by its name. */
interface Whole {
  readonly value: number
  readonly half: number
  readonly written: string
  readonly at?: { readonly stretch: Stretch; readonly quantity: Quantity }
}

/**
 * The parts of an amount that was told by its name elsewhere 前文总数与此处分项: "其他费用351.45万元" and, a paragraph further on, "其他费用包括勘测设计费118.60万元，……". Told where one slip of the pen in a
 * part, or in the whole, makes them add up. A question: the list may be of the most important only.
 */
export function* partsOfNamedThatDoNotAdd({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < LEAST || stretch.passage.cell || stretch.kind === 'goals') continue
    for (const match of stretch.text.matchAll(OPENS)) {
      const name = match[1]!
      const from = match.index + match[0].length
      const end = endOf(stretch.text, from)
      const inside = quantities.filter((one) => one.start >= from && one.end <= end && one.depth === 0)
      const parts = inside.filter(({ unit, bound }) => unit === '元' && !bound)
      if (parts.length < LEAST || parts.length !== inside.length || OPEN_END.test(stretch.text.slice(match.index, end))) continue
      const wholes = wholesOf(name, figures, grids, stretch, from)
      const sum = parts.reduce((all, { value }) => all + value, 0)
      const half = parts.reduce((all, one) => all + one.half, 1e-6)
      const [whole] = wholes
      if (!whole || wholes.some((one) => Math.abs(one.value - sum) <= half + one.half)) continue
      const wrong = parts.filter((one) => isSlip(one, whole.value - (sum - one.value)))
      if (wholes.some(({ value }) => value !== whole.value) || (wrong.length === 0 && !isSlip(whole, sum))) continue
      const culprit = wrong.length === 1 ? wrong[0]! : parts[0]!
      yield {
        kind: 'expenditure',
        severity: 'warning',
        place: placeOf(script, stretch, culprit),
        related: [
          ...parts.filter((one) => one !== culprit).map((one) => placeOf(script, stretch, one)),
          ...(whole.at ? [placeOf(script, whole.at.stretch, whole.at.quantity)] : []),
        ],
        message: `“${name}”的各项相加为 ${sayLike(parts[0]!, sum)}（${parts.map(({ written }) => written).join(' + ')}），别处写的“${name}”是 ${whole.written}`,
        found: culprit.written,
        ...(wrong.length === 1 ? { expected: sayLike(culprit, whole.value - (sum - culprit.value)) } : {}),
      }
    }
  }
}

const endOf = (text: string, from: number): number => {
  const ends = ['。', ';'].map((stop) => text.indexOf(stop, from)).filter((at) => at >= 0)
  return ends.length > 0 ? Math.min(...ends) : text.length
}

/** What the text, or a row of a table, gives under that name. */
function wholesOf(name: string, figures: Sheet['figures'], grids: readonly Grid[], own: Stretch, from: number): Whole[] {
  const told = figures.flatMap(({ stretch, quantities }) =>
    quantities.flatMap((quantity): Whole[] => {
      if (quantity.unit !== '元' || quantity.bound || (stretch === own && quantity.start >= from)) return []
      const words = quantity.label.replace(IS, '')
      const { value, half, written } = quantity
      return words.endsWith(name) && !/预算|计划|上年|20\d\d年/.test(quantity.label)
        ? [{ value, half, written, at: { stretch, quantity } }]
        : []
    }),
  )
  if (told.length > 0) return told
  return grids.flatMap(({ columns, rows }) => {
    const money = columns.filter(({ holds }) => holds === 'money')
    const [column] = money
    if (!column || money.length > 1) return []
    const scale = /万元/.test(column.heading) ? 1e4 : /元/.test(column.heading) ? 1 : undefined
    return rows.flatMap((row): Whole[] => {
      const figure = row.figures.get(column.at)
      return figure && scale && row.name.replace(/[^一-龥]/g, '') === name
        ? [{ value: figure.value * scale, half: figure.half * scale, written: figure.written }]
        : []
    })
  })
}
