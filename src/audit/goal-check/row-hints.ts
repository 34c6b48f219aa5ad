import type { Direction, Indicator } from '#domain/indicator.ts'
import type { GoalWords } from '#domain/lexicon.ts'
import { directionOfName } from '#domain/parse/sign.ts'
import { plain } from '../extract/plain.ts'
import { anyOf, compiled } from '../patterns.ts'
import { turned } from './fixes.ts'
import type { Hint } from './hint.ts'

/**
 * Hints on the goal of one row that no rule gives: a direction against the name, cost without an upper limit, a slogan for a target, last year's
 * value once more. They ask; the saved form is judged by the rules.
 */
export function rowHints(indicator: Indicator, words: GoalWords): readonly Hint[] {
  return [direction(indicator), slogan(indicator, words), sameAsLastYear(indicator)].flatMap((hint) => hint ?? [])
}

function direction(indicator: Indicator): Hint | undefined {
  const { name, category, subcategory = '', target, targetText } = indicator
  if (target?.kind !== 'bound' || target.measure.change !== undefined || targetText === undefined) return undefined
  const told = directionOfName(name)
  const cost = /成本/.test(`${category}${subcategory}`)
  const wanted: Direction | undefined = told ?? (cost ? '≤' : undefined)
  if (wanted === undefined || !opposite(target.direction, wanted)) return undefined
  const message =
    told === undefined ? '成本应写不超过多少' : wanted === '≤' ? `“${name}”越低越好，应写不超过多少` : `“${name}”越高越好，应写不低于多少`
  return {
    rule: told === undefined ? 'cost-at-least' : 'wrong-direction',
    severity: 'warning',
    message,
    remedy: '把计算符号改成相反的方向；确实如此的，在指标解释里写明理由。',
    column: 'target',
    fix: { column: 'target', text: turned(targetText, wanted) },
  }
}

const opposite = (written: Direction, wanted: Direction) =>
  wanted === '≤' ? written === '≥' || written === '>' : written === '≤' || written === '<'

function slogan({ target, targetText }: Indicator, { slogans }: GoalWords): Hint | undefined {
  if (target?.kind !== 'qualitative' || targetText === undefined) return undefined
  const [found] = plain(targetText).text.match(compiled(anyOf(slogans))) ?? []
  if (found === undefined) return undefined
  return {
    rule: 'slogan-target',
    severity: 'warning',
    message: `“${found}”看不出做到什么程度`,
    remedy: '写出数量、标准或判断依据，例如“≥95%”“制度印发并执行”。',
    column: 'target',
  }
}

function sameAsLastYear({ historyText, targetText }: Indicator): Hint | undefined {
  if (historyText === undefined || targetText === undefined || bare(historyText) !== bare(targetText)) return undefined
  return {
    rule: 'same-as-last-year',
    severity: 'notice',
    message: '与上年的值相同，请核对是否按当年任务确定',
    remedy: '按当年的任务和资金重新确定；确实不变的保留。',
    column: 'target',
  }
}

const bare = (text: string) => plain(text).text.replace(/\s|^[≥≤=><]/gu, '')
