import { Exact } from '#domain/quantity.ts'
import { gradeWords } from '../grades.ts'
import type { Passage, ScaleClaim } from './claims.ts'
import { placeOfSpan } from './passages.ts'

interface BandAt {
  readonly title: string
  readonly from: Exact
  readonly to?: Exact
  readonly start: number
  readonly end: number
}

const WORD = `[“"'‘「]?(?:${gradeWords.join('|')})[”"'’」]?`
const N = '(\\d+(?:\\.\\d+)?)'
const INCLUDED = '含*'
/** One band in any spelling; group 1/2 the bounds. */
const RANGES: readonly (readonly [RegExp, (a: string, b: string | undefined) => { from: string; to?: string | undefined }])[] = [
  [new RegExp(`${N}分?${INCLUDED}(?:≤|<)[^，。；\\d]{0,8}(?:<|≤)${N}分?`), (a, b) => ({ from: a, to: b })],
  [new RegExp(`${N}分?(?:≥|>)[^，。；\\d]{0,8}(?:>|≥)${N}分?`), (a, b) => ({ from: b!, to: a })],
  [new RegExp(`${N}分?${INCLUDED}(?:及?以上)?[-~至到]+(?:不满|不足|未满|小于|低于|不到)?${N}分?${INCLUDED}`), (a, b) => ({ from: a, to: b })],
  [new RegExp(`(?:≥|>|不低于|大于等于|高于|达到)${N}分?`), (a) => ({ from: a })],
  [new RegExp(`${N}分?${INCLUDED}(?:及)?以上`), (a) => ({ from: a })],
  [new RegExp(`(?:<|≤|低于|小于|不足|不满)${N}分?`), (a) => ({ from: '0', to: a })],
  [new RegExp(`${N}分?含*(?:及)?以下`), (a) => ({ from: '0', to: a })],
]

/** The grade bands a text states, if it states at least two; the passage with most of them counts. */
export function gradeScale(file: string, passages: readonly Passage[]): ScaleClaim | undefined {
  let best: { passage: Passage; bands: readonly BandAt[] } | undefined
  for (const passage of passages) {
    if (!/[优良中差格般]/.test(passage.text) || !/\d\d/.test(passage.text)) continue
    const bands = bandsIn(passage.text)
    if (bands.length >= 2 && bands.length > (best?.bands.length ?? 0)) best = { passage, bands }
  }
  if (!best) return undefined
  const start = Math.min(...best.bands.map((band) => band.start))
  const end = Math.max(...best.bands.map((band) => band.end))
  const bands = best.bands
    .toSorted((a, b) => b.from.compare(a.from))
    .map(({ title, from, to }) => ({ title, from, ...(to === undefined ? {} : { to }) }))
  return { bands, place: placeOfSpan(file, best.passage, start, end) }
}

/** The text with its grade bands blanked out, character for character: what is left speaks of scores and grades that were given. */
export function withoutScale(text: string): string {
  if (!/[优良中差格般]/.test(text) || !/\d\d/.test(text)) return text
  const bands = bandsIn(text)
  if (bands.length < 2) return text
  return bands.reduce((rest, { start, end }) => rest.slice(0, start) + '〓'.repeat(end - start) + rest.slice(end), text)
}

const BOUNDS_INCLUDED = /\((?:不?含|包含|包括)[^()]{0,8}\)/g
const UNIT = new RegExp(`([^，。；;、:()]*?)(${WORD})(?:(\\((?![^()]*(?:${gradeWords.join('|')}))[^()]*\\))|([^，。；;、()]*))`, 'g')

/** Interval and word stand side by side, in either order, between two stops; the word may have its interval in brackets behind it. */
function bandsIn(text: string): BandAt[] {
  const found: BandAt[] = []
  const level = text
    .replace(BOUNDS_INCLUDED, (bracket) => '含'.repeat(bracket.length))
    // "80分及以上、不足90分为良": the stop is none.
    .replace(/(?<=\d分?含*(?:及?以上))[、，](?=(?:不满|不足|未满|小于|低于|不到)\d)/g, '至')
  for (const match of level.matchAll(UNIT)) {
    const title = match[2]!.replace(/[“”"'‘’「」]/g, '')
    const before = intervalIn(match[1]!)
    const after = intervalIn(match[3] ?? match[4] ?? '')
    const interval = before ?? after
    if (!interval || found.some((band) => band.title === title)) continue
    found.push({
      title,
      from: Exact.of(interval.from),
      ...(interval.to === undefined ? {} : { to: Exact.of(interval.to) }),
      start: match.index,
      end: match.index + match[0].length,
    })
  }
  return found
}

function intervalIn(words: string): { from: string; to?: string | undefined } | undefined {
  for (const [pattern, read] of RANGES) {
    const match = pattern.exec(words)
    if (match) return read(match[1]!, match[2])
  }
  return undefined
}
