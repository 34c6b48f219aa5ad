import type { Line, Num } from './numbers.ts'
import type { Relation } from './relation.ts'
import { MOST_PARTS, sumOf, TOTAL_WORDS } from './sum-of.ts'

/** Rows above a list, and rows that a text may mean, at most. */
const NEAR = 16
const MOST_ROWS = 4
const LEFT = /结余|节余|结转|剩余|未执行|未支出|未使用|未支付/
const SPENT = /执行|支出|完成|使用|支付/
const GIVEN = /预算|安排|下达|到位|计划|资金/
/** A list's sum and its whole are of one size. */
const isNear = (sum: number, whole: number) => sum > whole / 2 && sum < whole * 2

/** A bare cell in the unit of an amount of the text. */
const like = (cell: Num, { unit, scale, half }: Num): Num =>
  cell.unit === unit ? cell : { ...cell, unit, scale, value: cell.raw * scale, half }

const isBareMoney = ({ unit, heading, raw, bound }: Num) =>
  unit === '' &&
  !bound &&
  raw > 0 &&
  (heading === '' || /预算|执行|支出|资金|金额|安排|下达|到位|决算/.test(heading)) &&
  !/率|得分|分值/.test(heading)

/** What text and tables tell of the same money 文与表: lists and their whole in a row, what is left of a row, a total in the text and the rows that make it. */
export function* textAgainstRows(lines: readonly Line[], columns: readonly (readonly Num[])[]): Generator<Relation> {
  yield* listsOfARow(lines)
  yield* leftOfARow(lines)
  yield* columnsTold(lines, columns)
  yield* totalsTold(lines, columns)
}

/** "支出构成：运行保障188.60万元，陈列展览126.40万元……" below a row that has the spending. */
function* listsOfARow(lines: readonly Line[]): Generator<Relation> {
  for (const { numbers, index, row } of lines) {
    const [first] = numbers
    if (row || !first || first.unit !== '元' || !/^[^，。；;]{0,16}:$/.test(first.stretch.text.slice(0, first.labelStart))) continue
    const parts = numbers.filter((one) => one.unit === '元' && one.sentence === first.sentence && one.depth === first.depth && !one.bound)
    if (
      parts.length < 3 ||
      parts.length > MOST_PARTS ||
      parts.length < numbers.filter(({ sentence }) => sentence === first.sentence).length
    )
      continue
    const sum = parts.reduce((all, { value }) => all + value, 0) / first.scale
    const isSpent = SPENT.test(first.stretch.text.slice(0, first.labelStart))
    const cells = lines
      .slice(Math.max(0, index - NEAR), index)
      .flatMap((line) => (line.row ? line.numbers.filter((one) => isBareMoney(one) && isNear(sum, one.raw)) : []))
      .filter(({ heading }) => heading === '' || SPENT.test(heading) === isSpent)
    const wholes = [...new Map(cells.map((cell) => [cell.raw, cell])).values()]
    for (const whole of wholes) yield sumOf(like(whole, first), parts, 1 - Math.log10(wholes.length))
  }
}

/** "全年预计执行1476.00万元，预计结余24.00万元" beside the row that has 1500.00 and 1476.00. */
function* leftOfARow(lines: readonly Line[]): Generator<Relation> {
  const rows = new Map<number, Line[]>()
  for (const line of lines)
    if (line.row) for (const { raw } of line.numbers.filter(isBareMoney)) rows.set(raw, [...(rows.get(raw) ?? []), line])
  for (const { numbers, row } of lines)
    for (const [i, left] of numbers.entries()) {
      if (row || left.unit !== '元' || left.bound || !LEFT.test(left.label)) continue
      const spent = numbers
        .slice(0, i)
        .findLast((one) => one.unit === '元' && !one.bound && one.sentence === left.sentence && SPENT.test(one.label))
      if (!spent || LEFT.test(spent.label)) continue
      const found = (rows.get(spent.raw) ?? []).slice(0, MOST_ROWS)
      const wholes = new Map(
        found.flatMap((line) =>
          line.numbers
            .filter(
              (one) =>
                isBareMoney(one) && one.raw > spent.raw && one.raw < spent.raw * 3 && (one.heading === '' || GIVEN.test(one.heading)),
            )
            .map((one) => [one.raw, one] as const),
        ),
      )
      for (const whole of wholes.values()) yield sumOf(like(whole, left), [spent, left], 1 - Math.log10(wholes.size))
    }
}

/** "专项3个，预算共235.00万元" and a table whose rows make it, without a row for the total. */
function* columnsTold(lines: readonly Line[], columns: readonly (readonly Num[])[]): Generator<Relation> {
  const told = lines.flatMap(({ numbers, row }) =>
    row ? [] : numbers.filter((one) => one.unit === '元' && !one.bound && TOTAL_WORDS.test(one.label) && one.per === undefined),
  )
  if (told.length === 0) return
  for (const column of columns) {
    const [first] = column
    if (
      column.length > MOST_PARTS ||
      !column.every(isBareMoney) ||
      first!.heading === '' ||
      column.some(({ name }) => TOTAL_WORDS.test(name))
    )
      continue
    const sum = column.reduce((all, { raw }) => all + raw, 0)
    const isSpent = SPENT.test(first!.heading)
    const wholes = told.filter(({ raw, label }) => isNear(sum, raw) && SPENT.test(label) === isSpent)
    for (const whole of wholes)
      yield sumOf(
        whole,
        column.map((cell) => like(cell, whole)),
        0.8 - Math.log10(wholes.length),
      )
  }
}

/** Lines before and behind a table that speak of its total. */
const BESIDE = 2

/** "全年发放148.60万元，分镇情况如下：" over a table whose total row has 146.80. */
function* totalsTold(lines: readonly Line[], columns: readonly (readonly Num[])[]): Generator<Relation> {
  const totals = new Map<object, Num[]>()
  for (const column of columns) {
    const last = column.at(-1)!
    if (column.length > 2 && isBareMoney(last) && last.heading !== '' && TOTAL_WORDS.test(last.name.replace(last.heading, '')))
      totals.set(last.stretch.passage.table!, [...(totals.get(last.stretch.passage.table!) ?? []), last])
  }
  for (const own of totals.values()) {
    const last = lines.findIndex(({ numbers }) => numbers.includes(own[0]!))
    const isOfTable = ({ numbers }: Line) => numbers[0]?.stretch.passage.table === own[0]!.stretch.passage.table
    let first = last
    while (first > 0 && (isOfTable(lines[first - 1]!) || lines[first - 1]!.row)) first--
    const near = [...lines.slice(Math.max(0, first - BESIDE), first), ...lines.slice(last + 1, last + 1 + BESIDE)]
    for (const { numbers, row } of near)
      for (const told of row ? [] : numbers) {
        if (told.unit !== '元' || told.bound || told.per !== undefined || !(isLead(told) || TOTAL_WORDS.test(told.label))) continue
        if (own.some(({ raw }) => raw === told.raw)) continue
        const fitting = own.filter((cell) => isNear(told.raw, cell.raw) && SPENT.test(cell.heading) === SPENT.test(told.label))
        for (const cell of fitting) yield sumOf(told, [like(cell, told)], 0.8 - Math.log10(fitting.length))
      }
  }
}
/** The sentence leads to the table. */
const isLead = ({ stretch: { text } }: Num) => /(?::|如下|见(?:下)?表\d*)[。:]?$/.test(text)
