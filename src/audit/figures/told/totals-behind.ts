import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { type Quantity, sayLike } from '../quantities.ts'

const NO_SUM: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '度', '℃', '年', '天', '个月', '分'])
const TOTAL = /^(?:[，、;]|以上)*(?:全年|全部|总共|一共|三项|两项|四项|五项|各项)?(?:累计|合计|共计|总计|共|小计)?[一-龥]{0,6}$/
const HAS_TOTAL = /全年|合计|共计|总计|累计|总共|一共|[，、;]共|小计/
const NO_ITEM = /年初|收回|[调核压]减|比|较|增|减|超|占|目标|计划|累计|总|合计|共|同比|上年|去年|每|均|各(?!项|类|级)|其中/
const LEAST = 2

/** Parts, and behind them in the same sentence what they come to 先分后总: "上半年860件，下半年940件，全年1800件". A question. */
export function* totalsBehindThatDoNotFit({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length <= LEAST || !HAS_TOTAL.test(stretch.text)) continue
    for (const { start, end } of sentencesOf(stretch.text)) {
      const inside = quantities.filter((one) => one.start >= start && one.end <= end && one.depth === 0)
      for (const [i, whole] of inside.entries()) {
        if (whole.bound || NO_SUM.has(whole.unit)) continue
        const before = stretch.text.slice(inside[i - 1]?.end ?? start, whole.start)
        // What the whole year is expected to come to is more than what is done by now.
        if (!HAS_TOTAL.test(before) || !TOTAL.test(before) || /预计|预期/.test(before)) continue
        const kin = inside.slice(0, i).filter(({ unit }) => unit === whole.unit || (whole.unit === '人次' && unit === '人'))
        const items = kin.filter((one) => !one.bound && !NO_ITEM.test(one.label))
        if (items.length < LEAST || items.length !== kin.length || items.length < i - 1) continue
        const sum = items.reduce((all, { value }) => all + value, 0)
        const half = items.reduce((all, one) => all + one.half, whole.half + 1e-6)
        if (sum > 1.5 * whole.value || sum < 0.67 * whole.value || lastsMake(whole, items) || Math.abs(sum - whole.value) <= half) continue
        yield {
          kind: 'figures',
          severity: 'warning',
          place: placeOf(script, stretch, whole),
          related: items.map((one) => placeOf(script, stretch, one)),
          message: `前面的 ${items.map(({ written }) => written).join(' + ')} 相加为 ${sayLike(whole, sum)}，这里写的是 ${whole.written}`,
          found: whole.written,
          expected: sayLike(whole, sum),
        }
      }
    }
  }
}

function lastsMake(whole: Quantity, items: readonly Quantity[]): boolean {
  let sum = 0
  let half = whole.half + 1e-6
  return items.toReversed().some((one, i) => {
    sum += one.value
    half += one.half
    return i > 0 && Math.abs(sum - whole.value) <= half
  })
}
