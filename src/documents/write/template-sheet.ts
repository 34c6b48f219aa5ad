import type { Cell, DataValidation, RowDef, WriteSheet } from 'hucre'
import type { FieldRow, FieldsBlock, InputLayout, LayoutWords, ListBlock, SheetLayout } from '#domain/layout.ts'
import type { Submission } from '#domain/submission.ts'
import { address } from '#domain/workbook.ts'
import { lineCount } from './sheet/text-size.ts'
import type { Item } from './template-items.ts'
import { type TemplateStyle, templateStyles } from './template-style.ts'
import { cellValue, exampleStyle, exampleValue, inputStyle, valueAt } from './template-values.ts'

/** Where a list block's rows stand, for the dropdowns that offer them. Zero-based, ends included. */
export interface BlockArea {
  readonly sheet: string
  readonly block: ListBlock
  readonly first: number
  readonly last: number
}

export interface SheetInput {
  readonly layout: SheetLayout
  readonly submission: Submission | undefined
  readonly items: ReadonlyMap<ListBlock, readonly Item[]>
  readonly words: LayoutWords
  /** Formula of the range a dropdown takes its entries from, by name; undefined when it has none. */
  readonly choiceRange: (block: ListBlock | undefined, choices: readonly string[]) => string | undefined
}

/** Column widths of label | value | explanation. */
const FIELDS_ALONE = [24, 60, 40]
const FIELDS_ABOVE_LISTS = [22, 42, 30]
/** Rows beyond what is filled in, so that there is always room for more. */
const SPARE_AFTER_FILLED = 5
/** Characters that still read well across a landscape page; wider sheets take several pages. */
const PAGE_WIDTH = 190
const LINE = 15
const ROW = 22
const TALLEST = 300

/** One sheet of the department workbook with all its blocks, from top to bottom. */
export function templateSheet(input: SheetInput): { readonly sheet: WriteSheet; readonly areas: readonly BlockArea[] } {
  const { layout } = input
  const canvas = newCanvas(widthsOf(layout))
  canvas.line(0, layout.title, 'title', 26)
  let row = 1
  for (const note of layout.notes) canvas.line(row++, note, 'note')
  const areas: BlockArea[] = []
  for (const block of layout.blocks) {
    if (layout.blocks.length > 1) canvas.line(++row, block.title, 'section', ROW)
    row += layout.blocks.length > 1 ? 1 : 0
    if (block.kind === 'fields') row = drawFields(block, row, canvas, input)
    else {
      const [next, area] = drawList(block, row, canvas, input)
      areas.push({ ...area, sheet: layout.name })
      row = next
    }
  }
  return { sheet: finish(canvas, layout, row, areas), areas }
}

/** Every block gives its columns the room they need; blocks of fields alone have more for their texts. */
function widthsOf({ blocks }: SheetLayout): number[] {
  const alone = blocks.every((block) => block.kind === 'fields')
  const wanted = blocks.map((block) =>
    block.kind === 'list' ? block.columns.map(({ width }) => width) : alone ? FIELDS_ALONE : FIELDS_ABOVE_LISTS,
  )
  const columns = Math.max(...wanted.map((widths) => widths.length))
  return Array.from({ length: columns }, (_, i) => Math.max(...wanted.map((widths) => widths[i] ?? 0)))
}

type Canvas = ReturnType<typeof newCanvas>

function newCanvas(widths: number[]) {
  const cells = new Map<string, Partial<Cell>>()
  const merges: WriteSheet['merges'] & object = []
  const validations: DataValidation[] = []
  const heights = new Map<number, number>()
  const canvas = {
    widths,
    cells,
    merges,
    validations,
    heights,
    put(row: number, column: number, value: string | number | undefined, style: TemplateStyle) {
      cells.set(`${row},${column}`, { value: value ?? null, style: templateStyles[style] })
      canvas.grow(row, typeof value === 'string' ? ROW - LINE + LINE * lineCount(value, (widths[column] ?? 10) - 3) : ROW)
    },
    grow(row: number, height: number) {
      heights.set(row, Math.min(TALLEST, Math.max(heights.get(row) ?? ROW, height)))
    },
    /** A line over the whole width. */
    line(row: number, text: string, style: TemplateStyle, height?: number) {
      cells.set(`${row},0`, { value: text, style: templateStyles[style] })
      const width = widths.reduce((sum, each) => sum + each, 0)
      merges.push({ startRow: row, startCol: 0, endRow: row, endCol: Math.max(widths.length - 1, 1) })
      heights.set(row, height ?? ROW - LINE + LINE * lineCount(text, Math.min(width, 150) - 2))
    },
  }
  return canvas
}

/** 栏目 | 填写内容 | 填写说明 */
function drawFields({ headings, rows }: FieldsBlock, top: number, canvas: Canvas, input: SheetInput): number {
  for (const [column, text] of [headings.label, headings.value, headings.note].entries()) canvas.put(top, column, text, 'heading')
  let row = top + 1
  for (const field of rows) {
    const values = field.lines === undefined ? [cellValue(input.submission, field, input.words)] : listValues(input.submission, field.field)
    const lines = field.lines === undefined ? 1 : Math.max(field.lines, values.length + 1)
    for (let i = 0; i < lines; i++) {
      canvas.put(row, 0, field.lines === undefined ? field.label : `${field.label} ${i + 1}`, 'label')
      canvas.put(row, 1, values[i], fieldStyle(field))
      canvas.put(row, 2, i === 0 ? field.note : undefined, 'explanation')
      row++
    }
    addValidation(canvas, field, undefined, row - lines, row - 1, 1, input)
  }
  return row
}

/** A single field is read like a line of text; only amounts stand to the right. */
const fieldStyle = (field: FieldRow): TemplateStyle =>
  inputStyle(field) === 'amount'
    ? 'amount'
    : inputStyle(field) === 'figure'
      ? 'count'
      : inputStyle(field) === 'short'
        ? 'text'
        : inputStyle(field)

const listValues = (submission: Submission | undefined, field: string): readonly string[] => {
  const values = valueAt(submission, field.slice(0, -2))
  return Array.isArray(values) ? values.filter((value: unknown) => typeof value === 'string') : []
}

function drawList(
  block: ListBlock,
  top: number,
  canvas: Canvas,
  input: SheetInput,
): readonly [next: number, area: Omit<BlockArea, 'sheet'>] {
  const items = input.items.get(block) ?? []
  const { columns } = block
  for (const [column, { heading }] of columns.entries())
    canvas.put(
      top,
      column,
      heading.replace(/（(?:万元|%)）$/, (unit) => `\n${unit}`),
      'heading',
    )
  canvas.grow(top, ROW * 1.5)
  for (const [column, layout] of columns.entries()) {
    if (layout.field === 'no') canvas.put(top + 1, column, input.words.examples[0], 'exampleText')
    else canvas.put(top + 1, column, exampleValue(layout), exampleStyle(layout))
  }
  const first = top + 2
  const count = Math.max(block.spare, items.length + SPARE_AFTER_FILLED)
  for (let i = 0; i < count; i++) drawItem(items[i], items[i - 1], i + 1, first + i, block, canvas, input.words)
  for (const [column, layout] of columns.entries()) addValidation(canvas, layout, block, first, first + count - 1, column, input)
  return [first + count, { block, first, last: first + count - 1 }]
}

const isBlank = (value: string | number | undefined): boolean => value === undefined || value === ''

/** The fields by which people know a row. */
export const NAME_FIELDS: ReadonlySet<string> = new Set(['name', 'title', 'project'])

/** What stands in a column where a blank would mean "as above". */
const NOTHING = '—'

function drawItem(
  item: Item | undefined,
  before: Item | undefined,
  no: number,
  row: number,
  { columns, carry }: ListBlock,
  canvas: Canvas,
  words: LayoutWords,
): void {
  const values = columns.map((layout) => item && (layout.field === 'owner' ? item.owner : cellValue(item.record, layout, words)))
  // A row without words of its own must still be there for the rows that refer to it.
  const bare = item !== undefined && values.every((value, i) => isBlank(value) || columns[i]!.field === 'owner')
  for (const [column, layout] of columns.entries()) {
    if (layout.field === 'no') {
      canvas.put(row, column, no, 'number')
      continue
    }
    const value = values[column]
    const carried = item !== undefined && before !== undefined && carry.includes(layout.field)
    const marked = isBlank(value) && (carried || (bare && NAME_FIELDS.has(layout.field)))
    canvas.put(row, column, marked ? NOTHING : isBlank(value) ? undefined : value, inputStyle(layout))
  }
}

/** Dropdown, or the hint shown when the cell is chosen. Figures ask back when something else is typed; nothing is forbidden but unknown words. */
function addValidation(
  canvas: Canvas,
  layout: InputLayout,
  block: ListBlock | undefined,
  first: number,
  last: number,
  column: number,
  input: SheetInput,
): void {
  const range = `${address(first, column)}:${address(last, column)}`
  const hint = layout.note === undefined ? {} : { showInputMessage: true, inputMessage: layout.note }
  const list = input.choiceRange(block, layout.choices)
  if (list !== undefined) {
    const closed = layout.as === 'choice' || layout.as === 'yes-no'
    canvas.validations.push({
      type: 'list',
      formula1: list,
      allowBlank: true,
      range,
      ...hint,
      ...(closed
        ? { showErrorMessage: true, errorStyle: 'stop', errorTitle: '请从列表中选择', errorMessage: '这里只能填列表中的内容，也可以留空。' }
        : {}),
    })
  } else if (layout.as === 'amount' || layout.as === 'points' || layout.as === 'percent' || layout.as === 'integer') {
    canvas.validations.push({
      type: 'decimal',
      operator: 'between',
      formula1: '-999999999999',
      formula2: '999999999999',
      allowBlank: true,
      range,
      ...hint,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: '这里一般填数字',
      errorMessage: '请填数字，例如 12.5。确实要填别的内容，请选“是”。',
    })
  } else if (layout.note !== undefined) {
    canvas.validations.push({ type: 'textLength', operator: 'between', formula1: '0', formula2: '32767', allowBlank: true, range, ...hint })
  }
}

function finish(
  { widths, cells, merges, validations, heights }: Canvas,
  layout: SheetLayout,
  rows: number,
  areas: readonly BlockArea[],
): WriteSheet {
  const single = layout.blocks.length === 1 ? areas[0] : undefined
  const top = single === undefined ? 1 : single.first - 1
  const pages = Math.max(1, Math.round(widths.reduce((sum, width) => sum + width, 0) / PAGE_WIDTH))
  return {
    name: layout.name,
    columns: widths.map((width) => ({ width })),
    rows: Array.from({ length: rows }, () => []),
    cells,
    merges,
    dataValidations: validations,
    rowDefs: new Map<number, RowDef>([...heights].map(([row, height]) => [row, { height }])),
    freezePane: { rows: top, columns: single && widths.length > 6 ? 3 : 0 },
    protection: {
      sheet: true,
      objects: false,
      scenarios: false,
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      insertRows: true,
      insertColumns: true,
      deleteRows: true,
      sort: true,
      autoFilter: true,
      insertHyperlinks: true,
    },
    pageSetup: {
      paperSize: 'a4',
      orientation: layout.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: pages,
      fitToHeight: 0,
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
      ...(single
        ? { printTitlesRow: `$${single.first - 1}:$${single.first - 1}`, ...(pages > 1 ? { printTitlesColumn: '$A:$C' } : {}) }
        : {}),
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
    view: { showGridLines: false },
  }
}
