import { type Place, type Places, placeOf, sayPlace } from '../../place.ts'
import type { Problem } from '../../problem.ts'
import { Exact } from '../../quantity.ts'
import type { Submission } from '../../submission.ts'
import { compact } from '../normalise.ts'

/** A Submission with the places of its fields and the problems of reading it. */
export interface Reading {
  readonly submission: Submission
  readonly places: Places
  readonly problems: readonly Problem[]
}

/**
 * Several files of one unit → one Submission: projects are matched by code, else by name; indicators by their names; what only one file says is
 * taken, what two files say differently is a problem and the earlier file counts.
 */
export function mergeSubmissions(readings: readonly Reading[]): Reading {
  const [first, ...more] = readings
  if (first === undefined) throw new RangeError('nothing to merge')
  return more.reduce(mergeTwo, first)
}

type Fields = Readonly<Record<string, unknown>>

/** Where the elements of the second reading went: path there → path in the result. */
type Moves = Map<string, string>

function mergeTwo(a: Reading, b: Reading): Reading {
  const moves: Moves = new Map()
  const problems: Problem[] = []
  const say = (there: string): Place | undefined => placeOf(b.places, there)
  const conflict = (here: string, there: string, [x, y]: readonly [unknown, unknown]) => {
    const place = say(there)
    const before = placeOf(a.places, here)
    problems.push({
      path: here,
      message: `两处写得不一样：${before ? sayPlace(before) : '前一份'}写“${short(x)}”，${place ? sayPlace(place) : '后一份'}写“${short(y)}”，采用前一处`,
      remedy: '请核对后改成一致，或删去其中一处。',
      ...(place ? { place } : {}),
      found: short(y),
    })
  }
  // Merging keeps every key's kind: what goes in as a Submission comes out as one.
  const submission = mergeFields(asFields(a.submission), asFields(b.submission), '', '', { moves, conflict }) as unknown as Submission
  const places = { ...movedPlaces(b.places, moves), ...a.places }
  return { submission, places, problems: [...a.problems, ...b.problems.map((p) => ({ ...p, path: moved(p.path, moves) })), ...problems] }
}

const asFields = (value: object): Fields => value as Fields

interface Merging {
  readonly moves: Moves
  readonly conflict: (here: string, there: string, values: readonly [unknown, unknown]) => void
}

const under = (path: string, key: string) => (path === '' ? key : `${path}.${key}`)

/** Parsed values that follow from a text beside them; the text is compared. */
const FOLLOWING = new Set(['target', 'actual'])

function mergeFields(a: Fields, b: Fields, here: string, there: string, merging: Merging): Fields {
  const merged: Record<string, unknown> = { ...a }
  for (const [key, value] of Object.entries(b)) {
    if (value === undefined) continue
    const [h, t] = [under(here, key), under(there, key)]
    const before = a[key]
    if (before === undefined) merged[key] = value
    else if (FOLLOWING.has(key)) merged[key] = before
    else merged[key] = mergeValue(before, value, h, t, key, merging)
  }
  return merged
}

function mergeValue(x: unknown, y: unknown, here: string, there: string, key: string, merging: Merging): unknown {
  if (Array.isArray(x) && Array.isArray(y)) return mergeLists(x, y, here, there, key, merging)
  if (x instanceof Exact || y instanceof Exact || typeof x !== 'object' || typeof y !== 'object' || x === null || y === null) {
    if (!same(x, y)) merging.conflict(here, there, [x, y])
    return x === '' ? y : x
  }
  return mergeFields(asFields(x), asFields(y), here, there, merging)
}

function same(x: unknown, y: unknown): boolean {
  if (x instanceof Exact && y instanceof Exact) return x.eq(y)
  if (typeof x === 'string' && typeof y === 'string') return x === '' || y === '' || compact(x) === compact(y)
  return x === y
}

function mergeLists(x: readonly unknown[], y: readonly unknown[], here: string, there: string, key: string, merging: Merging): unknown[] {
  const merged = [...x]
  const free = new Set(x.keys())
  for (const [i, element] of y.entries()) {
    const at = firstOf(free, (j) => isSame(x[j], element, key))
    const to = at ?? merged.length
    const [h, t] = [`${here}[${to}]`, `${there}[${i}]`]
    merging.moves.set(t, h)
    if (at === undefined) merged.push(element)
    else {
      free.delete(at)
      merged[at] = mergeValue(x[at], element, h, t, key, merging)
    }
  }
  return merged
}

function firstOf<T>(values: Iterable<T>, fits: (value: T) => boolean): T | undefined {
  for (const value of values) if (fits(value)) return value
  return undefined
}

/** By which fields the elements of a list are recognised. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  indicators: ['category', 'name'],
  sources: ['source'],
  claims: ['category'],
  items: ['title', 'expected'],
  evidence: ['title', 'number'],
  basis: ['title', 'number'],
  problems: ['problem', 'measure'],
  keyEvaluations: ['project'],
  rows: ['category', 'name'],
}

function isSame(a: unknown, b: unknown, list: string): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return same(a, b)
  const [x, y] = [asFields(a), asFields(b)]
  const equal = (key: string) => same(x[key] ?? '', y[key] ?? '') && ((x[key] ?? '') !== '') === ((y[key] ?? '') !== '')
  if (list === 'projects')
    return x['code'] !== undefined && y['code'] !== undefined ? equal('code') : x['name'] !== undefined && equal('name')
  return (IDENTITY[list] ?? ['name']).every(equal)
}

/** A path of the second reading as it is called in the result. */
function moved(path: string, moves: Moves): string {
  for (let end = path.lastIndexOf(']'); end >= 0; end = path.lastIndexOf(']', end - 1)) {
    const to = moves.get(path.slice(0, end + 1))
    if (to !== undefined) return to + path.slice(end + 1)
  }
  return path
}

const movedPlaces = (places: Places, moves: Moves): Places =>
  Object.fromEntries(Object.entries(places).map(([path, place]) => [moved(path, moves), place]))

const short = (value: unknown): string => {
  const text = String(value)
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
