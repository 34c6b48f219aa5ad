import type { AmountUnit } from '#domain/parse/amount.ts'
import type { Grid, GridCell } from './grid.ts'
import type { Meaning, ReadyForm, ReadyTable } from './layout.ts'
import { type Heading, heading } from './words.ts'

/** A column of a table as found: its field, the columns of the sheet it covers, the heading cell. */
export interface ColumnFound {
  readonly field: string
  readonly left: number
  readonly right: number
  readonly cell: GridCell
  readonly unit: AmountUnit | undefined
  readonly percent: true | undefined
  /** The heading is none of the known words, but ends or begins with one, or has the shape of one. */
  readonly near: boolean
}

export interface HeaderFound {
  readonly table: ReadyTable
  readonly top: number
  readonly bottom: number
  readonly columns: readonly ColumnFound[]
  /** Headings without a meaning. */
  readonly unread: readonly GridCell[]
  /** Headings that claim a field which another column has. */
  readonly clashes: readonly Clash[]
  /** "项目资金（万元）" beside the rows. */
  readonly section: GridCell | undefined
  /** Unit that the section, or a heading in its place, states for all columns. */
  readonly unit: AmountUnit | undefined
}

export interface Clash {
  readonly first: ColumnFound
  readonly second: ColumnFound
}

/** A heading with no other heading below it. */
interface Leaf {
  readonly cell: GridCell
  readonly own: Heading
  /** Headings above it, nearest first. */
  readonly above: readonly Heading[]
  /** Its words behind those of the heading above it (全年预算数 | 金额). */
  readonly grouped: string | undefined
  readonly parents: readonly GridCell[]
}

interface Match {
  readonly table: ReadyTable
  readonly top: number
  readonly bottom: number
  readonly leaves: readonly Leaf[]
  readonly section: GridCell | undefined
  /** Different fields named exactly. */
  readonly count: number
  readonly strangers: number
}

/** Rows a heading may take. */
const TALLEST = 3

/**
 * Whether a table of the form begins in this row: the table whose columns its cells name best. Headings of several rows are read as one; a cell
 * that reaches down beside the data is the section's name, not a column.
 */
export function findHeader(grid: Grid, row: number, form: ReadyForm, year: number | undefined, section = ''): HeaderFound | undefined {
  const tables = tablesNamedIn(grid, row, form, year)
  let best: Match | undefined
  for (let height = 1; tables.size > 0 && height <= TALLEST && row + height <= grid.rows; height++) {
    const block = leavesOf(grid, row, height, year)
    for (const table of tables) {
      const match = matchTable(table, block, row, row + height - 1)
      if (match && (best === undefined || isBetter(match, best, section))) best = match
    }
  }
  return best && assign(best, form)
}

/** How many columns a heading of the form's best table names here, and over how many rows, for choosing the form. */
export function headerCount(
  grid: Grid,
  row: number,
  form: ReadyForm,
  year: number | undefined,
): { readonly count: number; readonly height: number } {
  const tables = tablesNamedIn(grid, row, form, year)
  let best = { count: 0, height: 1 }
  for (const height of [1, 2]) {
    if (tables.size === 0 || row + height > grid.rows) break
    const block = leavesOf(grid, row, height, year)
    for (const table of tables) {
      const match = matchTable(table, block, row, row + height - 1)
      // 年度总体目标 beside 预期目标 | 实际完成情况 says as much as a heading.
      const count = match ? match.count + (titled(match, '') ? 1 : 0) : 0
      if (count > best.count) best = { count, height }
    }
  }
  return best
}

/** The tables of which this row names a column: the first row of a heading always does. */
function tablesNamedIn(grid: Grid, row: number, form: ReadyForm, year: number | undefined): ReadonlySet<ReadyTable> {
  const own = grid.own(row)
  const named = new Set<ReadyTable>()
  if (own.length > 1) for (const { text } of own) for (const table of form.heads.get(heading(text, year).core) ?? []) named.add(table)
  return named
}

function isBetter(a: Match, b: Match, section: string): boolean {
  if (a.count !== b.count) return a.count > b.count
  const [titledA, titledB] = [titled(a, section), titled(b, section)]
  if (titledA !== titledB) return titledA
  return a.strangers < b.strangers
}

const titled = ({ table, section }: Match, title: string): boolean =>
  table.titles.has(title) || (section !== undefined && table.titles.has(heading(section.text).core))

/** Rows that may be one heading. */
interface Block {
  readonly leaves: readonly Leaf[]
  readonly beside: GridCell | undefined
  readonly named: readonly GridCell[]
}

/** Every form that is tried asks for the same rows, of which there are few at a time. */
const MOST_KNOWN = 256
const knownBlocks = new WeakMap<Grid, Map<string, Block>>()

function leavesOf(grid: Grid, row: number, height: number, year: number | undefined): Block {
  const blocks = knownBlocks.get(grid) ?? new Map<string, Block>()
  const key = `${row} ${height} ${year ?? ''}`
  const block = blocks.get(key) ?? readLeaves(grid, row, height, year)
  if (blocks.size >= MOST_KNOWN) blocks.clear()
  blocks.set(key, block)
  knownBlocks.set(grid, blocks)
  return block
}

function readLeaves(grid: Grid, row: number, height: number, year: number | undefined): Block {
  const cells: GridCell[] = []
  for (let r = row; r < row + height; r++) cells.push(...grid.own(r))
  const first = cells[0]
  const beside = first !== undefined && first.row === row && first.bottom > row + height - 1 ? first : undefined
  const isOver = (upper: GridCell, lower: GridCell) => upper.row < lower.row && upper.column <= lower.right && lower.column <= upper.right
  const named = cells.filter((cell) => cell !== beside)
  const leaves = named
    .filter((cell) => height === 1 || !named.some((other) => isOver(cell, other)))
    .map((cell) => {
      const parents = height === 1 ? [] : named.filter((other) => isOver(other, cell)).toReversed()
      const own = heading(cell.text, year)
      const above = parents.map((other) => heading(other.text, year))
      return { cell, own, parents, above, grouped: above[0] && above[0].core + own.core }
    })
  return { leaves, beside, named }
}

/** The field a heading names: by its own words, or together with the heading above it (全年预算数 | 金额). */
const meaningOf = ({ own, grouped }: Leaf, table: ReadyTable): Meaning | undefined =>
  (grouped === undefined ? undefined : table.columns.get(grouped)) ?? table.columns.get(own.core) ?? table.byShape(own.core)

const isNamed = ({ own, grouped }: Leaf, table: ReadyTable): boolean =>
  table.columns.has(own.core) || (grouped !== undefined && table.columns.has(grouped))

function matchTable(table: ReadyTable, block: Block, top: number, bottom: number): Match | undefined {
  const { leaves, beside: section } = block
  const fields = new Set<string>()
  const meant: Leaf[] = []
  for (const leaf of leaves) {
    const meaning = meaningOf(leaf, table)
    // 编制人数 | 52 | 实有人数 | 49: a figure among them says that these are labels with their values.
    if (meaning === undefined && (FIGURE.test(leaf.cell.text) || SENTENCE.test(leaf.cell.text))) return undefined
    if (meaning === undefined) continue
    // A heading that reaches further down belongs to a taller heading block.
    if (leaf.cell.bottom > bottom) return undefined
    fields.add(meaning.field)
    meant.push(leaf)
  }
  const { required, kind } = table.layout
  // Amounts beside names of projects are a list of projects, no form's funds; exact headings alone may stand beside 项目.
  if (kind === 'funds' && leaves.some(({ own }) => /^项目(?:名称)?$/.test(own.core)) && meant.some((leaf) => !isNamed(leaf, table)))
    return undefined
  if (fields.size < 2 || !required.every((field) => fields.has(field))) return undefined
  if (bottom > top && !everyRowHeads(block, meant, top, bottom)) return undefined
  return { table, top, bottom, leaves, section, count: fields.size, strangers: leaves.length - meant.length }
}

/** A number, also with a unit: no heading; the number of a column ("1", "2") is one. */
const FIGURE = /^-?\d[\d,]*(?:\.\d+|\d|[%‰人名万元]+)$/

/** What a label has beside it: a heading holds no sentence. */
const SENTENCE = /^(?=[^（(]{20}).*[，。；]/s

/** In a heading of several rows each row is made of headings with a meaning, or of groups over them. */
function everyRowHeads(block: Block, meant: readonly Leaf[], top: number, bottom: number): boolean {
  // Labels and values of the form's head may stand above a heading without belonging to it.
  if (!meant.some(({ cell }) => cell.row === top)) return false
  const groups = new Set(meant.flatMap(({ parents }) => parents))
  // 总额 | 财政拨款 | 其他资金 under 预算金额: one of the group is known, so the others are headings too.
  const siblings = block.leaves.filter(({ parents }) => parents.some((parent) => groups.has(parent)))
  const heads = new Set([...groups, ...meant.map(({ cell }) => cell), ...siblings.map(({ cell }) => cell)])
  for (let row = top; row <= bottom; row++) {
    const cells = block.named.filter((cell) => cell.row === row)
    const heading = cells.filter((cell) => heads.has(cell)).length
    if (heading === 0 || heading * 5 < cells.length * 3) return false
  }
  return true
}

/** Gives each heading its field: exact words first, weak ones where the field is still free, then headings that end or begin with a known word. */
function assign({ table, top, bottom, leaves: all, section: merged }: Match, form: ReadyForm): HeaderFound {
  const aside = merged === undefined ? sectionIn(all, table) : undefined
  const leaves = all.filter((leaf) => leaf !== aside)
  const section = merged ?? aside?.cell
  const columns = new Map<string, ColumnFound>()
  const clashes: Clash[] = []
  const rest: Leaf[] = []
  const repeat = table.layout.repeat
  for (const leaf of leaves) {
    const meaning = meaningOf(leaf, table)
    if (meaning === undefined || meaning.weak) {
      rest.push(leaf)
      continue
    }
    const column = columnOf(leaf, meaning.field, false)
    const before = columns.get(meaning.field)
    if (meaning.field === IGNORED) columns.set(`${IGNORED}${leaf.cell.column}`, column)
    else if (before && repeat === undefined) clashes.push({ first: before, second: column })
    else if (!before || repeat === 'last') {
      // Of 实施期 and 年度 beside each other the first ones are known and left out.
      if (before) columns.set(`${IGNORED}${before.left}`, { ...before, field: IGNORED })
      columns.set(meaning.field, column)
    }
  }
  const unread: GridCell[] = []
  const stillFree = (leaf: Leaf, field: string | undefined, near: boolean): boolean => {
    if (field === undefined || columns.has(field)) return false
    columns.set(field, columnOf(leaf, field, near))
    return true
  }
  const strange = rest.filter((leaf) => !stillFree(leaf, meaningOf(leaf, table)?.field, !isNamed(leaf, table)))
  for (const leaf of strange) {
    const known = form.known.has(leaf.own.core) || meaningOf(leaf, table) !== undefined
    if (known || !stillFree(leaf, nearField(leaf.own.core, table), true)) unread.push(leaf.cell)
  }
  const found = [...columns.values()].toSorted((a, b) => a.left - b.left)
  const before = unread.filter((cell) => cell.right < (found[0]?.left ?? 0))
  // 经费控制情况（万元） | 预算数 | 决算数: the unit may stand over the names.
  const unit = [section, ...before, found[0]?.cell].map((cell) => cell && heading(cell.text).unit).find((said) => said !== undefined)
  return { table, top, bottom, columns: found, unread, clashes, section, unit }
}

/** The section's name when it was not merged down: the first heading, called like the table and no column, or a column that another heading names too. */
function sectionIn(leaves: readonly Leaf[], table: ReadyTable): Leaf | undefined {
  const [first, ...others] = leaves
  if (first === undefined || !table.titles.has(first.own.core)) return undefined
  const meaning = meaningOf(first, table)
  const twice = others.some((leaf) => meaningOf(leaf, table)?.field === meaning?.field)
  // "绩效指标 | 年初目标 | 年末完成": what every row must have, and no other heading names, is a column.
  const needed = meaning !== undefined && !twice && table.layout.required.includes(meaning.field)
  return meaning === undefined || (meaning.weak && !needed) || twice ? first : undefined
}

/** Columns that are recognised but hold nothing of ours. */
export const IGNORED = '-'

const columnOf = ({ cell, own, above }: Leaf, field: string, near: boolean): ColumnFound => ({
  field,
  left: cell.column,
  right: cell.right,
  cell,
  unit: own.unit ?? above.find(({ unit }) => unit !== undefined)?.unit,
  percent: own.percent,
  near,
})

/** The Chinese head of a compound stands last: 自评得分值 is none of ours, 单位自评得分 is a 得分. */
function nearField(core: string, table: ReadyTable): string | undefined {
  let found: readonly [word: string, field: string] | undefined
  for (const [word, { field, weak }] of table.columns) {
    if (weak || word.length < 2 || core.length > word.length * 3) continue
    const near = core.endsWith(word) || (word.length >= 3 && core.startsWith(word))
    if (near && (found === undefined || word.length > found[0].length)) found = [word, field]
  }
  return found?.[1]
}
