import type { Place, Places } from '#domain/place.ts'
import { placeOf } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import type { Submission } from '#domain/submission.ts'
import type { Passage } from './claims.ts'
import { placeOfSpan } from './passages.ts'
import { plain } from './plain.ts'

/** A rate of satisfaction that no count of answers bears out. */
export interface Unbacked {
  readonly rate: number
  readonly place: Place
}

/** "满意度92.41%": a rate that was reached, not one that was asked for, and not that of all surveys or of another year. */
const RATE = /满意(?:度|率)(?:为|达到?|是|:)?(\d{2}(?:\.\d+)?)%/gu
const OTHER = /目标|不低于|以上|上年|去年|综合|平均|总体|加权|比20\d\d/u
const SURVEY = /满意|问卷|调查|访问|回访|测评|样本|答卷|评价/u
const COUNT = /(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d.])|(?<![\d.])\d+(?![\d.%])/gu
/** So many figures in one paragraph are a table of something else. */
const MOST = 40
/** Rates that are borne out, at least, for one that is not to stand out. */
const ALIKE = 2

/** The one rate of satisfaction of a document without counts behind it 满意度没有份数支撑, where every other one has them. */
export function unbackedSatisfaction(
  file: string,
  passages: readonly Passage[],
  prose: Prose,
  submission: Submission,
  places: Places,
): Unbacked[] {
  const rates = new Map<string, Unbacked>()
  const add = (written: string, place: Place) => {
    const key = Number(written).toFixed(2)
    if (Number(written) < 100 && !rates.has(key)) rates.set(key, { rate: Number(written), place })
  }
  const forms = [
    ...submission.projects.map((form, i) => ({ form, path: `projects[${i}]` })),
    ...(submission.whole ? [{ form: submission.whole, path: 'whole' }] : []),
  ]
  for (const { form, path } of forms)
    for (const [i, { name, category, actual }] of form.indicators.entries()) {
      const place = placeOf(places, `${path}.indicators[${i}].actual`)
      if (/满意/u.test(`${category}${name}`) && actual?.kind === 'measure' && actual.measure.unit === '%' && place)
        add(actual.measure.value.toString(), place)
    }
  for (const passage of passages)
    for (const match of passage.text.matchAll(RATE))
      if (
        !OTHER.test(passage.text.slice(Math.max(0, match.index - LEAD), match.index)) &&
        !/^[^，。；]{0,2}(?:以上|的目标)/u.test(passage.text.slice(match.index + match[0].length))
      )
        add(match[1]!, placeOfSpan(file, passage, match.index, match.index + match[0].length))
  if (rates.size <= ALIKE) return []
  const shares = sharesIn(passages, prose)
  const unbacked = [...rates.values()].filter(({ rate }) => !shares.some((share) => Math.abs(share - rate) < toleranceOf(rate)))
  return unbacked.length === 1 ? unbacked : []
}
const LEAD = 10

const toleranceOf = (rate: number) => (Number.isInteger(rate) ? 0.51 : Number.isInteger(rate * 10) ? 0.051 : 0.0051)

/** Every share of answers, in percent: one count of another, or two neighbours (满意, 基本满意) of a third, in one paragraph or row. */
function sharesIn(passages: readonly Passage[], { blocks }: Prose): number[] {
  const rows = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map(({ cells }) => plain(cells.map(({ text }) => text).join(' | ')).text) : [],
  )
  const tables = blocks.flatMap((block) =>
    block.kind === 'table' && block.rows.slice(0, 2).some(({ cells }) => cells.some(({ text }) => /问卷|满意|样本/u.test(text)))
      ? block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | '))
      : [],
  )
  const texts = [...passages.map(({ text }) => text), ...rows].filter((text) => SURVEY.test(text))
  return [...texts, ...tables].flatMap((text) => {
    const counts = [...text.matchAll(COUNT)].map(([written]) => Number(written.replaceAll(',', ''))).filter((count) => count >= FEWEST)
    if (counts.length < 2 || counts.length > MOST) return []
    const parts = [...counts, ...counts.slice(1).map((count, i) => count + counts[i]!)]
    return counts.flatMap((whole) => parts.flatMap((part) => (part <= whole ? [(part / whole) * 100] : [])))
  })
}
/** Fewer answers are no survey. */
const FEWEST = 8
