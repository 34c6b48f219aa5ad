import { withoutScale } from '../../extract/grade-scale.ts'
import { plain } from '../../extract/plain.ts'
import type { Script, Stretch } from '../../script.ts'
import { type Quantity, quantitiesIn } from '../quantities.ts'

/** A number of the document with where it stands: what relations are made of 数. */
export interface Num extends Quantity {
  readonly stretch: Stretch
  /** Index of its line: a paragraph, or a row of a table. */
  readonly line: number
  /** Grid column of its cell; undefined in running text. */
  readonly column?: number
  /** Heading of its column, or ''. */
  readonly heading: string
  /** The words that name it: its label; in tables row and column too. */
  readonly name: string
  /** Ordinal of its sentence in the line; cells are one sentence together. */
  readonly sentence: number
  /** As written, without unit and separators: "1,102.50万元" is 1102.5. */
  readonly raw: number
  /** Written decimals. */
  readonly decimals: number
  /** 1, 10000 (万) … */
  readonly scale: number
  /** "万元/公里": the measure it is told for one of. */
  readonly per?: string
}

/** A paragraph, or a row of a table, with its numbers in order. */
export interface Line {
  readonly index: number
  readonly row: boolean
  readonly numbers: readonly Num[]
}

const PER = /^\/(平方米|立方米|人次|公里|[人个户只台套亩株米吨座件天次期份])/
const DIGITS = /^-?[\d,]+(?:\.(\d+))?/
/** No paragraph that people write has more. */
const MOST_NUMBERS = 300
/** A heading may name its period: "1-8月执行数", "2023年决算". */
const PERIOD = /20\d\d年?|\d{1,2}(?:[-~至—]\d{1,2})?月/g
const ORDINAL = /^序号?$|^编号$/

/** Cells of a table that was copied cell by cell: short, and no sentence. */
const isCell = ({ text, heading }: Stretch) => !heading && ((text.length <= 24 && !/[。；;:，]/.test(text)) || LABELLED.test(text))
/** "预算执行率：96.00%": a label and its number on a line of their own. */
const LABELLED = /^[一-龥][^。；;，:\d]{0,16}(?:预算数?|执行数?|率|权重|得分|分值)(?:\([^()]*\))?:-?[\d,]+(?:\.\d+)?(?:%|分|[万亿]?元)?$/

/** The numbers of a document, line by line. */
export function linesOf(script: Script, known: ReadonlyMap<Stretch, readonly Quantity[]>): Line[] {
  const lines: Line[] = []
  let row: object | undefined
  let table: object | undefined
  let headings = new Map<number, string>()
  let open: Num[] | undefined
  let before: Stretch | undefined
  let rowName = ''
  for (const stretch of script.stretches) {
    const { passage } = stretch
    if (stretch.kind === 'safeguards') continue
    if (passage.table !== table) {
      table = passage.table
      headings = new Map()
    }
    const isRun = !passage.row && before !== undefined && !before.passage.row && isCell(before) && isCell(stretch)
    if (!open || !(isRun || (passage.row && passage.row === row))) {
      open = []
      lines.push({ index: lines.length, row: passage.row !== undefined || isCell(stretch), numbers: open })
      row = passage.row
      rowName = ''
    }
    const column = passage.cell?.column
    const heading = column !== undefined ? (headings.get(column) ?? '') : isRun && !/\d/.test(before!.text) ? before!.text : ''
    if (column !== undefined && stretch.text.length <= 16 && !/\d/.test(stretch.text.replace(PERIOD, '')))
      headings.set(column, plain(stretch.text).text)
    if (column !== undefined && rowName === '' && /[一-龥]{2}/.test(stretch.text)) rowName = stretch.text
    before = stretch
    if (ORDINAL.test(heading) || (column === 0 && /^\d{1,2}$/.test(stretch.text))) continue
    const quantities = known.get(stretch) ?? quantitiesIn(stretch.text)
    const text = quantities.length > 1 ? withoutScale(stretch.text) : stretch.text
    let sentence = 0
    let read = 0
    for (const one of quantities.slice(0, MOST_NUMBERS)) {
      if (text[one.start] === '〓') continue
      if (column === undefined) for (; read < one.start; read++) if (text[read] === '。') sentence++
      const label = /[一-龥]{2}/.test(one.label) ? one.label : stretch.text.slice(Math.max(0, one.start - 10), one.start)
      const name = `${rowName}${heading}${label}`
      open.push(numOf(one, stretch, { line: lines.length - 1, heading, column, name, sentence }))
    }
  }
  return lines
}

/** "执行率(%) 98.00": the unit stands in the name. */
const UNIT_BEFORE = /\((%|分)\):?$/

function numOf(
  one: Quantity,
  stretch: Stretch,
  { line, heading, column, name, sentence }: Pick<Num, 'line' | 'heading' | 'name' | 'sentence'> & { readonly column: number | undefined },
): Num {
  const { text } = stretch
  const digits = DIGITS.exec(one.written)!
  const per = PER.exec(text.slice(one.end, one.end + 5))?.[1]
  const raw = Number(digits[0].replaceAll(',', ''))
  return {
    ...one,
    unit: one.unit === '' ? (UNIT_BEFORE.exec(text.slice(Math.max(0, one.start - 4), one.start))?.[1] ?? '') : one.unit,
    ...(one.unit === '家次' ? { unit: '家' } : {}),
    bound: one.bound && per === undefined,
    stretch,
    line,
    heading,
    name,
    sentence,
    raw,
    decimals: digits[1]?.length ?? 0,
    scale: raw === 0 ? 1 : Math.round(one.value / raw),
    ...(column === undefined ? {} : { column }),
    ...(per === undefined ? {} : { per }),
  }
}

/** The columns of tables as lines: the figures below each other. */
export function columnsOf(lines: readonly Line[]): Num[][] {
  const columns: Num[][] = []
  let open = new Map<number, Num[]>()
  let table: object | undefined
  for (const { numbers } of lines) {
    for (const one of numbers) {
      const own = one.stretch.passage.table
      if (own === undefined || one.column === undefined || one.written.length < one.stretch.text.length) continue
      if (own !== table) {
        table = own
        open = new Map()
      }
      const column = open.get(one.column) ?? []
      if (column.length === 0) {
        open.set(one.column, column)
        columns.push(column)
      }
      column.push(one)
    }
  }
  return columns.filter(({ length }) => length >= 3)
}
