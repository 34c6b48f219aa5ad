import { plain } from '../../extract/plain.ts'
import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { plainOf, weight } from '../sums/slipped-sums.ts'
import { isWan, PRICE } from './odd-units.ts'

/** "金额单位：元", "项目资金（万元）". */
const DECLARED = /单位[:：]?\s*(万元|元)|\((万元|元)\)/
const LONGEST = 60
/** Digits that two amounts have in common by chance, and from which on they are the same for sure. */
const LEAST = 4
const SURE = 5
/** Figures of a row whose differences are looked at. */
const MOST_IN_ROW = 5
/** Bare figures that make a line a row. */
const FEWEST_IN_LINE = 3

interface Told {
  readonly stretch: Stretch
  readonly one: Quantity
}

/**
 * The unit over a table against the amounts that the text tells in a unit of their own 表头单位与文中金额: the very figures of the table, or what one leaves of another ("余款263,526.00元"
 * beside 5,260,000.00 and 4,996,474.00). Where all disagree with the heading the heading is asked about; where one disagrees, that one.
 */
export function* unitsDeclaredOtherwise({ script, figures }: Sheet): Iterable<Mismatch> {
  const all = declarationsIn(script)
  // A row with a unit of its own ("元/平方米" beside 818.18) has nothing from the heading.
  const withUnits = new Set(
    script.stretches.flatMap((stretch): object[] =>
      stretch.passage.row && UNIT_CELL.test(stretch.text.trim()) ? [stretch.passage.row] : [],
    ),
  )
  const told = figures.flatMap(({ stretch, quantities }) =>
    quantities.flatMap((one): Told[] =>
      one.unit === '元' &&
      isLong(one) &&
      !isPrice(stretch.text, one) &&
      !/(?:折合|约合|折算|即|合)$/.test(one.label) &&
      !/亿|千/.test(one.written)
        ? [{ stretch, one }]
        : [],
    ),
  )
  const order = new Map(script.stretches.map((stretch, at) => [stretch, at]))
  const units = new Set(all.map(({ unit }) => unit))
  // Where all tables have one unit it is told once, of all of them; else each table answers for its own.
  for (const [i, { stretch, unit, span }] of all.entries()) {
    if (units.size === 1 && i > 0) return
    const next = all[i + 1]
    const [from, to] = units.size === 1 ? [0, order.size] : [order.get(stretch)!, next ? order.get(next.stretch)! : order.size]
    const { bare, differences } = figuresOf(
      figures.filter((own) => order.get(own.stretch)! >= from && order.get(own.stretch)! < to),
      withUnits,
    )
    const both = told.filter(({ one }) => bare.has(plainOf(one)) || differences.has(plainOf(one).toFixed(2)))
    const others = both.filter(({ one }) => isWan(one) !== (unit === '万元'))
    if (others.length === 0) continue
    const heading = placeOf(script, stretch, span)
    if (others.length === both.length)
      yield {
        kind: 'unit',
        ...(others.filter(({ one }) => bare.has(plainOf(one))).length < 2 || units.size > 1 ? { severity: 'warning' as const } : {}),
        place: heading,
        related: others.map((other) => placeOf(script, other.stretch, other.one)),
        message: `表的单位写的是“${unit}”，同样的数文中写的是 ${others
          .slice(0, 3)
          .map(({ one }) => one.written)
          .join('、')}`,
        found: unit,
        expected: unit === '元' ? '万元' : '元',
      }
    else if (others.length === 1 && units.size === 1) {
      const { stretch: at, one } = others[0]!
      yield {
        kind: 'unit',
        ...(weight(one) >= SURE ? {} : { severity: 'warning' as const }),
        place: placeOf(script, at, one),
        related: [heading],
        message: `“${one.label}${one.written}”的单位像是写错了：表中同样的数以${unit}为单位`,
        found: one.written,
        expected: one.written.replace(/万?元?$/, unit),
      }
    }
  }
}

/** "人均补贴目标≤1500元，实际1422.44元", "100.26元/平方米". */
const isPrice = (text: string, { start, end, label }: Quantity) =>
  PRICE.test(text.slice(Math.max(0, start - AROUND), start)) || UNIT_COST.test(label) || text[end] === '/'
/** "单位面积维修成本", "亩均造价": what one of something costs is in a unit of its own. */
const UNIT_COST =
  /(?:单位(?:面积|长度|体积|产品|里程|工程量|[一-龥]{1,4})?[一-龥]{0,6}(?:成本|造价|费用|投资|价格)|[一-龥]均[一-龥]{0,6}(?:成本|造价|费用|投资|支出|补助|补贴)?)(?:为|是|约|达|:)*$/
const AROUND = 24

interface Declaration {
  /** Where it stands; of a caption the first cell below it. */
  readonly stretch: Stretch
  readonly span: { readonly start: number; readonly end: number }
  readonly unit: string
}

/** Lines between tables first; else the first cell that tells a unit; else what a table bears as its caption. */
function declarationsIn({ stretches }: Sheet['script']): Declaration[] {
  const short = stretches.flatMap((stretch) => declaredAt(stretch, stretch.text))
  const outside = short.filter(({ stretch }) => !stretch.passage.cell)
  if (outside.length > 0) return outside
  if (short.length > 0) return short.slice(0, 1)
  const tables = new Set<unknown>()
  return stretches.flatMap((stretch) => {
    const { table } = stretch.passage
    if (table === undefined || tables.has(table)) return []
    tables.add(table)
    return declaredAt(stretch, plain(table.caption ?? '').text).map((one) => ({ ...one, span: { start: 0, end: stretch.text.length } }))
  })
}

function declaredAt(stretch: Stretch, text: string): Declaration[] {
  const match = text.length < LONGEST ? DECLARED.exec(text) : null
  return match ? [{ stretch, span: { start: match.index, end: match.index + match[0].length }, unit: match[1] ?? match[2]! }] : []
}

/** Too many digits to be the same by chance. */
const isLong = (one: Quantity) => weight(one) >= LEAST || (weight(one) >= LEAST - 1 && plainOf(one) >= THOUSAND)
const THOUSAND = 1000
const UNIT_CELL = /^[（(]?万?元(?:[/／].{1,8})?[)）]?$/

/** The figures that stand alone in their cells, and what those of one row leave of each other. */
function figuresOf(
  figures: Sheet['figures'],
  own: ReadonlySet<object>,
): { readonly bare: ReadonlySet<number>; readonly differences: ReadonlySet<string> } {
  const bare = new Set<number>()
  const rows = new Map<object | number, number[]>()
  let before: Stretch | undefined
  let run = 0
  for (const { stretch, quantities } of figures) {
    const { passage } = stretch
    if (passage.row && own.has(passage.row)) continue
    // A row whose cells are parted by single blanks is read as one line.
    const bareOnes = quantities.filter(({ unit }) => unit === '')
    const [one] = bareOnes
    if (!one) continue
    if (bareOnes.length >= FEWEST_IN_LINE && !/[。；;，]/.test(stretch.text)) {
      rows.set(passage, bareOnes.map(plainOf).slice(0, MOST_IN_ROW))
      for (const each of bareOnes) if (isLong(each)) bare.add(plainOf(each))
      continue
    }
    if (one.written !== stretch.text.trim()) continue
    // Cells copied one below the other: what follows without a word between is one row.
    if (before && passage.number !== before.passage.number + 1) run++
    before = stretch
    const raw = plainOf(one)
    if (isLong(one)) bare.add(raw)
    const row = passage.row ?? run
    rows.set(row, [...(rows.get(row) ?? []), raw].slice(0, MOST_IN_ROW))
  }
  const differences = new Set<string>()
  for (const row of rows.values())
    for (const [i, a] of row.entries()) for (const b of row.slice(i + 1)) if (a !== b) differences.add(Math.abs(a - b).toFixed(2))
  return { bare, differences }
}
