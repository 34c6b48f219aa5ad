import { Exact } from './quantity.ts'

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const KEY = '$exact'

/**
 * A model value (Submission, Scheme …) as JSON, nothing lost: every exact number becomes `{ "$exact": "245.328" }`, one without an end
 * `{ "$exact": "1/3" }`; fields that are undefined are left out. `fromJson` gives the identical value back.
 */
export function toJson(value: unknown): Json {
  if (value instanceof Exact) return { [KEY]: exactText(value) }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a number of the model: ${value}`)
    return value
  }
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [[key, toJson(field)]])))
  }
  throw new TypeError(`not data: ${typeof value}`)
}

/**
 * The model value of such JSON. The caller says which type it is, and vouches that the JSON was made by `toJson` or checked.
 * @throws RangeError for an exact number that is none.
 */
export function fromJson<T>(json: Json): T {
  return revive(json) as T
}

function revive(json: Json): unknown {
  if (json === null || typeof json !== 'object') return json
  if (Array.isArray(json)) return json.map(revive)
  const entries = Object.entries(json)
  const [first] = entries
  if (entries.length === 1 && first?.[0] === KEY && typeof first[1] === 'string') return exactOf(first[1])
  return Object.fromEntries(entries.filter(([key]) => key !== '__proto__').map(([key, field]) => [key, revive(field)]))
}

function exactText(value: Exact): string {
  const [numerator, denominator] = value.fraction()
  const decimal = value.toString()
  return Exact.of(decimal).eq(value) ? decimal : `${numerator}/${denominator}`
}

function exactOf(text: string): Exact {
  const [numerator = '', denominator] = text.split('/')
  return denominator === undefined ? Exact.of(numerator) : Exact.of(numerator).div(denominator)
}
