import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { isRatio } from '../rates/ratios.ts'
import { digitsOf } from '../slips.ts'
import { plainOf } from '../sums/slipped-sums.ts'
import type { Figure, Grid } from '../tables/grid.ts'

/**
 * Execution rates of money in running text 执行率: "支出1216.50万元，执行率98.10%". A rate is believed when what was spent, right before it, and any amount of the
 * document (or what an amount was adjusted to) make it. It is complained of when the sentence holds the budget, the document a budget of the same name, or a row
 * of a table what was spent with the budget that its own rate proves.
 */
export function* moneyRatesThatDoNotFit({ script, figures }: Sheet, grids: readonly Grid[], year: number | undefined): Iterable<Mismatch> {
  let proven: ReadonlyMap<number, readonly Base[]> | undefined
  let named: ReadonlyMap<string, readonly Figure[]> | undefined
  const all = figures.flatMap(({ quantities }) => quantities.filter(({ unit }) => unit === '元'))
  const bases = [...all, ...adjustedIn(figures)]
  for (const { stretch, quantities } of figures) {
    const sentences = sentencesOf(stretch.text)
    for (const [i, rate] of quantities.entries()) {
      if (rate.unit !== '%' || rate.bound || !RATE.test(nameBefore(stretch.text, rate))) continue
      const sentence = sentences.find((one) => one.start <= rate.start && rate.start < one.end) ?? { start: 0 }
      const start = Math.max(sentence.start, itemOf(stretch.text, rate))
      const before = quantities.slice(0, i).filter((one) => one.unit === '元' && one.start >= start && !isRest(one.label))
      const fits = (spent: Quantity) => bases.some((base) => base !== spent && isRatio(rate, spent.value, spent.half, base))
      if (before.length === 0 || isOfOther(stretch.text, start, rate, before.at(-1)!.end)) continue
      if (isOfCounts(rate, quantities.slice(quantities.indexOf(before.at(-1)!) + 1, i), nameBefore(stretch.text, rate))) continue
      const pair = pairBefore(before, stretch.text, rate)
      if (before.some(fits)) {
        if (pair && !isRatio(rate, pair.spent.value, pair.spent.half, pair.budget)) yield ofAnother(script, stretch, rate, pair)
        continue
      }
      const spent = before.findLast(({ label }) => SPENT.test(label))
      if (!spent) continue
      if (
        before.at(-1) === spent &&
        !stretch.text.slice(spent.end, rate.start).includes(';') &&
        !isOfOtherYear(stretch.text.slice(start, rate.start), year)
      ) {
        proven ??= provenIn(grids)
        const row = rowAgainst(rate, spent, proven.get(plainOf(spent)) ?? [])
        if (row) {
          yield { ...row, place: placeOf(script, stretch, rate), related: [placeOf(script, stretch, spent)] }
          continue
        }
      }
      named ??= namedIn(grids)
      const isBeside = before.some((one) => one !== spent && BUDGET.test(one.label))
      const rows = (isBeside ? undefined : named.get(subjectOf(spent.label))) ?? []
      if (rows.length > 0) {
        const off = budgetOff(rate, spent, rows)
        if (off) yield { ...off, place: placeOf(script, stretch, rate), related: [placeOf(script, stretch, spent)] }
        continue
      }
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
        message: `${nameOf(stretch.text, rate)}写的是 ${rate.written}，按 ${spent.written} ÷ ${budget.written} 计算为 ${computed}`,
        found: rate.written,
        expected: computed,
      }
    }
  }
}

/** "实际支出2516.80万元，实际到位资金2860.00万元，执行率83.89%": no more than the two, right before their rate. */
function pairBefore(before: readonly Quantity[], text: string, rate: Quantity): Pair | undefined {
  const [a, b, more] = before
  if (!a || !b || more || a.bound || b.bound || a.depth + b.depth + rate.depth > 0) return undefined
  const between = text.slice(a.end, b.start) + text.slice(b.end, rate.start)
  if (/[。;%()]|其中|年初|调整|上年|去年|20\d\d年/.test(between)) return undefined
  const spent = [a, b].find(({ label }) => SPENT_OF.test(label))
  const budget = [a, b].find(({ label }) => GIVEN.test(label))
  return spent && budget && spent !== budget && spent.value <= budget.value && text.slice(b.end, rate.start).length <= LONGEST
    ? { spent, budget }
    : undefined
}
const SPENT_OF = /^(?:截至[^，]*|全年|年度|本年|累计|项目|资金)*(?:实际|累计|已)*(?:支出|支付|执行|使用)(?:数|资金|金额)?(?:为|了|共|:)*$/
const GIVEN = /^(?:全年|年度|本年|项目|实际|财政)*(?:到位|预算|下达|安排)(?:资金|数|总额|金额)?(?:为|了|共|:)*$/
/** Words between the second amount and the rate. */
const LONGEST = 12

interface Pair {
  readonly spent: Quantity
  readonly budget: Quantity
}

/** A rate that another budget of the document makes, beside the two that it should be made of: a question. */
const ofAnother = (script: Sheet['script'], stretch: Stretch, rate: Quantity, { spent, budget }: Pair): Mismatch => {
  const computed = `${((100 * spent.value) / budget.value).toFixed(2)}%`
  return {
    kind: 'execution-rate',
    severity: 'warning',
    place: placeOf(script, stretch, rate),
    related: [spent, budget].map((one) => placeOf(script, stretch, one)),
    message: `${nameOf(stretch.text, rate)}写的是 ${rate.written}，按 ${spent.written} ÷ ${budget.written} 计算为 ${computed}`,
    found: rate.written,
    expected: computed,
  }
}

const RATE = /(?:执行|支出|支付|使用|拨付|完成|到位)(?:进度|率|比例)(?:为|达到?|是|约|仅|:)*$/
const SPENT = /支出|执行|使用|支付|列支|拨付|决算|实际|到位/
const BUDGET = /预算|安排|下达|批复|计划|指标|资金|核定|总额|到位|投入/
const isRest = (label: string) => /结余|结转|未执行|剩余|未支出|未使用|节约|增加|减少|追加|调减/.test(label)

/** "执行4751.70万元，……；14项指标完成13项，完成比例92.86%": a share of the things counted between the money and the rate, by its words or by its value. */
const isOfCounts = (rate: Quantity, between: readonly Quantity[], name: string): boolean => {
  const counts = between.filter(({ unit, bound }) => !bound && unit !== '' && unit !== '元' && unit !== '%' && unit !== '百分点')
  return counts.some((part, k) =>
    counts.some(
      (whole, j) =>
        j !== k && whole.unit === part.unit && (/完成(?:率|比例|进度)/.test(name) || isRatio(rate, part.value, part.half, whole)),
    ),
  )
}

/** "甲镇……；丙镇执行率90.00%": a rate with a subject of its own is not of the item before. */
const itemOf = (text: string, { start }: Quantity): number => {
  const item = text.lastIndexOf(';', start - 1) + 1
  return item > 0 &&
    /^[^，。]{2,}?(?:资金|项目|预算|的)*(?:执行|支出|支付|使用|拨付|完成|到位)(?:进度|率|比例)/.test(text.slice(item, start))
    ? item
    : 0
}

/**
 * "实际支出3232.19万元，预算执行率97.99%，其中基本支出执行率100%，项目支出执行率95.88%": a rate behind another rate of these amounts, with a subject that none of the words before
 * them names.
 */
export function isOfOther(text: string, start: number, rate: Quantity, end: number): boolean {
  const words =
    nameBefore(text, rate)
      .split(/[，。；;、:(]/)
      .at(-1) ?? ''
  if (!OWN_RATE.test(words)) return false
  const own = words.replace(OWN_RATE, '').replace(/^.*其中/, '')
  const clause = own === '' && /[”》"]$/.test(text.slice(0, rate.labelStart)) ? quotedBefore(text, rate.labelStart) : own
  const subject = clause.replace(/[“”"《》]/g, '').replace(GENERIC_SUBJECT, '')
  if (subject.length < 2) return false
  const told = text.slice(start, end)
  return !told.includes(subject) && !(told.includes(subject.slice(0, 2)) && told.includes(subject.slice(-2)))
}
const OWN_RATE =
  /(?:预算|资金|(?<!项目|基本)支出|支付|经费)?(?:执行|支出|支付|使用|拨付|完成|到位)(?:进度|率|比例)(?:为|达到?|是|约|仅|:)*$/
const GENERIC_SUBJECT =
  /^(?:其中|预算|资金|支出|总体|整体|综合|平均|全年|年度|实际|累计|项目(?!支出)|部门|全部|全县|全市|全区|本年|当年|截至.*|[，,的])*|(?:预算|资金|的|年度|全年)+$/g
const quotedBefore = (text: string, end: number): string => /[“《"]([^“”《》"]{2,30})[”》"]$/.exec(text.slice(0, end))?.[1] ?? ''

/** Digits of an amount that tell which one it is. */
const TELLING = 3

/** 执行率, 到位率, 支付进度 …: what the rate is called. */
const nameOf = (text: string, rate: Quantity): string =>
  /(?:执行|支出|支付|使用|拨付|完成|到位)(?:进度|率|比例)/.exec(nameBefore(text, rate))?.[0] ?? '执行率'

/** The words right before a rate, a remark in brackets left out: "预算执行率（支出/到位）95.00%". */
const nameBefore = (text: string, { start, label }: Quantity): string =>
  label === '' && text[start - 1] === ')' ? text.slice(Math.max(0, start - 30), start).replace(/\([^()]*\)$/, '') : label

const isOfOtherYear = (text: string, year: number | undefined) =>
  /上年|去年|同期/.test(text) ||
  [...text.matchAll(/(20\d\d)年(?!度?(?:\d{1,2}月)?[^，。；]{0,4}(?:至|前|底))/g)].some(([, own]) => Number(own) !== year)

/** The budget of a row, and the rate that proves it. */
interface Base {
  readonly value: number
  readonly half: number
  readonly written: string
  readonly rate: string
}

/** What the rows with that amount say of its rate, when none of them has the one written. */
function rowAgainst(rate: Quantity, spent: Quantity, rows: readonly Base[]): Mismatch | undefined {
  const [base] = rows
  const isTelling = digitsOf(spent.written).replace(/\D|0+$/g, '').length >= TELLING
  if (!base || !isTelling || rows.some((one) => isRatio(rate, plainOf(spent), 0, one))) return undefined
  return {
    kind: 'execution-rate',
    ...(rows.every(({ value }) => value === base.value) ? {} : { severity: 'warning' as const }),
    message: `执行率写的是 ${rate.written}，表中同一笔支出 ${spent.written} 的预算是 ${base.written}，执行率为 ${base.rate}`,
    found: rate.written,
    expected: base.rate,
  }
}

/** What rows of tables give as spent, with the budget that the rate of the same row is made of. */
function provenIn(grids: readonly Grid[]): ReadonlyMap<number, readonly Base[]> {
  const found = new Map<number, Base[]>()
  for (const { columns, rows } of grids)
    for (const { figures } of rows) {
      const all = columns.flatMap(({ at, holds }) => (figures.get(at) ? [{ holds, figure: figures.get(at)! }] : []))
      const money = all.flatMap(({ holds, figure }) => (holds === 'money' && !figure.percent ? [figure] : []))
      const rate = all.find(({ holds, figure }) => holds === 'rate' && (figure.percent || figure.value > 1))?.figure
      for (const base of rate ? money : [])
        for (const spent of money) {
          if (spent === base || spent.value <= 0 || !isRatio(rate!, spent.value, spent.half, base)) continue
          const own = { value: base.value, half: base.half, written: base.written, rate: `${rate!.written.replace('%', '')}%` }
          found.set(spent.value, [...(found.get(spent.value) ?? []), own])
        }
    }
  return found
}

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

/** Whose spending it is: "市级资金支出" is that of 市级资金. */
const subjectOf = (spent: string): string =>
  spent.replace(/(?:实际|累计|全年|共|已)*(?:支出|执行|使用|支付|列支|拨付|决算).*$/, '').replace(/^(?:其中|,|，)+/, '')

/** What tables give to whoever their rows name, spending left out: "中央补助 | 260.00". */
function namedIn(grids: readonly Grid[]): ReadonlyMap<string, readonly Figure[]> {
  const found = new Map<string, Figure[]>()
  for (const { columns, rows } of grids)
    for (const { name, figures } of rows) {
      const words = name.replace(/^(?:其中[:：]|\d+[.、])|\s/g, '')
      if (words.length < SHORTEST) continue
      const own = columns.flatMap(({ at, heading, holds }) =>
        holds === 'money' && !SPENT_COLUMN.test(heading) ? (figures.get(at) ?? []) : [],
      )
      if (own.length > 0) found.set(words, [...(found.get(words) ?? []), ...own])
    }
  return found
}
const SPENT_COLUMN = /支出|执行|支付|使用|决算|结余|结转/
const SHORTEST = 4
const SCALES = [1, 1e4, 1e-4]
/** Points of per cent that a rate is off by at most where it is of that budget at all. */
const MOST_OFF = 25

/** A rate that none of the amounts of its row makes, and the one that it would be. */
function budgetOff(rate: Quantity, spent: Quantity, rows: readonly Figure[]): Mismatch | undefined {
  const wholes = rows.flatMap((figure) => SCALES.map((scale) => ({ figure, value: figure.value * scale, half: figure.half * scale })))
  if (wholes.some((whole) => isRatio(rate, spent.value, spent.half, whole))) return undefined
  const near = wholes.find(({ value }) => value > 0 && Math.abs((100 * spent.value) / value - rate.value) < MOST_OFF)
  if (!near) return undefined
  const computed = `${((100 * spent.value) / near.value).toFixed(2)}%`
  return {
    kind: 'execution-rate',
    severity: 'warning',
    message: `执行率写的是 ${rate.written}，表中的预算是 ${near.figure.written}，支出 ${spent.written}，计算为 ${computed}`,
    found: rate.written,
    expected: computed,
  }
}

/** "市级资金支出" and "市级资金" speak of one purse. */
function sameSubject(budget: string, spent: string): boolean {
  const subject = subjectOf(spent)
  return subject.length >= 4 && budget.replace(/(?:预算|安排|下达)(?:为|数)?$/, '').endsWith(subject)
}
