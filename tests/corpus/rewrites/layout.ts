import { parts, type Rewrite, type TracedLine } from './traced.ts'

const WIDTH = 72
const STARTS_A_LINE = /^(?:#|\s*\||第[一二三四五六七八九十]+|[一二三四五六七八九十]{1,2}、|附件|\s*$)|\S(?: {2,}|　+|\t)\S/

const wide = (char: string) => (/[^\x20-\x7e]/.test(char) ? 2 : 1)
const width = (text: string) => [...text].reduce((all, char) => all + wide(char), 0)

/** Hard line ends inside paragraphs, as a printed page has them: no line begins with a stop, no figure is cut. */
const broken = (lines: readonly TracedLine[]): TracedLine[] => {
  // A text that is broken already stays as it is.
  if (lines.filter(({ text }) => width(text) > WIDTH).length < 5) return [...lines]
  return lines.flatMap(({ text, from }) => {
    if (width(text) <= WIDTH || STARTS_A_LINE.test(text)) return [{ text, from }]
    const out: string[] = []
    let line = ''
    for (const piece of text.match(/[\d.,，%]+|[^\d]/g) ?? []) {
      if (width(line) + width(piece) > WIDTH && !/^[，。；：、）”》]/.test(piece)) {
        out.push(line)
        line = ''
      }
      line += piece
    }
    return [...out, line].map((part) => ({ text: part, from }))
  })
}

type Row = { readonly cells: readonly string[]; readonly from: readonly number[] }

const tablesBy =
  (write: (rows: readonly Row[]) => readonly TracedLine[], line: (one: TracedLine) => TracedLine = (one) => one) =>
  (lines: readonly TracedLine[]) =>
    parts(lines).flatMap((part) => (part.kind === 'text' ? [line(part.line)] : write(part.rows)))

/** "| 项目名称" and so on, a cell to a line, and a line of bars behind each row. */
const cellToALine = tablesBy((rows) =>
  rows.flatMap(({ cells, from }) => [...cells.map((cell) => ({ text: `| ${cell}`, from })), { text: '||||', from }]),
)

/** Columns held apart by spaces alone; an empty cell leaves its room. */
const columns = tablesBy((rows) => {
  const most = Math.max(...rows.map(({ cells }) => cells.length))
  const widths = Array.from({ length: most }, (_, i) => Math.max(...rows.map(({ cells }) => width(cells[i] ?? ''))) + 3)
  return rows.map(({ cells, from }) => ({
    text: cells
      .map((cell, i) => cell + ' '.repeat(widths[i]! - width(cell)))
      .join('')
      .trimEnd(),
    from,
  }))
})

/** Text copied out of a PDF: one blank between the cells, nothing where a cell is empty. */
const blanks = tablesBy((rows) => rows.map(({ cells, from }) => ({ text: cells.filter((cell) => cell !== '').join(' '), from })))

const tabbed = tablesBy((rows) => rows.map(({ cells, from }) => ({ text: cells.join('\t'), from })))

const encoded = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** A web page; headings and paragraphs in their own elements. */
const webPage = (lines: readonly TracedLine[]): TracedLine[] => [
  { text: '<!doctype html><html><head><meta charset="utf-8"><title>自评</title></head><body>', from: [] },
  ...tablesBy(
    (rows) => [
      { text: '<table border="1">', from: [] },
      ...rows.map(({ cells, from }) => ({ text: `<tr>${cells.map((cell) => `<td>${encoded(cell)}</td>`).join('')}</tr>`, from })),
      { text: '</table>', from: [] },
    ],
    ({ text, from }) => {
      const heading = /^(#+) (.*)$/.exec(text)
      return {
        text: heading
          ? `<h${heading[1]!.length}>${encoded(heading[2]!)}</h${heading[1]!.length}>`
          : text.trim() === ''
            ? ''
            : `<p>${encoded(text.replaceAll('**', ''))}</p>`,
        from,
      }
    },
  )(lines),
  { text: '</body></html>', from: [] },
]

const POINTS = /^(?:分值|权重|满分|标准分)(?:（分）)?$/
const SCORES = /^(?:自评)?得分$/
const TARGETS = /(?:目标|指标)值$/

/** 得分 before 分值, and 分值 before the target: the order of columns says nothing. */
const reordered = tablesBy((rows) => {
  const [head] = rows
  const order = head!.cells.map((_, i) => i)
  const at = (pattern: RegExp) => head!.cells.findIndex((cell) => pattern.test(cell))
  const [full, target] = [at(POINTS), at(TARGETS)]
  if (full > 0 && target > 0 && target < full) {
    order.splice(full, 1)
    order.splice(target, 0, full)
  } else if (full > 0 && at(SCORES) === full + 1) order.splice(full, 2, full + 1, full)
  return rows.flatMap(({ cells, from }, i) => [
    { text: `| ${order.map((column) => cells[column] ?? '').join(' | ')} |`, from },
    ...(i === 0 ? [{ text: `|${order.map(() => '---').join('|')}|`, from: [] }] : []),
  ])
})

const BARRED = /\.(?:txt|md)$/
export const layoutRewrites: readonly Rewrite[] = [
  { id: 'broken', title: '段落每36个汉字宽换行', takes: /\.txt$/, write: broken },
  { id: 'cells', title: '表格一格一行', takes: BARRED, write: cellToALine },
  { id: 'columns', title: '表格靠空格分栏', takes: BARRED, write: columns },
  { id: 'blanks', title: '表格各格只隔一个空格', takes: BARRED, write: blanks },
  { id: 'tabs', title: '表格用制表符分栏', takes: BARRED, write: tabbed },
  { id: 'web-page', title: '写成网页', takes: /\.md$/, write: webPage, ending: '.html' },
  { id: 'reordered', title: '分值、得分、目标值换列序', takes: BARRED, write: reordered },
]
