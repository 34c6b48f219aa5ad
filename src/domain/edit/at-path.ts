import { type Field, type Fields, submissionFields } from '../compare/fields.ts'
import { stepsOf } from '../compare/import.ts'
import type { Submission } from '../submission.ts'

/** A step of a path with the field it goes to; the step to an element of a list goes to the list's field. */
interface Step {
  readonly key: string
  readonly field: Field | undefined
}

/** What stands at a path of the submission ("organisation.stages[0].name"), undefined when nothing does. */
export function valueAt(submission: Submission, path: string): unknown {
  let value: unknown = submission
  for (const key of stepsOf(path))
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Values)[key] : undefined
  return value
}

/** The text at a path; '' when nothing is there or it is no text. */
export function textAt(submission: Submission, path: string): string {
  const value = valueAt(submission, path)
  return typeof value === 'string' ? value : ''
}

/**
 * The submission with another value at a path 按路径填写: what leads there is made as the model wants it (a goal with its empty list of
 * indicators, a stage with its name), undefined takes the value away. A required name that is taken away becomes empty.
 * @throws RangeError for a path that is none of the model's fields
 */
export function withValue(submission: Submission, path: string, value: unknown): Submission {
  const steps = trailOf(path)
  if (steps.length === 0 || steps.some(({ field }) => field === undefined)) throw new RangeError(`no such field: ${path}`)
  // The table of fields has the shape of a Submission, so what is put together by it is one.
  return put(submission, steps, value) as Submission
}

/** The submission without one element of a list 删去一行. */
export function withoutItem(submission: Submission, listPath: string, index: number): Submission {
  const list = valueAt(submission, listPath)
  return Array.isArray(list) ? withValue(submission, listPath, list.toSpliced(index, 1)) : submission
}

/** The field a path ends at, and how the way there is called: ["项目“党员教育培训”", "年度目标", "实际完成情况"]; undefined for a path of nowhere. */
export function fieldAt(submission: Submission, path: string): { readonly field: Field; readonly trail: readonly string[] } | undefined {
  const labels: string[] = []
  let at = ''
  let found: Field | undefined
  for (const { key, field } of trailOf(path)) {
    if (!field) return undefined
    at = /^\d+$/.test(key) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`
    if (/^\d+$/.test(key)) labels[labels.length - 1] = calledBy(field, valueAt(submission, at), Number(key))
    else labels.push(field.label)
    found = field
  }
  return found && { field: found, trail: labels }
}

function calledBy(field: Field, element: unknown, index: number): string {
  if (field.kind === 'texts') return `${field.label}第 ${index + 1} 条`
  if (field.kind !== 'list') return field.label
  const name = typeof element === 'object' && element !== null ? (element as Values)[field.title] : undefined
  return typeof name === 'string' && name !== '' ? `${field.label}“${name}”` : `第 ${index + 1} ${field.counter}${field.label}`
}

type Values = Readonly<Record<string, unknown>>

/** The steps of a path with their fields; the first that is none of the model's has no field. */
function trailOf(path: string): readonly Step[] {
  let fields: Fields | undefined = submissionFields
  let list: Field | undefined
  return stepsOf(path).map((key): Step => {
    if (list && /^\d+$/.test(key)) {
      const field = list
      fields = field.kind === 'list' ? field.fields : undefined
      list = undefined
      return { key, field }
    }
    const field: Field | undefined = fields && Object.hasOwn(fields, key) ? fields[key] : undefined
    fields = field?.kind === 'object' ? field.fields : undefined
    list = field?.kind === 'list' || field?.kind === 'texts' ? field : undefined
    return { key, field }
  })
}

function put(parent: unknown, [step, ...rest]: readonly Step[], value: unknown, list?: Field): unknown {
  if (!step) return value
  if (Array.isArray(parent)) {
    const index = Number(step.key)
    const next = rest.length === 0 ? (value ?? '') : put(parent[index] ?? element(step.field), rest, value, step.field)
    return [...parent.slice(0, index), next, ...parent.slice(index + 1)]
  }
  const before = parent as Values
  const { [step.key]: old, ...others } = before
  if (rest.length > 0) return { ...before, [step.key]: put(old ?? empty(step.field), rest, value) }
  if (value !== undefined) return { ...before, [step.key]: value }
  return nameOfRow(list) === step.key ? { ...before, [step.key]: '' } : others
}

/** What an object or a list is made of before anything is filled in: the lists its type promises. */
function empty(field: Field | undefined): unknown {
  if (field?.kind === 'list' || field?.kind === 'texts') return []
  return field?.kind === 'object' ? listsOf(field.fields) : {}
}

function element(field: Field | undefined): unknown {
  if (field?.kind !== 'list') return ''
  const name = nameOfRow(field)
  return { ...(name === undefined ? {} : { [name]: '' }), ...listsOf(field.fields) }
}

const listsOf = (fields: Fields): Values =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, { kind }]) => (kind === 'list' || kind === 'texts' ? [[name, []]] : [])))

/** Rows that the model wants a name of, were it empty: documents of the basis, stages of the work. */
const nameOfRow = (list: Field | undefined): string | undefined =>
  list?.kind === 'list' && (list === organisationOf('basis') || list === organisationOf('stages')) ? list.title : undefined
const organisationOf = (name: string): Field | undefined => {
  const organisation = submissionFields.organisation
  return organisation?.kind === 'object' ? organisation.fields[name] : undefined
}
