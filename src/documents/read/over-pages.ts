import { columnHolds, isTotalName } from '#domain/column-words.ts'
import { append } from './append.ts'
import type { NewBlock, NewRow } from './prose-builder.ts'

type NewTable = Extract<NewBlock, { kind: 'table' }>

/** Cells of a heading that is printed again, fewest. */
const FEWEST = 3
/** Lines of the heading that are looked for. */
const MOST = 3
const CONTINUED = /^[（(]?(?:续表|续上表|接上[表页]|上接.{0,8}|表.{0,30}[（(]续[)）]|续)[)）]?$/

/**
 * Tables cut by a page end 续表: the part below page numbers and running heads goes on with the part above them when its headings are printed again, or
 * when it has none and as many columns. The lines of the page come behind the table.
 */
export function overPages(blocks: readonly NewBlock[]): readonly NewBlock[] {
  const joined: NewBlock[] = []
  let open: { table: NewTable; at: number } | undefined
  let page: NewBlock[] = []
  for (const block of blocks) {
    if (open && isOfPage(block)) {
      page.push(block)
      continue
    }
    const whole: NewTable | undefined = open && page.length > 0 && block.kind === 'table' ? together(open.table, block) : undefined
    if (whole && open) {
      joined[open.at] = whole
      open = { table: whole, at: open.at }
      continue
    }
    append(joined, page)
    page = []
    joined.push(block)
    open = block.kind === 'table' ? { table: block, at: joined.length - 1 } : undefined
  }
  append(joined, page)
  return joined
}

const isOfPage = (block: NewBlock): boolean => block.kind === 'paragraph' && (block.furniture === true || CONTINUED.test(block.text.trim()))

function together(above: NewTable, below: NewTable): NewTable | undefined {
  const heads = repeatedHeads(above.rows, below.rows)
  if (heads === 0 && !goesOn(above.rows, below.rows)) return undefined
  const rows = below.rows.map((row, i): NewRow => (i < heads ? { ...row, repeated: true } : row))
  return { ...above, rows: [...above.rows, ...rows] }
}

const key = ({ cells }: NewRow): string => cells.map(({ column, text }) => `${column}:${text.replace(/\s+/g, '')}`).join('|')
const saidIn = ({ cells }: NewRow) => cells.filter(({ text }) => text.trim() !== '')
const isHeading = (row: NewRow): boolean => {
  const said = saidIn(row)
  return said.length >= FEWEST && said.filter(({ text }) => columnHolds(text) !== undefined).length * 2 >= said.length
}

/** How many rows at the top say again what the last headings of the part above say. */
function repeatedHeads(above: readonly NewRow[], below: readonly NewRow[]): number {
  const [first] = below
  if (!first || saidIn(first).length < FEWEST) return 0
  const at = above.findLastIndex((row) => key(row) === key(first))
  if (at < 0 || !(isHeading(first) || at === 0)) return 0
  let same = 1
  while (same < MOST && above[at + same] && below[same] && key(above[at + same]!) === key(below[same]!)) same++
  return same < below.length ? same : 0
}

/** Rows of as many columns without headings of their own, below a part that no total ends. */
function goesOn(above: readonly NewRow[], below: readonly NewRow[]): boolean {
  const [first] = below
  const last = above.at(-1)
  if (!first || !last || isHeading(first) || !above.some(isHeading)) return false
  return widthOf(above) === widthOf(below) && widthOf(above) > FEWEST && !isTotalName(saidIn(last)[0]?.text ?? '')
}

const widthOf = (rows: readonly NewRow[]): number =>
  Math.max(...rows.flatMap(({ cells }) => cells.map(({ column, columnSpan }) => column + columnSpan)))
