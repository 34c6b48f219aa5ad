import type { Measure, Nature, Target } from '../indicator.ts'
import { zero } from '../quantity.ts'
import { isNotApplicable, isPlaceholder } from './blank.ts'
import { readDate, readDeadline, readPeriod } from './date.ts'
import { compact, normalise } from './normalise.ts'
import { type Parsed, type Refused, refused, understood } from './parsed.ts'
import { type Quantity, readQuantity } from './quantity-text.ts'
import { directionOfName, resolveSigns } from './sign.ts'
import { splitValues } from './split-values.ts'
import { readUnit, sameUnit } from './unit.ts'
import { isClockTime, isDone, isRoundTheClock, isWords } from './words.ts'

export interface TargetContext {
  /** Evaluated year, for dates without one. */
  readonly year?: number | undefined
  readonly nature?: Nature | undefined
  /** 计量单位 of its own column. */
  readonly unit?: string | undefined
  /** Name of the indicator, for words such as 发生率 that tell the direction. */
  readonly name?: string | undefined
}

/**
 * 年度指标值 in any notation. The direction comes from the operator, then the words (不超过、以上), then a name that tells it (故障率);
 * otherwise it is '='. Units become base units. What has no single reading is refused, never guessed.
 *
 * @example parseTarget('每季度≧2场') // bound ≥ 2 场 per 季度
 */
export function parseTarget(text: string, context: TargetContext = {}): Parsed<Target> {
  const whole = normalise(text)
  if (whole === '') return refused('没有填写年度指标值', '请填写年度指标值，例如“≥95%”“12月底前”。')
  if (isPlaceholder(text)) return refused(`年度指标值“${text.trim()}”是没有改过的模板文字`, '请换成本单位的指标值，例如“≥95%”。')
  if (isNotApplicable(whole)) return understood({ kind: 'not-applicable' })
  const qualitative = /^定性/.test(whole)
  const plain = qualitative ? whole.replace(/^定性[::]?\s*/, '') : whole
  const nature = qualitative ? '定性' : context.nature
  const parts = splitValues(plain)
  if (parts === undefined) return unclear(text)
  const read = parts.map((part) => readOne(part, { ...context, nature }, parts.length > 1))
  const failed = read.find((r) => !r.ok)
  if (failed === undefined) return understood(joined(read.flatMap((r) => (r.ok ? [r.value] : []))))
  if (nature === '定性' && /\p{Script=Han}/u.test(plain)) return understood({ kind: 'qualitative', text: plain })
  return parts.length === 1 && !failed.ok ? asRefused(failed, text) : unclear(text)
}

const joined = (parts: readonly Target[]): Target => {
  const different = parts.filter((part, i) => parts.findIndex((other) => JSON.stringify(other) === JSON.stringify(part)) === i)
  const [first] = different
  return first !== undefined && different.length === 1 ? first : { kind: 'several', parts: different }
}

const UNCLEAR = '请写明方向、数值和单位，例如“≥95%”“不少于3次”“12月底前”；一格里有几个要求的，用分号隔开或分成几行指标。'
const unclear = (text: string): Refused => refused(`年度指标值“${text.trim()}”看不懂`, UNCLEAR)
const asRefused = (failed: Refused, text: string): Refused => (failed.message === '' ? unclear(text) : failed)
const notRead = refused('', '')

/** The notations, most specific first; each gives undefined when the text is not its own. */
const NOTATIONS: readonly ((text: string, context: TargetContext) => Parsed<Target> | undefined)[] = [
  readYesNo,
  readWords,
  readTime,
  readTolerance,
  readChain,
  readRange,
  readBound,
]

function readOne(part: string, context: TargetContext, amongOthers: boolean): Parsed<Target> {
  const text = compact(part)
  // "六月、十二月各1次": a bare date beside other values says when, not until when.
  if (amongOthers && readDate(text, context.year ?? 2000)) return notRead
  for (const notation of NOTATIONS) {
    const read = notation(text, context)
    if (read) return read
  }
  return notRead
}

function readYesNo(text: string, { nature }: TargetContext): Parsed<Target> | undefined {
  if (text === '是' || text === '有') return understood({ kind: 'yes-no', expected: true })
  if (text === '否') return understood({ kind: 'yes-no', expected: false })
  return nature !== '定性' && isDone(text) ? understood({ kind: 'yes-no', expected: true }) : undefined
}

function readWords(text: string, { nature }: TargetContext): Parsed<Target> | undefined {
  if (isClockTime(text))
    return refused(`年度指标值“${text}”是每天的钟点，不能作为年度指标值`, '请改写为可统计的数值，例如“按时清运率≥95%”。')
  if (isRoundTheClock(text)) return understood({ kind: 'qualitative', text })
  if (!isWords(text)) return undefined
  if (readQuantity(text) ?? readTime(text, { year: 2000 })) return undefined
  if (nature !== '定量') return understood({ kind: 'qualitative', text })
  return refused(`年度指标值“${text}”没有数值，而指标性质是定量`, '请写明数值和单位，例如“≥95%”；只能用文字描述的，把指标性质改为定性。')
}

function readTime(text: string, { year }: TargetContext): Parsed<Target> | undefined {
  const period = readPeriod(text, year)
  if (period) return understood({ kind: 'period', ...period })
  const by = readDeadline(text, year)
  if (by) return understood({ kind: 'deadline', by })
  if (year === undefined && (readPeriod(text, 2000) ?? readDeadline(text, 2000))) {
    return refused(`年度指标值“${text}”没有写年份`, '请写明年份，例如“2024年12月底前”，或先填写评价年度。')
  }
  return undefined
}

const TOLERANCE =
  /^(?<lead>[^\d±]*?)(?<centre>\d[\d,.]*[^\d±]*)?±(?<width>\d[\d,.]*(?:%|‰|[\p{Script=Han}㎡]*?))(?:以内|之内|内|范围内|区间|之间)?$/u

/** "±10%" around zero, "50个±5个", "100万元±5%" (a share of the centre). */
function readTolerance(text: string, context: TargetContext): Parsed<Target> | undefined {
  const groups = TOLERANCE.exec(text)?.groups
  if (!groups) return undefined
  const width = readQuantity(groups['width'] ?? '')
  const centreText = groups['centre']
  const lead = readQuantity(`${groups['lead'] ?? ''}1`)
  if (!width || !lead || resolveSigns(lead.signs) === '≥') return undefined
  const half = inColumnUnit(width.measure, context)
  if (!half) return undefined
  if (centreText === undefined) return understood({ kind: 'tolerance', centre: { value: zero, unit: half.unit }, width: half })
  const written = readQuantity(centreText)
  const centre = written && inColumnUnit(written.measure, context)
  if (!centre) return undefined
  if (sameUnit(centre, half) && centre.unit !== '')
    return understood({ kind: 'tolerance', centre, width: { ...centre, value: half.value } })
  if (sameUnit(centre, half) && half.unit === '') return understood({ kind: 'tolerance', centre, width: half })
  if (half.unit === '%' && centre.unit !== '')
    return understood({ kind: 'tolerance', centre, width: { ...centre, value: centre.value.times(half.value).div(100) } })
  return undefined
}

const RANGE = /^(?<lead>[^\d]*?)(?<from>-?\d[\d,.]*)(?<middle>[^\d~]*?)(?:~+|-+|至|到)(?<to>-?\d[\d,.]*)(?<after>[^\d~]*(?:m[23])?)$/u
const INSIDE = /(?:之间|范围内|区间内?|以内|之内|内)$/

/** "75%~85%", "5-10个", "控制在80%至90%之间": both ends included, smaller first. */
function readRange(text: string, context: TargetContext): Parsed<Target> | undefined {
  const groups = RANGE.exec(text)?.groups
  if (!groups) return undefined
  const { lead = '', from = '', middle = '', to = '', after = '' } = groups
  const unit = after.replace(INSIDE, '')
  const low = readQuantity(`${lead}${from}${middle === '' ? unit : middle}`)
  const high = readQuantity(`${to}${unit === '' ? middle : unit}`)
  if (!low || !high || high.signs.length > 0 || low.signs.some((s) => !s.weak)) return undefined
  const a = inColumnUnit(low.measure, context)
  const b = inColumnUnit(high.measure, context)
  if (!a || !b || !sameUnit(a, b)) return undefined
  if (a.unit === '' && /^(?:19|20)\d{2}$/.test(from)) return undefined
  const second: Measure = { ...b, ...(a.per === undefined ? {} : { per: a.per }), ...(a.change === undefined ? {} : { change: a.change }) }
  return understood(a.value.lte(b.value) ? { kind: 'range', from: a, to: second } : { kind: 'range', from: second, to: a })
}

const CHAIN = /^(?<from>\d[\d,.]*[^\d≤]*)≤[^\d≤<>]*≤(?<to>\d[\d,.]*[^\d≤]*)$/

/** "80%≤合格率≤90%". */
function readChain(text: string, context: TargetContext): Parsed<Target> | undefined {
  const groups = CHAIN.exec(text)?.groups
  return groups && readRange(`${groups['from']}~${groups['to']}`, context)
}

/** A share cannot exceed 100 %; "290%" under 满意度 is a scan of "≥90%", but that is for people to say. */
const SHARE = /满意度|(?:满意|合格|覆盖|达标|及时|知晓|参与|准确|到位|办结|合规)率/
const SCANNED = /^2(\d{2}(?:\.\d+)?)%$/

function readBound(text: string, context: TargetContext): Parsed<Target> | undefined {
  // "2023228日" lost characters of a date.
  if (/\d{5,}日$/.test(text)) return undefined
  const own = context.year === undefined ? text : text.replace(new RegExp(`^${context.year}年度?(?=\\D)`), '')
  const quantity = readQuantity(own)
  if (!quantity) return undefined
  const scanned = SCANNED.exec(text)?.[1]
  if (scanned !== undefined && SHARE.test(context.name ?? '')) {
    return refused(`年度指标值“${text}”超过 100%，可能是“≥${scanned}%”识别或录入有误`, `请核对原件；如是“≥${scanned}%”，请改正。`)
  }
  const measure = inColumnUnit(quantity.measure, context)
  if (!measure) return refused(`年度指标值“${text}”的单位与计量单位“${context.unit}”不一致`, '请统一指标值和计量单位。')
  const direction = directionOf(quantity, context)
  if (direction === 'conflict') return refused(`年度指标值“${text}”的方向自相矛盾`, '请只写一个方向，例如“≥95%”或“5天以内”。')
  return understood({ kind: 'bound', direction, measure: asMoney(measure, quantity.lead, context) })
}

function directionOf({ signs, measure, lead }: Quantity, { name }: TargetContext) {
  const written = resolveSigns(signs)
  if (written !== 'none') return written
  if (measure.change !== undefined) return '≥'
  return directionOfName(lead) ?? (name === undefined ? undefined : directionOfName(name)) ?? '='
}

const NO_UNIT = /^(?:[-/无]|定性|无量纲|年月日|日期|时间)?$/

/** The measure in the unit of the 计量单位 column, when the text has none; undefined when both speak and disagree. */
export function inColumnUnit(measure: Measure, { unit: column = '' }: { readonly unit?: string | undefined }): Measure | undefined {
  const text = compact(column)
  if (NO_UNIT.test(text)) return measure
  const [unitText = '', ...per] = text.split('/')
  const unit = readUnit(unitText)
  if (!unit) return measure
  const period = measure.per ?? (per.length > 0 ? per.join('·') : undefined)
  const withPeriod: Measure = period === undefined ? measure : { ...measure, per: period }
  if (measure.unit === unit.unit) return withPeriod
  if (measure.unit !== '') return undefined
  // "250万" under 元: the text has its own multiple.
  const factor = measure.written === undefined ? unit.factor : 1
  const written = measure.written ?? unit.written
  return { ...withPeriod, value: measure.value.times(factor), unit: unit.unit, ...(written === undefined ? {} : { written }) }
}

const MONEY = /成本|经费|资金|金额|支出|预算|投入|补助|补贴|费用|价格|单价|费$/

/** "250万" is money where the words or the name say so; otherwise it stays without a unit. */
const asMoney = (measure: Measure, lead: string, { name = '' }: TargetContext): Measure =>
  measure.unit === '' && measure.written === '万' && (MONEY.test(lead) || MONEY.test(name))
    ? { ...measure, unit: '元', written: '万元' }
    : measure
