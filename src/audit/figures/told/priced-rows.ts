import type { Script, Stretch } from '../../script.ts'
import { type Mismatch, placeOf } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import { isSlip } from '../slips.ts'
import { TOTAL } from '../tables/grid.ts'

/** 数量、单价、金额: columns that make one another. */
const COUNT =
  /^(?:实际|完成|采购|计划|购置|核定)?(?:数量|工程量|人数|人次|面积|台数|套数|户数|学时数?|课时数?)|^(?:受益|在校|实际|培训|服务|补助|参保)?(?:[一-龥]{0,2}(?:学生|教师|农户|群众|学员|老人|床位|里程|亩|班)数|[人户亩]数)(?:\([^)]*\))?$/
const PRICE =
  /^(?:平均|采购|中标|合同|综合)?(?:单价|均价|单位成本|(?:补助|补贴|奖补|发放|收费)?标准)|^(?:[生人户亩次床车台班]|公里|每[人户亩次])均?(?:[一-龥]{0,4}(?:成本|费用|支出|补助|投入|经费))?(?:\([^)]*\))?$|^(?:[生人户亩次床]均)[一-龥]{0,6}(?:\([^)]*\))?$/
const AMOUNT = /^(?:实际|采购|合同|支出|补助|补贴|合计|实付|支付|发放)?(?:金额|总价|合价|小计|支出|资金|总额)(?:\([^)]*\))?$/
/** "12间", "110000元/间", "1,134,000.00" */
const FIGURE = /^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(万)?(元)?(?:[一-龥]{0,3})?(?:\/[一-龥]{1,3})?$/
const WAN = 1e4
const LONGEST = 24
/** Columns of a table that was copied cell by cell. */
const WIDEST = 8
/** Rows that prove the reading of such a table. */
const LEAST = 2

interface Cell {
  readonly stretch: Stretch
  readonly text: string
}

/** The cells of one row that make one another. */
interface Priced {
  readonly count: Read
  readonly price: Read
  readonly amount: Read
}

interface Read {
  readonly stretch: Stretch
  readonly value: number
  /** Digits as written, in the unit of the cell or of its heading. */
  readonly written: string
  readonly half: number
  /** The unit of money is known; else it may be 元 or 万元. */
  readonly isSure: boolean
}

/**
 * Rows of a count, a price and an amount 数量×单价=金额, in a table or copied with a cell to a line: "12间 | 110000元/间 | 132.00（万元）". What is off by ten thousand is the unit; what a slip of the pen explains is an error where other rows of
 * the table hold.
 */
export function* pricedRowsThatDoNotFit(script: Script): Iterable<Mismatch> {
  for (const rows of [...inTables(script), ...inLines(script)]) {
    const held = rows.filter(fits).length
    for (const row of rows) {
      if (fits(row)) continue
      const { count, price, amount } = row
      const product = count.value * price.value
      const isShifted = [WAN, 1 / WAN].some((factor) => isNear(amount.value * factor, row))
      const meant = [
        [amount, product] as const,
        [count, amount.value / price.value] as const,
        [price, amount.value / count.value] as const,
      ].find(([one, wanted]) => isSlip({ value: one.value, written: one.written }, wanted))
      if (!isShifted && !meant) continue
      const culprit = isShifted ? price : meant![0]
      const isWhole = isShifted && price.isSure && amount.isSure
      yield {
        kind: isShifted ? 'unit' : 'figures',
        ...((isShifted ? isWhole && held > 0 : held >= LEAST) ? {} : { severity: 'warning' as const }),
        place: placeOf(script, culprit.stretch, { start: 0, end: culprit.stretch.text.length }),
        related: [count, price, amount]
          .filter((one) => one !== culprit)
          .map(({ stretch }) => placeOf(script, stretch, { start: 0, end: stretch.text.length })),
        message: `${count.stretch.text} × ${price.stretch.text} = ${sayNumber(product)}元，写的是 ${sayNumber(amount.value)}元${isShifted ? '，像是元和万元写混了' : ''}`,
        found: culprit.stretch.text,
      }
    }
  }
}

/** The amount, written as it is, is the product; where a unit is not told any power of ten thousand does. */
const fits = (row: Priced): boolean =>
  (row.price.isSure && row.amount.isSure ? [1] : [1, WAN, 1 / WAN]).some((factor) => isNear(row.amount.value * factor, row, factor))

const isNear = (value: number, { count, price, amount }: Priced, factor = 1): boolean =>
  Math.abs(value - count.value * price.value) <= amount.half * factor + price.half * count.value + count.half * price.value + 1e-9 * value

interface Columns {
  readonly count: number
  readonly price: number
  readonly amount: number
}

/** The columns whose headings are so called, one of each. */
function columnsIn(cells: readonly Cell[]): Columns | undefined {
  const at = (pattern: RegExp) => cells.flatMap(({ text }, i) => (pattern.test(text) ? [i] : []))
  const [counts, prices, amounts] = [COUNT, PRICE, AMOUNT].map(at) as [number[], number[], number[]]
  if (counts.length !== 1 || prices.length !== 1 || amounts.length !== 1) return undefined
  return { count: counts[0]!, price: prices[0]!, amount: amounts[0]! }
}

function readIn(cell: Cell | undefined, heading: string, isMoney: boolean): Read | undefined {
  const match = cell && FIGURE.exec(cell.text)
  if (!match) return undefined
  const digits = match[1]!.replaceAll(',', '')
  const isSure = !isMoney || match[3] !== undefined || /元/.test(heading)
  const scale = match[2] !== undefined || (isMoney && match[3] === undefined && /万元/.test(heading)) ? WAN : 1
  const decimals = digits.split('.')[1]?.length ?? 0
  const value = Number(digits) * scale
  return value > 0
    ? { stretch: cell.stretch, value, written: match[1]!, half: decimals === 0 ? 0 : (0.5 * scale) / 10 ** decimals, isSure }
    : undefined
}

function pricedIn(cells: readonly Cell[], headings: readonly Cell[], { count, price, amount }: Columns): Priced | undefined {
  const [a, b, c] = [count, price, amount].map((at, i) => readIn(cells[at], headings[at]!.text, i > 0))
  return a && b && c ? { count: a, price: b, amount: c } : undefined
}

function* inTables({ stretches }: Script): Iterable<readonly Priced[]> {
  const tables = Map.groupBy(
    stretches.filter(({ passage }) => passage.cell && passage.row),
    ({ passage }) => passage.table,
  )
  for (const own of tables.values()) {
    let headings: readonly Cell[] | undefined
    let columns: Columns | undefined
    let found: Priced[] = []
    for (const row of Map.groupBy(own, ({ passage }) => passage.row).values()) {
      const cells: Cell[] = []
      for (const stretch of row) cells[stretch.passage.cell!.column] = { stretch, text: cellText(stretch) }
      const filled = Array.from(cells, (cell) => cell ?? { stretch: row[0]!, text: '' })
      const here = columnsIn(filled)
      if (here) {
        if (found.length > 0) yield found
        ;[headings, columns, found] = [filled, here, []]
      } else if (headings && columns) found.push(...[pricedIn(filled, headings, columns)].filter((one) => one !== undefined))
    }
    if (found.length > 0) yield found
  }
}

const cellText = ({ text }: Stretch) => text.replace(/\s/g, '')

/** Tables with a cell to a line: their width is the one in which most rows hold. */
function* inLines({ stretches }: Script): Iterable<readonly Priced[]> {
  const cells = stretches.map((stretch): Cell => ({ stretch, text: cellText(stretch) }))
  const isCell = ({ stretch, text }: Cell) => !stretch.passage.row && text.length <= LONGEST && !/[。；;，]/.test(text)
  for (const [at, { text }] of cells.entries()) {
    if (!PRICE.test(text) || !isCell(cells[at]!)) continue
    let best: readonly Priced[] = []
    for (let from = Math.max(0, at - WIDEST); from < at; from++)
      for (let width = at - from + 2; width <= WIDEST; width++) {
        const headings = cells.slice(from, from + width)
        const columns = headings.every((cell) => isCell(cell) && !/\d/.test(cell.text)) ? columnsIn(headings) : undefined
        if (!columns || columns.count === 0) continue
        const rows: Priced[] = []
        for (
          let next = from + width;
          next + width <= cells.length && cells.slice(next, next + width).every(isCell) && /[一-龥]{2}/.test(cells[next]!.text);
          next += width
        ) {
          const own = cells.slice(next, next + width)
          if (!FIGURE.test(own[columns.amount]!.text) || TOTAL.test(own[0]!.text)) break
          const row = pricedIn(own, headings, columns)
          if (row) rows.push(row)
        }
        if (rows.filter(fits).length > best.filter(fits).length) best = rows
      }
    if (best.filter(fits).length >= LEAST) yield best
  }
}
