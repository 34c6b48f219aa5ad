import type { Finding } from '#domain/finding.ts'
import type { Place } from '#domain/place.ts'
import type { WaiverEntry } from '#domain/waiver.ts'

/**
 * Findings with their waivers 豁免. A waived finding stays in the list and says who, why and until when; a waiver that has run out waives nothing, and one that meets
 * no finding is needless: both are findings themselves, so that the file of waivers stays true.
 *
 * @param today ISO date of the check; a waiver still holds on its last day.
 */
export function withWaivers(findings: readonly Finding[], waivers: readonly WaiverEntry[], today: string): readonly Finding[] {
  const used = new Set<WaiverEntry>()
  const checked = findings.map((finding) => {
    const matching = waivers.filter((waiver) => covers(waiver, finding))
    for (const waiver of matching) used.add(waiver)
    const valid = matching.find(({ until }) => until >= today)
    if (!valid || finding.waiver) return finding
    const { reason, author, until } = valid
    return { ...finding, waiver: { reason, author, until } }
  })
  const own = waivers.flatMap((waiver) => (used.has(waiver) ? (waiver.until < today ? [expired(waiver)] : []) : [needless(waiver)]))
  return [...checked, ...own]
}

function covers(waiver: WaiverEntry, { rule, covers: codes, place }: Finding): boolean {
  if (waiver.rule !== rule && !codes.includes(waiver.rule)) return false
  if (place === undefined)
    return (
      waiver.quote === undefined &&
      waiver.line === undefined &&
      waiver.paragraph === undefined &&
      waiver.cell === undefined &&
      waiver.sheet === undefined
    )
  return place.file === waiver.file && isThere(waiver, place)
}

function isThere({ quote, line, paragraph, sheet, cell }: WaiverEntry, place: Place): boolean {
  if (line !== undefined && line !== place.line) return false
  if (paragraph !== undefined && paragraph !== place.paragraph) return false
  if (sheet !== undefined && sheet !== place.sheet) return false
  if (cell !== undefined && cell !== place.cell) return false
  if (quote === undefined) return true
  const [written, found] = [quote, place.quote ?? ''].map((text) => text.replace(/\s/g, ''))
  return found !== '' && written !== '' && (found!.includes(written!) || written!.includes(found!))
}

const placeOf = ({ writtenIn }: WaiverEntry): Place => ({ file: writtenIn.file, line: writtenIn.line })

const expired = (waiver: WaiverEntry): Finding => ({
  rule: 'waiver-expired',
  covers: [],
  severity: 'warning',
  message: `对规则 ${waiver.rule} 的豁免已于 ${waiver.until} 到期`,
  why: '豁免有期限，到期后问题重新计入。',
  remedy: '改正问题；确需继续豁免的，由负责人重新写明理由和期限。',
  source: 'product#waivers',
  place: placeOf(waiver),
})

const needless = (waiver: WaiverEntry): Finding => ({
  rule: 'waiver-needless',
  covers: [],
  severity: 'notice',
  message: `对规则 ${waiver.rule} 的豁免没有对应的问题`,
  why: '问题已经改正或位置已经变动，多余的豁免会掩盖以后的问题。',
  remedy: '删去这条豁免，或按现在的文字改写它的位置。',
  source: 'product#waivers',
  place: placeOf(waiver),
})
