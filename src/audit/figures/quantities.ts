import { numeralsIn, type Written } from './numerals.ts'

/**
 * Quantities in plain text 文中数量: a figure, its unit and the words that name it. Figures are plain numbers here: what they prove is decided with the
 * tolerance of their written places, and the words of a finding quote them as they were written.
 */
export interface Quantity {
  /** In the base unit: 1.5 万人 is 15000 人, 3 万元 is 30000 元, 95% is 95 %. */
  readonly value: number
  /** '元', '%', '百分点', '分', '人次', '个' …; '' for a bare figure. */
  readonly unit: string
  /** Half of the last written place, in the base unit; counts and amounts without decimals are exact. */
  readonly half: number
  /** As written, with its unit; a numeral of words in figures. */
  readonly written: string
  readonly start: number
  readonly end: number
  /** The words before it, back to the last stop or the quantity before. */
  readonly label: string
  readonly labelStart: number
  /** How deep in brackets. */
  readonly depth: number
  /** An operator or 以上/以内 makes it a bound or a target, not a fact. */
  readonly bound: boolean
}

const MEASURES =
  '个百分点|百分点|人次|人年|车次|班次|项次|户次|例次|件次|家次|架次|册次|批次|学时|课时|床位|平方米|平方公里|立方米|千瓦时|公里|千米|公顷|公斤|千克|分钟|小时|工作日|个月|个工作日|场次|台套|项目|教学班|元|人|名|位|次|场|期|个|户|家|条|件|处|份|篇|项|起|宗|套|台|辆|盏|株|亩|米|吨|天|批|轮|届|所|座|栋|幢|本|册|张|块|片|面|棵|口|头|只|羽|尾|幅|间|床|例|种|类|门|村|度|℃|㎡|立方|分|倍|%|‰'
const FIGURE = new RegExp(
  `(?<![\\d.,A-Za-z〔\\[第])(-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?)(亿|千万|百万|万|千(?=元|人|亩|米))?(${MEASURES})?`,
  'g',
)
const SCALE: Readonly<Record<string, number>> = { 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3 }
const BOUND_BEFORE =
  /(?:[≥≤<>]|(?<!\d)=|不低于|不少于|不超过|不高于|不大于|不小于|不多于|大于|小于|超过|高于|低于|多于|少于|至少|最多|控制在|以上)$/
const BOUND_AFTER = /^(?:及?以[上下内]|之内|左右|\/)/
/** "达到95%的目标" */
const AIM_AFTER = /^的(?:年度|预期|绩效|既定|考核|控制)*(?:目标|要求)/
const STOP = '，。；;、:！？()〓“”《》\t'

/** Every quantity of a plain text, in order. Dates, document numbers and prices per unit are left out. */
export function quantitiesIn(text: string): Quantity[] {
  const numerals = numeralsIn(text)
  if (numerals.length === 0 && !/\d/.test(text)) return []
  const found: Quantity[] = []
  let depth = 0
  let read = 0
  for (const { figure, scale, unit: own, written: whole, start, end } of inOrder(figuresIn(text), numerals)) {
    for (; read < start; read++) depth += '(['.includes(text[read]!) ? 1 : ')]'.includes(text[read]!) ? -1 : 0
    let unit = own
    const next = text[end] ?? ''
    if (unit === '' && scale === '万' && !/[\d一-龥]/.test(next)) unit = unitOfWan(text, found.at(-1), start, depth)
    if (isNoQuantity(text, start, end, unit)) continue
    // "3分之一", "10分钟" are no points; "20项目" is 20 projects.
    if (unit === '分' && /[之钟别析类项管布散配批局公部]/.test(next)) continue
    if (unit === '百分点' || unit === '个百分点') unit = '百分点'
    const digits = figure.replaceAll(',', '')
    const factor = SCALE[scale] ?? 1
    const decimals = digits.split('.')[1]?.length ?? 0
    const label = labelBefore(text, start, found.at(-1)?.end ?? 0)
    found.push({
      value: Number(digits) * factor,
      unit: UNITS[unit] ?? unit,
      half: decimals === 0 && !/[%‰点]/.test(unit) ? 0 : (0.5 * factor) / 10 ** decimals,
      written: whole,
      start,
      end,
      label: text.slice(label, start),
      labelStart: label,
      depth: Math.max(0, depth),
      bound:
        BOUND_BEFORE.test(text.slice(Math.max(0, start - 4), start)) ||
        BOUND_AFTER.test(text.slice(end, end + 4)) ||
        (unit === '%' && AIM_AFTER.test(text.slice(end, end + 8))) ||
        next === '/',
    })
  }
  return found
}

function* figuresIn(text: string): Iterable<Written> {
  for (const { 0: written, 1: figure = '', 2: scale = '', 3: unit = '', index: start } of text.matchAll(FIGURE))
    yield { figure, scale, unit, written, start, end: start + written.length }
}

const inOrder = (figures: Iterable<Written>, numerals: readonly Written[]): Iterable<Written> =>
  numerals.length === 0 ? figures : [...figures, ...numerals].sort((a, b) => a.start - b.start)

/** A bare 万 is money, but for the parts in brackets of what was counted in 万: "31.6万人次(第一季度6.2万、第二季度8.9万)". */
const unitOfWan = (text: string, before: Quantity | undefined, start: number, depth: number): string =>
  before?.written.includes('万') && before.unit !== '' && depth > 0 && depth >= before.depth && !/[)。]/.test(text.slice(before.end, start))
    ? before.unit
    : '元'

const UNITS: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  个工作日: '工作日',
  千米: '公里',
  '㎡': '平方米',
  立方: '立方米',
  公斤: '千克',
}

/** Years, months, days, numbers of documents, clauses and lists. */
function isNoQuantity(text: string, start: number, end: number, unit: string): boolean {
  const next = text[end] ?? ''
  if (unit === '' && /[年月日号时点.-]/.test(next)) return true
  if (unit === '' && /[./-]/.test(text[start - 1] ?? '') && /\d/.test(text[start - 2] ?? '')) return true
  return unit === '' && /^[.、)]/.test(next) && (start === 0 || /[。；;\n]/.test(text[start - 1] ?? ''))
}

function labelBefore(text: string, start: number, floor: number): number {
  let at = start
  while (at > floor && !STOP.includes(text[at - 1]!)) at--
  return at
}

/** Whether a figure as written is what was computed from others as written: all of them may have been rounded. */
export const agrees = (written: Quantity, computed: number, slack = 0): boolean =>
  Math.abs(written.value - computed) <= written.half + slack + 1e-9 * Math.max(1, Math.abs(computed))

/** A number as people write it: at most four decimals, no trailing zeros. */
export const sayNumber = (value: number): string => String(Number(value.toFixed(4)))

/** A computed value in the unit, and at the scale, of a written one: 1234500 beside "120.00万元" is "123.45万元". */
export function sayLike({ written, unit }: Pick<Quantity, 'written' | 'unit'>, value: number): string {
  const tail = written.replace(/^-?[\d,.]+/, '')
  const scale = Object.entries(SCALE).find(([word]) => tail.startsWith(word))
  return scale ? `${sayNumber(value / scale[1])}${tail}` : `${sayNumber(value)}${unit === '百分点' ? '个百分点' : tail}`
}
