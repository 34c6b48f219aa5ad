import { gridOf, type ModelCell, type Part, placesOf, type TablePart } from './model.ts'

/** A way of writing a document down. */
export interface Layout {
  readonly id: string
  readonly title: string
  readonly ending: 'md' | 'html' | 'txt'
  readonly write: (parts: readonly Part[]) => string
  /** Cells with blanks in them cannot be told apart in it. */
  readonly unblanked?: true
}

type Write = (table: TablePart) => readonly string[]

const lines =
  (write: Write, text: (text: string, heading?: number) => readonly string[] = (one) => [one]) =>
  (parts: readonly Part[]): string =>
    parts.flatMap((part) => (part.kind === 'text' ? text(part.text, part.heading) : write(part))).join('\n')

const markdown = (write: Write) => lines(write, (text, heading) => [heading ? `${'#'.repeat(heading)} ${text}` : text, ''])
const piped = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const ruled = (rows: readonly (readonly string[])[], row: (cells: readonly string[]) => string) => [
  row(rows[0]!),
  row(rows[0]!.map(() => '---')),
  ...rows.slice(1).map(row),
  '',
]

/** Merged cells say what they say in every place. */
function filled(table: TablePart): string[][] {
  const grid = gridOf(table)
  table.rows.forEach((cells, r) => {
    for (const { text, column, columnSpan, rowSpan } of cells)
      for (let y = r; y < Math.min(r + rowSpan, grid.length); y++) for (let x = column; x < column + columnSpan; x++) grid[y]![x] = text
  })
  return grid
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const spans = ({ columnSpan, rowSpan }: ModelCell) =>
  `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`

const page = (write: Write) => (parts: readonly Part[]) =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body>\n${lines(write, (text, heading) => [
    heading ? `<h${heading}>${escaped(text)}</h${heading}>` : `<p>${escaped(text)}</p>`,
  ])(parts)}\n</body></html>`

const tableOf = (cell: (cell: ModelCell, row: number) => string) => (table: TablePart) => [
  '<table border="1">',
  ...placesOf(table).map((cells, r) => `<tr>${cells.map((one) => cell(one, r)).join('')}</tr>`),
  '</table>',
]
const td = (inner: (text: string) => string) => (cell: ModelCell) => `<td${spans(cell)}>${inner(escaped(cell.text))}</td>`

const halved = (text: string) => {
  const at = Math.floor(text.length / 2)
  return text.length < 8 || /[&\d.,]/.test(text.slice(at - 1, at + 1)) ? text : `${text.slice(0, at)}<br/>${text.slice(at)}`
}

const wide = (char: string) => (/[^\x20-\x7e]/.test(char) ? 2 : 1)
export const width = (text: string) => [...text].reduce((all, char) => all + wide(char), 0)
const pad = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - width(text)))

const widths = (rows: readonly (readonly string[])[]) => rows[0]!.map((_, i) => Math.max(...rows.map((cells) => width(cells[i] ?? ''))))

/** Every cell padded to the width of its column, and so many blanks behind it. */
function setApart(rows: readonly (readonly string[])[], gap: number): readonly string[] {
  const to = widths(rows)
  return rows.map((cells) =>
    cells
      .map((cell, i) => pad(cell, to[i]! + gap))
      .join('')
      .trimEnd(),
  )
}

const aligned = (gap: number) => (table: TablePart) => setApart(columnar(table), gap)

/** Without columns in which no cell begins. */
function columnar(table: TablePart): string[][] {
  const grid = gridOf(table)
  const kept = grid[0]!.map((_, i) => grid.some((row) => row[i] !== ''))
  return grid.map((row) => row.filter((_, i) => kept[i]))
}

/** A cell in lines of so many screen columns; no figure is cut. */
function folded(text: string, most: number): string[] {
  const out: string[] = []
  let line = ''
  for (const piece of text.match(/[≥≤=<>]*[\d.,，]+(?:[%％]|\p{Script=Han}{0,2}(?!\p{Script=Han}))?|[^\d]/gu) ?? []) {
    if (line !== '' && width(line) + width(piece) > most && !/^[，。；：、）”》]/.test(piece)) {
      out.push(line)
      line = ''
    }
    line += piece
  }
  return [...out, line]
}

const foldedRows = (rows: readonly (readonly string[])[], most: (row: number) => number): string[][] =>
  rows.flatMap((cells, r) => {
    const parts = cells.map((cell) => folded(cell, most(r)))
    return Array.from({ length: Math.max(...parts.map(({ length }) => length)) }, (_, i) => parts.map((part) => part[i] ?? ''))
  })

const alignedFolded = (most: (row: number) => number) => (table: TablePart) => setApart(foldedRows(columnar(table), most), 3)

const joinedBy = (gap: string) => (table: TablePart) =>
  gridOf(table)
    .map((cells) => cells.filter((cell) => cell !== '').join(gap))
    .filter((line) => line !== '')

const border = (to: readonly number[], [left, middle, right]: readonly [string, string, string]) =>
  left + to.map((w) => '─'.repeat(Math.ceil(w / 2) + 1)).join(middle) + right

const boxed = (bar: string, borders: boolean) => (table: TablePart) => {
  const rows = columnar(table)
  const to = widths(rows)
  const body = rows.map((cells) => `${bar}${cells.map((cell, i) => ` ${pad(cell, to[i]!)} `).join(bar)}${bar}`)
  if (!borders) return body
  return [
    border(to, ['┌', '┬', '┐']),
    ...body.flatMap((line, r) => (r === 0 ? [line] : [border(to, ['├', '┼', '┤']), line])),
    border(to, ['└', '┴', '┘']),
  ]
}

/** Heads of the table that stand above figures: the row with most of the words of columns. */
export function headRow(table: TablePart): number {
  const heads = /指标|分值|权重|得分|完成值|目标值|预算|执行|名称|序号|金额/
  const counts = table.rows.map((cells) => cells.filter(({ text }) => text.length <= 16 && heads.test(text) && !/\d{3}/.test(text)).length)
  const most = Math.max(...counts)
  return most >= 3 ? counts.findLastIndex((count) => count >= 3) : -1
}

/** A page ends in the middle of the table: a page number, and the headings once more. */
const paged =
  (write: (rows: readonly (readonly string[])[]) => readonly string[], number: string) =>
  (table: TablePart): readonly string[] => {
    const rows = columnar(table)
    const cut = Math.floor((rows.length + Math.max(headRow(table), 0)) / 2) + 1
    const head = headRow({ ...table, rows: table.rows.slice(0, cut - 1) })
    const shown = write(rows)
    if (head < 0 || cut <= head + 1 || cut >= rows.length || table.rows[cut]!.length < 4) return shown
    return [...shown.slice(0, cut), '', number, '', shown[head]!, ...shown.slice(cut)]
  }

const alignedRows = (rows: readonly (readonly string[])[]) => setApart(rows, 3)

/** 分值 and 得分 below one heading, as 评分情况 or the like is in many forms. */
function twoRowHead(table: TablePart): TablePart {
  const head = headRow(table)
  const cells = table.rows[head]
  if (!cells) return table
  const first = cells.findIndex(({ text }) => /^(?:分值|权重|满分)/.test(text))
  const [points, score] = [cells[first], cells[first + 1]]
  if (!points || !score || !/得分|自评分/.test(score.text) || points.columnSpan + score.columnSpan !== 2) return table
  const above = cells.flatMap((cell) =>
    cell === points
      ? [{ ...points, text: '评分情况', columnSpan: 2 }]
      : cell === score
        ? []
        : // A cell that names the rows beside it goes on as far as it went.
          [{ ...cell, rowSpan: cell.rowSpan + 1 }],
  )
  const rows = table.rows.map((row, r) =>
    // What reaches over the heading from above is one longer.
    r < head ? row.map((cell) => (r + cell.rowSpan > head ? { ...cell, rowSpan: cell.rowSpan + 1 } : cell)) : row,
  )
  return { ...table, rows: [...rows.slice(0, head), above, [points, score], ...rows.slice(head + 1)] }
}

const csv = (table: TablePart) =>
  gridOf(table).map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))

/** Rows at the top of a form that hold labels and values become lines of their own. */
const pairsApart =
  (write: Write) =>
  (table: TablePart): readonly string[] => {
    const top = table.rows.findIndex((cells) => !isPairs(cells))
    if (top < 1) return write(table)
    const named = table.rows.slice(0, top).flatMap((cells) => {
      const filledCells = cells.filter(({ text }) => text !== '')
      return Array.from({ length: filledCells.length / 2 }, (_, i) => `${filledCells[2 * i]!.text}：${filledCells[2 * i + 1]!.text}`)
    })
    return [...named, ...write({ ...table, rows: table.rows.slice(top) })]
  }

const isPairs = (cells: readonly ModelCell[]) => {
  const said = cells.filter(({ text }) => text !== '')
  return (
    (said.length === 2 || said.length === 4) &&
    said.every(
      ({ text, rowSpan }, i) =>
        rowSpan === 1 && (i % 2 === 1 || /^(?:项目名称|项目编码|主管|实施单位|项目单位|单位名称|部门名称|联系|填报|预算单位)/.test(text)),
    )
  )
}

const mapped =
  (change: (table: TablePart) => TablePart, write: Write): Write =>
  (table) =>
    write(change(table))

const eachCell =
  (change: (text: string, cell: ModelCell) => string) =>
  (table: TablePart): TablePart => ({
    ...table,
    rows: table.rows.map((cells) => cells.map((cell) => ({ ...cell, text: change(cell.text, cell) }))),
  })

const thousands = eachCell((text) =>
  /^[≥≤=]?\d{4,7}(?:\.\d+)?\D{0,4}$/.test(text) && !/[年月日]/.test(text)
    ? text.replace(/\d{4,}/, (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, ','))
    : text,
)

/** Names of indicators with their full points in brackets, the column of points left out. */
function pointsInNames(table: TablePart): TablePart {
  const head = headRow(table)
  const cells = table.rows[head] ?? []
  const name = cells.find(({ text }) => /^(?:三级指标|指标名称)$/.test(text))
  const points = cells.find(({ text }) => /^(?:分值|权重|满分)/.test(text))
  if (!name || !points || points.columnSpan > 1) return table
  const rows = table.rows.map((row, r) => {
    if (r <= head) return row
    const own = row.find(({ column }) => column === name.column)
    const value = row.find(({ column }) => column === points.column)
    if (!own || !value || own.columnSpan > 1 || !/^\d+(?:\.\d+)?$/.test(value.text)) return row
    return row.flatMap((cell) =>
      cell === own ? [{ ...own, text: `${own.text}（${value.text}分）` }] : cell === value ? [{ ...cell, text: '' }] : [cell],
    )
  })
  return {
    ...table,
    rows: rows.map((row, r) => (r === head ? row.map((cell) => (cell === points ? { ...cell, text: '备用' } : cell)) : row)),
  }
}

/** 执行率 without its sign, which the heading has. */
function bareRates(table: TablePart): TablePart {
  const rates = new Map<number, number>()
  return {
    ...table,
    rows: table.rows.map((cells, r) =>
      cells.map((cell) => {
        if (/^(?:预算)?执行率/.test(cell.text) && !/%/.test(cell.text) && cells.length > 3) {
          rates.set(cell.column, r)
          return { ...cell, text: `${cell.text}（%）` }
        }
        if (!rates.has(cell.column)) return cell
        if (!/^[\d.]+%$/.test(cell.text)) {
          if (cell.text !== '' && !/^[-—/]+$/.test(cell.text)) rates.delete(cell.column)
          return cell
        }
        return { ...cell, text: cell.text.slice(0, -1) }
      }),
    ),
  }
}

/** Amounts with their unit in the cell, where the heading of the money states it. */
function unitInCells(table: TablePart): TablePart {
  let unit: string | undefined
  let columns = new Set<number>()
  return {
    ...table,
    rows: table.rows.map((cells) => {
      const said = cells.map(({ text }) => /(?:资金|预算).*[（(]([万千]?元)[)）]/.exec(text)?.[1]).find((found) => found !== undefined)
      const heads = cells.filter(({ text }) =>
        /^(?:年初预算数?|全年预算数?|全年执行数|调整后预算数?|预算数|执行数)(?:（[AB]）)?$/.test(text),
      )
      if (heads.length >= 2) columns = new Set(heads.map(({ column }) => column))
      if (said !== undefined) unit = said
      if (cells.some(({ text }) => /^(?:一级指标|预期目标|年度总体目标)$/.test(text))) columns = new Set()
      return cells.map((cell) =>
        unit !== undefined && columns.has(cell.column) && /^[\d.]+$/.test(cell.text) ? { ...cell, text: `${cell.text}${unit}` } : cell,
      )
    }),
  }
}

const spanned = page(tableOf(td((text) => text)))

export const layouts: readonly Layout[] = [
  { id: 'html', title: '网页，合并单元格', ending: 'html', write: spanned },
  { id: 'md', title: '竖线，两边有', ending: 'md', write: markdown((table) => ruled(gridOf(table), piped)) },
  {
    id: 'md-bare',
    title: '竖线，两边没有',
    ending: 'md',
    write: markdown((table) => ruled(gridOf(table), (cells) => cells.join(' | ').trim())),
  },
  { id: 'md-no-rule', title: '竖线，没有表头线', ending: 'md', write: markdown((table) => [...gridOf(table).map(piped), '']) },
  { id: 'md-filled', title: '竖线，合并格处处填写', ending: 'md', write: markdown((table) => ruled(filled(table), piped)) },
  {
    id: 'md-tight',
    title: '竖线，格内不留空',
    ending: 'txt',
    write: lines((table) => gridOf(table).map((cells) => `|${cells.join('|')}|`)),
  },
  { id: 'full-bars', title: '全角竖线', ending: 'txt', write: lines((table) => gridOf(table).map((cells) => cells.join('｜'))) },
  { id: 'box', title: '制表符号画的框', ending: 'txt', write: lines(boxed('│', true)) },
  { id: 'heavy', title: '粗竖线', ending: 'txt', write: lines(boxed('┃', false)) },
  {
    id: 'html-th',
    title: '网页，行首用 th',
    ending: 'html',
    write: page(
      tableOf((cell, r) => (r === 0 || cell.column === 0 ? `<th${spans(cell)}>${escaped(cell.text)}</th>` : td((text) => text)(cell))),
    ),
  },
  { id: 'html-br', title: '网页，格内换行', ending: 'html', write: page(tableOf(td(halved))) },
  {
    id: 'html-p',
    title: '网页，格内分段、空格占位',
    ending: 'html',
    write: page(tableOf(td((text) => `<p><span>&nbsp;${text}</span></p>`))),
  },
  {
    id: 'html-nested',
    title: '网页，表中有表',
    ending: 'html',
    write: page((table) => ['<table><tr><td>', ...tableOf(td((text) => text))(table), '</td></tr></table>']),
  },
  {
    id: 'html-flat',
    title: '网页，不合并，留空格',
    ending: 'html',
    write: page((table) =>
      tableOf(td((text) => text))({
        ...table,
        rows: gridOf(table).map((cells) => cells.map((text, column) => ({ text, column, columnSpan: 1, rowSpan: 1 }))),
      }),
    ),
  },
  { id: 'tabs', title: '制表符，留空格', ending: 'txt', write: lines((table) => gridOf(table).map((cells) => cells.join('\t'))) },
  {
    id: 'tabs-trimmed',
    title: '制表符，行尾不留',
    ending: 'txt',
    write: lines((table) => gridOf(table).map((cells) => cells.join('\t').trimEnd())),
  },
  { id: 'columns', title: '空格对齐', ending: 'txt', write: lines(aligned(3)) },
  { id: 'columns-tight', title: '空格对齐，隔两个', ending: 'txt', write: lines(aligned(2)) },
  { id: 'gaps', title: '隔四个空格，不对齐', ending: 'txt', write: lines(joinedBy('    ')) },
  { id: 'blank', title: '只隔一个空格', ending: 'txt', unblanked: true, write: lines(joinedBy(' ')) },
  { id: 'wide-blank', title: '隔一个全角空格', ending: 'txt', write: lines(joinedBy('　')) },
  {
    id: 'cells',
    title: '一格一行，空格空行',
    ending: 'txt',
    write: lines((table) => placesOf(table).flatMap((cells) => cells.map(({ text }) => text))),
  },
  {
    id: 'cells-tight',
    title: '一格一行，无空行',
    ending: 'txt',
    write: lines((table) =>
      gridOf(table)
        .flat()
        .filter((text) => text !== ''),
    ),
  },
  {
    id: 'cells-spread',
    title: '一格一行，行间空行',
    ending: 'txt',
    write: lines((table) =>
      gridOf(table)
        .flat()
        .filter((text) => text !== '')
        .flatMap((text) => [text, '']),
    ),
  },
  { id: 'folded', title: '空格对齐，格内折行', ending: 'txt', write: lines(alignedFolded(() => 14)) },
  {
    id: 'folded-heads',
    title: '空格对齐，表头折行',
    ending: 'txt',
    write: (parts) => lines((table) => alignedFolded((row) => (row === headRow(table) ? 6 : 999))(table))(parts),
  },
  { id: 'two-row-head', title: '两行表头（网页）', ending: 'html', write: page(mapped(twoRowHead, tableOf(td((text) => text)))) },
  {
    id: 'two-row-head-md',
    title: '两行表头（竖线）',
    ending: 'md',
    write: markdown(mapped(twoRowHead, (table) => ruled(gridOf(table), piped))),
  },
  {
    id: 'two-row-head-tabs',
    title: '两行表头（制表符）',
    ending: 'txt',
    write: lines(mapped(twoRowHead, (table) => gridOf(table).map((cells) => cells.join('\t')))),
  },
  { id: 'two-row-head-columns', title: '两行表头（空格对齐）', ending: 'txt', write: lines(mapped(twoRowHead, aligned(3))) },
  { id: 'paged', title: '表中换页（空格对齐）', ending: 'txt', write: lines(paged(alignedRows, '— 3 —')) },
  { id: 'paged-md', title: '表中换页（竖线）', ending: 'md', write: markdown(paged((rows) => rows.map(piped), '第 3 页 共 9 页')) },
  {
    id: 'paged-tabs',
    title: '表中换页（制表符）',
    ending: 'txt',
    write: lines(paged((rows) => rows.map((cells) => cells.join('\t')), '3/9')),
  },
  {
    id: 'pairs',
    title: '表头栏写成“名称：值”（竖线）',
    ending: 'md',
    write: (parts) =>
      lines(
        pairsApart((table) => ['', ...ruled(gridOf(table), piped)]),
        (text) => [text, ''],
      )(parts),
  },
  {
    id: 'pairs-tabs',
    title: '表头栏写成“名称：值”（制表符）',
    ending: 'txt',
    write: lines(pairsApart((table) => gridOf(table).map((cells) => cells.join('\t')))),
  },
  { id: 'thousands', title: '千位分隔', ending: 'md', write: markdown(mapped(thousands, (table) => ruled(gridOf(table), piped))) },
  { id: 'unit-in-cells', title: '金额带单位', ending: 'md', write: markdown(mapped(unitInCells, (table) => ruled(gridOf(table), piped))) },
  { id: 'bare-rates', title: '执行率不带百分号', ending: 'md', write: markdown(mapped(bareRates, (table) => ruled(gridOf(table), piped))) },
  { id: 'points-in-names', title: '分值在名称后', ending: 'html', write: page(mapped(pointsInNames, tableOf(td((text) => text)))) },
  { id: 'csv', title: '逗号分隔', ending: 'txt', write: lines(csv) },
]
