import type { Stretch } from '../../script.ts'
import { type Mismatch, type MismatchKind, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayLike } from '../quantities.ts'
import { type Broken, brokenOf } from './broken.ts'
import { listsAround, listsBehind, listsBelow, segmentsIn, totalsBelow } from './lists.ts'
import { columnsOf, type Line, linesOf, type Num } from './numbers.ts'
import { parallelsIn } from './parallels.ts'
import { pricesIn } from './prices.ts'
import { productsIn } from './products.ts'
import { ratesAcross, ratesIn } from './rates.ts'
import type { Relation } from './relation.ts'
import { lackingIn } from './remainders-across.ts'
import { hundredsIn, scoresBelow } from './score-sums.ts'
import { isOtherScale } from './slips.ts'
import { sumsBelow, sumsIn } from './sums.ts'
import { textAgainstRows } from './text-and-rows.ts'
import { twinsIn } from './twins.ts'

/** Powers of ten against chance from which on a slip is said to be one, and from which on it is asked about. */
const PROVEN = 4.2
const LIKELY = 2.8

/** A paragraph or row of more numbers is no report's; every list in it would be tried as a sum. */
const MOST_IN_A_LINE = 400

/** Numbers that would agree with those around them if they were not mistyped 笔误: found by arithmetic, whatever the words are. */
export function* slipsInFigures(sheet: Sheet): Iterable<Mismatch> {
  for (const broken of brokenOf(relationsOf(sheet), LIKELY)) {
    const { relation, culprit } = broken
    // What is written twice is no slip of the pen, however near another number is: it is another thing's.
    if (relation.shape === 'same' && (sheet.times.get(culprit.raw) ?? 0) > 1) continue
    yield complaint(broken, sheet.script)
  }
}

/** Every relation that numbers near each other may have, whether it holds or not. */
export function relationsOf({ script, figures }: Sheet): Relation[] {
  const known = new Map<Stretch, readonly Quantity[]>(figures.map(({ stretch, quantities }) => [stretch, quantities]))
  const lines = linesOf(script, known).filter(({ numbers }) => numbers.length <= MOST_IN_A_LINE)
  const relations: Relation[] = [
    ...ratesIn(lines),
    ...ratesAcross(lines),
    ...twinsIn(lines.flatMap(({ numbers }) => numbers)),
    ...listsBelow(lines),
    ...listsAround(lines),
    ...totalsBelow(lines),
    ...parallelsIn(lines),
    ...lackingIn(lines),
    ...scoresBelow(lines),
    ...listsBehind(lines),
    ...hundredsIn(lines),
  ]
  for (const line of lines) relations.push(...sumsIn(line), ...segmentsIn(line), ...productsIn(line), ...pricesIn(line))
  const columns = columnsOf(lines)
  const apart = executionScores(lines)
  for (const column of columns) relations.push(...[...sumsBelow(column)].filter((one) => !isCompletedBy(apart, one)))
  relations.push(...textAgainstRows(lines, columns))
  return relations.filter((one) => !isRestated(one))
}

/** Scores of the execution rate, which stand with the money of a form: "年度资金总额 36.00 36.00 32.40 10 90.00% 9.00". */
const executionScores = (lines: readonly Line[]): ReadonlySet<number> =>
  new Set(
    lines.flatMap(({ row, numbers }) =>
      (row ? numbers.filter(({ name, heading }) => /总(?:金)?额|执行率/.test(name) && /得分/.test(heading)) : []).map(({ raw }) => raw),
    ),
  )

/** The total of a column of scores holds a score more that stands in another table. */
const isCompletedBy = (apart: ReadonlySet<number>, { shape, members: [whole, ...parts] }: Relation): boolean =>
  shape === 'sum' &&
  /得分|总分/.test(whole!.name + whole!.heading) &&
  apart.has(Number((whole!.raw - parts.reduce((sum, { raw }) => sum + raw, 0)).toFixed(2)))

/** "26.10万元，其中40.00万元，26.10万元": a whole told again among its parts would leave nothing for the others. */
const isRestated = ({ shape, members }: Relation): boolean =>
  shape === 'sum' && members.length === 3 && members.slice(1).some(({ value }) => value === members[0]!.value && value !== 0)

function complaint({ culprit, meant, relation, support, evidence }: Broken, script: Sheet['script']): Mismatch {
  const { shape } = relation
  const [result, ...parts] = relation.members
  const written = relation.members.map((one) => one.written)
  const fitting = meant === undefined ? undefined : meantAs(culprit, meant)
  const name = /^[一-龥“《]/.test(culprit.name) ? culprit.name : clauseBefore(culprit)
  return {
    kind: meant !== undefined && isOtherScale(culprit.raw, meant) ? 'unit' : kindOf(relation, culprit),
    ...(evidence >= PROVEN && !isBareShare(relation) ? {} : { severity: 'warning' as const }),
    place: placeOf(script, culprit.stretch, culprit),
    related: [...new Set([relation, ...support].flatMap(({ members }) => members))]
      .filter((one) => one !== culprit)
      .map((one) => placeOf(script, one.stretch, one)),
    message:
      relation.shape === 'same'
        ? `“${name}”这里写的是 ${culprit.written}，别处写的是 ${fitting}`
        : culprit === result
          ? `“${name}”写的是 ${culprit.written}，与 ${relation.said(written)} 对不上${fitting === undefined ? '' : `；${fitting} 才相符`}`
          : `${written[0]} 与 ${relation.said(written)} 对不上${
              fitting === undefined
                ? ''
                : `：${parts.length > 1 ? `其中 ${culprit.written} ` : ''}如果是 ${fitting} 才相符${
                    shape === 'sum'
                      ? `（相加为 ${sayLike(
                          result!,
                          parts.reduce((sum, { value }) => sum + value, 0),
                        )}）`
                      : ''
                  }`
            }`,
    found: culprit.written,
    ...(fitting === undefined ? {} : { expected: fitting }),
  }
}

/** A rate of two numbers that stand alone on their lines, without unit or heading: cells whose columns are lost, which may be points and scores. */
const isBareShare = ({ shape, members }: Relation): boolean =>
  shape === 'rate' &&
  members.slice(1).every(({ unit, heading, stretch, written }) => unit === '' && heading === '' && stretch.text.trim() === written)

/** A number in the manner of the one written. */
function meantAs({ written, decimals, raw: own }: Num, raw: number): string {
  const tail = written.replace(/^-?[\d,.]+/, '')
  const rescaled = isOtherScale(own, raw) ? scaledTail(tail, raw > own) : undefined
  if (rescaled !== undefined) return `${written.slice(0, written.length - tail.length)}${rescaled}`
  const [whole = '', part] = Math.abs(raw)
    .toFixed(Math.max(decimals, places(raw)))
    .split('.')
  const grouped = written.includes(',') ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  return `${raw < 0 ? '-' : ''}${grouped}${part === undefined ? '' : `.${part}`}${tail}`
}

/** The unit with 万 added to it (万 becomes 亿), or taken from it. */
function scaledTail(tail: string, up: boolean): string | undefined {
  const [scale, rest] = /^[万亿]/.test(tail) ? [tail[0], tail.slice(1)] : ['', tail]
  if (up) return scale === '亿' ? undefined : `${scale === '' ? '万' : '亿'}${rest}`
  return scale === '' ? undefined : `${scale === '亿' ? '万' : ''}${rest}`
}

const places = (raw: number) => (String(raw).split('.')[1] ?? '').length

const INCOME = /收入|拨款|来源|到位|下达|中央|省级|市级|县级|区级|配套|追加|年初|结转|专款|财力|预算数|安排/
const SOURCES = /收入|拨款|来源|中央|省级|市级|县级|区级|配套|自筹|上年结转|年初结转|财政|单位资金|其他资金/
const isMoneyOrBare = ({ unit }: Num) => unit === '元' || unit === ''
const SPENT = /支出|支付|花|用于|用在|使用|费|列支|执行|决算/
const LEFT = /结余|结转|剩余|剩下|未执行|未支出|未使用|未付/

/** Which rule says it: by what the numbers are called, and by what the culprit is. */
function kindOf({ shape, members }: Relation, culprit: Num): MismatchKind {
  const [result] = members
  const isMoney = culprit.unit === '元'
  if (shape === 'sum') {
    if (culprit.unit === '分' && /[扣失减][除掉去了分为:]*$/.test(result!.name)) return 'deduction'
    if (culprit.unit === '分' && members.length === 3 && members.some(({ name }) => /[扣失减][除掉去了分为:]*$/.test(name)))
      return 'deduction'
    if (culprit.unit === '分' || /得分|分值|权重/.test(culprit.heading)) return 'scores'
    if (!isMoney && culprit.unit !== '') return 'figures'
    if (culprit.column !== undefined && /总额$/.test(result!.name.replace(culprit.heading, ''))) return 'funds'
    const named = members.map(({ name }) => name).join()
    if (isMoney && LEFT.test(named) && !/上年结转|年初结转|追加|收入/.test(named)) return 'figures'
    // The rows of a column say what it sums up, not its heading: 预算数 stands over spending too.
    if (isMoneyOrBare(culprit) && members.every(({ column, written, stretch }) => column !== undefined && written === stretch.text.trim()))
      return members.some(({ name, heading }) => SOURCES.test(name.replace(heading, ''))) ? 'income' : 'expenditure'
    const words = [...members.map(({ name }) => name), result!.stretch.text]
    const says = words.map((name) => (SPENT.test(name) ? 'expenditure' : INCOME.test(name) ? 'income' : undefined))
    return says.find((one) => one !== undefined) ?? (isMoney ? 'income' : 'figures')
  }
  if (shape === 'same' || shape === 'price') return 'figures'
  if (shape === 'change') return 'rate'
  if (shape === 'product') {
    if (culprit.unit === '%') return 'execution-rate'
    if (culprit !== result && culprit !== members[1]) return 'figures'
    return members.some(({ name }) => /执行/.test(name)) ? 'execution-score' : 'indicator-score'
  }
  return /执行|支出率|支付率|拨付率|完成率/.test(result!.name) || /占[^，。；]{0,8}预算/.test(clauseBefore(result!))
    ? 'execution-rate'
    : 'rate'
}

/** The words of its clause before a number: "占预算4,860,000元的" before 93.10%. */
const clauseBefore = ({ stretch: { text }, start }: Num): string =>
  text.slice(Math.max(...['，', '。', '；'].map((stop) => text.lastIndexOf(stop, start - 1))) + 1, start)
