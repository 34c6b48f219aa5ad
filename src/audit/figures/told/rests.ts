import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { sayLike } from '../quantities.ts'
import { measureOf, type Said, saidIn } from './clause.ts'

const REST = /^[^，。；]*?(?:未|没有|尚未|仍未)(?:能|按期|按时|及时)?([一-龥]{2,6})(?:的)?(?:有|为|共)?$/
const NO_REST: ReadonlySet<string> = new Set(['', '%', '百分点', '分', '倍', '天', '年', '元'])

/** What was not done of what there was 未办的: "受理486件，办结474件，未办结12件". Believed when any two numbers of the paragraph are so far apart. */
export function* restsToldWrong({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 3 || !/未|没有|[结剩]余/.test(stretch.text)) continue
    const all = saidIn(stretch.text, quantities, year)
    const money = leftToldWrong(all)
    if (money) {
      const right = sayLike(money.left, money.given.value - money.spent.value)
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, money.left),
        related: [placeOf(script, stretch, money.given), placeOf(script, stretch, money.spent)],
        message: `${money.given.written} 减去 ${money.spent.written} 是 ${right}，这里写的是 ${money.left.written}`,
        found: money.left.written,
        expected: right,
      }
    }
    for (const [i, rest] of all.entries()) {
      const stem = NO_REST.has(rest.unit) || rest.bound ? undefined : REST.exec(rest.words)?.[1]?.slice(-2)
      if (stem === undefined) continue
      const kin = all.slice(0, i).filter((one) => one.sentence === rest.sentence && measureOf(one) === rest.unit && !one.bound)
      const done = kin.findLast((one) => isDone(one, stem, stretch.text))
      const whole = done && kin.findLast((one) => one !== done && one.value > done.value)
      if (
        !whole ||
        // "24个中11月底前完工19个、12月完工3个、未完工2个": done in several steps.
        isRestOfAll(kin, rest) ||
        all.some((a) =>
          all.some((b) => a.unit === b.unit && Math.abs(b.value - a.value - rest.value) <= rest.half + a.half + b.half + 1e-6),
        )
      )
        continue
      const right = sayLike(rest, whole.value - done.value)
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, rest),
        related: [placeOf(script, stretch, whole), placeOf(script, stretch, done)],
        message: `${whole.written} 减去 ${done.written} 是 ${right}，这里写的是 ${rest.written}`,
        found: rest.written,
        expected: right,
      }
    }
  }
}

/** Whether all that was told before the rest, but the whole, leaves it. */
const isRestOfAll = (kin: readonly Said[], rest: Said): boolean =>
  kin.some((whole) => {
    const others = kin.filter((one) => one !== whole && one.start > whole.start)
    return others.length > 1 && Math.abs(whole.value - others.reduce((all, { value }) => all + value, 0) - rest.value) < 1e-6
  })

/** Money that was left 未执行: "年末未执行26.80万元。全年预算300.00万元，全年执行273.20万元". */
const LEFT =
  /^(?:年末|年底|期末|全年|本年|资金)*(?:尚)?(?:未(?:执行|支出|使用|支付)|结余|结转结余|剩余|结余结转)(?:资金|金额|数)?(?:的|为|是|共)*$/
const GIVEN = /(?:预算|安排|下达|到位)(?:数|资金|总额|金额)?(?:为|了|共|:)*$/
const SPENT = /(?:支出|执行|支付|使用)(?:数|资金|总额|金额)?(?:为|了|共|:)*$/

/** The one budget and the one amount spent of a paragraph, and what it says is left. */
function leftToldWrong(all: readonly Said[]): { readonly left: Said; readonly given: Said; readonly spent: Said } | undefined {
  const money = all.filter(({ unit, bound, depth }) => unit === '元' && !bound && depth === 0)
  const [left, more] = money.filter(({ words }) => LEFT.test(words))
  const [spent, otherSpent] = money.filter(({ words }) => SPENT.test(words) && !LEFT.test(words))
  const given = money.filter(({ words }) => GIVEN.test(words))
  const [first] = given
  if (!left || more || !spent || otherSpent || !first || given.some(({ value }) => value !== first.value)) return undefined
  const made = money.some((a) => money.some((b) => Math.abs(b.value - a.value - left.value) <= left.half + a.half + b.half + 1e-6))
  return made || first.value <= spent.value ? undefined : { left, given: first, spent }
}

const isDone = ({ words, end }: Said, stem: string, text: string) =>
  (words.slice(-8).includes(stem) && !/未|没有/.test(words.slice(-8))) || text.slice(end, end + 6).includes(stem)
