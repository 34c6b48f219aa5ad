import type { Finding } from '#domain/finding.ts'
import type { Place } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import { passages, placeIn } from '#domain/prose-place.ts'
import type { Source } from './rule.ts'

/** A number that is written more often than this is told of other things as well. */
const MOST_WITNESSES = 3
/** Fewest digits of a number, zeros at its ends included: shorter ones agree by chance. */
const FEWEST_DIGITS = 3

/**
 * Findings with the places that bear them out 佐证: where a sum or a score misses by what a clerk's slip makes of one of its figures, the figure meant often
 * stands elsewhere in the document, in the text below the table or in the next chapter. Those places are related; nothing is found by them.
 */
export const withWitnesses = (findings: readonly Finding[], sources: readonly Source[]): readonly Finding[] => {
  const proses = new Map(sources.flatMap(({ file, prose }) => (prose ? [[file, prose] as const] : [])))
  return findings.map((finding) => {
    const prose = finding.severity === 'notice' ? undefined : proses.get(finding.place?.file ?? '')
    const meant = prose ? meantBy(finding) : []
    if (!prose || meant.length === 0) return finding
    const written = writtenIn(prose)
    const own = new Set([finding.place, ...(finding.related ?? [])].map(keyOf))
    const places = meant.flatMap((value) => {
      const all = (written.get(value) ?? []).filter((place) => !own.has(keyOf(place)))
      return all.length <= MOST_WITNESSES ? all : []
    })
    return places.length === 0 ? finding : { ...finding, related: [...(finding.related ?? []), ...places] }
  })
}

const keyOf = (place: Place | undefined) => place && `${place.paragraph}/${place.start}`

/** What was expected, and what each of the other figures would be if it alone made the difference; the numbers as written, without trailing zeros. */
function meantBy({ found, expected, related = [] }: Finding): string[] {
  const [is, should] = [numberIn(found), numberIn(expected)]
  if (should === undefined) return []
  const parts =
    is === undefined
      ? []
      : related.flatMap(({ quote }) => numberIn(quote) ?? []).flatMap((part) => [part + is - should, part - is + should])
  return [...new Set([should, ...parts])].flatMap((value) => (value > 0 ? plain(value) : []))
}

const NUMBER = /(?<![\d.〔])\d[\d,]*(?:\.\d+)?/
const numberIn = (text: string | undefined): number | undefined => {
  const match = NUMBER.exec(text ?? '')
  return match ? Number(match[0].replaceAll(',', '')) : undefined
}
const plain = (value: number): string => String(Number(value.toFixed(4)))

const known = new WeakMap<Prose, ReadonlyMap<string, readonly Place[]>>()
/** Where a document writes its numbers, years and dates left out. */
function writtenIn(prose: Prose): ReadonlyMap<string, readonly Place[]> {
  const before = known.get(prose)
  if (before) return before
  const all = new Map<string, Place[]>()
  for (const passage of passages(prose))
    for (const { 0: text, index } of passage.text.matchAll(/(?<![\d.〔])\d[\d,]*(?:\.\d+)?(?![\d月日年号〕])/g)) {
      if (text.replace(/\D/g, '').length < FEWEST_DIGITS) continue
      const key = plain(Number(text.replaceAll(',', '')))
      const places = all.get(key) ?? []
      places.push(placeIn(prose, passage, index, index + text.length))
      all.set(key, places)
    }
  known.set(prose, all)
  return all
}
