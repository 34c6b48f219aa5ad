import type { Document } from '../../rule.ts'
import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'

/** "平均每台补贴", "人均培训费": money paid for one of something; what people earn is none. */
const EACH =
  /(?:每(?!年|月|季|天|日|周|期|批)[一-龥()]{1,8}?|[人户亩均台件场]均)[一-龥]{0,6}?(?:补贴|补助|发放|奖励|奖补|标准|费用?|成本|资助|救助|慰问|支付|单价|价格|造价|投资)(?:金|资金|标准)?(?:为|是|约|达|:)?$/
/** "每人1,200元": nothing but what it is told for one of. */
const BARE = /(?:每(?:人次|平方米|立方米|公里|[人名位户亩台套件只株米吨间册块盏例])|[人户]均|单价)(?:为|是|约|:)?$/
/** The words before a price, brackets and all. */
const eachIn = (text: string, { start }: Quantity): string | undefined => {
  const words = text.slice(Math.max(0, start - LONGEST), start)
  return EACH.exec(words)?.[0] ?? BARE.exec(words)?.[0]
}
/** Small measures that the words before a price name. */
const EACH_OF = /每(平方米|立方米|人次|[人户只亩株米吨])|([人户亩])均/
const LONGEST = 20
const COUNT_NO: ReadonlySet<string> = new Set(['', '元', '%', '‰', '百分点', '分', '倍', '天', '个月', '工作日', '小时', '分钟', '℃'])
const WAN = 1e4

/**
 * A price for one of something that no money of the document could pay 单价过大: "为1000名家属减免费用，每例补贴1500万元" where the whole budget is 2470 万元. It fits with 元 for
 * 万元.
 */
export function* pricesBeyondAll({ script, figures }: Sheet, document: Document): Iterable<Mismatch> {
  const told = figures.flatMap(({ stretch, quantities }) =>
    quantities.filter((one) => one.unit === '元' && !eachIn(stretch.text, one)).map(({ value }) => value),
  )
  const most = Math.max(0, ...told, ...moneyOf(document))
  if (most === 0) return
  for (const { stretch, quantities } of figures)
    for (const price of quantities) {
      if (price.unit !== '元' || !price.written.endsWith('万元')) continue
      const per = PER.exec(stretch.text.slice(price.end))?.[1]
      if (per === undefined && !eachIn(stretch.text, price)) continue
      const each = per ?? eachOf(eachIn(stretch.text, price))
      const isTooMuch = (count: Quantity | undefined): count is Quantity =>
        count !== undefined && price.value * count.value > most && (price.value * count.value) / WAN <= most
      const beside = per === undefined ? countsBeside(stretch.text, price, quantities) : []
      // A count of that measure in its sentence is what was paid for.
      const counts = each === undefined || beside.some(({ unit }) => unit === each) ? [] : countsOf(each, figures)
      const sure = [beside[0], counts[0]].find(isTooMuch)
      // Of few things a small count says nothing: half of all counts in the document would be beyond its money.
      const count = sure ?? [counts[Math.floor(counts.length / 2)]].find(isTooMuch)
      if (!count) continue
      yield {
        kind: 'unit',
        ...(sure ? {} : { severity: 'warning' as const }),
        place: placeOf(script, stretch, price),
        related: [placeOf(script, stretch, count)],
        message: `“${eachIn(stretch.text, price) ?? ''}${price.written}${per === undefined ? '' : `/${per}`}”乘以 ${count.written} 超过了文中最大的金额，像是把“元”写成了“万元”`,
        found: price.written,
        expected: price.written.replace(/万元$/, '元'),
      }
    }
}

/** Small measures: of machines and roads one may cost more than the others together. */
const PER = /^\/(平方米|立方米|人次|[人户只亩株米吨])/
/** All numbers of that measure in the document, the smallest first: no less of it was paid for. */
const countsOf = (each: string, figures: Sheet['figures']): Quantity[] =>
  figures
    .flatMap(({ quantities }) => quantities.filter(({ unit, value }) => unit === each && value > 1))
    .toSorted((a, b) => a.value - b.value)

const eachOf = (words = ''): string | undefined => {
  const match = EACH_OF.exec(words)
  return match?.[1] ?? match?.[2]
}

/** Numbers of things in its sentence, the smallest first. */
function countsBeside(text: string, price: Quantity, quantities: readonly Quantity[]): Quantity[] {
  const { start, end } = sentencesOf(text).find((one) => one.start <= price.start && price.start < one.end) ?? {
    start: 0,
    end: text.length,
  }
  const counts = quantities.filter((one) => one.start >= start && one.end <= end && one.value > 1 && !COUNT_NO.has(one.unit))
  return counts.toSorted((a, b) => a.value - b.value)
}

/** Amounts of the forms, in 元. */
const moneyOf = ({ submission: { projects, whole, accounts } }: Document): number[] =>
  [
    ...[...projects, ...(whole ? [whole] : [])].flatMap(({ budget }) => [budget.initial, budget.adjusted, budget.executed]),
    ...projects.map(({ amount }) => amount),
    accounts.incomeTotal,
    accounts.expenditureTotal,
  ].flatMap((amount) => (amount === undefined ? [] : [Number(amount.toString())]))
