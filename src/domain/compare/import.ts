import { fromJson, type Json, toJson } from '../json.ts'
import type { Submission } from '../submission.ts'
import { elements, equal, joined, nameOf, said, under, values } from './differences.ts'
import { type Field, type Fields, submissionFields } from './fields.ts'
import { pairElements, type Values } from './match.ts'

/** One value an import brings 导入的一个值. */
export interface Incoming {
  /** Path in the merged submission. */
  readonly path: string
  /** Path in what was imported: where its place and its words are found. */
  readonly from: string
  /** 项目“党员教育培训”／绩效指标“培训期数”／实际完成值 */
  readonly label: string
  readonly text: string
  /** What the submission says now. */
  readonly current?: string
  readonly change: 'new' | 'changed' | 'same'
}

export interface MergedImport {
  readonly merged: Submission
  readonly fields: readonly Incoming[]
}

/**
 * What an import would make of the submission 合并导入: a value that the files have replaces the current one, what they do not say stays.
 * Elements of lists are matched by code or name; new ones go to the end, so that paths of what is there do not move.
 */
export function mergeImport(current: Submission, imported: Submission): MergedImport {
  const fields: Incoming[] = []
  const merged = mergeFields(submissionFields, values(current), values(imported), { path: '', from: '', trail: [] }, fields)
  // The table has the shape of a Submission, so what goes in as two of them comes out as one.
  return { merged: merged as unknown as Submission, fields }
}

interface At {
  readonly path: string
  readonly from: string
  readonly trail: readonly string[]
}

function mergeFields(fields: Fields, current: Values, imported: Values, at: At, found: Incoming[]): Values {
  // Fields beside the table (target, actual) follow from a text: they come from where the text comes from.
  const merged: Record<string, unknown> = { ...current }
  for (const [name, field] of Object.entries(fields)) {
    const value = imported[name]
    if (isNothing(value)) continue
    const here = { path: under(at.path, name), from: under(at.from, name), trail: [...at.trail, field.label] }
    merged[name] = mergeField(field, current[name], value, here, found)
    const follower = FOLLOWERS[name]
    if (follower !== undefined) {
      delete merged[follower]
      if (imported[follower] !== undefined) merged[follower] = imported[follower]
    }
  }
  return merged
}

const FOLLOWERS: Readonly<Record<string, string>> = { targetText: 'target', actualText: 'actual' }

const isNothing = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function mergeField(field: Field, current: unknown, imported: unknown, at: At, found: Incoming[]): unknown {
  switch (field.kind) {
    case 'object':
      // What is not there yet still needs the lists its type promises.
      return mergeFields(field.fields, values(current ?? emptied(field.fields, values(imported))), values(imported), at, found)
    case 'list':
      return mergeList(field, elements(current), elements(imported), at, found)
    default: {
      const say = (value: unknown) => (field.kind === 'texts' ? joined(value) : said(field, value))
      const now = say(current)
      const change = now === undefined ? 'new' : equal(current, imported) ? 'same' : 'changed'
      found.push({
        path: at.path,
        from: at.from,
        label: at.trail.join('／'),
        text: say(imported) ?? '',
        ...(now === undefined ? {} : { current: now }),
        change,
      })
      return imported
    }
  }
}

function mergeList(
  field: Extract<Field, { kind: 'list' }>,
  current: readonly Values[],
  imported: readonly Values[],
  at: At,
  found: Incoming[],
): readonly Values[] {
  const merged: Values[] = [...current]
  for (const { before, after } of pairElements(field, current, imported, false)) {
    if (after === undefined) continue
    const element = imported[after]!
    const index = before ?? merged.length
    const name = `${field.label}${nameOf(field, element, index)}`
    const here = { path: `${at.path}[${index}]`, from: `${at.from}[${after}]`, trail: [...at.trail.slice(0, -1), name] }
    merged[index] = mergeFields(
      field.fields,
      before === undefined ? emptied(field.fields, element) : current[before]!,
      element,
      here,
      found,
    )
  }
  return merged
}

/** The element without its values: the empty lists and objects it is built of, and names that are there but empty, as the model wants them. */
function emptied(fields: Fields, element: Values): Values {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
      if (element[name] === '') return [[name, '']]
      if (element[name] === undefined || field.kind === 'value') return []
      return [[name, field.kind === 'object' ? emptied(field.fields, values(element[name])) : []]]
    }),
  )
}

/**
 * The merged submission with the values at these paths as they are now 不采纳: the person did not want them. A row the import would add and of
 * which nothing is wanted is not added.
 */
export function rejectPaths(merged: Submission, current: Submission, paths: readonly string[]): Submission {
  const result = toJson(merged)
  const before = toJson(current)
  for (const path of paths) {
    const steps = stepsOf(path)
    setAt(result, steps, valueAt(before, steps))
    const follower = FOLLOWERS[steps.at(-1) ?? '']
    if (follower !== undefined) setAt(result, [...steps.slice(0, -1), follower], valueAt(before, [...steps.slice(0, -1), follower]))
  }
  // Only values of one Submission were put into the other.
  return fromJson<Submission>(withoutShells(submissionFields, values(result), values(before)) as Json)
}

/** Without the added elements of which nothing is left. */
function withoutShells(fields: Fields, merged: Values, current: Values): Values {
  const kept = Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    if (merged[name] === undefined || field.kind === 'value' || field.kind === 'texts') return []
    if (field.kind === 'object') return [[name, withoutShells(field.fields, values(merged[name]), values(current[name]))]]
    const before = elements(current[name])
    const inside = elements(merged[name]).map((element, index) => withoutShells(field.fields, element, before[index] ?? {}))
    return [[name, inside.filter((element, index) => index < before.length || saysAnything(field.fields, element))]]
  })
  return { ...merged, ...Object.fromEntries(kept) }
}

const saysAnything = (fields: Fields, element: Values): boolean =>
  Object.entries(fields).some(([name, field]) => {
    const value = element[name]
    if (field.kind === 'object') return saysAnything(field.fields, values(value))
    return !isNothing(value)
  })

/** "projects[3].indicators[0].points" → projects, 3, indicators, 0, points */
export const stepsOf = (path: string): readonly string[] => path.split(/[.[\]]+/).filter((step) => step !== '')

function valueAt(root: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? (value as Values)[step] : undefined),
    root,
  )
}

const REQUIRED: readonly string[] = ['category', 'name', 'title']

/** Only where the parent is there: a path of nowhere changes nothing. */
function setAt(root: unknown, steps: readonly string[], value: unknown): void {
  const parent = valueAt(root, steps.slice(0, -1))
  const last = steps.at(-1)
  if (last === undefined || typeof parent !== 'object' || parent === null || Array.isArray(parent)) return
  // The root is a copy of our own making.
  const fields = parent as Record<string, unknown>
  // A row keeps the empty texts its type requires.
  if (value === undefined && REQUIRED.includes(last) && typeof fields[last] === 'string') fields[last] = ''
  else if (value === undefined) delete fields[last]
  else if (Object.hasOwn(fields, last)) fields[last] = value
}
