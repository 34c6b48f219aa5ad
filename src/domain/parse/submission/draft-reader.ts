import type { Draft, DraftValue } from '../../draft.ts'
import type { Place } from '../../place.ts'
import type { Problem } from '../../problem.ts'
import type { Points, Ratio, Yuan } from '../../quantity.ts'
import { parseAmount } from '../amount.ts'
import { isBlank } from '../blank.ts'
import { parseDate } from '../date.ts'
import { parseNumber } from '../number.ts'
import type { Parsed } from '../parsed.ts'
import { parsePercent } from '../percent.ts'
import { parsePoints } from '../points.ts'

/** Every key of T, with undefined where T leaves it out: so that no field is forgotten when a record is built. */
export type Complete<T> = { readonly [K in keyof T]-?: undefined extends T[K] ? T[K] | undefined : T[K] }

/** The record without its undefined fields. */
export function defined<T extends object>(all: Complete<T>): T {
  // Only keys whose value is undefined are left out, and those are the optional ones of T.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T
}

/** The fields of one record in a draft, parsed one by one; problems and places are noted by the way. */
export interface FieldReader {
  readonly path: string
  /** The record of a field, or an empty one. */
  at(field: string): FieldReader
  /** Whether anything is written in this record. */
  isEmpty(): boolean
  raw(field: string): DraftValue | undefined
  /** As written, trimmed, line ends unified; blank marks such as "—" say nothing. */
  text(field: string): string | undefined
  /** Text of one line: breaks inside it are layout. */
  name(field: string): string | undefined
  texts(field: string): readonly string[]
  amount(field: string): Yuan | undefined
  points(field: string): Points | undefined
  percent(field: string): Ratio | undefined
  count(field: string): number | undefined
  /** yyyy-mm-dd, or as much of it as is written. */
  date(field: string): string | undefined
  parsed<T>(field: string, parse: (text: string, value: DraftValue) => Parsed<T>): T | undefined
  list<T>(field: string, read: (item: FieldReader) => T): readonly T[]
  /** An item of a list goes elsewhere: its places are those of another field, and the items behind it move up. */
  moveItem(field: string, index: number, to: string): void
  /** The record of a field when it says anything. */
  optional<T>(field: string, read: (record: FieldReader) => T): T | undefined
  problem(field: string, message: string, remedy: string): void
}

interface Node {
  value?: DraftValue
  readonly fields: Map<string, Node>
  readonly items: Node[]
}

export interface ReadNotes {
  readonly places: Record<string, Place>
  readonly problems: Problem[]
}

/** A draft as a tree of records, read from its root. */
export const readDraft = (draft: Draft, notes: ReadNotes): FieldReader => readerOf(treeOf(draft), '', notes)

const newNode = (): Node => ({ fields: new Map(), items: [] })

function treeOf(draft: Draft): Node {
  const root = newNode()
  for (const [path, value] of draft) {
    let node = root
    for (const [, field, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g))
      node = index === undefined ? childOf(node, field ?? '') : itemOf(node, Number(index))
    node.value = value
  }
  return root
}

function childOf(node: Node, field: string): Node {
  const known = node.fields.get(field)
  if (known) return known
  const child = newNode()
  node.fields.set(field, child)
  return child
}

function itemOf(node: Node, index: number): Node {
  while (node.items.length <= index) node.items.push(newNode())
  return node.items[index]!
}

const firstValue = (node: Node): DraftValue | undefined => {
  if (node.value) return node.value
  for (const child of [...node.fields.values(), ...node.items]) {
    const value = firstValue(child)
    if (value) return value
  }
  return undefined
}

const isEmpty = (node: Node): boolean => firstValue(node) === undefined

/** A path with the item [index] of a list taken out and the later ones moved up; what belonged to the item itself goes to `to`. */
function movedPath(path: string, list: string, index: number, to: string): string {
  if (!path.startsWith(`${list}[`)) return path
  const end = path.indexOf(']', list.length)
  const at = Number(path.slice(list.length + 1, end))
  const rest = path.slice(end + 1)
  if (at === index) return `${to}${rest}`
  return at > index ? `${list}[${at - 1}]${rest}` : path
}

function moveItem(notes: ReadNotes, list: string, index: number, to: string): void {
  const places = Object.entries(notes.places)
  for (const [path] of places) if (path.startsWith(`${list}[`)) delete notes.places[path]
  for (const [path, place] of places) if (path.startsWith(`${list}[`)) notes.places[movedPath(path, list, index, to)] ??= place
  for (const [i, problem] of notes.problems.entries()) notes.problems[i] = { ...problem, path: movedPath(problem.path, list, index, to) }
}

function readerOf(node: Node, path: string, notes: ReadNotes): FieldReader {
  const pathOf = (field: string) => (path === '' ? field : `${path}.${field}`)
  const raw = (field: string): DraftValue | undefined => {
    const value = node.fields.get(field)?.value
    if (value) notes.places[pathOf(field)] = value.place
    return value
  }
  const problem = (field: string, message: string, remedy: string) => {
    const value = node.fields.get(field)?.value
    const place = value?.place ?? firstValue(node)?.place
    notes.problems.push({ path: pathOf(field), message, remedy, ...(place ? { place } : {}), ...(value ? { found: value.text } : {}) })
  }
  const parsed = <T>(field: string, parse: (text: string, value: DraftValue) => Parsed<T>): T | undefined => {
    const value = raw(field)
    if (value === undefined || isBlank(value.text)) return undefined
    const result = parse(value.text, value)
    if (result.ok) return result.value
    problem(field, result.message, result.remedy)
    return undefined
  }
  const text = (field: string): string | undefined => cleanText(raw(field)?.text)
  const childReader = (field: string) => readerOf(node.fields.get(field) ?? newNode(), pathOf(field), notes)
  return {
    path,
    at: childReader,
    isEmpty: () => isEmpty(node),
    raw,
    text,
    name: (field) => oneLine(text(field)),
    texts: (field) => textItems(node.fields.get(field)?.items ?? [], pathOf(field), notes),
    amount: (field) => parsed(field, readAmount),
    points: (field) => parsed(field, (said) => parsePoints(said)),
    percent: (field) => parsed(field, (said, { percent }) => parsePercent(said, { unit: percent ? '%' : undefined })),
    count: (field) => parsed(field, readCount),
    date: (field) => parsed(field, readIsoDate),
    parsed,
    list: (field, read) => {
      const items = (node.fields.get(field)?.items ?? []).filter((item) => !isEmpty(item))
      const start = items[0] && firstValue(items[0])
      if (start) notes.places[pathOf(field)] = start.place
      return items.map((item, i) => {
        const at = `${pathOf(field)}[${i}]`
        const first = firstValue(item)
        if (first) notes.places[at] = first.place
        return read(readerOf(item, at, notes))
      })
    },
    moveItem: (field, index, to) => moveItem(notes, pathOf(field), index, pathOf(to)),
    optional: (field, read) => {
      const start = firstValue(node.fields.get(field) ?? newNode())
      if (start === undefined) return undefined
      notes.places[pathOf(field)] = start.place
      return read(childReader(field))
    },
    problem,
  }
}

function textItems(items: readonly Node[], path: string, { places }: ReadNotes): string[] {
  const texts: string[] = []
  for (const { value } of items) {
    const said = cleanText(value?.text)
    if (said === undefined || value === undefined) continue
    places[`${path}[${texts.length}]`] = value.place
    texts.push(said)
  }
  return texts
}

const cleanText = (text: string | undefined): string | undefined => {
  const trimmed = text?.replace(/\r\n?/g, '\n').trim()
  return trimmed === undefined || isBlank(trimmed) ? undefined : trimmed
}

/** A line break between Chinese characters is a wrapped line; elsewhere it stands for a space. */
const oneLine = (text: string | undefined): string | undefined =>
  text?.replace(/(?<=[\p{Script=Han}）】〕》、，])[\t\n]+\s*(?=[\p{Script=Han}（【〔《])/gu, '').replace(/\s*[\t\n]+\s*/g, ' ')

/** Without a unit in cell, heading or sheet, 12.5 may be 元 or 万元: refused. */
function readAmount(text: string, { unit }: DraftValue): Parsed<Yuan> {
  if (unit !== undefined) return parseAmount(text, { unit })
  const [inYuan, inWanyuan] = [parseAmount(text, { unit: '元' }), parseAmount(text, { unit: '万元' })]
  if (!inYuan.ok || !inWanyuan.ok || inYuan.value.eq(inWanyuan.value)) return inYuan
  return {
    ok: false,
    message: `“${text.trim()}”没有写明单位，分不清是元还是万元`,
    remedy: '请在表头写明“（万元）”或“单位：元”，或在金额后面写上单位。',
  }
}

function readCount(text: string): Parsed<number> {
  const number = parseNumber(text.replace(/[人份名户个]$/, ''))
  if (!number.ok) return number
  if (number.value.isWhole() && !number.value.isNegative()) return { ok: true, value: number.value.toNumber() }
  return { ok: false, message: `“${text.trim()}”不是整数`, remedy: '请填写整数，例如 12。' }
}

/** No year is supplied from elsewhere: dates of the evaluation's work lie after the evaluated year. */
function readIsoDate(text: string): Parsed<string> {
  const date = parseDate(text)
  if (!date.ok) return date
  const { year, month, day } = date.value
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    ok: true,
    value: [String(year), ...(month === undefined ? [] : [two(month), ...(day === undefined ? [] : [two(day)])])].join('-'),
  }
}
