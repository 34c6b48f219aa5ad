import type { Prose } from '#domain/prose.ts'
import { plain } from '../../extract/plain.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayLike, sayNumber } from '../quantities.ts'
import { type Grid, nameAt } from '../tables/grid.ts'
import { placeOfFigure } from '../tables/grid-totals.ts'

/** What an amount is in the year's budget, by its label. */
const CONCEPTS = {
  limit: /编制(?:人数|总?数)?$/,
  staff: /(?:在职|实有|在编)(?:人员|人数|职工)?$/,
  controlRate: /在职人员控制率(?:为)?$/,
  initial: /年初(?:(?:批复|下达|部门|总)?(?:的)?预算(?:总?数|总额|收入|安排|资金)?|安排|下达|批复|核定)(?:合计|共)?(?:为)?$|由年初的?$/,
  added: /(?:追加|调增|年中增加)[^，。；]{0,12}$/,
  net: /净(?:增加?|减少?)(?:了|额)?$/,
  cut: /(?:调减|压减|核减|扣减|调出|收回)[^，。；]{0,12}$/,
  carryIn: /^(?:其中|以及|[加和]|加上|另有|动用|使用|[一二三]是)*上年结转(?:和?结余)?(?:资金)?$/,
  annual:
    /(?:(?:全年|调整后|追加后|最终|年度)(?:的)?(?:总)?预算(?:总?数|总额|合计)?|^(?:调整预算数?|预算(?:数)?(?:调整|追加)[为到至后])|(?:全年|本年)?(?:实际)?可用(?:资金|财力)(?:总额|总计|合计|共计)?|调整为)(?:合计|共)?(?:为|达)?$/,
  income: /^(?:本年|全年|当年|部门|单位|总)*收入(?:合计|总额)?(?:为)?$/,
  spent: /^(?:本年|全年|当年|部门|单位|总)*支出(?:合计|总额)?(?:为)?$/,
  closing: /^(?:年末|年底|期末)(?:累计)?(?:结转结余|结转和结余|结余|结转)(?:资金)?(?:为)?$/,
  opening: /^(?:加)?(?:年初|上年|期初)(?:结转结余|结转和结余|结余|结转)(?:资金)?(?:为)?$/,
  executed: /^(?:项目|全年|累计|实际|本年|共)*(?:支出|执行)(?:数)?(?:为)?$/,
  basic: /^(?:其中)?基本支出(?:为)?$/,
  project: /^(?:其中)?项目支出(?:为)?$/,
  left: /^(?:其中)?(?:年末|年底)?(?:未(?:支出|执行)|结转结余|结余|结转)(?:资金)?(?:为)?$/,
} as const
type Concept = keyof typeof CONCEPTS

/**
 * The budget of one paragraph must balance 预算平衡: 年初 + 追加 (+ 上年结转) − 调减 = 全年预算, 全年预算 − 支出 = 结余, 在职 ÷ 编制 = 控制率. Judged only where every amount
 * is given once.
 */
export function* budgetsThatDoNotBalance({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 3) continue
    const said = new Map<Concept, Quantity>()
    const twice = new Set<Concept>()
    for (const one of quantities) {
      const concept = conceptOf(one)
      if (!concept || one.bound) continue
      if (said.has(concept) && said.get(concept)!.value !== one.value) twice.add(concept)
      else said.set(concept, one)
    }
    const get = (concept: Concept) => (twice.has(concept) ? undefined : said.get(concept))
    const complaint = (kind: Mismatch['kind'], at: Quantity, value: number, how: string, parts: readonly Quantity[]): Mismatch => ({
      kind,
      place: placeOf(script, stretch, at),
      related: parts.map((part) => placeOf(script, stretch, part)),
      message: `“${at.label.replace(/为$/, '')}”写的是 ${at.written}，${how}为 ${sayLike(at, value)}`,
      found: at.written,
      expected: sayLike(at, value),
    })
    const [initial, annual, carryIn] = (['initial', 'annual', 'carryIn'] as const).map(get)
    const changes = quantities.flatMap((one): Change[] => {
      const concept = one.bound ? undefined : conceptOf(one)
      return concept === 'added' || concept === 'cut' ? [{ one, sign: concept === 'cut' ? -1 : 1 }] : []
    })
    const net = get('net')
    const isBoth = changes.length === 2 && changes[0]!.sign !== changes[1]!.sign
    if (net && isBoth) {
      const change = Math.abs(changeOf(changes))
      if (Math.abs(change - net.value) > net.half + changes[0]!.one.half + changes[1]!.one.half + 1e-6)
        yield complaint(
          'income',
          net,
          change,
          '追加减去调减',
          changes.map(({ one }) => one),
        )
    }
    if (initial && annual && (changes.length > 0 || net) && !hasOtherMoney(quantities, initial, annual)) {
      const netChange = net && { one: net, sign: /减/.test(net.label) ? -1 : 1 }
      const all = [...changes, ...(netChange ? [netChange] : [])]
      const slack = annual.half + initial.half + all.reduce((sum, { one }) => sum + one.half, 0) + 1e-6
      const fits = (change: number) =>
        [change, change + (carryIn?.value ?? 0)].some((each) => Math.abs(initial.value + each - annual.value) <= slack)
      // The first may be the sum of the others, and one may be told of a project.
      const readings = [changes, changes.slice(1), ...all.map((one) => [one])].map(changeOf)
      const isClear = all.length === 1 || (isBoth && !net)
      const [only] = all
      if (!readings.some(fits)) {
        const isUnit = all.length === 1 && WANS.some((scale) => fits(changeOf(all) * scale))
        if (isUnit && only) {
          const { one: slip } = only
          const meant = slip.written.endsWith('万元') ? slip.written.replace('万元', '元') : slip.written.replace(/元$/, '万元')
          yield {
            kind: 'unit',
            place: placeOf(script, stretch, slip),
            related: [placeOf(script, stretch, initial), placeOf(script, stretch, annual)],
            message: `“${slip.label}${slip.written}”与年初预算 ${initial.written}、全年预算 ${annual.written} 对不上；${meant} 才相符`,
            found: slip.written,
            expected: meant,
          }
        } else
          yield {
            ...complaint(
              'income',
              annual,
              initial.value + changeOf(changes.length > 0 ? changes : all) + (carryIn?.value ?? 0),
              `年初预算${all.some(({ sign }) => sign > 0) ? '加追加' : ''}${carryIn ? '、上年结转' : ''}${all.some(({ sign }) => sign < 0) ? '减调减' : ''}`,
              [initial, ...all.map(({ one }) => one), ...(carryIn ? [carryIn] : [])],
            ),
            ...(isClear ? {} : { severity: 'warning' as const }),
          }
      }
    }
    const [income, opening, spent, closing] = (['income', 'opening', 'spent', 'closing'] as const).map(get)
    if (income && opening && spent && closing && !money(quantities).some(isOfElse)) {
      const left = opening.value + income.value - spent.value
      if (Math.abs(left - closing.value) > opening.half + income.half + spent.half + closing.half + 1e-6)
        yield complaint('income', closing, left, `${opening.written} + ${income.written} − ${spent.written} `, [opening, income, spent])
    }
    const [limit, staff, rate] = (['limit', 'staff', 'controlRate'] as const).map(get)
    if (limit && staff && rate && limit.value > 0 && Math.abs((100 * staff.value) / limit.value - rate.value) > rate.half + 1e-9)
      yield complaint('rate', rate, (100 * staff.value) / limit.value, `按 ${staff.written} ÷ ${limit.written} 计算`, [staff, limit])
  }
}

const ACCOUNT: readonly (readonly [Concept, RegExp])[] = [
  ['opening', /^(?:加:?)?(?:年初|上年|期初)(?:结转结余|结转和结余|结余|结转)(?:资金)?$/],
  ['income', /^(?:本年|全年|当年)收入(?:合计|总额|小计)?$/],
  ['spent', /^(?:本年|全年|当年)支出(?:合计|总额|小计)?$/],
  ['closing', /^(?:减:?)?(?:年末|年底|期末)(?:结转结余|结转和结余|结余|结转)(?:资金)?$/],
]

/**
 * The same in a table of accounts: 上年结转 + 本年收入 − 本年支出 = 年末结转, each on a row of its own in one column, or income on the left and expenditure on the right, each column
 * under the words beside it.
 */
export function* accountsThatDoNotBalance(prose: Pick<Prose, 'file'>, { columns, rows }: Grid): Iterable<Mismatch> {
  const money = columns.flatMap(({ at, holds }) => (holds === 'money' ? [at] : []))
  const all = money.map((at) =>
    rows.flatMap((row) => {
      const figure = row.figures.get(at)
      return figure ? [{ name: nameOf(nameAt(row, at)), figure }] : []
    }),
  )
  const isSideBySide = rows.some((row) => money.some((at) => nameAt(row, at) !== nameAt(row, money[0]!)))
  for (const entries of isSideBySide ? [all.flat()] : all) {
    const said = ACCOUNT.map(([, pattern]) => entries.filter(({ name }) => pattern.test(name)))
    if (said.some(({ length }) => length !== 1)) continue
    const [opening, income, spent, closing] = said.map(([one]) => one!.figure)
    const left = opening!.value + income!.value - spent!.value
    if (Math.abs(left - closing!.value) <= 4 * closing!.half + 1e-6) continue
    yield {
      kind: 'income',
      place: placeOfFigure(prose, closing!),
      related: [opening!, income!, spent!].map((one) => placeOfFigure(prose, one)),
      message: `年末结转写的是 ${closing!.written}，${opening!.written} + ${income!.written} − ${spent!.written} = ${sayNumber(left)}`,
      found: closing!.written,
      expected: sayNumber(left),
    }
  }
}

const nameOf = (name: string) => plain(name).text.replace(/^[一二三四五六七八九十\d]+[、.]|\s/g, '')

const money = (all: readonly Quantity[]) => all.filter(({ unit }) => unit === '元')
/** Money that left, or came in, by another door. */
const isOfElse = ({ label }: Quantity) => /收回|上缴|缴回|分配|基金|专用|调入|调出|注销/.test(label)

/** What was added 追加 or cut 调减. */
interface Change {
  readonly one: Quantity
  readonly sign: number
}
const changeOf = (changes: readonly Change[]) => changes.reduce((sum, { one, sign }) => sum + sign * one.value, 0)

/** 元 written for 万元, and the other way round. */
const WANS = [1e4, 1e-4]

/** Money between the two that nobody knows the part of: it may have gone into the sum. */
const hasOtherMoney = (all: readonly Quantity[], one: Quantity, other: Quantity): boolean => {
  const [from, to] = [Math.min(one.start, other.start), Math.max(one.start, other.start)]
  return all.some((each) => each.unit === '元' && each.start > from && each.start < to && !conceptOf(each))
}

function conceptOf({ label, unit }: Quantity): Concept | undefined {
  const words = label.replace(/^(?:20\d\d年度?|\d{1,2}[月.、])+/, '')
  const found = (Object.keys(CONCEPTS) as Concept[]).find((concept) => CONCEPTS[concept].test(words))
  if (!found) return undefined
  const isPeople = found === 'limit' || found === 'staff'
  return (found === 'controlRate' ? unit === '%' : isPeople ? unit === '人' : unit === '元') ? found : undefined
}
