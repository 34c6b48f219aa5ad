import type { Cell, WriteSheet } from 'hucre'
import type { ListBlock, WorkbookLayout } from '#domain/layout.ts'
import { address } from '#domain/workbook.ts'
import { type Item, nameOf, SEPARATOR } from './template-items.ts'
import { type BlockArea, NAME_FIELDS } from './template-sheet.ts'

/** The hidden sheet behind the dropdowns: fixed lists, and the rows of other sheets as formulas, without the blank ones. */
export interface Options {
  readonly sheet: WriteSheet
  /** Formula of the range that offers these choices. */
  readonly rangeOf: (block: ListBlock | undefined, choices: readonly string[]) => string | undefined
}

/** Several choices of one dropdown, as a list of their own. */
const keyOf = (choices: readonly string[]) => choices.join('+')

/**
 * Collects the lists the dropdowns need. A list of rows elsewhere has three columns: the entry of each row or '', how many entries so far, and the
 * entries closed up; only the last is offered. Excel, WPS and LibreOffice calculate it; the stored results are ours.
 */
export function newOptions(
  layout: WorkbookLayout,
  areasOf: () => readonly BlockArea[],
  items: ReadonlyMap<ListBlock, readonly Item[]>,
): { readonly rangeOf: Options['rangeOf']; readonly sheet: () => WriteSheet } {
  const columns = new Map<string, number>()
  const wanted = new Map<string, { readonly block: ListBlock | undefined; readonly choices: readonly string[] }>()
  let next = 0
  const rangeOf: Options['rangeOf'] = (block, choices) => {
    if (choices.length === 0) return undefined
    const key = keyOf(choices)
    const live = choices.some((choice) => !(choice in layout.choices))
    if (!columns.has(key)) {
      columns.set(key, next)
      wanted.set(key, { block, choices })
      next += live ? 3 : 1
    }
    const column = columns.get(key)!
    if (!live) return `${quote(layout.options)}!${absolute(1, column)}:${absolute(layout.choices[choices[0]!]!.length, column)}`
    return `OFFSET(${quote(layout.options)}!${absolute(1, column + 2)},0,0,MAX(1,MAX(${quote(layout.options)}!${absolute(1, column + 1)}:${absolute(MOST, column + 1)})),1)`
  }
  const sheet = (): WriteSheet => {
    const cells = new Map<string, Partial<Cell>>()
    for (const [key, { block, choices }] of wanted) {
      const column = columns.get(key)!
      cells.set(`0,${column}`, { value: key })
      const fixed = choices.every((choice) => choice in layout.choices)
      if (fixed)
        for (const [i, value] of choices.flatMap((choice) => layout.choices[choice]!).entries()) cells.set(`${i + 1},${column}`, { value })
      else drawLive(entriesOf(block, choices, areasOf(), items), column, cells)
    }
    const rows = Math.max(...[...cells.keys()].map((key) => Number(key.split(',')[0]) + 1))
    return { name: layout.options, rows: Array.from({ length: rows }, () => []), cells, hidden: true }
  }
  return { rangeOf, sheet }
}

/** Rows a live list may have at most; far beyond what the sheets offer. */
const MOST = 2000

/** One entry: a fixed owner, or a row elsewhere that counts once its name is filled in. */
interface Entry {
  readonly text: string
  /** Formula of the entry, '' while the row is blank. */
  readonly formula: string | undefined
}

function entriesOf(
  block: ListBlock | undefined,
  choices: readonly string[],
  areas: readonly BlockArea[],
  items: ReadonlyMap<ListBlock, readonly Item[]>,
): Entry[] {
  return choices.flatMap((choice): Entry[] => {
    if (block && choice in block.owners) return [{ text: choice, formula: undefined }]
    const area = areas.find(({ block: { ids, parts } }) => ids === choice || choice in parts)
    return area ? rowsOf(choice, area, items.get(area.block) ?? []) : []
  })
}

function rowsOf(prefix: string, { sheet, block, first, last }: BlockArea, items: readonly Item[]): Entry[] {
  const [no, name] = [
    block.columns.findIndex(({ field }) => field === 'no'),
    block.columns.findIndex(({ field }) => NAME_FIELDS.has(field)),
  ]
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const item = items[i]
    const [noCell, nameCell] = [`${quote(sheet)}!${address(first + i, no)}`, `${quote(sheet)}!${address(first + i, name)}`]
    return {
      text: item ? `${prefix}${item.no}${SEPARATOR}${nameOf(item.record)}` : '',
      formula: `IF(${nameCell}="","","${prefix}"&${noCell}&"${SEPARATOR}"&LEFT(${nameCell},40))`,
    }
  })
}

function drawLive(entries: readonly Entry[], column: number, cells: Map<string, Partial<Cell>>): void {
  const [letterOf, top] = [(c: number) => address(0, c).replace(/\d+$/, ''), 2]
  const [entry, count] = [letterOf(column), letterOf(column + 1)]
  const filled = entries.map(({ text }) => text).filter((text) => text !== '')
  let sofar = 0
  for (const [i, { text, formula }] of entries.entries()) {
    const line = i + top
    if (text !== '') sofar++
    cells.set(`${i + 1},${column}`, formula === undefined ? { value: text } : { formula, formulaResult: text })
    cells.set(`${i + 1},${column + 1}`, {
      formula: i === 0 ? `IF(${entry}${line}="",0,1)` : `${count}${line - 1}+IF(${entry}${line}="",0,1)`,
      formulaResult: sofar,
    })
    const last = entries.length + top - 1
    cells.set(`${i + 1},${column + 2}`, {
      formula: `IFERROR(INDEX($${entry}$${top}:$${entry}$${last},MATCH(ROW()-1,$${count}$${top}:$${count}$${last},0)),"")`,
      formulaResult: filled[i] ?? '',
    })
  }
}

const quote = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`
const absolute = (row: number, column: number): string => address(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
