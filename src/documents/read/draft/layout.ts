import type { FormLayout, Layouts, TableLayout, Words, WorkbookLayout } from '#domain/layout.ts'
import { heading } from './words.ts'

/** A word of a layout, ready to be compared. */
export interface Meaning {
  readonly field: string
  readonly weak: boolean
}

export interface ReadyTable {
  readonly layout: TableLayout
  /** Position among the tables of its form: owners stand before what they own. */
  readonly order: number
  readonly columns: ReadonlyMap<string, Meaning>
  /** What a heading means by its shape, where none of the words is it; asked once for each heading. */
  readonly byShape: (core: string) => Meaning | undefined
  readonly rows: ReadonlyMap<string, string>
  readonly titles: ReadonlySet<string>
}

/** A form layout with its words looked up by their core. */
export interface ReadyForm {
  readonly layout: FormLayout
  readonly labels: ReadonlyMap<string, string>
  /** Words that name a field wherever they stand in a label with one text beside it (`~` in the layout), longest first. */
  readonly partial: readonly (readonly [word: string, field: string])[]
  readonly tables: readonly ReadyTable[]
  /** Core of every column heading → the tables that have it: most rows name no column of any table. */
  readonly heads: ReadonlyMap<string, readonly ReadyTable[]>
  readonly titles: readonly string[]
  readonly marks: ReadonlySet<string>
  readonly known: ReadonlySet<string>
  /** Explanations printed beside the inputs of our own workbook; never values. */
  readonly notes: ReadonlySet<string>
}

const ready = new WeakMap<Layouts, readonly ReadyForm[]>()

/** All layouts, our workbook first, prepared once. */
export function readyForms(layouts: Layouts): readonly ReadyForm[] {
  const before = ready.get(layouts)
  if (before) return before
  const forms = [readyForm(workbookForm(layouts.workbook), notesOf(layouts.workbook)), ...layouts.forms.map((form) => readyForm(form, []))]
  ready.set(layouts, forms)
  return forms
}

const core = (word: string): string => heading(word).core
const coresOf = (words: Words): string[] => words.map(core)

function readyForm(layout: FormLayout, notes: readonly string[]): ReadyForm {
  const tables = layout.tables.map(readyTable)
  return {
    layout,
    labels: index(strong(layout.labels)),
    partial: partialWords(layout.labels),
    tables,
    heads: headsOf(tables),
    titles: coresOf(layout.titles).toSorted((a, b) => b.length - a.length),
    marks: new Set(coresOf(layout.marks)),
    known: new Set(coresOf(layout.known)),
    notes: new Set(notes.map(core)),
  }
}

const isWeak = (word: string): boolean => word.startsWith('~')

const strong = (fields: Readonly<Record<string, Words>>): Record<string, Words> =>
  Object.fromEntries(Object.entries(fields).map(([field, words]) => [field, words.filter((word) => !isWeak(word))]))

const partialWords = (fields: Readonly<Record<string, Words>>): ReadyForm['partial'] =>
  Object.entries(fields)
    .flatMap(([field, words]) => words.filter(isWeak).map((word) => [core(word.slice(1)), field] as const))
    .toSorted(([a], [b]) => b.length - a.length)

function headsOf(tables: readonly ReadyTable[]): ReadonlyMap<string, readonly ReadyTable[]> {
  const heads = new Map<string, ReadyTable[]>()
  for (const table of tables) {
    for (const head of table.columns.keys()) {
      const others = heads.get(head)
      if (others) others.push(table)
      else heads.set(head, [table])
    }
  }
  return heads
}

function readyTable(layout: TableLayout, order: number): ReadyTable {
  const columns = new Map<string, Meaning>()
  const shapes: (readonly [RegExp, Meaning])[] = []
  for (const [field, words] of Object.entries(layout.columns)) {
    for (const word of words) {
      const shape = SHAPE.exec(word)?.[1]
      if (shape !== undefined) {
        shapes.push([new RegExp(shape), { field, weak: true }])
        continue
      }
      const weak = word.startsWith('~')
      const key = core(weak ? word.slice(1) : word)
      if (!columns.has(key)) columns.set(key, { field, weak })
    }
  }
  return { layout, order, columns, byShape: shaped(shapes), rows: index(layout.rows), titles: new Set(coresOf(layout.titles)) }
}

/** A word of a layout that is a pattern: "/年初.*预算/". */
const SHAPE = /^\/(.+)\/$/
const MOST_SHAPED = 5000

function shaped(shapes: readonly (readonly [RegExp, Meaning])[]): ReadyTable['byShape'] {
  if (shapes.length === 0) return () => undefined
  const known = new Map<string, Meaning | undefined>()
  return (core) => {
    if (known.has(core)) return known.get(core)
    if (known.size >= MOST_SHAPED) known.clear()
    const meaning = core.length > LONGEST_HEADING ? undefined : shapes.find(([shape]) => shape.test(core))?.[1]
    known.set(core, meaning)
    return meaning
  }
}
const LONGEST_HEADING = 24

/** Core of each word → its field; the first field that claims a word keeps it. */
function index(fields: Readonly<Record<string, Words>>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [field, words] of Object.entries(fields)) for (const word of coresOf(words)) if (!found.has(word)) found.set(word, field)
  return found
}

/** Our workbook as one more form: every block is a table. */
function workbookForm({ id, title, sheets }: WorkbookLayout): FormLayout {
  const tables = sheets.flatMap(({ blocks }) =>
    blocks.map((block): TableLayout => {
      const none = { parts: {}, owners: {}, carry: [], rows: {} }
      if (block.kind === 'fields') {
        const rows = Object.fromEntries(block.rows.map(({ field, label, also }) => [field, [label, ...also]]))
        const columns = { label: [block.headings.label, ...LABEL_WORDS], value: [block.headings.value, ...VALUE_WORDS] }
        return { ...none, id: block.id, kind: 'fields', titles: [block.title], path: '', columns, required: ['label', 'value'], rows }
      }
      const columns = Object.fromEntries(block.columns.map(({ field, heading: said, also }) => [field, [said, ...also]]))
      const required = block.columns.filter((column) => column.required).map((column) => column.field)
      const { ids, parts, owners, carry, path } = block
      return { ...none, id: block.id, kind: 'list', titles: [block.title], path, columns, required, carry, ids, parts, owners }
    }),
  )
  const fields = sheets.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'fields' ? block.rows : [])))
  const labels = Object.fromEntries(fields.map(({ field, label, also }) => [field, [label, ...also]]))
  const titles = sheets.flatMap((sheet) => [sheet.name, sheet.title])
  return { id, title, source: '', role: 'workbook', subject: 'unit', titles, marks: [], labels, tables, known: ['填写说明'] }
}

const LABEL_WORDS: Words = ['栏目', '项目', '名称', '填报项']
const VALUE_WORDS: Words = ['填写内容', '内容', '填报内容', '金额', '数值', '填写']

const notesOf = ({ sheets }: WorkbookLayout): string[] =>
  sheets.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      (block.kind === 'fields' ? block.rows : block.columns).flatMap(({ note }) => (note === undefined ? [] : [note])),
    ),
  )
