import type { Indicator } from '#domain/indicator.ts'
import { parseActual } from '#domain/parse/actual.ts'
import { bigrams } from '#domain/parse/same-thing.ts'
import { parseTarget } from '#domain/parse/target.ts'
import type { Place } from '#domain/place.ts'
import type { Passage } from './claims.ts'
import { withoutScale } from './grade-scale.ts'
import { placeOfSpan } from './passages.ts'

/** An indicator that running text states, with the span of its words. */
export interface IndicatorAt {
  readonly indicator: Indicator
  readonly place: Place
}

const UNIT =
  '(?:%|‰|人次|车次|班次|项次|户次|例次|批次|课时|床位|万册|册|本|节|棵|口|头|只|幅|块|间|床|片|例|人|名|位|次|场次|场|期|个|户|家|条|件|处|份|篇|项|起|宗|套|台|辆|盏|株|亩|公顷|平方米|㎡|公里|千米|米|吨|天|日|小时|分钟|分|批|轮|届|所|座|栋|万人次|万人|万户|万份|万元|元|万亩|万平方米|立方米|延米|吨公里)'
const OPERATOR =
  '(?:不少于|不低于|不得少于|不得低于|大于等于|大于或等于|至少|最少|大于|超过|不超过|不高于|不多于|小于等于|小于|低于|控制在|达到|达|≥|≤|>|<|=)'
const PERIOD = '(?:每(?:年|月|季度?|周|天|日|半年|两周|双月)|全年|年内|年度)'
const TARGET = new RegExp(
  `(${OPERATOR})?(?:每(?:年|月|季度?|周))?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(${UNIT})(以上|以下|以内|之内|左右)?(?:[/每](?:年|月|季度?|周|人|户))?`,
  'g',
)

/** Targets of a goals section: one indicator for each clause that holds a figure with a unit. */
export function targetsIn(file: string, passage: Passage, year: number | undefined): IndicatorAt[] {
  const found: IndicatorAt[] = []
  const clauses = clausesOf(withoutScale(passage.text))
  for (const [i, { text, start }] of clauses.entries()) {
    for (const match of text.matchAll(TARGET)) {
      const read = readTarget(text, match)
      if (!read) continue
      const previous = read.name.length < 2 ? clauses[i - 1] : undefined
      const name = clean(previous ? previous.text : read.name)
      if (name.length < 2) continue
      const from = previous ? previous.start : start
      found.push({
        indicator: withTarget({ category: '', name, evidence: [] }, read.targetText, year),
        place: placeOfSpan(file, passage, from, start + match.index + match[0].length),
      })
    }
  }
  return found
}

export function withTarget(indicator: Indicator, targetText: string, year: number | undefined): Indicator {
  const parsed = parseTarget(targetText, { name: indicator.name, year })
  return { ...indicator, targetText, ...(parsed.ok ? { target: parsed.value } : {}) }
}

/** A figure is a target when an operator, 以上, a rate or a period stands with it; plain counts ("7个社区") are facts. */
function readTarget(clause: string, match: RegExpMatchArray): { name: string; targetText: string } | undefined {
  const [whole, operator, figure = '', unit = '', bound = ''] = match
  const before = clause.slice(0, match.index)
  const distant = operator === undefined ? /(不少于|不低于|至少|最少|不超过)(?=[^，。；]{1,24}$)/.exec(before)?.[1] : undefined
  const period = new RegExp(PERIOD).exec(before)?.[0] ?? ''
  const isRate = unit === '%' && /(?:率|度|比例|覆盖|完成)[^，。；]{0,6}$/.test(before)
  if (operator === undefined && distant === undefined && bound === '' && !isRate && !(period !== '' && /次|场|期/.test(unit)))
    return undefined
  if (/(?:第|20)$/.test(before)) return undefined
  const sign = operator ?? distant ?? ''
  const targetText = operator === undefined ? `${sign}${figure}${unit}${bound}` : whole
  const name = (distant === undefined ? before : before.replace(distant, '')).replace(new RegExp(`(?:${PERIOD})?$`), '')
  return { name, targetText: /^每/.test(period) && !/率|度|%/.test(unit) ? `${period}${targetText}` : targetText }
}

const clean = (name: string) =>
  name
    .replace(/^.*[:。]/, '')
    .replace(/^(?:要求|确保|力争|实现|保证|并|同时|及时|努力|使|将|对|达到|做到|绩效指标:|(?:\(?\d{1,2}[)、.])|[①-⑳])+/, '')
    .replace(/(?:要|应|须|需)?(?:达到|达|为|是|:|不|的|在|约|均)*$/, '')
    .replace(/(?<=.{2})(?:这|该)?一项(?:指标)?$/, '')
    .trim()

function clausesOf(text: string): { text: string; start: number }[] {
  const clauses: { text: string; start: number }[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !/[，。；;！？]/.test(text[i]!)) continue
    if (i > start) clauses.push({ text: text.slice(start, i), start })
    start = i + 1
  }
  return clauses
}

const VALUE = `(?:${OPERATOR})?(?:约)?\\d+(?:\\.\\d+)?(?:万)?${UNIT}?(?:以上|以下|以内)?(?:[/每](?:年|月|季度?|周|人|公里|户|亩|平方米|次|套|台))?`
const STATED = new RegExp(
  `([^，。；;:()\\d]{2,36}?)[，,:(]{0,2}(?:(?:年度|年初|全年|绩效|预期)?(?:目标|指标|计划|预期|任务)(?:数|值|完成)?|(?=[≥≤]))(?:为|是|:)?(${VALUE})[)，,;；、]{0,2}(?:全年|年末|年底|当年)?(?:实际[一-龥]{0,4}?|(?:现|已)?(?:完成|达到|实现|开展|值))(?:值|数|率|情况)?(?:为|是|达|到|了|:)*(${VALUE})`,
  'g',
)

/** "新建产业路36.5公里，目标值为36公里": the actual value first. */
const REVERSED = new RegExp(
  `([^，。；;:()\\d]{2,36}?)(${VALUE})[，,](?:而)?(?:年度|年初|全年|绩效|预期)?(?:目标|指标|计划)(?:值|数)?(?:为|是|:)?(${VALUE})`,
  'g',
)

/** "培训人次目标值≥500人次，实际完成487人次": target and actual of one indicator in running text. */
export function statedIndicators(file: string, passage: Passage, year: number | undefined, headings = ''): IndicatorAt[] {
  if (!/目标|指标|计划|预期|任务|[≥≤]/.test(passage.text) || !/\d/.test(passage.text)) return []
  const found = [...passage.text.matchAll(STATED)].map((match) => ({ match, target: match[2]!, said: match[3]! }))
  const reversed = [...passage.text.matchAll(REVERSED)].map((match) => ({ match, target: match[3]!, said: match[2]! }))
  return [
    ...found,
    ...reversed.filter(
      ({ match }) =>
        !found.some((one) => match.index < one.match.index + one.match[0].length && one.match.index < match.index + match[0].length),
    ),
  ].flatMap(({ match, target, said }) => {
    const name = clean(match[1]!.replace(/^.*?(?:数量|质量|时效|成本|社会效益|经济效益|生态效益|可持续影响|满意度)指标[:，。]?/, ''))
    if (name.length < 2) return []
    const level = subcategoryBefore(headings + passage.text.slice(0, match.index + match[1]!.length))
    const indicator = withTarget({ ...level, name, evidence: [] }, target, year)
    const actual = parseActual(said, { target: indicator.target, year })
    return [
      {
        indicator: { ...indicator, actualText: said, ...(actual.ok ? { actual: actual.value } : {}) },
        place: placeOfSpan(file, passage, match.index, match.index + match[0].length),
      },
    ]
  })
}

const SUBCATEGORY = /(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度|产出|效益)(?:类)?指标/g

/** First- and second-level names by the last one spoken before; '' when none was. */
function subcategoryBefore(text: string): { category: string; subcategory?: string } {
  const last = [...text.matchAll(SUBCATEGORY)].at(-1)?.[1]
  if (last === undefined) return { category: '' }
  if (last === '满意度') return { category: '满意度指标' }
  if (last === '产出' || last === '效益') return { category: `${last}指标` }
  return { category: /效益|影响/.test(last) ? '效益指标' : '产出指标', subcategory: `${last}指标` }
}

/** A clause of the results that holds a figure, ready to be compared. */
interface Answering {
  readonly text: string
  readonly grams: ReadonlySet<string>
}

/** The clauses of the results that may answer a target, prepared once for all targets. */
export const answersIn = (results: readonly Passage[]): Answering[] =>
  results.flatMap(({ text }) =>
    text
      .split(/[，。；;]/)
      .filter((clause) => /\d/.test(clause))
      .map((clause) => ({ text: clause, grams: bigrams(clause) })),
  )

const IS_UNIT = new RegExp(UNIT)
const figurePatterns = new Map<string, RegExp>()

/** A figure in this unit that is not itself a target. */
function figureIn(unit: string): RegExp {
  const known = figurePatterns.get(unit)
  if (known) return known
  const told = '(?<!(?:目标|指标|计划|预期|任务)(?:值|数)?(?:为|是|:)?|[≥≤<>]|不低于|不少于|不超过)'
  const made = new RegExp(`${told}(?<![\\d.])\\d+(?:\\.\\d+)?(?=${unit})`, 'g')
  figurePatterns.set(unit, made)
  return made
}

/** A figure in a clause of the results that answers a goal's target: the same unit, and most of the words of its name. */
export function actualOf(indicator: Indicator, answers: readonly Answering[]): string | undefined {
  const unit = IS_UNIT.exec(indicator.targetText ?? '')?.[0]
  if (unit === undefined) return undefined
  const wanted = bigrams(indicator.name)
  if (wanted.size === 0) return undefined
  const asksSatisfaction = unit === '%' && /满意[度率]$/.test(indicator.name)
  for (const { text, grams } of answers) {
    const shared = [...wanted].filter((gram) => grams.has(gram)).length
    const isMost = shared * 2 >= wanted.size || (shared >= 2 && shared * 3 >= grams.size * 2)
    if (!isMost && !(asksSatisfaction && /满意[度率]/.test(text))) continue
    const figure = [...text.matchAll(figureIn(unit))].at(-1)
    if (figure) return `${figure[0]}${unit}`
  }
  return undefined
}
