import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import type { Grid } from '../tables/grid.ts'

/**
 * Progress told in words 序时进度: "序时进度75%，执行率比序时进度低5个百分点" needs an execution rate of 70% somewhere; "93.33%为绿灯（80%及以上为绿灯，60%至80%以下为黄灯）"
 * needs the light of its band.
 */
export function* progressThatIsNotSo({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  const rates = [
    ...grids.flatMap(({ rows, columns }) =>
      rows.flatMap((row) => columns.flatMap(({ at, holds }) => (holds === 'rate' ? (row.figures.get(at) ?? []) : []))),
    ),
    ...figures.flatMap(({ quantities }) =>
      quantities.filter(({ unit, label }) => unit === '%' && /执行|进度|支出率|支付率|使用率/.test(label)),
    ),
  ]
  for (const { stretch, quantities } of figures) {
    const schedule = quantities.find(({ unit, label }) => unit === '%' && /序时进度(?:应?为|是|:)?$/.test(label))
    for (const gap of schedule ? quantities : []) {
      const way = /(?:比|较|与)序时进度.{0,2}(低|慢|高|快)(?:了|出|约)?$/.exec(gap.label)?.[1]
      if (way === undefined || gap.unit !== '百分点') continue
      const wanted = schedule!.value + (/[低慢]/.test(way) ? -gap.value : gap.value)
      const slack = schedule!.half + gap.half
      if (rates.some(({ value, half }) => Math.abs(value - wanted) <= slack + half + 1e-9)) continue
      yield {
        kind: 'figures',
        place: placeOf(script, stretch, gap),
        related: [placeOf(script, stretch, schedule!)],
        message: `写的是比序时进度 ${schedule!.written} ${way} ${gap.written}，即 ${sayNumber(wanted)}%，文中没有这样的执行率，请核对`,
        found: gap.written,
      }
    }
    yield* lights(script, stretch, quantities)
  }
}

const COLOUR = '(绿|黄|橙|红|蓝)(?:色)?(?:预警)?灯'
const BAND = new RegExp(
  `(?:(\\d+(?:\\.\\d+)?)%(?:\\(?不?含\\)?)?[-~至到]+(?:不满|不足|低于)?(\\d+(?:\\.\\d+)?)%(?:\\(?不?含\\)?)?(?:以下|之间)?|(\\d+(?:\\.\\d+)?)%(?:\\(含\\)|及|含)?以上|(?:低于|不足|不满)?(\\d+(?:\\.\\d+)?)%(?:\\(含\\)|及|含)?(?:以下)?)(?:的)?(?:为|是|亮|显示)${COLOUR}`,
  'g',
)
const SHOWN = new RegExp(`^(?:的?(?:为|是|亮|显示|评为|属于?))${COLOUR}`)

/** Lights by the bands that the passage states itself: at least two, and a rate in the middle of another band. */
function* lights(
  script: Sheet['script'],
  stretch: Sheet['figures'][number]['stretch'],
  quantities: readonly Quantity[],
): Iterable<Mismatch> {
  const { text } = stretch
  if (!text.includes('灯')) return
  const bands = [...text.matchAll(BAND)].flatMap((match) => {
    const [whole, from, to, above, below, colour] = match
    const isStated = from !== undefined || above !== undefined || /低于|不足|不满|以下/.test(whole)
    const bounds =
      from !== undefined ? [Number(from), Number(to)] : above !== undefined ? [Number(above), Number.POSITIVE_INFINITY] : [0, Number(below)]
    return isStated ? [{ colour: colour!, from: bounds[0]!, to: bounds[1]!, start: match.index, end: match.index + whole.length }] : []
  })
  if (bands.length < 2) return
  for (const rate of quantities) {
    if (rate.unit !== '%' || bands.some(({ start, end }) => start <= rate.start && rate.end <= end)) continue
    const colour = SHOWN.exec(text.slice(rate.end, rate.end + 12))?.[1]
    const band = bands.find(({ from, to }) => from < rate.value && rate.value < to)
    if (colour === undefined || !band || band.colour === colour) continue
    yield {
      kind: 'figures',
      place: placeOf(script, stretch, rate),
      message: `${rate.written} 写的是${colour}灯，按文中的标准（${text.slice(band.start, band.end)}）应为${band.colour}灯`,
      found: `${colour}灯`,
      expected: `${band.colour}灯`,
    }
  }
}
