import { type Exact, type Points, points, sum } from '#domain/quantity.ts'
import type { Passage } from './claims.ts'
import { markLength } from './passages.ts'
import { REASON } from './score-words.ts'
import { withoutScoringRules } from './scoring-sentences.ts'

/** "预算调整扣0.90分，系台风灾害追加": one item of an account of lost points, in running text or one to a line. */
export interface ItemisedDeduction {
  /** What lost the points, as the text calls it; '' when it only says 扣. */
  readonly name: string
  readonly amount: Points
  /** The words that tell why; undefined when there are none. */
  readonly reason?: string
  /** Index in the passages, and the span of name and amount in its plain text. */
  readonly passage: number
  readonly start: number
  readonly end: number
}

const DEDUCTION = /([一-龥“”A-Za-z]{0,24}?)(?:指标)?(?:扣(?:除|减)?|失)(?:了|分)?(\d+(?:\.\d+)?)分/g
/** Rules of scoring ("每少一场扣1分") and totals of what was lost are no items. */
const NO_ITEM = /每|^如|(?:则|应|可|共|共计|合计|累计|总共|总计|总|全部|按(?:比例|规则|标准)?)$/
/** "每超过1个百分点(不足1个按1个计)扣0.5分" */
const RULE = /每[^，。；]{0,24}$/
const FIGURES = /^(?:满分|得分?|自评|目标|实际|完成率|权重|分值)?[^一-龥]*(?:分|%)?$|^(?:满分|得分|自评|目标|权重|分值)/

/** Every deduction a text tells item by item, in reading order. */
export function itemisedDeductions(passages: readonly Passage[]): readonly ItemisedDeduction[] {
  const before = known.get(passages)
  if (before) return before
  const found = deductionsIn(passages)
  known.set(passages, found)
  return found
}
/** Several rules ask for the same text. */
const known = new WeakMap<readonly Passage[], readonly ItemisedDeduction[]>()

function deductionsIn(passages: readonly Passage[]): ItemisedDeduction[] {
  return passages.flatMap(({ text }, passage) => {
    if (!/[扣失].{0,3}\d/.test(text)) return []
    return segmentsOf(withoutScoringRules(text)).flatMap(({ from, words }) => {
      const found = [...words.matchAll(DEDUCTION)].filter((match) => !NO_ITEM.test(match[1]!) && !RULE.test(words.slice(0, match.index)))
      return found.map((match, i): ItemisedDeduction => {
        const end = match.index + match[0].length
        const behind = words.slice(end, found[i + 1]?.index ?? words.length)
        const before = i === 0 ? words.slice(0, match.index) : ''
        const reason = reasonIn(behind, REASON) ?? reasonIn(before, REASON) ?? reasonIn(behind)
        return {
          name: match[1]!.replace(/[“”]/g, ''),
          amount: points(match[2]!),
          ...(reason === undefined ? {} : { reason }),
          passage,
          start: from + match.index,
          end: from + end,
        }
      })
    })
  })
}

/** Stretches between full stops and semicolons. */
function segmentsOf(text: string): { from: number; words: string }[] {
  return [...text.matchAll(/[^。；;]+/g)].map((match) => ({ from: match.index, words: match[0] }))
}

/** The words of a stretch that are no figures of a scoring; with a pattern only where they hold it. */
function reasonIn(words: string, telling?: RegExp): string | undefined {
  const clauses = words.split(/[，,:()]/).filter((clause) => /[一-龥]{3}/.test(clause) && !FIGURES.test(clause))
  const reason = clauses.join('，')
  return reason === '' || (telling && !telling.test(reason)) ? undefined : reason
}

/** Items of a list that gives reasons, one to a line, themselves without any: "4.绩效管理扣0.5分。" among "3.……扣0.18分：尾款未支付。" */
export function silentItems(items: readonly ItemisedDeduction[], passages: readonly Passage[]): ItemisedDeduction[] {
  const isListed = ({ passage, end }: ItemisedDeduction) =>
    markLength(passages[passage]!) > 0 &&
    /^[^一-龥]*$/.test(passages[passage]!.text.slice(end)) &&
    !/^[^一-龥]*[:，,、]$/.test(passages[passage]!.text.slice(end))
  const told = items.filter(({ passage, reason }) => reason !== undefined && markLength(passages[passage]!) > 0)
  // "满意度86.00%，满意度指标扣2分": the figure says what was not reached.
  const isBare = ({ passage, start }: ItemisedDeduction) => /(?:^|[。；;:])[^，。；;:]*$/.test(passages[passage]!.text.slice(0, start))
  return items.filter(
    (item) =>
      item.reason === undefined &&
      isListed(item) &&
      isBare(item) &&
      told.filter(({ passage }) => passages[passage]!.section === passages[item.passage]!.section || Math.abs(passage - item.passage) <= 3)
        .length >= 2,
  )
}

/** Items that stand one behind the other, all with their reasons, and lose these points together. */
export function reasonFor(lost: Exact, items: readonly ItemisedDeduction[]): string | undefined {
  for (const from of items.keys()) {
    const run: ItemisedDeduction[] = []
    for (const item of items.slice(from)) {
      if (item.reason === undefined || (run.length > 0 && item.passage - run.at(-1)!.passage > 2)) break
      run.push(item)
      const together = sum(run.map(({ amount }) => amount))
      // A round number of points alone proves nothing: many items lose as much.
      if (together.eq(lost) && !(run.length === 1 && lost.isWhole())) return run.map(({ name, reason }) => `${name}${reason}`).join('；')
      if (together.gt(lost)) break
    }
  }
  return undefined
}
