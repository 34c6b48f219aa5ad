import type { Measure } from '../indicator.ts'
import { Exact } from '../quantity.ts'

/** A unit of measure: how people write it and how much of the base unit it is. */
interface Unit {
  readonly base: string
  readonly factor: string
}

/** Base unit, factor, spellings. A spelling not listed stays as written, with factor 1. */
const SPELLINGS: readonly (readonly [string, string, string])[] = [
  ['元', '1', '元 圆 块 块钱'],
  ['%', '1', '% 百分比 ％'],
  ['%', '0.1', '‰ 千分之'],
  ['%', '10', '成'],
  ['百分点', '1', '百分点 个百分点'],
  ['人', '1', '人 名 位'],
  ['人次', '1', '人次'],
  ['次', '1', '次 回 次数'],
  ['场', '1', '场 场次'],
  ['天', '1', '天 日 日历天 个自然日 自然日'],
  ['工作日', '1', '工作日 个工作日'],
  ['小时', '1', '小时 个小时 h 钟头'],
  ['分钟', '1', '分钟 分种 min'],
  ['个月', '1', '个月'],
  ['年', '1', '年'],
  ['周', '1', '周 个星期 星期'],
  ['㎡', '1', '㎡ m2 m² 平方米 平米 平方'],
  ['公顷', '1', '公顷'],
  ['亩', '1', '亩'],
  ['平方公里', '1', '平方公里 平方千米 km2 km²'],
  ['立方米', '1', '立方米 m3 m³ 方'],
  ['米', '1', '米 m M 延米 延长米'],
  ['公里', '1', '公里 千米 km KM'],
  ['公斤', '1', '公斤 千克 kg KG'],
  ['吨', '1', '吨 t'],
  ['度', '1', '度 千瓦时 kWh 摄氏度 ℃'],
  ['倍', '1', '倍'],
  ['分', '1', '分'],
  ['个', '1', '个'],
]
/** Classifiers: the noun after them says what is counted and is not part of the unit ("3个社区" counts 个). */
const CLASSIFIERS =
  '处 户 家 件 起 宗 例 条 篇 台 套 辆 架 艘 株 棵 盏 本 份 册 期 项 所 对 组 支 队 面 块 张 批 班 节 门 幅 桶 只 瓶 箱 袋 栋 幢 座 层 间 级 届 轮 排 封 站 档 根 副 片 笔 部 类 种 报'.split(
    ' ',
  )
/** Units that a noun may follow as well. */
const COUNTING = new Set(['人', '人次', '次', '场', '个', ...CLASSIFIERS])

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...SPELLINGS.flatMap(([base, factor, spellings]) => spellings.split(' ').map((s): [string, Unit] => [s, { base, factor }])),
  ...CLASSIFIERS.map((s): [string, Unit] => [s, { base: s, factor: '1' }]),
])
const LONGEST_FIRST = [...UNITS.keys()].toSorted((a, b) => b.length - a.length)
const SCALES: Readonly<Record<string, number>> = { 百: 10 ** 2, 千: 10 ** 3, 万: 10 ** 4, 百万: 10 ** 6, 千万: 10 ** 7, 亿: 10 ** 8 }
const SCALE = /^(百万|千万|亿|万|千(?![瓦克米分])|百(?!分))/

export interface UnitRead {
  readonly unit: string
  /** How many base units one counts. */
  readonly factor: Exact
  /** As written, when it is a multiple: 万元. */
  readonly written?: string
}

const NOUN = /^(?:\(?[\p{Script=Han}A-Za-z·“”"]{1,12}\)?)$/u
const UNKNOWN = /^[\p{Script=Han}A-Za-z℃Ω]{1,4}$/u
/** In such leftovers a word other than a unit hides; they are not units. */
const NOT_A_UNIT = /[不未无以内外前后上下左右多余约共每各至到为和及与含]|完成|提升|降低|^[月号点]$/

/** Whether the text begins with a unit that is known: what makes a Chinese numeral before it a count. */
export const startsWithUnit = (text: string): boolean => {
  const rest = text.replace(SCALE, '')
  return LONGEST_FIRST.some((s) => rest.startsWith(s))
}

/**
 * What stands between a number and the words after it: "万元", "个社区", "万人次", "㎡", "" (none). Undefined when it is no unit.
 */
export function readUnit(text: string): UnitRead | undefined {
  const [, scale = ''] = SCALE.exec(text) ?? []
  const rest = text.slice(scale.length)
  const scaled = Exact.of(SCALES[scale] ?? 1)
  if (rest === '') return { unit: '', factor: scaled, ...(scale === '' ? {} : { written: scale }) }
  const spelling = LONGEST_FIRST.find((s) => rest.startsWith(s))
  const known = spelling === undefined ? undefined : UNITS.get(spelling)
  if (spelling !== undefined && known !== undefined) {
    const noun = rest.slice(spelling.length)
    const factor = scaled.times(known.factor)
    const read = { unit: known.base, factor, ...(factor.eq(1) ? {} : { written: `${scale}${spelling}` }) }
    if (noun === '') return read
    if (COUNTING.has(known.base) && NOUN.test(noun) && !/[\d每共前后半]/.test(noun)) return read
  }
  if (!UNKNOWN.test(rest) || NOT_A_UNIT.test(rest)) return undefined
  return { unit: rest, factor: scaled, ...(scale === '' ? {} : { written: text }) }
}

/** Sizes inside one dimension, so that "168小时" and "7天" can be compared. Calendar units are not turned into days. */
const DIMENSIONS: readonly Readonly<Record<string, Exact>>[] = [
  { 分钟: Exact.of(1), 小时: Exact.of(60), 天: Exact.of(1440), 周: Exact.of(10_080) },
  { 个月: Exact.of(1), 年: Exact.of(12) },
  { 公斤: Exact.of(1), 吨: Exact.of(1000) },
  { 米: Exact.of(1), 公里: Exact.of(1000) },
  { '㎡': Exact.of(1), 亩: Exact.of(2000).div(3), 公顷: Exact.of(10 ** 4), 平方公里: Exact.of(10 ** 6) },
]

/** The measure counted in the unit of `like` when both are of one dimension (小时 and 天); otherwise unchanged. */
export function inUnitOf(measure: Measure, like: Measure): Measure {
  const dimension = DIMENSIONS.find((d) => d[measure.unit] && d[like.unit])
  const from = dimension?.[measure.unit]
  const to = dimension?.[like.unit]
  if (!from || !to || measure.unit === like.unit) return measure
  const { written: _, ...rest } = measure
  return { ...rest, value: measure.value.times(from).div(to), unit: like.unit }
}

/** Per year and per nothing are the same in a yearly evaluation. */
const period = ({ per }: Measure): string => (per === undefined || per === '年' ? '' : per)

/**
 * Whether two measures can be compared as they are: same base unit, same period, no rise against a fall. A measure without a written unit
 * goes with any unit, except with one that was written as a multiple (万元): there a bare number has two readings.
 */
export function sameUnit(a: Measure, b: Measure): boolean {
  if (period(a) !== period(b)) return false
  if (a.change !== undefined && b.change !== undefined && a.change !== b.change) return false
  if (a.unit === b.unit) return true
  if (a.unit === '') return a.written !== undefined || b.written === undefined
  if (b.unit === '') return b.written !== undefined || a.written === undefined
  return false
}
