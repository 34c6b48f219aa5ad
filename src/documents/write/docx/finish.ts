/** `{合并}` in a cell leaves this character: neighbours below with the same text become one cell. It is private use, so no text holds it. */
export const MERGE_MARK = '\uE0A1'

/**
 * What needs the filled part as a whole: marked cells are merged, and where loops took no turn (`emptied`) cells and tables left without content are mended.
 */
export function finishPart(xml: string, emptied: boolean): string {
  const merged = mergeEqualCells(xml)
  return emptied ? withParagraphs(withoutEmptyTables(merged)) : merged
}

/** Word refuses a cell without a paragraph. */
const withParagraphs = (xml: string) =>
  CELLS_WITHOUT.reduce((text, start) => text.replaceAll(`${start}</w:tc>`, `${start}<w:p/></w:tc>`), xml)
const CELLS_WITHOUT = ['</w:tcPr>', '<w:tcPr/>', '<w:tc>']

/** A table whose only row was a loop over nothing. */
function withoutEmptyTables(xml: string): string {
  const END = '</w:tblGrid></w:tbl>'
  let text = xml
  for (let end = text.indexOf(END); end >= 0; end = text.indexOf(END)) {
    text = text.slice(0, text.lastIndexOf('<w:tbl>', end)) + text.slice(end + END.length)
  }
  return text
}

/**
 * Merges marked cells downwards where their text equals the cell above in the same column and the marked cells to their left are merged too: 一级指标 over its
 * rows, 二级指标 within its 一级.
 */
function mergeEqualCells(xml: string): string {
  let at = xml.indexOf(MERGE_MARK)
  if (at < 0) return xml
  let result = ''
  let copied = 0
  while (at >= 0) {
    const start = xml.lastIndexOf('<w:tbl>', at)
    const end = xml.indexOf('</w:tbl>', at) + '</w:tbl>'.length
    result += xml.slice(copied, start) + mergeTable(xml.slice(start, end))
    copied = end
    at = xml.indexOf(MERGE_MARK, end)
  }
  return result + xml.slice(copied)
}

interface Cell {
  readonly text: string
  readonly xml: string
}

function mergeTable(table: string): string {
  let above: ReadonlyMap<number, string> = new Map()
  const rows = rowsOf(table)
  const cells = rows.map((row) => marked(row))
  return rows
    .map((row, r) => {
      const [own, below] = [cells[r]!, cells[r + 1] ?? new Map<number, Cell>()]
      let same = true
      let belowSame = true
      let merged = row
      for (const [column, cell] of own) {
        same = same && above.get(column) === cell.text
        belowSame = belowSame && below.get(column)?.text === cell.text
        merged = merged.replace(cell.xml, same ? continued(cell.xml) : belowSame ? restarted(cell.xml) : unmarked(cell.xml))
      }
      above = new Map([...own].map(([column, { text }]) => [column, text]))
      return merged
    })
    .join('')
}

/** The text up to and with each row's end, then the rest. */
function rowsOf(table: string): readonly string[] {
  const rows: string[] = []
  let from = 0
  for (let end = table.indexOf(ROW_END); end >= 0; end = table.indexOf(ROW_END, from)) {
    rows.push(table.slice(from, end + ROW_END.length))
    from = end + ROW_END.length
  }
  return [...rows, table.slice(from)]
}
const ROW_END = '</w:tr>'

/** The marked cells of a row by their place. */
function marked(row: string): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>()
  let column = 0
  for (const [xml] of row.matchAll(/<w:tc>.*?<\/w:tc>/gs)) {
    if (xml.includes(MERGE_MARK)) cells.set(column, { xml, text: [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map((m) => m[1]).join('') })
    column++
  }
  return cells
}

const unmarked = (cell: string) => cell.replaceAll(MERGE_MARK, '')
const restarted = (cell: string) => withMerge(unmarked(cell), '<w:vMerge w:val="restart"/>')
/** A continued cell keeps an empty paragraph. */
const continued = (cell: string) =>
  withMerge(cell, '<w:vMerge/>').replace(
    /<\/w:tcPr>.*<\/w:tc>$/s,
    (rest) => `</w:tcPr><w:p>${/<w:pPr>.*?<\/w:pPr>/s.exec(rest)?.[0] ?? ''}</w:p></w:tc>`,
  )
/** w:vMerge stands behind w:tcW, w:gridSpan and w:hMerge. */
const withMerge = (cell: string, merge: string) =>
  cell.includes('<w:tcPr>')
    ? cell.replace(/<w:tcPr>(?:<w:(?:cnfStyle|tcW|gridSpan|hMerge) [^>]*\/>)*/, (before) => `${before}${merge}`)
    : cell.replace('<w:tc>', `<w:tc><w:tcPr>${merge}</w:tcPr>`)
