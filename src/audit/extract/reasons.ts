import type { CategorySaid, Passage, Scoring } from './claims.ts'
import { type KnownProject, mentionsOf } from './projects.ts'
import { categoriesIn, REASON } from './score-words.ts'

/** Words that open an explanation of lost points. */
const EXPLAINS = /(?:扣分|失分|减分|未得分|偏差|未得满分|丢分)[^。；]{0,10}(?:原因|是因|因|由于|主要|理由|说明|分析|情况)|(?:原因|理由)(?:分析)?(?:如下|为|是|:)|主要(?:原因|是因|扣分)/

/**
 * Reasons given apart from the figures: in the passages behind a scoring ("扣分原因：……"), or under a heading on deviations. A reason that names categories
 * explains those; one that names none explains every deduction of its scoring.
 */
export function reasonsBehind(scorings: readonly Scoring[], passages: readonly Passage[], projects: readonly KnownProject[]): Scoring[] {
  const numbers = new Map(passages.map(({ paragraph }, index) => [paragraph.number, index]))
  const begins = scorings.map(({ place }) => numbers.get(place.paragraph ?? -1) ?? -1)
  const deviations = passages.filter(({ kind, heading }) => kind === 'deviation' && !heading)
  return scorings.map((scoring, i) => {
    if (!scoring.categories.some(needsReason)) return scoring
    const from = begins[i]!
    const until = Math.min(...begins.filter((begin) => begin > from), from + 8, passages.length)
    const behind = passages.slice(from, until).filter(({ heading }) => !heading).flatMap(({ sentences }) => sentences.filter(({ text }) => EXPLAINS.test(text) && REASON.test(text)).map(({ text }) => text))
    const apart = deviations.filter(({ text }) => concerns(text, scoring, projects)).map(({ text }) => text)
    const words = [...behind, ...apart]
    return words.length === 0 ? scoring : { ...scoring, categories: scoring.categories.map((category) => explained(category, words)) }
  })
}

const needsReason = ({ reason, points, score, deduction }: CategorySaid) =>
  reason === undefined && (deduction?.gt(0) || (points !== undefined && score !== undefined && score.lt(points)))

/** A text on deviations concerns the project it names; one that names none concerns the department. */
function concerns(text: string, { project, scope }: Scoring, projects: readonly KnownProject[]): boolean {
  const mentioned = mentionsOf(text, projects)
  return scope === 'department' || projects.length <= 1 ? REASON.test(text) : mentioned.some((mention) => mention.project === project)
}

function explained(category: CategorySaid, words: readonly string[]): CategorySaid {
  if (!needsReason(category)) return category
  const naming = words.filter((text) => namesOf(text).includes(category.category))
  const general = words.filter((text) => namesOf(text).length === 0)
  const reason = [...naming, ...general].join('')
  return reason === '' ? category : { ...category, reason }
}

const namesOf = (text: string) => categoriesIn(text, false).map(({ category }) => category)
