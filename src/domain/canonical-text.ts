import { type Json, toJson } from './json.ts'
import { Exact } from './quantity.ts'

/**
 * JSON as one text only 规范文本: keys in code-unit order, no spaces. Equal values give equal texts, so a hash of it stands for the value.
 *
 * @example canonicalText({ b: 1, a: ['x'] }) // '{"a":["x"],"b":1}'
 */
export function canonicalText(json: Json): string {
  // The engine's own writer is several times faster than one of ours, and this runs over every save.
  const sorted = inOrder(json)
  return sorted === undefined ? spell(json) : JSON.stringify(sorted)
}

/**
 * `canonicalText(toJson(value))` of a model value (Submission, Assessment …), without the copy between: this runs over every value of every save.
 * @throws TypeError, RangeError for what is no data, as `toJson`
 */
export function canonicalModel(value: unknown): string {
  const sorted = modelInOrder(value)
  return sorted === undefined ? canonicalText(toJson(value)) : JSON.stringify(sorted)
}

function modelInOrder(value: unknown): Json | undefined {
  if (value === null || typeof value !== 'object' || value instanceof Exact) return toJson(value)
  if (Array.isArray(value)) return listInOrder(value, modelInOrder)
  return fieldsInOrder(value as Readonly<Record<string, unknown>>, modelInOrder)
}

/**
 * The same value with its keys made in order; undefined when an object would not keep that order (keys that look like array indices come first,
 * whatever their spelling) or would lose a key (`__proto__`).
 */
function inOrder(json: Json): Json | undefined {
  if (json === null || typeof json !== 'object') return json
  return isList(json) ? listInOrder(json, inOrder) : fieldsInOrder(json, inOrder)
}

function listInOrder<T>(values: readonly T[], order: (value: T) => Json | undefined): Json | undefined {
  const list: Json[] = []
  for (const value of values) {
    const ordered = order(value)
    if (ordered === undefined) return undefined
    list.push(ordered)
  }
  return list
}

/** Fields that are undefined are left out. */
function fieldsInOrder<T>(fields: Readonly<Record<string, T>>, order: (value: T) => Json | undefined): Json | undefined {
  const result: Record<string, Json> = {}
  for (const key of keysInOrder(fields)) {
    const field = fields[key]
    if (field === undefined) continue
    const first = key.charCodeAt(0)
    if ((first >= ZERO && first <= NINE) || key === '__proto__') return undefined
    const ordered = order(field)
    if (ordered === undefined) return undefined
    result[key] = ordered
  }
  return result
}

/** Insertion sort for a few keys, mostly in order already: there the built-in one costs more than the rest of the walk. */
function keysInOrder(fields: object): readonly string[] {
  const keys = Object.keys(fields)
  if (keys.length > FEW) return keys.sort()
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!
    let at = i
    for (; at > 0 && keys[at - 1]! > key; at--) keys[at] = keys[at - 1]!
    keys[at] = key
  }
  return keys
}

const FEW = 32
/** Character codes of the digits an array index begins with. */
const ZERO = 48
const NINE = 57

/** Written out by ourselves: for keys an object cannot hold in order. */
function spell(json: Json): string {
  if (json === null || typeof json !== 'object') return JSON.stringify(json)
  if (isList(json)) return `[${json.map(spell).join(',')}]`
  const fields = Object.keys(json)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${spell(json[key]!)}`)
  return `{${fields.join(',')}}`
}

/** `Array.isArray` does not narrow a readonly array. */
const isList = (json: Json & object): json is readonly Json[] => Array.isArray(json)
