import type { TableCell } from '#domain/prose.ts'
import type { NewRow } from '../prose-builder.ts'
import { isFormLabel } from '../workbook/cell-grid.ts'
import { type Stretch, stretches } from './aligned/stretches.ts'
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
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!
    const cells = line.furniture || !/\S(?: {2}|\u3000|\t)/.test(line.text) ? undefined : pairsOf(line)
    if (!cells) break
    rows.push({ cells })
  }
  return rows.length > 0 ? { rows, taken: rows.length } : undefined
}

function pairsOf(line: TextLine): readonly TableCell[] | undefined {
  const found = stretches(line)
  return figuresOf(line, found) ?? labelsOf(line, found)
}

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
  if (found.length % 2 !== 0 || !found.every(({ text }, i) => isFormLabel(text) === (i % 2 === 0))) return undefined
  return found.map(({ start, end }, column) => cellAt(line, start, end, column))
}
