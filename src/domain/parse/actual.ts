import type { Actual, Measure, Nature, Target } from '../indicator.ts'
import { zero } from '../quantity.ts'
import { isNotApplicable, isPlaceholder } from './blank.ts'
import { readDate, readDeadline, readPeriod } from './date.ts'
import { readLevel } from './level.ts'
import { compact, normalise } from './normalise.ts'
import { type Parsed, type Refused, refused, understood } from './parsed.ts'
import { type Quantity, readQuantity } from './quantity-text.ts'
import { resolveSigns } from './sign.ts'
import { splitValues } from './split-values.ts'
import { inColumnUnit } from './target.ts'
import { inUnitOf } from './unit.ts'
import { isDone, isNone, isWords } from './words.ts'

export interface ActualContext {
  readonly year?: number | undefined
  /** The target as understood: its unit is taken by a bare number where that has one reading. */
  readonly target?: Target | undefined
  readonly unit?: string | undefined
  readonly nature?: Nature | undefined
}

/**
 * 实际完成值 in any notation. A bare number takes the unit of its column, then of the target; where the target was written in a multiple
 * (万元) or in percent and the number is below one, it has two readings and is refused. Whether the two can be compared: `sameUnit`.
 *
 * @example parseActual('487', { target }) // 487 人次 when the target is ≥500人次
 */
export function parseActual(text: string, context: ActualContext = {}): Parsed<Actual> {
  const whole = resultOf(normalise(text))
  if (whole === '') return refused('没有填写实际完成值', '请填写实际完成值；确实为零的填 0。')
  if (isPlaceholder(text)) return refused(`实际完成值“${text.trim()}”是没有改过的模板文字`, '请换成实际完成的数值，例如“487人次”。')
  if (isNotApplicable(whole)) return understood({ kind: 'not-applicable' })
  const parts = splitValues(whole)
  if (parts === undefined) return unclear(text)
  const targets = context.target?.kind === 'several' ? context.target.parts : []
  const read = parts.map((part, i) => readOne(compact(part), parts.length > 1 ? { ...context, target: targets[i] } : context))
  const failed = read.find((r) => !r.ok)
  if (failed && !failed.ok) return failed.message === '' || parts.length > 1 ? (inWords(text, context) ?? unclear(text)) : failed
  const values = read.flatMap((r) => (r.ok ? [r.value] : []))
  const [first] = values
  if (isStory(values, context)) return inWords(text, context) ?? unclear(text)
  return understood(first !== undefined && values.length === 1 ? first : { kind: 'several', parts: values })
}

/** "48÷52×100%=92.31%": what a calculation comes to. */
const resultOf = (text: string): string => /^[^=]*[÷×/*+−-][^=]*=\s*([-−]?\d[^=]*)$/.exec(text)?.[1] ?? text

/** "8支队伍常年巡防，1支人数偏少" beside a target in words tells what was done; a share or a mark ("92%", "90分") is a result. */
function isStory(values: readonly Actual[], { target }: ActualContext): boolean {
  if (target?.kind !== 'qualitative') return false
  return values.length > 1 || values.some((value) => value.kind === 'measure' && !RESULTS.has(value.measure.unit))
}

const RESULTS: ReadonlySet<string> = new Set(['', '%', '分'])

const unclear = (text: string): Refused =>
  refused(`实际完成值“${text.trim()}”看不懂`, '请填写数值和单位，例如“487人次”“96.5%”“2024年11月20日”；定性指标另选完成档次。')
const notRead = refused('', '')

/** A qualitative result told with figures in it: the words stay, the level is chosen beside them. */
const inWords = (text: string, { nature, target }: ActualContext): Parsed<Actual> | undefined =>
  (nature === '定性' || target?.kind === 'qualitative' || target?.kind === 'yes-no') && /\p{Script=Han}/u.test(text)
    ? understood({ kind: 'words', text: text.trim() })
    : undefined

function readOne(text: string, context: ActualContext): Parsed<Actual> {
  return readYesNo(text, context) ?? readTime(text, context) ?? readWords(text, context) ?? readMeasure(text, context) ?? notRead
}

function readYesNo(text: string, { target }: ActualContext): Parsed<Actual> | undefined {
  if (text === '是' || text === '有') return understood({ kind: 'yes-no', value: true })
  if (text === '否') return understood({ kind: 'yes-no', value: false })
  if (target?.kind !== 'yes-no') return undefined
  if (isDone(text)) return understood({ kind: 'yes-no', value: true })
  return /^(?:未|没有|尚未)(?:按时|按期)?(?:完成|办结|建成|开展|落实)$/.test(text)
    ? understood({ kind: 'yes-no', value: false })
    : undefined
}

const DONE_ON = /(?:已|全部|按时|按期|提前)*(?:完成|办结|完工|竣工|建成|到位|发放|拨付|验收|交付|投用|通过验收)*[。.;]?$/

function readTime(text: string, { year, target }: ActualContext): Parsed<Actual> | undefined {
  const date =
    readDate(text.replace(DONE_ON, ''), year) ?? (target?.kind === 'deadline' ? readDeadline(text.replace(DONE_ON, ''), year) : undefined)
  if (date) return understood({ kind: 'date', date })
  const period = target?.kind === 'period' || target?.kind === 'deadline' ? readPeriod(text, year) : undefined
  if (period) return understood({ kind: 'period', ...period })
  if (year === undefined && readDate(text.replace(DONE_ON, ''), 2000))
    return refused(`实际完成值“${text}”没有写年份`, '请写明年份，例如“2024年7月”。')
  return undefined
}

function readWords(text: string, context: ActualContext): Parsed<Actual> | undefined {
  if (isNone(text) && context.target?.kind === 'bound') {
    const { unit } = context.target.measure
    return understood({ kind: 'measure', measure: { value: zero, unit } })
  }
  if (!isWords(text) || readQuantity(text)) return undefined
  const level = readLevel(text)
  return understood({ kind: 'words', text, ...(level === undefined ? {} : { level }) })
}

function readMeasure(text: string, context: ActualContext): Parsed<Actual> | undefined {
  const own = context.year === undefined ? text : text.replace(new RegExp(`^${context.year}年度?(?=\\D)`), '')
  const quantity = readQuantity(own) ?? readSigned(own)
  if (!quantity) return undefined
  const like = measureOf(context.target)
  const inColumn = inColumnUnit(quantity.measure, context)
  if (!inColumn) return refused(`实际完成值“${text}”的单位与计量单位“${context.unit}”不一致`, '请统一实际完成值和计量单位。')
  const measure = like && inColumn.unit === '' ? inTargetUnit(inColumn, like, text) : understood(like ? inUnitOf(inColumn, like) : inColumn)
  if (!measure.ok) return measure
  const direction = resolveSigns(quantity.signs.filter((s) => !s.weak))
  if (direction === 'conflict') return refused(`实际完成值“${text}”的方向自相矛盾`, '请填写确切的实际数值，例如“96.5%”。')
  const bound = direction === 'none' || direction === '=' ? {} : { bound: direction }
  return understood({ kind: 'measure', measure: measure.value, ...bound })
}

/** "+3%": a deviation with its sign. */
const readSigned = (text: string): Quantity | undefined => (/^\+\d/.test(text) ? readQuantity(text.slice(1)) : undefined)

/** The measure an actual value is held against, where the target has one. */
function measureOf(target: Target | undefined): Measure | undefined {
  if (target?.kind === 'bound') return target.measure
  if (target?.kind === 'range') return target.from
  return target?.kind === 'tolerance' ? target.width : undefined
}

/** A bare number beside a target: 735 against ≥700人次 is 735 人次. Refused where it could be two values. */
function inTargetUnit(measure: Measure, like: Measure, text: string): Parsed<Measure> {
  const same = understood(measure)
  if (like.unit === '') return same
  if (measure.written !== undefined) return like.unit === '%' ? same : understood({ ...measure, unit: like.unit })
  // Zero is zero in any multiple.
  if (like.written !== undefined && !measure.value.isZero())
    return refused(`实际完成值“${text}”没有写单位，而年度指标值以“${like.written}”计`, `请写明单位，例如“${text}${like.written}”。`)
  if (like.unit === '%' && !measure.value.isZero() && measure.value.abs().lte(1) && like.value.gt(1)) {
    return refused(
      `实际完成值“${text}”没有写百分号，分不清是 ${measure.value.times(100)}% 还是 ${text}%`,
      `请写明，例如“${measure.value.times(100)}%”。`,
    )
  }
  const period = like.per === undefined ? {} : { per: like.per }
  return understood({ ...measure, ...period, unit: like.unit })
}
