import { Exact } from '#domain/quantity.ts'
import { gradeWords } from '../grades.ts'
import { remembered } from '../remembered.ts'
import type { Passage, ScaleClaim } from './claims.ts'
import { placeOfSpan } from './passages.ts'

interface BandAt {
  readonly title: string
  readonly from: Exact
  readonly to?: Exact
  readonly start: number
  readonly end: number
}

const N = '(\\d+(?:\\.\\d+)?)(?![\\d.月年日])'
const INCLUDED = '含*'
type Read = (a: string, b: string | undefined) => { from: string; to?: string | undefined }
/** One band in any spelling; group 1/2 the bounds. */
const rangesOf = (unit: string): readonly (readonly [RegExp, Read])[] => [
  [new RegExp(`${N}${unit}${INCLUDED}(?:≤|<)[^，。；\\d]{0,8}(?:<|≤)${N}${unit}`), (a, b) => ({ from: a, to: b })],
  [new RegExp(`${N}${unit}(?:≥|>)[^，。；\\d]{0,8}(?:>|≥)${N}${unit}`), (a, b) => ({ from: b!, to: a })],
  [
    new RegExp(`${N}${unit}${INCLUDED}(?:及?以上)?[-~至到]+(?:不满|不足|未满|小于|低于|不到)?${N}${unit}${INCLUDED}`),
    (a, b) => ({ from: a, to: b }),
  ],
  [new RegExp(`(?:≥|>|不低于|大于等于|高于|达到)${N}${unit}`), (a) => ({ from: a })],
  [new RegExp(`${N}${unit}${INCLUDED}(?:及)?以上`), (a) => ({ from: a })],
  [new RegExp(`(?:<|≤|低于|小于|不足|不满)${N}${unit}`), (a) => ({ from: '0', to: a })],
  [new RegExp(`${N}${unit}含*(?:及)?以下`), (a) => ({ from: '0', to: a })],
]

/** The words of a scale, and how its bounds are read. */
interface Words {
  readonly unit: RegExp
  readonly ranges: readonly (readonly [RegExp, Read])[]
}

/** Interval and word stand side by side, in either order, between two stops; the word may have its interval in brackets behind it. */
function wordsOf(all: readonly string[], unit: string): Words {
  const word = `[“"'‘「]?(?:${all.join('|')})[”"'’」]?`
  return {
    unit: new RegExp(`([^，。；;、:()]*?)(${word})(?:(\\((?![^()]*(?:${all.join('|')}))[^()]*\\))|([^，。；;、()]*))`, 'g'),
    ranges: rangesOf(unit),
  }
}
const GRADES = wordsOf(gradeWords, '分?')
const LIGHTS = wordsOf(['红', '橙', '黄', '蓝', '绿'], '(?:分|%)?')

/** "80及以上亮绿灯，60（含）至80亮黄灯，60以下亮红灯": the lights of a monitoring 预警灯号, highest first; undefined where fewer than two are told. */
export function lightsIn(text: string): readonly { readonly title: string; readonly from: Exact }[] | undefined {
  if (!/[红黄绿][灯色牌]?/.test(text) || !/\d\d/.test(text)) return undefined
  const bands = bandsIn(text, LIGHTS)
  return bands.length < 2 ? undefined : bands.toSorted((a, b) => b.from.compare(a.from))
}

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
export const withoutScale: (text: string) => string = remembered((text) => {
  if (!/[优良中差格般]/.test(text) || !/\d\d/.test(text)) return text
  const bands = bandsIn(text)
  if (bands.length < 2) return text
  return bands.reduce((rest, { start, end }) => rest.slice(0, start) + '〓'.repeat(end - start) + rest.slice(end), text)
})

const BOUNDS_INCLUDED = /\((?:不?含|包含|包括)[^()]{0,8}\)/g

function bandsIn(text: string, { unit, ranges }: Words = GRADES): BandAt[] {
  const found: BandAt[] = []
  const level = text
    .replace(BOUNDS_INCLUDED, (bracket) => '含'.repeat(bracket.length))
    // "80分及以上、不足90分为良": the stop is none.
    .replace(/(?<=\d分?含*(?:及?以上))[、，](?=(?:不满|不足|未满|小于|低于|不到)\d)/g, '至')
  for (const match of level.matchAll(unit)) {
    const title = match[2]!.replace(/[“”"'‘’「」]/g, '')
    const before = intervalIn(match[1]!, ranges)
    const after = intervalIn(match[3] ?? match[4] ?? '', ranges)
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

function intervalIn(words: string, ranges: Words['ranges']): { from: string; to?: string | undefined } | undefined {
  for (const [pattern, read] of ranges) {
    const match = pattern.exec(words)
    if (match) return read(match[1]!, match[2])
  }
  return undefined
}
