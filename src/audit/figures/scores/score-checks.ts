import { categoriesIn } from '../../extract/score-words.ts'
import { escaped } from '../../patterns.ts'
import type { Script, Stretch } from '../../script.ts'
import { type Mismatch, placeOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import type { ScoreItem } from './score-items.ts'
import type { ScoringRules } from './scoring-rules.ts'

/** What one scored item of running text proves by itself: its subtraction, its range, its rate, its target, its reason. */

export function* subtraction(script: Script, { stretch, name, full, deductions, score }: ScoreItem): Iterable<Mismatch> {
  if (!score || deductions.length === 0 || score.value > full.value) return
  const rest = full.value - score.value
  const sumOf = (all: readonly Quantity[]) => all.reduce((sum, { value }) => sum + value, 0)
  // "满分20分，扣1分，得19分。……绩效指标明确性扣1分": what stands in a sentence behind tells where it was lost.
  const inSentence = deductions.filter(
    ({ start }) => !stretch.text.slice(Math.min(start, score.start), Math.max(start, score.start)).includes('。'),
  )
  const isNameless = /^(?:该|本|其|实际|目标|完成)/.test(name)
  // "该指标6分，得5.88分。食品抽检……，扣0.5分": the next sentence speaks of another indicator.
  if (isNameless && inSentence.length === 0) return
  const own = inSentence.length === 0 ? deductions : inSentence
  const isBetween = own.length === 1 && own[0]!.start > full.end && own[0]!.end < score.start && !/[一-龥]{4}/.test(own[0]!.label)
  if (isBetween ? near(rest, own[0]!.value) : near(rest, sumOf(deductions)) || deductions.some(({ value }) => near(rest, value))) return
  if (own.length !== 1) return
  const sum = sumOf(own)
  yield {
    kind: 'deduction',
    // Where no name was found, the figures may be those of two items.
    ...(isNameless ? { severity: 'warning' as const } : {}),
    place: placeOf(script, stretch, score),
    related: [placeOf(script, stretch, full), placeOf(script, stretch, own[0]!)],
    message: `“${name}”：满分 ${sayNumber(full.value)} 分，扣 ${sayNumber(sum)} 分，得分应为 ${sayNumber(full.value - sum)} 分，写的是 ${sayNumber(score.value)} 分`,
    found: `${sayNumber(score.value)} 分`,
    expected: `${sayNumber(full.value - sum)} 分`,
  }
}

export function* beyondFull(script: Script, { stretch, name, full, score }: ScoreItem): Iterable<Mismatch> {
  // A score far beyond the points, or one of the whole, is another thing's.
  if (!score || score.value <= full.value || score.value > 2 * full.value || /总|合计|综合|自评|项目/.test(score.label)) return
  yield {
    kind: 'range',
    place: placeOf(script, stretch, score),
    related: [placeOf(script, stretch, full)],
    message: `“${name}”得 ${sayNumber(score.value)} 分，超过了满分 ${sayNumber(full.value)} 分`,
    found: `${sayNumber(score.value)} 分`,
    expected: `不超过 ${sayNumber(full.value)} 分`,
  }
}

const SCORE_RATE = /^[，,(]得分率(?:为|是)?(\d+(?:\.(\d+))?)%/

/** "45分，得42.30分，得分率94.00%": the score by its full points. */
export function* againstRate(script: Script, { stretch, name, full, score }: ScoreItem): Iterable<Mismatch> {
  const said = score && full.value > 0 ? SCORE_RATE.exec(stretch.text.slice(score.end)) : null
  if (!score || !said) return
  const rate = (100 * score.value) / full.value
  if (Math.abs(rate - Number(said[1])) <= 0.5 / 10 ** (said[2]?.length ?? 0) + 1e-9) return
  yield {
    kind: 'scores',
    place: placeOf(script, stretch, score),
    related: [placeOf(script, stretch, full)],
    message: `“${name}”满分 ${sayNumber(full.value)} 分，得 ${sayNumber(score.value)} 分，得分率应为 ${rate.toFixed(2)}%，写的是 ${said[1]}%`,
    found: `${said[1]}%`,
    expected: `${rate.toFixed(2)}%`,
  }
}

const GIVEN_RATE = /得(?:分)?(?:为)?(\d+(?:\.\d+)?)分[，,(](?:占|得分率)(?:为|是)?(\d+(?:\.\d+)?)%/g
const LEAST_RATES = 3

/** "决策类得18分，得分率90.00%；过程类得17.5分，得分率87.50%；……": without full points; what a score and its rate make of them is a whole number, and all of them a hundred. */
export function* ratesWithoutPoints(script: Script, stretch: Stretch): Iterable<Mismatch> {
  if (!stretch.text.includes('得分率')) return
  const told = [...stretch.text.matchAll(GIVEN_RATE)].map((match) => {
    const [score, rate] = [Number(match[1]), Number(match[2])]
    const full = Math.round((100 * score) / rate)
    const half = 0.5 / 10 ** (match[2]!.split('.')[1]?.length ?? 0)
    return { match, score, full, fits: Math.abs((100 * score) / full - rate) <= half + 1e-9 }
  })
  const wrong = told.filter(({ fits }) => !fits)
  const [one] = wrong
  if (!one || wrong.length > 1 || told.length < LEAST_RATES) return
  const full = WHOLE - told.reduce((all, each) => (each === one ? all : all + each.full), 0)
  const end = one.match.index + one.match[0].length
  yield {
    kind: 'scores',
    severity: 'warning',
    place: placeOf(script, stretch, { start: one.match.index, end }),
    message: `得 ${one.match[1]} 分、得分率 ${one.match[2]}%，由此推算的满分不是整数${full > one.score ? `；满分若是 ${sayNumber(full)} 分，得分率应为 ${((100 * one.score) / full).toFixed(2)}%` : ''}`,
    found: `${one.match[2]}%`,
  }
}
const WHOLE = 100

const VALUE = '(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(万)?([一-龥%‰℃/]{0,8}?)'
const TARGETED = new RegExp(
  `(?:目标|计划|任务|指标(?=[值数为:])|预期|要求)(?:值|数)?(?:为|是|:|完成|达到)*(不少于|不低于|不高于|不超过|不多于|不大于|至少|≥|≤)?${VALUE}(以上|以内|以下|之内)?(?=[，,；;。()]|$)`,
)
const ACTUAL = new RegExp(`(?:实际|完成|达到|实现)(?:完成|达到|值|率|数|为|了)*${VALUE}(?=[，,；;。()]|$)`)

/** "目标1300亩以上，实际1253.9亩，分值10分，得9.65分": the share of the target that was reached, or the steps by which it was missed. */
export function* againstTarget(script: Script, item: ScoreItem, rules: ScoringRules): Iterable<Mismatch> {
  const { stretch, name, full, score, words, deductions, titled } = item
  const target = TARGETED.exec(words)
  // "低于目标3.51个百分点": how far from it, not what it is.
  if (!target || /百分点/.test(target[4] ?? '') || !score || score.value > full.value) return
  const actual = ACTUAL.exec(words.slice(target.index + target[0].length))
  const number = (figure: string, scale: string | undefined) => Number(figure.replaceAll(',', '')) * (scale ? 1e4 : 1)
  if (!actual) {
    const others = words.replace(target[0], '')
    if (titled || !target[0].startsWith('目标') || /实际|完成|达到|\d{4}年|[本当]年/.test(others) || hasFigureIn(others, target[4] ?? ''))
      return
    yield {
      kind: 'actual',
      severity: 'warning',
      place: placeOf(script, stretch, score),
      message: `“${name}”有目标和得分，没有写实际完成值`,
      found: target[0],
    }
    return
  }
  const [asked, done] = [number(target[2]!, target[3]), number(actual[1]!, actual[2])]
  if (!(asked > 0) || !(done > 0) || target[4] !== actual[3]) return
  const isMost = /不高于|不超过|不多于|不大于|≤/.test(target[1] ?? '') || /以内|以下|之内/.test(target[5] ?? '')
  const isReached = isMost ? done <= asked : done >= asked
  const isFull = near(score.value, full.value)
  const said = `“${name}”目标 ${target[2]}${target[3] ?? ''}${target[4] ?? ''}，实际 ${actual[1]}${actual[2] ?? ''}${actual[3] ?? ''}，满分 ${sayNumber(full.value)} 分`
  const complaint = (expected: number, how: string, isSure: boolean): Mismatch => ({
    kind: 'indicator-score',
    ...(isSure ? {} : { severity: 'warning' as const }),
    place: placeOf(script, stretch, score),
    message: `${said}，${how}应得 ${sayNumber(Number(expected.toFixed(2)))} 分，写的是 ${sayNumber(score.value)} 分`,
    found: `${sayNumber(score.value)} 分`,
    expected: `${sayNumber(Number(expected.toFixed(2)))} 分`,
  })
  if (isReached) {
    // Something else was wrong with it, where a reason or a deduction is told.
    if (isFull || deductions.length > 0 || /因|由于|未|不足|不够|但|问题|逾期|扣/.test(words) || !/^[%一-龥]/.test(target[4] ?? '')) return
    if (rules.isProportional || rules.step) yield complaint(full.value, '达到目标', false)
    return
  }
  const missed = isMost ? done - asked : asked - done
  const share = full.value * (isMost ? asked / done : done / asked)
  const isNear = (expected: number) => Math.abs(score.value - expected) <= 0.0051
  if (rules.step && target[4] === '%' && !isMost) {
    const steps = missed / rules.step.size
    const allowed = [steps, Math.floor(steps + 1e-9), Math.ceil(steps - 1e-9)].map((count) =>
      Math.max(0, full.value - count * rules.step!.loss),
    )
    if (allowed.some(isNear) || isNear(share)) return
    yield complaint(
      allowed[0]!,
      `每低 ${rules.step.size} 个百分点扣 ${rules.step.loss} 分，`,
      !rules.isProportional && !/按比例/.test(words),
    )
    return
  }
  if (isNear(share)) return
  if (rules.isProportional && !isMost) {
    // What was taken off and what was given agree: the rule may be another one.
    const isOther = deductions.some(({ value }) => near(full.value - value, score.value))
    yield complaint(share, '按比例', !isOther)
    return
  }
  if (deductions.length > 0 || (score.value < share && !/按比例/.test(words))) return
  yield complaint(share, '按比例', isFull || /按(?:完成)?比例/.test(words))
}

/** "预算执行(10分)执行率95.48%，折算得分9.55分": the rate by the points, where it is said that the score follows it, or all others of its kind do. */
export function* againstExecution(script: Script, { stretch, name, full, score, words }: ScoreItem): Iterable<Mismatch> {
  const rate = /执行率(?:为|是|:|达到?)?(\d+(?:\.(\d+))?)%/.exec(words)
  if (!rate || !score || !/执行/.test(name) || score.value >= full.value || Number(rate[1]) > 100) return
  const expected = (full.value * Number(rate[1])) / 100
  const half = (full.value * 0.5) / 10 ** (rate[2]?.length ?? 0) / 100
  if (Math.abs(expected - score.value) <= half + 0.5 / 10 ** (score.written.split('.')[1]?.replace(/\D/g, '').length ?? 0) + 1e-9) return
  yield {
    kind: 'execution-score',
    ...(/比例|折算|乘以|×/.test(words) ? {} : { severity: 'warning' as const }),
    place: placeOf(script, stretch, score),
    message: `“${name}”执行率 ${rate[1]}%，满分 ${sayNumber(full.value)} 分，按执行率应得 ${sayNumber(Math.round(expected * 100) / 100)} 分，写的是 ${sayNumber(score.value)} 分`,
    found: `${sayNumber(score.value)} 分`,
    expected: `${sayNumber(Math.round(expected * 100) / 100)} 分`,
  }
}

/** "目标30%，……下降27.5%": a further figure in the unit of the target tells what was reached. */
const hasFigureIn = (words: string, unit: string) =>
  unit !== '' && unit !== '分' && new RegExp(`\\d${escaped(unit)}(?![一-龥])`).test(words)

const FIGURES = /满分|得分|得\d|权重|分值|自评|扣|按比例|目标|实际|完成值|^\(?[\d一二三四五六七八九十]+[.、)]/
/** Something was taken off and not a word says why. */
export function* withoutReason(script: Script, { stretch, name, words, full, score, deductions, titled }: ScoreItem): Iterable<Mismatch> {
  const [first = score] = deductions
  if (name === '' || !first || titled) return
  const lost = deductions.length > 0 ? first.value : full.value - first.value
  // First-level indicators have their reasons looked for in the whole text; a rate tells itself what it costs.
  if (
    lost < 0.005 ||
    (deductions.length === 0 && /执行率|支付率|到位率|比例|折算/.test(words)) ||
    categoriesIn(words, false).length > 0 ||
    /原因|因|由于|未|不足|不够|问题/.test(stretch.text)
  )
    return
  const clauses = words.split(/[，。；;:()]/).map((clause) => clause.trim())
  if (clauses.some((clause) => /[一-龥]{5}/.test(clause) && !FIGURES.test(clause) && clause !== name)) return
  yield {
    kind: 'unexplained',
    severity: 'warning',
    place: placeOf(script, stretch, first),
    message: `“${name}”扣了 ${sayNumber(lost)} 分，没有写原因`,
    found: `${sayNumber(lost)} 分`,
  }
}

const near = (a: number, b: number) => Math.abs(a - b) < 0.005
