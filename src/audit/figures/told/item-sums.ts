import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayLike } from '../quantities.ts'
import { TOTAL_WORDS } from '../relations/sum-of.ts'

const NO_SUM: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '度', '℃', '分', '元', '年', '天', '个月'])
/** A name and nothing else: "东城区", "其中线下", "和南湖区". */
const NAME = /^(?:[，、；;]|和|及|其中:?|[(:])*(?:其中)?([一-龥]{2,10}?)(?:建成|建设|改造|完成|有|各|共)?$/
const NO_NAME =
  /比|较|增|减|少|超|占|目标|计划|完成|累计|总|合计|同比|上年|去年|新增|实际|年末|以上|以下|获|派出|发放|回收|收回|有效|满意|举办|开展|组织/
const LEAST = 3

/**
 * A list of nothing but names and numbers, to the end of its sentence, behind the number of them all 逐项列出的数: "16个市场完成改造，东城区6个，西城区5个，南湖区5个。" A
 * question: part of them may be meant.
 */
export function* itemSumsThatDoNotFit({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    const { text } = stretch
    for (let i = 1; i < quantities.length - 1; i++) {
      const whole = quantities[i - 1]!
      if (whole.bound || NO_SUM.has(whole.unit)) continue
      const items = itemsFrom(quantities, i, whole, text)
      const last = items.at(-1)
      const least = TOTAL_WORDS.test(whole.label) ? 2 : LEAST
      if (items.length < least || !last || !/^(?:[一-龥]{0,4}\))?[。；;]|^\)?$/.test(text.slice(last.end, last.end + 6))) continue
      const sum = items.reduce((all, { value }) => all + value, 0)
      const half = items.reduce((all, one) => all + one.half, 0)
      if (isPartOfMore(quantities.slice(0, i), whole, items) || !areAlike(items, text)) continue
      if (firstsMake(whole, items)) {
        i += items.length - 1
        continue
      }
      if (sum > 1.6 * whole.value || sum < 0.6 * whole.value) continue
      if (quantities.some((one) => one.unit === whole.unit && Math.abs(one.value - sum) <= one.half + half)) continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, whole),
        related: items.map((one) => placeOf(script, stretch, one)),
        message: `这里写的是 ${whole.written}，后面逐项的 ${items.map(({ written }) => written).join(' + ')} 相加为 ${sayLike(whole, sum)}`,
        found: whole.written,
        expected: sayLike(whole, sum),
      }
    }
  }
}

/** The whole is itself the first item of a list: "552辆，其中中心城区260辆、开发区142辆……". */
const isPartOfMore = (before: readonly Quantity[], whole: Quantity, items: readonly Quantity[]): boolean =>
  before.some((one) => one !== whole && one.unit === whole.unit && firstsMake(one, [whole, ...items]))

/** Items told in one manner: between them commas, or semicolons, or 、 alone. */
const areAlike = (items: readonly Quantity[], text: string): boolean =>
  new Set(items.slice(1).map((one, i) => /[，、；;]/.exec(text.slice(items[i]!.end, one.start))?.[0])).size === 1

/** All items, or those before something else begins. */
function firstsMake(whole: Quantity, items: readonly Quantity[]): boolean {
  let sum = 0
  let half = whole.half + 1e-6
  return items.some((one, i) => {
    sum += one.value
    half += one.half
    return i > 0 && Math.abs(sum - whole.value) <= half
  })
}

function itemsFrom(quantities: readonly Quantity[], from: number, whole: Quantity, text: string): Quantity[] {
  const items: Quantity[] = []
  for (const one of quantities.slice(from)) {
    const before = items.at(-1)
    // What stands between the whole and the first name is the rest of its own clause.
    const gap = before ? text.slice(before.end, one.start) : one.label
    const name = NAME.exec(gap)?.[1]
    if (one.unit !== whole.unit || one.bound || name === undefined || NO_NAME.test(name)) break
    // "刑事1286件、民事9874件、行政1052件": an item of a list is no whole of those behind it.
    if (!before && /。|^、/.test(text.slice(whole.end, one.start))) break
    items.push(one)
  }
  return items
}
