import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { at, scoreVectors } from '../score-vectors.ts'

const LEAST = 4

export default rule({
  id: 'copied-scores',
  title: '多个项目的各项得分完全相同，请复核',
  severity: 'warning',
  covers: ['D02'],
  source: 'mof-2020-10#self-evaluation',
  why: '不同的项目目标和完成情况不同，各项得分却一模一样，像是复制来的。',
  remedy: '逐个项目按指标重新评分，不要套用同一组分数。',
  example: { right: '各项目按自己的指标得分', wrong: '9 个项目都是产出 39、执行 10、效益 40、满意度 9' },
  *content(submission, assessment, _context, source) {
    const vectors = scoreVectors(formsOf(submission, assessment), source).filter(({ scores }) => scores.size >= 3)
    // All points everywhere is the finding of full-benefit and all-top-grade.
    const groups = Map.groupBy(
      vectors.filter(({ scores, points }) => [...scores].some(([category, score]) => !points.get(category)?.eq(score))),
      ({ scores }) => [...scores].map(([category, score]) => `${category} ${score}`).join('、'),
    )
    for (const [scores, group] of groups) {
      if (group.length < LEAST || group.length * 2 < vectors.length) continue
      const [first, ...others] = group
      yield {
        ...at(first!),
        related: others.flatMap(({ place }) => place ?? []),
        message: `${vectors.length} 组得分中有 ${group.length} 组完全相同（${scores}）：${group
          .slice(0, 4)
          .map(({ label }) => label)
          .join('、')}${group.length > 4 ? '等' : ''}`,
        found: `${group.length}/${vectors.length}`,
      }
    }
  },
})
