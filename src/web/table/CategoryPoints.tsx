import type { Evaluated } from '#domain/assessment.ts'
import { sum } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'

/** First-level points that differ from the scheme's, while they are being given out. */
export function CategoryPoints({ evaluated, scheme }: { readonly evaluated: Evaluated; readonly scheme: Scheme }) {
  const unlike = scheme.categories.flatMap(({ title, points }) => {
    const given = sum(evaluated.lines.flatMap((line) => (line.category === title ? (line.points ?? []) : [])))
    return given.eq(points) ? [] : [`${title}已分配 ${given.toString()} 分，方案 ${points.toString()} 分`]
  })
  if (unlike.length === 0 || evaluated.lines.length === 0) return null
  return <p className="note category-points">{unlike.join('；')}</p>
}
