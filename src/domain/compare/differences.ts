import { canonicalModel } from '../canonical-text.ts'
import { Exact } from '../quantity.ts'
import type { Submission } from '../submission.ts'
import { type Field, type Fields, submissionFields } from './fields.ts'
import { pairElements, type Values } from './match.ts'

/** One thing that differs between two versions 差异, in words. */
export interface Difference {
  /** Path in the later version; of what was removed, the list it stood in. */
  readonly path: string
  /** “党员教育培训”的“培训期数”：实际完成值由“3期”改为“4期” */
  readonly text: string
  /** What stood there, in words; undefined = nothing. */
  readonly before?: string
  readonly after?: string
}

/** Where the walk is: the path, and how people call the place. */
interface At {
  readonly path: string
  readonly trail: readonly string[]
}

/**
 * What changed from one version to the next 版本差异, sentence by sentence in the order of the year. Elements of lists are matched by code or
 * name, so a moved row is no change; a new or removed one is one sentence with what matters of it.
 */
export const differences = (before: Submission, after: Submission): readonly Difference[] =>
  ofFields(submissionFields, values(before), values(after), { path: '', trail: [] })

function ofFields(fields: Fields, before: Values, after: Values, at: At): readonly Difference[] {
  return Object.entries(fields).flatMap(([name, field]) => ofField(field, before[name], after[name], { ...at, path: under(at.path, name) }))
}

function ofField(field: Field, before: unknown, after: unknown, at: At): readonly Difference[] {
  switch (field.kind) {
    case 'value':
      return equal(before, after) ? [] : [changed(field.label, said(field, before), said(field, after), at)]
    case 'texts':
      return equal(before, after) ? [] : [changed(field.label, joined(before), joined(after), at)]
    case 'object':
      return ofFields(field.fields, values(before), values(after), { ...at, trail: [...at.trail, field.label] })
    case 'list':
      return ofList(field, elements(before), elements(after), at)
  }
}

function ofList(
  field: Extract<Field, { kind: 'list' }>,
  before: readonly Values[],
  after: readonly Values[],
  at: At,
): readonly Difference[] {
  return pairElements(field, before, after).flatMap(({ before: old, after: now }): readonly Difference[] => {
    if (old !== undefined && now !== undefined) {
      const trail = [...at.trail, nameOf(field, after[now]!, now)]
      return ofFields(field.fields, before[old]!, after[now]!, { path: `${at.path}[${now}]`, trail })
    }
    if (now !== undefined) {
      const element = nameOf(field, after[now]!, now)
      return [{ path: `${at.path}[${now}]`, text: `${place(at)}新增${field.label}${element}`, after: summary(field, after[now]!) }]
    }
    return [
      { path: at.path, text: `${place(at)}删去${field.label}${nameOf(field, before[old!]!, old!)}`, before: summary(field, before[old!]!) },
    ]
  })
}

function changed(label: string, before: string | undefined, after: string | undefined, at: At): Difference {
  const where = place(at)
  if (before === undefined) return { path: at.path, text: `${where}填写${label}${quoted(after)}`, ...given({ after }) }
  if (after === undefined) return { path: at.path, text: `${where}清空${label}（原为${quoted(before)}）`, before }
  return { path: at.path, text: `${where}${label}由${quoted(before)}改为${quoted(after)}`, before, after }
}

/** “党员教育培训”的“培训期数”： */
const place = ({ trail }: At) => (trail.length === 0 ? '' : `${trail.join('的')}：`)

/** How an element of a list is called: by its name, else by its number. */
export function nameOf(field: Extract<Field, { kind: 'list' }>, element: Values, index: number): string {
  const name = element[field.title]
  return typeof name === 'string' && name.trim() !== '' ? `“${short(name)}”` : `第 ${index + 1} ${field.counter}${field.label}`
}

/** The filled values of an element, the first few of them. */
function summary(field: Extract<Field, { kind: 'list' }>, element: Values): string {
  const filled = Object.entries(field.fields).flatMap(([name, each]) =>
    each.kind === 'value' && element[name] !== undefined && element[name] !== '' ? [`${each.label} ${short(each.say(element[name]))}`] : [],
  )
  return filled.slice(0, SUMMARY).join('，')
}

const SUMMARY = 6
const LONGEST = 60

const short = (text: string) => {
  const letters = [...text.trim().replace(/\s+/g, ' ')]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('')
}
const quoted = (text: string | undefined) => `“${short(text ?? '')}”`

/** A value in words; an empty text is nothing. */
export const said = (field: Extract<Field, { kind: 'value' }>, value: unknown): string | undefined =>
  value === undefined || value === '' ? undefined : field.say(value)
export const joined = (value: unknown): string | undefined => (Array.isArray(value) && value.length > 0 ? value.join('；') : undefined)

export const under = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)
export const values = (value: unknown): Values => (typeof value === 'object' && value !== null ? (value as Values) : {})
export const elements = (value: unknown): readonly Values[] => (Array.isArray(value) ? value.map(values) : [])

/** Equal in meaning: exact numbers by value; an empty text or list is the same as none. */
export function equal(a: unknown, b: unknown): boolean {
  if (a instanceof Exact && b instanceof Exact) return a.eq(b)
  return plain(a) === plain(b)
}

const plain = (value: unknown): string =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? '' : canonicalModel(value)

const given = ({ after }: { readonly after: string | undefined }) => (after === undefined ? {} : { after })
