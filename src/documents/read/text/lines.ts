/** One line of a text file, blank lines left out. */
export interface TextLine {
  /** 1-based line of the file, counting every line end. */
  readonly number: number
  /** Without leading and trailing blanks. */
  readonly text: string
  /** Characters before the text in the raw line, and how wide they are on screen. */
  readonly column: number
  readonly indent: number
  /** Tabs before the text: empty cells of a row copied from a spreadsheet. */
  readonly tabsBefore?: number
  /** 1-based page when the file has form feeds (text taken from a PDF). */
  readonly page?: number
  /** A blank line, or a page end, stands before it. */
  readonly gapBefore: boolean
  readonly furniture: boolean
}

/** Cuts text into lines. Form feeds count pages, as pdftotext writes them. */
export function splitLines(text: string): readonly TextLine[] {
  const paged = text.includes('\f')
  const lines: TextLine[] = []
  let page = 1
  let gap = true
  text.split(/\r\n|\n|\r/).forEach((raw, i) => {
    const feeds = raw.split('\f').length - 1
    if (feeds > 0) gap = true
    page += feeds
    const clean = raw.trim()
    if (clean === '') {
      gap = true
      return
    }
    const column = raw.indexOf(clean)
    const blank = raw.slice(0, column).replaceAll('\f', '')
    lines.push({
      number: i + 1,
      text: clean,
      column,
      indent: displayWidth(blank),
      gapBefore: gap,
      furniture: false,
      ...(blank.includes('\t') ? { tabsBefore: blank.split('\t').length - 1 } : {}),
      ...(paged ? { page } : {}),
    })
    gap = false
  })
  return markFurniture(lines)
}

/** 汉字 and full-width signs: first and last code of each stretch. */
const WIDE = [
  [0x1100, 0x115f],
  [0x2e80, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
] as const
const widths = new Uint8Array(0x10000).fill(1)
for (const [first, last] of WIDE) widths.fill(2, first, last + 1)
widths['\t'.charCodeAt(0)] = 8

/** Columns a text takes on screen: two for wide signs, eight for a tab. */
export function displayWidth(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) width += widths[text.charCodeAt(i)]!
  return width
}

/** "— 3 —", "第 3 页 共 10 页", "3/10": a page number alone on its line. A bare figure is not: it may be a cell. */
const pageNumber =
  /^(?:[-—–－_]{1,3}\s*\d{1,4}\s*[-—–－_]{1,3}|第\s*\d{1,4}\s*页\s*(?:[，,／/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}\s*页?|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)$/i
/** An entry of a table of contents: leader dots and a page. */
const contentsEntry = /(?:[.．·•…]\s*){4,}\d{1,4}$/

export const isPageNumber = (text: string): boolean => pageNumber.test(halfWidth(text))
export const isContentsEntry = (text: string): boolean => contentsEntry.test(text)

const halfWidth = (text: string) => text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** A running head is short and no row of figures. */
const mayRun = ({ text }: TextLine) => text.length <= 50 && (text.match(/\d[\d.,]*/g)?.length ?? 0) <= 2

/** Marks page numbers, contents entries and running heads: short lines repeated beside page numbers or page ends, or the title repeated further down. */
function markFurniture(lines: readonly TextLine[]): readonly TextLine[] {
  const key = (line: TextLine) => halfWidth(line.text).replace(/\d+/g, '0').replace(/\s+/g, '')
  const atEdge = (i: number) =>
    [i - 1, i + 1].some((j) => lines[j] === undefined || isPageNumber(lines[j].text)) ||
    (lines[i]?.page !== undefined && (lines[i - 1]?.page !== lines[i].page || lines[i + 1]?.page !== lines[i].page))
  const seen = new Map<string, { times: number; edges: number }>()
  lines.forEach((line, i) => {
    if (!mayRun(line)) return
    const count = seen.get(key(line)) ?? { times: 0, edges: 0 }
    count.times++
    if (atEdge(i)) count.edges++
    seen.set(key(line), count)
  })
  const times = (line: TextLine) => (mayRun(line) ? (seen.get(key(line))?.times ?? 0) : 0)
  const opening = openingTitle(
    lines,
    (line) => times(line) >= 3,
    (a, b) => key(a) === key(b),
  )
  const titles = new Set(lines.slice(0, opening).map(key))
  if (lines[0]) titles.add(key(lines[0]))
  const furniture = new Set<number>()
  lines.forEach((line, i) => {
    if (times(line) < 3 || i < opening) return
    const { edges, times: all } = seen.get(key(line))!
    const below = furniture.has(i - 1) && !isPageNumber(lines[i - 1]!.text)
    if (
      (edges * 3 >= all * 2 && atEdge(i)) ||
      (titles.has(key(line)) && i > 0 && line.text.length >= 6) ||
      (below && titles.has(key(line)))
    )
      furniture.add(i)
  })
  for (const i of bareNumbers(lines)) furniture.add(i)
  return lines.map((line, i) =>
    isPageNumber(line.text) || isContentsEntry(line.text) || furniture.has(i) ? { ...line, furniture: true } : line,
  )
}

const isTitle = (text: string) => /(?:报告|自评表|计分表|评分表|说明|总结)$/.test(text.replace(/\s+/g, ''))

/** Lines at the top that run on over the pages and are the title on the first one, unless another title stands below them there. */
function openingTitle(
  lines: readonly TextLine[],
  repeats: (line: TextLine) => boolean,
  same: (a: TextLine, b: TextLine) => boolean,
): number {
  let count = 0
  while (count < 3 && lines[count] && repeats(lines[count]!)) count++
  const own = lines.slice(0, count)
  const others = lines.slice(count, count + 3)
  return own.some(({ text }) => isTitle(text)) && !others.some((line) => isTitle(line.text) && !own.some((one) => same(one, line)))
    ? count
    : 0
}

/** Least indent of a page number without any mark, and fewest that count up. */
const bare = { indent: 10, fewest: 2 }

/** “        １”, “        ２”: figures alone in the middle of their lines that count the pages. */
function bareNumbers(lines: readonly TextLine[]): readonly number[] {
  const found = lines.flatMap(({ text, indent }, i) => (indent >= bare.indent && /^[\d０-９]{1,3}$/.test(text) ? [i] : []))
  const counts = found.every((line, i) => Number(halfWidth(lines[line]!.text)) === i + 1)
  return counts && found.length >= bare.fewest ? found : []
}
