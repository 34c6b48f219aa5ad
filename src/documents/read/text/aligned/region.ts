import { columnHolds } from '#domain/column-words.ts'
import { headingMark } from '#domain/numbering.ts'
import { isOfForm } from '../form-lines.ts'
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
/** Labels and values on one line. */
const MOST_OF_FORM = 4
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
      if (
        isCaption(cells) ||
        isLabelled(cells) ||
        (cells.length <= MOST_OF_FORM && isOfForm(lines, i)) ||
        isOtherwiseSet(line, lines[from]!)
      )
        break
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

/** Tabs or bars hold the cells of this line apart, and not those of the first. */
const isOtherwiseSet = ({ text }: TextLine, first: TextLine): boolean =>
  [/\t/, /[|｜│┃║]/].some((separator) => separator.test(text) && !separator.test(first.text))

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

/** Lines of headings that are broken in the middle of their words, at most. */
const MOST_BROKEN = 3
/** Headings that are broken, fewest. */
const FEWEST_BROKEN = 4

/**
 * How many lines are column headings here: one that tells by itself, or several whose words only make headings together ("一级指" above "标"); 0 where none is.
 */
export function headingLinesAt(laid: readonly Laid[], at: number): number {
  const first = laid[at]!
  if (isHeadingLine(first)) return 1
  if (first.cells.length < FEWEST_BROKEN || !first.cells.every(isWordy)) return 0
  const words = first.cells.map(({ text }) => text)
  for (let taken = 1; taken < MOST_BROKEN && at + taken < laid.length; taken++) {
    const { line, cells } = laid[at + taken]!
    const below = cells.map((cell) => first.cells.findIndex(({ left, right }) => left < cell.right && cell.left < right))
    if (line.gapBefore || !cells.every(isWordy) || below.includes(-1)) return 0
    for (const [i, column] of below.entries()) words[column] += cells[i]!.text
    const known = words.filter((text) => columnHolds(text) !== undefined).length
    if (known >= TELLING_WORDS && known * 2 >= words.length) return taken + 1
  }
  return 0
}

const isWordy = ({ text }: Stretch): boolean => !isValue(text) && !/[。；，：]/.test(text)

/** Is this a line of column headings? Words, no figures, and several of them known. */
export function isHeadingLine({ line, cells }: Laid): boolean {
  if (cells.length < 2 || cells.some(({ text }) => isValue(text) || /[。；，]/.test(text))) return false
  const words = cells.flatMap((cell) => wordsOf(line, cell))
  const known = words.filter(({ text }) => columnHolds(text) !== undefined).length
  return known >= Math.min(TELLING_WORDS, words.length) && known * 2 >= words.length
}
