import type { Piece } from '#domain/prose.ts'
import { ProductError } from '#errors'
import type { Deadline } from '../deadline.ts'
import { structureOf } from '../outline.ts'
import type { NewBlock } from '../prose-builder.ts'
import { type Cell, gridOf } from './grid.ts'
import { decodeEntities, htmlAttribute, htmlTokens } from './tokens.ts'

export interface HtmlOptions {
  readonly file: string
  /** Deepest nesting of tables. */
  readonly depth: number
  readonly check: Deadline
  /** Line and column of an offset, when the HTML stands inside a text file. */
  readonly locate?: (offset: number) => { readonly line: number; readonly column: number }
}

interface TableFrame {
  readonly rows: Cell[][]
  caption: string /** Flow outside the table, to come back to. */
  readonly outer: NewBlock[]
}

interface State {
  readonly options: HtmlOptions
  readonly html: string
  flow: NewBlock[]
  readonly tables: TableFrame[]
  text: string
  /** Offset of the first character of the open paragraph. */
  offset: number
  heading: number | undefined
  item: boolean
  readonly lists: { ordered: boolean; count: number }[]
  /** Element that hides its content, and how many of its name are open. */
  hidden: { readonly name: string; open: number } | undefined
  furniture: { readonly name: string; open: number } | undefined
  inTitle: boolean
  title: string
}

/** Paragraphs and tables of tag soup, with the page title. Scripts, styles and what is not displayed are left out; nothing is loaded. */
export function htmlBlocks(html: string, options: HtmlOptions): { readonly blocks: readonly NewBlock[]; readonly title: string } {
  const state: State = {
    options,
    html,
    flow: [],
    tables: [],
    text: '',
    offset: 0,
    heading: undefined,
    item: false,
    lists: [],
    hidden: undefined,
    furniture: undefined,
    inTitle: false,
    title: '',
  }
  for (const token of htmlTokens(html)) {
    options.check()
    if (token.kind === 'text') addText(state, token.text, token.offset)
    else if (token.kind === 'open') openElement(state, token.name, token.attributes)
    else closeElement(state, token.name)
  }
  flush(state)
  while (state.tables.length > 0) closeTable(state)
  return { blocks: state.flow, title: state.title.trim() }
}

const voids = /^(?:br|hr|img|input|meta|link|col|area|base|wbr|embed|source|track|param)$/
const breaks =
  /^(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|section|article|main|header|footer|nav|aside|blockquote|pre|center|form|fieldset|address|hr|figure|figcaption|body|tr|td|th|table|caption|thead|tbody|tfoot|details|summary)$/
const unseen = /^(?:script|style|noscript|template|svg|object|iframe|select|button|canvas|audio|video|head)$/
const around = /^(?:nav|header|footer|aside)$/

function addText(state: State, raw: string, offset: number): void {
  if (state.inTitle) {
    state.title += decodeEntities(raw)
    return
  }
  if (state.hidden) return
  const text = decodeEntities(raw)
  if (state.text === '') {
    const lead = raw.length - raw.trimStart().length
    if (lead === raw.length && !/[\u3000\u00a0\u2002\u2003]/.test(text)) return
    state.offset = offset + lead
  }
  state.text += text
}

function openElement(state: State, name: string, attributes: string): void {
  if (name === 'title') {
    state.inTitle = true
    return
  }
  if (state.hidden) {
    if (state.hidden.name === name && !voids.test(name)) state.hidden.open++
    // A head that was never closed must not hide the page.
    if (state.hidden.name === 'head' && name === 'body') state.hidden = undefined
    return
  }
  if (unseen.test(name) || isHidden(attributes)) {
    if (!voids.test(name)) state.hidden = { name, open: 1 }
    return
  }
  if (breaks.test(name)) flush(state)
  if (around.test(name)) state.furniture ??= { name, open: 0 }
  if (state.furniture?.name === name) state.furniture.open++
  opening[name]?.(state, attributes)
  if (/^h[1-6]$/.test(name)) state.heading = Number(name[1])
}

const isHidden = (attributes: string): boolean =>
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(attributes) ||
  (/\bhidden\b/i.test(attributes) && htmlAttribute(attributes, 'hidden') !== undefined)

const opening: Readonly<Record<string, (state: State, attributes: string) => void>> = {
  br: (state) => {
    if (state.tables.length > 0) state.text += '\u2028'
    else flush(state)
  },
  ul: (state) => {
    state.lists.push({ ordered: false, count: 0 })
  },
  ol: (state, attributes) => {
    state.lists.push({ ordered: true, count: Number(htmlAttribute(attributes, 'start') ?? 1) - 1 || 0 })
  },
  li: (state) => {
    const list = state.lists.at(-1)
    state.item = true
    if (list?.ordered) state.text = `${++list.count}.`
  },
  input: (state, attributes) => {
    const type = (htmlAttribute(attributes, 'type') ?? 'text').toLowerCase()
    if (type === 'checkbox' || type === 'radio') state.text += htmlAttribute(attributes, 'checked') === undefined ? '□' : '☑'
    else if (type === 'text') state.text += htmlAttribute(attributes, 'value') ?? ''
  },
  table: (state) => {
    if (state.tables.length >= state.options.depth)
      throw new ProductError('FILE_TOO_COMPLEX', { file: state.options.file, reason: `表格嵌套超过 ${state.options.depth} 层` })
    state.tables.push({ rows: [], caption: '', outer: state.flow })
    state.flow = []
  },
  tr: (state) => {
    state.tables.at(-1)?.rows.push([])
  },
  td: openCell,
  th: openCell,
}

const span = (attributes: string, name: string, most: number): number =>
  Math.min(Math.max(Math.trunc(Number(htmlAttribute(attributes, name) ?? 1)) || 1, 1), most)

function openCell(state: State, attributes: string): void {
  const table = state.tables.at(-1)
  if (!table) return
  if (table.rows.length === 0) table.rows.push([])
  const cell: Cell = { columnSpan: span(attributes, 'colspan', 200), rowSpan: span(attributes, 'rowspan', 2000), blocks: [] }
  table.rows.at(-1)?.push(cell)
  state.flow = cell.blocks
}

function closeElement(state: State, name: string): void {
  if (name === 'title') {
    state.inTitle = false
    return
  }
  if (state.hidden) {
    if (state.hidden.name === name && --state.hidden.open === 0) state.hidden = undefined
    return
  }
  if (name === 'caption') {
    const table = state.tables.at(-1)
    if (table) table.caption = collapse(state.text).trim()
    state.text = ''
  }
  if (breaks.test(name)) flush(state)
  if (name === 'ul' || name === 'ol') state.lists.pop()
  if (name === 'table' && state.tables.length > 0) closeTable(state)
  if (state.furniture?.name === name && --state.furniture.open === 0) state.furniture = undefined
}

/** Blanks as a browser shows them; a line end of the source between two 汉字 is none. U+2028 stands for a line break that is meant. */
const collapse = (text: string): string =>
  text
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .replace(/[ \t\r\n\f\v\u00a0]+/g, ' ')
    .replace(/ *\u2028 */g, '\n')

function flush(state: State): void {
  const text = collapse(state.text).trim()
  if (text !== '') {
    state.flow.push({
      kind: 'paragraph',
      text,
      ...structureIn(state, text),
      indented: /^[\u3000\u00a0\u2002\u2003]{2,}/.test(state.text),
      ...(state.furniture ? { furniture: true as const } : {}),
      pieces: [pieceOf(state, text)],
    })
  }
  state.text = ''
  state.heading = undefined
  state.item = false
}

function structureIn({ heading, item }: State, text: string): { readonly heading?: number; readonly list?: true } {
  if (heading !== undefined && text.length <= 100) return { heading }
  return item ? { list: true } : structureOf(text)
}

function pieceOf({ options, offset }: State, text: string): Piece {
  return options.locate ? { at: 0, length: text.length, ...options.locate(offset) } : { at: 0, length: text.length, column: 0 }
}

/** A single cell, or little but other tables, lays out a page: its content flows on. Others keep their grid, tables inside them follow. */
function closeTable(state: State): void {
  const table = state.tables.pop()
  if (!table) return
  const cells = table.rows.flat()
  const nested = cells.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
  const plain = cells.filter(
    ({ blocks }) => blocks.length > 0 && blocks.every((block) => block.kind === 'paragraph' && block.text.length <= 200),
  ).length
  const layout = cells.length <= 1 || (nested.length > 0 && (plain < 4 || plain < nested.length * 4))
  state.flow = table.outer
  if (layout) for (const { blocks } of cells) for (const block of blocks) state.flow.push(block)
  else {
    state.flow.push({ kind: 'table', rows: gridOf(table.rows), ...(table.caption === '' ? {} : { caption: table.caption }) })
    for (const block of nested) state.flow.push(block)
  }
}
