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
    // A plain loop: this runs over every value of every save.
    const json: Record<string, Json> = {}
    for (const key of Object.keys(value)) {
      const field: unknown = value[key as keyof typeof value]
      if (field !== undefined) own(json, key, toJson(field))
    }
    return json
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
  const fields = json as Readonly<Record<string, Json>>
  const keys = Object.keys(fields)
  const exact = fields[KEY]
  if (keys.length === 1 && typeof exact === 'string') return exactOf(exact)
  const model: Record<string, unknown> = {}
  for (const key of keys) if (key !== '__proto__') model[key] = revive(fields[key]!)
  return model
}

/** Sets a field of the object itself: `__proto__` is a key like any other. */
function own(json: Record<string, Json>, key: string, field: Json): void {
  if (key === '__proto__') Object.defineProperty(json, key, { value: field, enumerable: true, configurable: true, writable: true })
  else json[key] = field
}

/** A decimal as such; a fraction without an end as numerator and denominator. */
function exactText(value: Exact): string {
  const [numerator, denominator] = value.fraction()
  if (denominator === 1n) return String(numerator)
  const decimal = value.toString()
  return Exact.of(decimal).eq(value) ? decimal : `${numerator}/${denominator}`
}

function exactOf(text: string): Exact {
  const [numerator = '', denominator] = text.split('/')
  return denominator === undefined ? Exact.of(numerator) : Exact.of(numerator).div(denominator)
}
