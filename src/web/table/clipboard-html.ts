/** A block of cells as text, rows first. */
export type Cells = readonly (readonly string[])[]

/** Excel's own blocks are smaller; more than this is no table a person marked. */
const MOST_SPAN = 1000

/**
 * The first table of the HTML that Excel, WPS or Word puts on the clipboard: merged cells stand in every row they cover, line breaks inside a
 * cell are kept. Undefined when there is no table. Nothing of the HTML is ever shown or run.
 */
export function readHtmlTable(html: string): { readonly cells: Cells; readonly merged: boolean } | undefined {
  const start = html.search(/<table[\s>]/i)
  if (start < 0) return undefined
  const rows: string[][] = []
  /** For each column, rows still covered from above and the text that covers them. */
  const covered: { rows: number; text: string }[] = []
  let merged = false
  let column = 0
  const skipCovered = () => {
    for (let above = covered[column]; above && above.rows > 0; above = covered[column]) {
      rows.at(-1)!.push(above.text)
      above.rows--
      column++
    }
  }
  const table = html.slice(start, html.search(/<\/table/i) > start ? html.search(/<\/table/i) : undefined)
  for (const [, tag = '', attributes = '', inside = ''] of table.matchAll(
    /<(tr|td|th)(?=[\s>])([^<>]*)>((?:(?!<\/?(?:tr|td|th)(?=[\s>]))[\s\S])*)/gi,
  )) {
    if (tag.toLowerCase() === 'tr') {
      if (rows.length > 0) skipCovered()
      rows.push([])
      column = 0
      continue
    }
    if (rows.length === 0) rows.push([])
    skipCovered()
    const [columns, reach] = [spanOf(attributes, 'colspan'), spanOf(attributes, 'rowspan')]
    const text = textOf(inside)
    merged ||= columns > 1 || reach > 1
    for (let c = 0; c < columns; c++, column++) {
      rows.at(-1)!.push(c === 0 ? text : '')
      covered[column] = { rows: reach - 1, text: c === 0 ? text : '' }
    }
  }
  skipCovered()
  return { cells: rows.filter((row) => row.length > 0), merged }
}

const spanOf = (attributes: string, name: string) =>
  Math.min(MOST_SPAN, Math.max(1, Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1)))

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ge: '≥',
  le: '≤',
  times: '×',
  middot: '·',
}

/** Text of a cell: tags dropped, <br> and paragraphs as line breaks, source line breaks between Chinese characters as nothing. */
function textOf(inside: string): string {
  return inside
    .replace(/<!--(?:(?!<!--)[\s\S])*?-->|<style(?:(?!<style)[\s\S])*?<\/style>/gi, '')
    .replace(/(?<=\p{Script=Han}|[，。；：、）])\s*[\r\n]\s*(?=\p{Script=Han}|[（《“])/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ?<br[^<>]*> ?|<\/p>\s*<p[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) =>
      name.startsWith('#') ? fromCode(name) : (entities[name.toLowerCase()] ?? whole),
    )
    .trim()
}

function fromCode(name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
}

/** A block as an HTML table; every cell is text, so that Excel turns neither 1-2 into a date nor 100% into a number. */
export const writeHtmlTable = (rows: Cells): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td style="mso-number-format:'\\@'">${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
