import { headingMark } from '#domain/numbering.ts'
import { keyOf } from './lists.ts'
import type { Line, Num } from './numbers.ts'
import type { Relation } from './relation.ts'
import { sumOf } from './sum-of.ts'

/** Records of a list at least and at most. */
const LEAST = 2
const MOST = 20
/** Numbers of a row that a list may be held against, at most. */
const MOST_TOTALS = 8
const LONG_CELL = 30

/**
 * Lists in running text whose items say the same of each thing, and the row or sentence that says it of all: "道路预算386.60万元、支出360.03万元；水渠预算180.00万元、支出152.40万元"
 * beside 项目支出 566.60 and 512.43 in a table. Where one column of the list makes a number, the others must make its neighbours.
 */
export function* parallelsIn(lines: readonly Line[]): Generator<Relation> {
  const all = lines.flatMap(({ numbers }) => numbers.filter(isAmount))
  const byRaw = Map.groupBy(all, ({ raw }) => raw.toFixed(4))
  for (const scope of scopesOf(lines)) {
    const columns = columnsIn(scope)
    if (columns.length < 2) continue
    const own = new Set(columns.flat())
    const made = columns.map((column) => (byRaw.get(rawSum(column).toFixed(4)) ?? []).filter((whole) => !own.has(whole)))
    for (const [i, wholes] of made.entries()) {
      const whole = wholes[0]
      if (!whole) continue
      yield sumOf(inScaleOf(whole, columns[i]!), columns[i]!, 1)
      const beside = lines[whole.line]!.numbers.filter((one) => isAmount(one) && one !== whole && !own.has(one)).slice(0, MOST_TOTALS)
      for (const [j, column] of columns.entries()) {
        if (made[j]!.length > 0) continue
        const near = beside.filter((one) => Math.abs(one.raw / rawSum(column) - 1) < 0.5)
        for (const one of near) yield sumOf(inScaleOf(one, column), column, 1.3 - Math.log10(near.length))
      }
    }
  }
}

const isAmount = ({ unit, bound, decimals, per }: Num) => !bound && per === undefined && (unit === '元' || (unit === '' && decimals === 2))
const rawSum = (column: readonly Num[]) => column.reduce((sum, { raw }) => sum + raw, 0)

/** A bare number of a table is told in the unit of the list. */
const inScaleOf = (whole: Num, [first]: readonly Num[]): Num =>
  whole.unit === first!.unit
    ? whole
    : { ...whole, unit: first!.unit, scale: first!.scale, value: whole.raw * first!.scale, half: first!.half }

/** Paragraphs, and runs of paragraphs with the same kind of number before them. */
function* scopesOf(lines: readonly Line[]): Generator<readonly Num[]> {
  let run: Num[] = []
  let form: string | undefined
  let count = 0
  for (const { numbers, row } of lines) {
    // A cell that tells a list is as good as a paragraph.
    const told = row ? numbers.filter(({ stretch }) => stretch.text.length > LONG_CELL) : numbers
    const amounts = told.filter((one) => isAmount(one) && one.stretch === told[0]!.stretch)
    if (amounts.length >= 2 * LEAST) yield amounts
    const own = amounts.length >= 2 ? headingMark(amounts[0]!.stretch.raw)?.form : undefined
    if (own === undefined || own !== form) {
      if (count >= LEAST) yield run
      run = []
      count = 0
    }
    form = own
    if (own === undefined) continue
    run.push(...amounts)
    count++
  }
  if (count >= LEAST) yield run
}

/** The amounts of a list by what each is called, if every thing of the list has all of them. */
function columnsIn(scope: readonly Num[]): Num[][] {
  const groups = [...Map.groupBy(scope, (one) => `${one.scale}/${keyOf(one)}`).values()]
  const length = groups.reduce((most, { length: own }) => Math.max(most, own), 0)
  return length < LEAST || length > MOST ? [] : groups.filter((group) => group.length === length)
}
