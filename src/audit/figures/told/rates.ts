import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { isOfOther } from '../money/money-rates.ts'
import type { Quantity } from '../quantities.ts'
import { isMade, isMadeOfRest, isRatio } from '../rates/ratios.ts'
import { isSlip } from '../slips.ts'
import { type Said, saidIn } from './clause.ts'

/**
 * Rates with the two numbers they are made of in their sentence, before or behind them, whatever they are called 比率: "应检企业320家，实检304家，检查覆盖率95.00%", "设备在用364台，总数
 * 400台，利用率91%", "结余率6.00%". Believed when any two numbers near it, or its part and any number of that measure in the document, make it.
 */
export function* ratesToldWrong({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  const values = valuesOf(figures)
  for (const own of figures) {
    if (own.quantities.length < 3 || own.stretch.kind === 'goals' || isShortCell(own.stretch)) continue
    const { text } = own.stretch
    const all = saidIn(text, own.quantities, year)
    for (const rate of all) {
      if (rate.unit !== '%' || rate.bound || rate.value <= 0 || AIMED.test(text.slice(Math.max(0, rate.start - BEFORE), rate.start)))
        continue
      const name = nameOf(text, rate)
      if (name === undefined) continue
      const pair = pairOf(name, rate, all, text, values) ?? pairAfar(rate, all, text, values)
      if (!pair) continue
      const { part, whole, sure } = pair
      const end = Math.max(part.end, whole.end)
      if (part.unit === '元' && end < rate.start && isOfOther(text, text.lastIndexOf('。', rate.start) + 1, rate, end)) continue
      const right = `${((100 * part.value) / whole.value).toFixed(2)}%`
      yield {
        kind: /执行|支出率|支付|使用率|拨付/.test(name) && part.unit === '元' ? 'execution-rate' : 'rate',
        ...(sure ? {} : { severity: 'warning' as const }),
        place: placeOf(script, own.stretch, rate),
        related: [placeOf(script, own.stretch, part), placeOf(script, own.stretch, whole)],
        message: `“${name}”写的是 ${rate.written}，按 ${part.written} ÷ ${whole.written} 计算为 ${right}`,
        found: rate.written,
        expected: right,
      }
    }
  }
}

/** A cell of figures belongs to its row and heading; one that tells something is as good as a paragraph. */
const isShortCell = ({ passage, text }: Stretch) => passage.cell !== undefined && text.length <= LONG_CELL
const LONG_CELL = 30

/** "目标为14座泵站完好率98%": what is to be reached is reckoned from nothing. */
const AIMED = /(?:目标|计划)(?:值)?(?:为|是|:)[^，。；]*$/
const BEFORE = 24

const IS = '(?:分别)?(?:均|仅|只|高|已|约)?(?:为|是|达到?|有|:|约)*$'
const NAME = new RegExp(`([一-龥]*(?:率|占比|比例|比重|满意度|完成度|进度))${IS}`)
/** "完成年度目标3600人次的", "占总数的": a share told as one. */
const SHARE =
  /(?:^|[一-龥])(?:占|完成|达到|为|是|相当于|实现|仅为)[^，。；]{0,24}的(?:比例|比重)?(?:为|达|约)?$|(?:^|[一-龥\d])占(?:比)?[^，。；的]{0,10}$/
const CHANGE = /增|减|降|升|涨|跌|提高|变动|压缩|偏差|偏离|序时|权重|利率|税率|折扣|增幅|降幅|浓度|含量|湿度|得分率|控制率/
/** Rates of other things than counts of the passage. */
const OF_OTHERS = /发病率|死亡率|中标|汇率|入学率|就业率|普及率|知晓率|优良率|自给率|贡献率|达标比例|配比/

function nameOf(text: string, { words, label, start }: Said): string | undefined {
  // "资金执行率(支出/预算)94.00%"
  const near = label === '' && text[start - 1] === ')' ? words : label === '' ? '' : words
  const name = NAME.exec(near)?.[1] ?? (SHARE.test(near) ? near : undefined)
  return name === undefined || CHANGE.test(name) || OF_OTHERS.test(name) ? undefined : name
}

const NO_PART: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '分', '℃', '度', '年', '个月', '天', '小时', '分钟', '工作日'])
const PEOPLE: ReadonlySet<string> = new Set(['份', '人', '户', '家', '条', '张', '例', '个', '次', '人次', '件'])
const BACK = 8

/** What of a rate's name must be found beside its part. */
const REST = /结余|结转|剩余|未|节约|空置|闲置|逾期|不/
const SURVEY = /满意|有效|回收|收回|好评|支持/
const MONEY = /结余|结转|节约|节支|执行|资金|支出|支付|拨付|预算|到位|经费|资产/

interface Pair {
  readonly part: Quantity
  readonly whole: Quantity
  readonly sure: boolean
}

function pairOf(name: string, rate: Said, all: readonly Said[], text: string, values: Values): Pair | undefined {
  const at = all.indexOf(rate)
  const item = text.lastIndexOf(';', rate.start)
  const isShared = OF_WHOLE.test(name)
  const usable = (one: Said) =>
    !NO_PART.has(one.unit) &&
    one.role !== 'gap' &&
    one.role !== 'past' &&
    one.value > 0 &&
    fitsName(name, one) &&
    (one.unit !== '元' || isShared || one.start > item)
  const before = all.slice(Math.max(0, at - BACK), at).filter(usable)
  const own = before.filter((one) => one.sentence === rate.sentence)
  const ahead = text.indexOf(';', rate.start)
  const isInItem = (one: Said) => one.sentence === rate.sentence && (ahead < 0 || one.start < ahead)
  const behind = all.slice(at + 1, at + 3).filter((one) => usable(one) && isInItem(one))
  const earlier = before.filter((one) => isShared || one.sentence >= rate.sentence - 1)
  const pair = twoOf(name, own, text) ?? twoOf(name, [...own, ...behind], text) ?? twoOf(name, earlier, text)
  if (!pair || pair.part.value === pair.whole.value || (rate.value === 100 && pair.part.value > pair.whole.value)) return undefined
  const { part, whole, only } = pair
  const isNear = own.includes(part) && own.includes(whole)
  const computed = (100 * part.value) / whole.value
  if (Math.abs(computed - rate.value) > MOST_OFF && !isOneSlip(rate, part, whole)) return undefined
  const kin = all.filter(({ unit }) => unit === part.unit || (SURVEY.test(name) && PEOPLE.has(unit)))
  const made = (a: Quantity, b: Quantity) =>
    a !== b &&
    (isRatio(rate, a.value, a.half, b) ||
      isRatio(rate, b.value - a.value, a.half + b.half, b) ||
      isRatio(rate, a.value, a.half, plus(a, b)))
  // Named by the rate itself, and the only one of that name: no other part can be meant.
  if (
    isRatio(rate, part.value, part.half, whole) ||
    isRatio(rate, whole.value, whole.half, part) ||
    (rate.value === 100 && (!only || whole.role === 'aim'))
  )
    return undefined
  const parts = only && isNear ? [part] : kin
  if (parts.some((a) => kin.some((b) => made(a, b))) || (!only && isMade(rate, all.slice(Math.max(0, at - BACK - 4), at + 5))))
    return undefined
  if (isMadeOfRest(rate, part, whole, kin)) return undefined
  const candidates = parts.filter((one) => Math.abs(all.indexOf(one) - at) <= BACK && !one.bound)
  const wholes = only && isNear && part.unit !== '元' ? [] : (values.get(part.unit) ?? [])
  if (candidates.some((one) => wholes.some((value) => value.value !== one.value && isRatio(rate, one.value, one.half, value))))
    return undefined
  return { part, whole, sure: isNear && (only || (whole.role === 'aim' && /完成|执行|目标|任务/.test(name))) }
}

/**
 * "未支出85.80万元，占该项资金的10.10%", "三个项目支出合计739.66万元，执行率93.61%": what is told right before the rate, of an amount that stands elsewhere. Only where no amount of the
 * document makes the rate, and one whose name shares its words would but for a slip.
 */
function pairAfar(rate: Said, all: readonly Said[], text: string, values: Values): Pair | undefined {
  const part = all[all.indexOf(rate) - 1]
  if (!part || part.unit !== '元' || part.bound || part.role !== 'fact' || part.sentence !== rate.sentence || placesOf(rate) < 2)
    return undefined
  if (rate.start - part.end > BEFORE || /[。;]/.test(text.slice(part.end, rate.start)) || rate.value >= 100) return undefined
  const wholes = values.get('元') ?? []
  if (
    [part, ...all].some((a) => a.unit === '元' && wholes.some((whole) => whole.value !== a.value && isRatio(rate, a.value, a.half, whole)))
  )
    return undefined
  const words = text.slice(text.lastIndexOf('。', part.start) + 1, rate.start)
  const whole = wholes.find(
    (one) =>
      one.value > part.value &&
      GIVEN_AFAR.test(one.label) &&
      sharesWords(one.label, words) &&
      isSlip(rate, Number(((100 * part.value) / one.value).toFixed(2))),
  )
  return whole ? { part, whole, sure: false } : undefined
}
const GIVEN_AFAR = /预算|安排|下达|批复|核定|计划|概算|投资|资金|合同|到位|总额/
const COMMON = /预算|安排|全年|资金|支出|实际|总额|合计|年初|[为共的]/g
/** Two signs that are no common word. */
const sharesWords = (label: string, words: string): boolean => {
  const own = label.replace(COMMON, ' ')
  return [...own].some((_, i) => /^[一-龥]{2}$/.test(own.slice(i, i + 2)) && words.includes(own.slice(i, i + 2)))
}

/** Whether one of the three, mistyped, explains the miss. */
const isOneSlip = (rate: Quantity, part: Quantity, whole: Quantity): boolean =>
  isSlip(rate, Number(((100 * part.value) / whole.value).toFixed(placesOf(rate)))) ||
  isSlip(part, Number(((rate.value * whole.value) / 100).toPrecision(8))) ||
  isSlip(whole, Number(((100 * part.value) / rate.value).toPrecision(8)))

const plus = (a: Quantity, b: Quantity) => ({ value: a.value + b.value, half: a.half + b.half })
const placesOf = ({ written }: Quantity) => written.split('.')[1]?.replace(/\D/g, '').length ?? 0
/** Points of per cent that a rate is off by at most: what is further off is a rate of something else. */
const MOST_OFF = 15

const fitsName = (name: string, { unit }: Quantity) =>
  (!SURVEY.test(name) || PEOPLE.has(unit)) && (/占/.test(name) || MONEY.test(name) === (unit === '元') || EITHER.test(name))

const OF_WHOLE = /^(.*)占(.+?)的?(?:比例|比重)?$/

/** Of money as of things. */
const EITHER = /完成|目标|任务|利用率|使用率/

interface Two {
  readonly part: Said
  readonly whole: Said
  /** The name speaks of this number, and of no other. */
  readonly only: boolean
}

/** The part that the rate's name speaks of, and the other number of its measure. */
function twoOf(name: string, numbers: readonly Said[], text: string): Two | undefined {
  const share = OF_WHOLE.exec(name)
  if (share) return sharedTwo(share[1]!, share[2]!, numbers)
  const isRest = REST.test(name)
  const last = numbers.findLast((one) => isRest || !REST.test(one.label))
  if (!last) return undefined
  const isKin = ({ unit, words }: Said) =>
    unit === last.unit || (SURVEY.test(name) && PEOPLE.has(unit)) || (last.unit === '人' && PLACES.test(words))
  const kin = numbers.filter((one) => isKin(one) && (isRest || !REST.test(one.label)))
  if (kin.length < 2) return undefined
  const isMoney = last.unit === '元'
  const aim = kin.findLast(({ role, bound, label }) => role === 'aim' || bound || (isMoney && GIVEN.test(label)))
  const common = [...kin[0]!.words.slice(-NEAR)].filter((sign) => kin.every(({ words }) => words.slice(-NEAR).includes(sign)))
  const named = kin.filter((one) => one !== aim && isNamed(name, one, text, common))
  const part = isRest
    ? kin.findLast(({ label }) => REST.test(label))
    : isMoney
      ? kin.findLast(({ label }) => (/到位/.test(name) ? /到位/ : /利用/.test(name) ? /在用|使用|利用/ : SPENT).test(label))
      : (named.at(-1) ?? (DONE.test(name) && aim ? kin.findLast((one) => one !== aim) : undefined))
  if (!part) return undefined
  const others = kin.filter((one) => one !== part)
  const whole = aim && aim !== part ? aim : (others.findLast((one) => one.value >= part.value) ?? others.at(-1)!)
  return { part, whole, only: !isMoney && named.length === 1 && named[0] === part && part.words.includes(stemOf(name)) }
}

/** What people take: as many as there are. */
const PLACES = /[床座席铺学]位/
const GIVEN = /预算|安排|下达|批复|核定|计划|概算|总投资|合同(?:总?价|金额)/
const SPENT = /支出|支付|使用|执行|列支|拨付|决算|花|完成|已付|付款|实付/
const DONE = /覆盖|完成|执行|目标|任务|计划|实现/
const stemOf = (name: string) => name.replace(/(?:率|占比|比例|比重|度)$/, '').slice(-2)

/** "项目支出2268.16万元，占部门支出的60.50%": the number right before, or the one its own words name; the whole by its words. */
function sharedTwo(subject: string, whole: string, numbers: readonly Said[]): Two | undefined {
  const part = subject === '' ? numbers.at(-1) : bestNamed(numbers, subject)
  const names = whole.replace(/^(?:全部|全年|总|其)/, '').replace(/(?:总数|总量|总额|数|量|额)$/, '')
  if (!part || names.length < 2) return undefined
  const others = numbers.filter((one) => one !== part && one.unit === part.unit && one.value > part.value)
  const near = others.filter(({ sentence }) => sentence === part.sentence)
  const of = bestNamed(others, names) ?? (near.length === 1 ? near[0] : undefined)
  return of ? { part, whole: of, only: false } : undefined
}

/** The number whose words share the longest end with a name: "项目支出" is not "公用经费支出". */
function bestNamed(numbers: readonly Said[], name: string): Said | undefined {
  for (let length = Math.min(name.length, 6); length >= 2; length--) {
    const found = numbers.findLast(({ words }) => words.slice(-12).includes(name.slice(-length)))
    if (found) return found
  }
  return undefined
}

/** Signs that tell nothing of what a rate is of. */
const EMPTY = /[的率度占比例重完成项目情况实际为达数量总全年等有]/g
/** Whether the words of a number share the end of a rate's name: 回收率 with 收回, 利用率 with 在用. */
function isNamed(name: string, { words, end }: Said, text: string, common: readonly string[]): boolean {
  const around = `${words.slice(-NEAR)}${/^[一-龥“”]{0,6}/.exec(text.slice(end, end + 6))![0]}`
  if (/满意/.test(name)) return /满意/.test(around)
  const stem = name
    .replace(/(?:率|占比|比例|比重|度)$/, '')
    .replace(EMPTY, '')
    .slice(-4)
  return [...stem].some((sign) => !common.includes(sign) && around.includes(sign))
}
/** Signs before a number that tell what it is. */
const NEAR = 10

type Values = ReadonlyMap<string, readonly Quantity[]>
/** Every number by its measure. */
const valuesOf = (figures: Sheet['figures']): Values =>
  Map.groupBy(
    figures.flatMap(({ quantities }) => quantities.filter(({ value }) => value > 0)),
    ({ unit }) => unit,
  )
