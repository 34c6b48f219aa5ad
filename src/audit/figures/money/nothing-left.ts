import type { Document, Report } from '../../rule.ts'
import { scriptOf } from '../../script.ts'
import { placeOf } from '../mismatch.ts'
import { type Quantity, quantitiesIn, sayLike } from '../quantities.ts'

/** "年末无结转结余", "结转结余为0". */
const NONE =
  /(?:无|没有|未有|未形成|不存在)(?:任何)?(?:资金|指标)?(?:的)?(?:结转|结余|剩余(?=资金|款|[，。；;]|$))|(?:年末|年底|期末)(?:资金)?(?:结转|结余)(?:结余|和|及|资金)*(?:数|金额)?[为是:]?(?:0(?:\.0+)?(?:万?元)?(?![\d.])|零)/g
/** Last year's, or what would leave nothing although it was not spent. */
const OF_BEFORE = /(?:上年|年初|去年|以前年度|历年|期初|20\d\d年)[^，。；;]{0,4}$/
const TAKEN = /收回|上缴|缴回|核减|调减|压减|注销|统筹|清算|退回|盘活|调剂/
const GIVEN =
  /(?:预算(?:总?数|总额|资金|合计)?|可用(?:资金|财力)(?:总额|合计)?|收入(?:总计|合计)|到位(?:资金)?|资金总额|下达(?:资金)?|安排(?:资金)?)(?:为|共)?$/
const SPENT = /(?:支出|执行|使用|支付|拨付)(?:数|总额|总计|合计|资金)?(?:为|共)?$/
/** Of a passage, so far before the words may the amounts stand. */
const NEAR = 240

/** Nothing is said to be left 无结转结余, where the amounts or the rate of the same passage, or the only form, leave something. */
export function* nothingLeft(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const stretch of script.stretches) {
    if (stretch.kind === 'safeguards' || stretch.kind === 'goals' || TAKEN.test(stretch.text)) continue
    const match = [...stretch.text.matchAll(NONE)].find(({ index }) => !OF_BEFORE.test(stretch.text.slice(Math.max(0, index - 10), index)))
    if (!match) continue
    const near = quantitiesIn(stretch.text).filter(({ bound, start }) => !bound && start < match.index && match.index - start < NEAR)
    const left = leftOf(near)
    const said = left ? left.said : leftOfForm(document)
    if (said === undefined) continue
    yield {
      place: placeOf(script, stretch, { start: match.index, end: match.index + match[0].length }),
      related: (left?.by ?? []).map((one) => placeOf(script, stretch, one)),
      message: `写的是“${match[0]}”，${said}`,
      found: match[0],
    }
  }
}

/** What the last amount given, or the last rate, leaves. */
function leftOf(near: readonly Quantity[]): { readonly said: string; readonly by: readonly Quantity[] } | undefined {
  const spent = near.findLast(({ unit, label }) => unit === '元' && SPENT.test(label) && !/预算|未/.test(label))
  const given =
    spent && near.findLast(({ unit, label, end, value }) => unit === '元' && end <= spent.start && GIVEN.test(label) && value > 0)
  if (spent && given && given.value > spent.value)
    return {
      said: `${given.written} 支出 ${spent.written}，还有 ${sayLike(given, given.value - spent.value)} 没有交代`,
      by: [given, spent],
    }
  const rate = near.findLast(({ unit, label }) => unit === '%' && /执行率|支出率|支付率/.test(label))
  return rate && rate.value < 100 ? { said: `执行率却只有 ${rate.written}`, by: [rate] } : undefined
}

/** The only form of the document, where its rows have all of the money. */
function leftOfForm({ submission: { projects, whole } }: Document): string | undefined {
  const [form, ...others] = [...projects, ...(whole ? [whole] : [])]
  const { adjusted, initial, executed } = form?.budget ?? {}
  const given = adjusted ?? initial
  if (others.length > 0 || given === undefined || executed === undefined || !given.gt(executed)) return undefined
  return `全年预算数减去执行数还有 ${given.minus(executed).toString()} 元没有交代`
}
