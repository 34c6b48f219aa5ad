import { columnHolds } from '#domain/column-words.ts'
import { headingMark } from '#domain/numbering.ts'
import { displayWidth, type TextLine } from '../lines.ts'
import { isRemark } from './remarks.ts'
import { isValue, type Stretch, signWidth, stretches, wordsOf } from './stretches.ts'

/** A line of a region with its stretches. */
export interface Laid {
  readonly line: TextLine
  readonly cells: readonly Stretch[]
}

/** Neighbouring lines that may be one table, the furniture of pages between them set aside. */
export interface Region {
  readonly laid: readonly Laid[]
  readonly furniture: readonly TextLine[]
  /** What was said of rows between them. */
  readonly remarks: readonly TextLine[]
  /** Lines covered, furniture included. */
  readonly taken: number
}

/** A line of one stretch that begins further right is a cell, not a paragraph. */
const CELL_INDENT = 6
const LONGEST_LONE_CELL = 30
/** Lines of one stretch that may stand between lines of several. */
const MOST_LONE = 8
/** Lines of page margins and of one stretch that may stand between two rows. */
const MOST_WAITING = 20
/** Lines of a table that are read together. */
const MOST_LINES = 600
/** Words of a heading that tell it. */
const TELLING_WORDS = 3

/** Lines with wide gaps, together with the lines of one cell between them, over page ends. */
export function regionFrom(lines: readonly TextLine[], from: number): Region {
  const laid: Laid[] = []
  const furniture: TextLine[] = []
  const remarks: TextLine[] = []
  let waiting: (Laid | TextLine)[] = []
  let lone = 0
  let end = from
  let turned = false
  for (let i = from; i < lines.length && laid.length < MOST_LINES; i++) {
    const line = lines[i]!
    if (line.furniture) {
      if (waiting.length > MOST_WAITING) break
      waiting.push(line)
      turned = true
      continue
    }
    if (laid.length > 1 && isRemark(line)) {
      remarks.push(line)
      if (waiting.length === 0) end = i + 1
      continue
    }
    const cells = stretches(line)
    if (cells.length >= 2) {
      if (isCaption(cells) || isLabelled(cells) || (line.text.includes('\t') && !lines[from]!.text.includes('\t'))) break
      for (const one of waiting) 'cells' in one ? laid.push(one) : furniture.push(one)
      waiting = []
      laid.push({ line, cells })
      lone = 0
      end = i + 1
    } else {
      if (i === from || ++lone > MOST_LONE || endsRegion(line, turned)) break
      waiting.push({ line, cells })
    }
    turned = false
  }
  // The last row may go on in lines of one cell.
  for (const one of waiting) {
    if (!('cells' in one) || one.line.gapBefore || one.line.indent < CELL_INDENT) break
    laid.push(one)
    end++
  }
  return { laid: withSigns(laid), furniture, remarks, taken: Math.max(1, end - from) }
}

/** The same lines with the signs that take one column or two as wide as makes them line up. */
function withSigns(laid: readonly Laid[]): readonly Laid[] {
  const signs = signWidth(laid.map(({ line }) => line))
  return signs === 1 ? laid : laid.map(({ line }) => ({ line, cells: stretches(line, signs) }))
}

/** “表4  某某对比表（单位：万元）”: the number of a table with its name behind it. */
const isCaption = (cells: readonly Stretch[]) =>
  cells.length <= 3 &&
  /^附?表 ?(?:\d{1,2}(?:[-—－.]\d{1,2})?|[一二三四五六七八九十]{1,3})[：:]?$/.test(cells[0]!.text) &&
  !cells.some(({ text }, i) => i > 0 && isValue(text))

/** “填表人：某某    审核：某某”, “编制数 24 人    实有 23 人”: labels with their values are no row. */
const isLabelled = (cells: readonly Stretch[]) =>
  cells.filter(({ text }) => /^[\p{Script=Han}（）()]{2,12}[：:]/u.test(text) && !/^(?:其中|目标|注)[：:]/.test(text)).length >= 2 ||
  cells.filter(({ text }) => /^[\p{Script=Han}“”（）()%％]{2,16} +[-\d０-９.,]+[%％]?(?: ?\p{Script=Han}{1,3})?$/u.test(text)).length >= 2

function endsRegion(line: TextLine, turned: boolean): boolean {
  if (line.indent >= CELL_INDENT) return line.gapBefore && !turned
  return (
    (line.gapBefore && !turned) ||
    headingMark(line.text) !== undefined ||
    /[。；：]$/.test(line.text) !== /^其中[：:]$/.test(line.text) ||
    displayWidth(line.text) > LONGEST_LONE_CELL
  )
}

/** Is this a line of column headings? Words, no figures, and several of them known. */
export function isHeadingLine({ line, cells }: Laid): boolean {
  if (cells.length < 2 || cells.some(({ text }) => isValue(text) || /[。；，]/.test(text))) return false
  const words = cells.flatMap((cell) => wordsOf(line, cell))
  const known = words.filter(({ text }) => columnHolds(text) !== undefined).length
  return known >= Math.min(TELLING_WORDS, words.length) && known * 2 >= words.length
}
