import type { Exact } from '#domain/quantity.ts'
import { formsOf } from '../forms.ts'
import { bandsOf, gradeFor, sameGrade } from '../grades.ts'
import { rule } from '../rule.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'grade-by-score',
  title: '评价等级应与得分相符',
  severity: 'error',
  covers: ['A18'],
  source: 'mof-2020-10#grades',
  why: '等级按得分所在的分数段确定，等级与得分不符，结论就是错的。',
  remedy: '按分数段改正等级；若得分有误，先改正得分。',
  example: { right: '94 分，优秀（85 分及以上）', wrong: '84 分，优秀（85 分及以上）' },
  forms: true,
  *content(submission, assessment, { scheme }, source) {
    const scale = source.claims?.scale
    const bands = scale?.bands ?? bandsOf(scheme)
    const judged: { score: Exact; grade: string; path: string; label: string }[] = []
    for (const { claimedTotal: score, claimedGrade: grade, path, label } of formsOf(submission, assessment)) {
      if (score !== undefined && grade !== undefined) judged.push({ score, grade, path, label })
    }
    for (const { score, grade, path, label } of judged) {
      const expected = gradeFor(bands, score)
      const known = bands.some(({ title }) => title === grade)
      if (expected === undefined || sameGrade(expected, grade)) continue
      // Words of another scale prove nothing against this one unless the document itself states the scale.
      if (!known && !bands.some(({ title }) => sameGrade(title, grade))) continue
      yield {
        path: `${path}.claimedGrade`,
        message: `${label}得 ${sayPoints(score)}，按${scale ? '文中' : '评分方案'}的分数段应为“${expected}”，写的是“${grade}”`,
        ...(known ? {} : { severity: 'warning' as const }),
        found: grade,
        expected,
      }
    }
  },
})
