import { columnHolds } from '#domain/column-words.ts'
import { isFormLabel, isTextLabel } from '#domain/form-words.ts'
import type { TableCell } from '#domain/prose.ts'
import { joinedCells } from '../joined-cells.ts'
import type { NewRow } from '../prose-builder.ts'
import { type Stretch, stretches, wordsOf } from './aligned/stretches.ts'
import { cellAt } from './cell-at.ts'
import type { TextLine } from './lines.ts'

/** “年初预算数 862.00”, “编制数 24 人”: a label and its figure, one blank between them. */
const LABEL_AND_FIGURE = /^([\p{Script=Han}“”（）()%％、]{2,16})( +)([-+]?[\d０-９][\d０-９.,，]*[%％]?(?: ?\p{Script=Han}{1,3})?)$/u
const fewestPairs = 2

/**
 * Lines of labels with their figures side by side, as forms are copied out of a PDF: “上年结转 140,000    年初预算 9,260,000”, “主管部门   某局   实施单位   某站”.
 * Each line is a row of labels and values in turn; words before the first label name the row. Undefined when no such line stands here.
 */
export function pairLines(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number } | undefined {
  const rows: NewRow[] = []
  let end = from
  let first = lines[from]!
  for (let line = lines[end]; line; line = lines[++end]) {
    const cells = line.furniture ? undefined : pairsIn(line)
    if (cells) {
      rows.push({ cells })
      first = line
      continue
    }
    const more = rows.length > 0 ? goneOn(rows.at(-1)!, first, line) : undefined
    if (!more) break
    rows[rows.length - 1] = more
  }
  return rows.length > 0 ? { rows, taken: end - from } : undefined
}

/** Screen columns between a value and what it goes on with. */
const NEARLY = 2
const LONGEST_VALUE = 60

/** A line that begins below values of the row, and holds nothing else, goes on with them. */
function goneOn(row: NewRow, above: TextLine, line: TextLine): NewRow | undefined {
  if (line.furniture || line.gapBefore || line.indent === 0) return undefined
  const rest = stretches(line)
  const values = stretches(above).filter((_, i) => i % 2 === 1)
  const of = rest.map(({ left }) => values.findIndex((value) => Math.abs(value.left - left) <= NEARLY))
  if (of.includes(-1) || rest.some(({ text }) => text.length > LONGEST_VALUE || isFormLabel(text))) return undefined
  const cells = row.cells.map((cell, i) => {
    const more = i % 2 === 1 ? rest[of.indexOf((i - 1) / 2)] : undefined
    return more ? joinedCells(cell, cellAt(line, more.start, more.end, cell.column)) : cell
  })
  return { ...row, cells }
}

/** Labels and values of a line, its cells apart by wide gaps or by one blank each. */
export function pairsIn(line: TextLine): readonly TableCell[] | undefined {
  const found = stretches(line)
  if (found.length > 1) return figuresOf(line, found) ?? labelsOf(line, found)
  return found[0]?.text.includes(' ') ? labelsOf(line, inTurn(wordsOf(line, found[0]))) : undefined
}

/** Words apart by one blank as labels and values in turn: what stands between two labels is one value. */
function inTurn(words: readonly Stretch[]): readonly Stretch[] {
  if (words.length === 2) return words
  if (words.length > MOST_WORDS || !isFormLabel(words[0]!.text)) return []
  if (words.some(({ text }, i) => i > 0 && !isFormLabel(text) && isColumnHeading(text))) return []
  const turns: Stretch[] = []
  for (const word of words) {
    const last = turns.at(-1)
    if (!last || turns.length % 2 === 1 || isFormLabel(word.text)) turns.push(word)
    else turns[turns.length - 1] = { ...last, end: word.end, right: word.right, text: `${last.text} ${word.text}` }
  }
  return turns
}
const MOST_WORDS = 12

/** "项目名称  预算数" are headings; “困难群众救助补助资金” ends like one. */
const isColumnHeading = (text: string) => text.length <= LONGEST_HEADING && columnHolds(text) !== undefined
const LONGEST_HEADING = 6

function figuresOf(line: TextLine, found: readonly Stretch[]): readonly TableCell[] | undefined {
  const cells: TableCell[] = []
  let pairs = 0
  for (const [i, { start, end, text }] of found.entries()) {
    const match = LABEL_AND_FIGURE.exec(text)
    if (match) {
      pairs++
      const value = start + match[1]!.length + match[2]!.length
      cells.push(cellAt(line, start, start + match[1]!.length, cells.length), cellAt(line, value, end, cells.length + 1))
    } else if (i === 0 && /^\p{Script=Han}{2,10}$/u.test(text)) cells.push(cellAt(line, start, end, 0))
    else return undefined
  }
  return pairs >= fewestPairs ? cells : undefined
}

/** Labels of a form and what stands behind each of them. */
function labelsOf(line: TextLine, found: readonly Stretch[]): readonly TableCell[] | undefined {
  if (found.length === 0 || found.length % 2 !== 0) return undefined
  const isLabel = found.length === 2 ? (text: string) => isFormLabel(text) || isTextLabel(text) : isFormLabel
  if (!found.every(({ text }, i) => (i % 2 === 0 ? isLabel(text) : !isFormLabel(text) && !isColumnHeading(text)))) return undefined
  return found.map(({ start, end }, column) => cellAt(line, start, end, column))
}
