import type { Evaluated } from '#domain/assessment.ts'

/** Total, grade and the first-level sums; what is missing where there is no total yet. Stays in sight while the table is filled in. */
export const Total = ({ evaluated: { total, grade, categories, pending, proven } }: { readonly evaluated: Evaluated }) => (
  <section aria-label="得分" className="total" aria-live="polite">
    <strong>
      总分 {total?.toString() ?? '待定'}
      {grade && `　等级 ${grade}`}
    </strong>
    {categories.map(({ title, points, score }) => (
      <span key={title}>
        {title} {score?.toString() ?? '待定'}／{points?.toString() ?? '—'}
      </span>
    ))}
    {pending.length > 0 && <span className="note">还有 {pending.length} 处待填</span>}
    {total && !proven && <span className="note">其中有自报的得分</span>}
  </section>
)
