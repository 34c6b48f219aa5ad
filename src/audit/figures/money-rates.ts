import { type Mismatch, placeOf, type Sheet, sentencesOf } from './mismatch.ts'
import type { Quantity } from './quantities.ts'
import { isRatio } from './ratios.ts'

/**
 * Execution rates of money in running text 执行率: "支出1216.50万元，执行率98.10%". A rate is believed when what was spent, right before it, and any amount of the
 * document (or what an amount was adjusted to) make it. It is complained of when the sentence holds the budget, or the document a budget of the same name.
 */
export function* moneyRatesThatDoNotFit({ script, figures }: Sheet): Iterable<Mismatch> {
  const all = figures.flatMap(({ quantities }) => quantities.filter(({ unit }) => unit === '元'))
  const bases = [...all, ...adjustedIn(figures)]
  for (const { stretch, quantities } of figures) {
    const sentences = sentencesOf(stretch.text)
    for (const [i, rate] of quantities.entries()) {
      if (rate.unit !== '%' || rate.bound || !RATE.test(rate.label)) continue
      const { start } = sentences.find((one) => one.start <= rate.start && rate.start < one.end) ?? { start: 0 }
      const before = quantities.slice(0, i).filter((one) => one.unit === '元' && one.start >= start && !isRest(one.label))
      const fits = (spent: Quantity) => bases.some((base) => base !== spent && isRatio(rate, spent.value, spent.half, base))
      if (before.length === 0 || before.some(fits)) continue
      const spent = before.findLast(({ label }) => SPENT.test(label))
      if (!spent) continue
      const budget =
        before.findLast((one) => one !== spent && BUDGET.test(one.label) && !SPENT.test(one.label)) ??
        all.find((one) => one !== spent && one.value >= spent.value && sameSubject(one.label, spent.label))
      if (!budget || budget.value <= 0) continue
      const isNear = before.includes(budget)
      const computed = `${((100 * spent.value) / budget.value).toFixed(2)}%`
      yield {
        kind: 'execution-rate',
        ...(isNear ? {} : { severity: 'warning' as const }),
        place: placeOf(script, stretch, rate),
        related: [placeOf(script, stretch, spent)],
        message: `执行率写的是 ${rate.written}，按 ${spent.written} ÷ ${budget.written} 计算为 ${computed}`,
        found: rate.written,
        expected: computed,
      }
    }
  }
}

const RATE = /(?:执行|支出|支付|使用|拨付|完成|到位)(?:进度|率|比例)(?:为|达到?|是|约|仅|:)*$/
const SPENT = /支出|执行|使用|支付|列支|拨付|决算|实际|到位/
const BUDGET = /预算|安排|下达|批复|计划|指标|资金|核定|总额|到位|投入/
const isRest = (label: string) => /结余|结转|未执行|剩余|未支出|未使用|节约|增加|减少|追加|调减/.test(label)

/** "年初预算186万元，……调减6万元": what the amounts of one passage become. */
function adjustedIn(figures: Sheet['figures']): { readonly value: number; readonly half: number }[] {
  return figures.flatMap(({ quantities }) => {
    const money = quantities.filter(({ unit }) => unit === '元')
    return money.flatMap((change, i) => {
      const sign = /追加|调增|增加/.test(change.label) ? 1 : /调减|减少|收回|核减/.test(change.label) ? -1 : 0
      if (sign === 0) return []
      return money.slice(Math.max(0, i - 4), i).map((base) => ({ value: base.value + sign * change.value, half: base.half + change.half }))
    })
  })
}

/** "市级资金支出" and "市级资金" speak of one purse. */
function sameSubject(budget: string, spent: string): boolean {
  const subject = spent.replace(/(?:实际|累计|全年|共|已)*(?:支出|执行|使用|支付|列支|拨付|决算).*$/, '').replace(/^(?:其中|,|，)+/, '')
  return subject.length >= 4 && budget.replace(/(?:预算|安排|下达)(?:为|数)?$/, '').endsWith(subject)
}
