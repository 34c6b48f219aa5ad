/**
 * The cells of a block copied from Excel or WPS 剪贴板: rows end with a line break, cells with a tab; a cell with a break or a quote inside
 * stands in double quotes, its own quotes doubled. The empty last row that Excel adds is left out.
 */
export function readClipboard(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [['']]
  let quoted = false
  const put = (character: string) => {
    const row = rows.at(-1)!
    row[row.length - 1] += character
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (quoted) {
      if (character !== '"') put(character)
      else if (text[at + 1] === '"') put(text[++at]!)
      else quoted = false
    } else if (character === '"' && rows.at(-1)!.at(-1) === '') quoted = true
    else if (character === '\t') rows.at(-1)!.push('')
    else if (character === '\n') rows.push([''])
    else if (character !== '\r') put(character)
  }
  const last = rows.at(-1)!
  return last.length === 1 && last[0] === '' ? rows.slice(0, -1) : rows
}

/** A block as Excel would copy it. */
export const writeClipboard = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(quote).join('\t')).join('\r\n')

const quote = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
