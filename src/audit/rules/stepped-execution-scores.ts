import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { at, scoreVectors } from '../score-vectors.ts'

const LEAST = 5

export default rule({
  id: 'stepped-execution-scores',
  title: '预算执行得分只有几个整数，请按执行率计算',
  severity: 'warning',
  covers: ['D05'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '预算执行得分等于执行率乘以分值，一般不会恰好是几个整数；只有几档，说明是估的。',
  remedy: '用全年执行数除以全年预算数算出执行率，再乘以分值，保留两位小数。',
  example: { right: '9.72、8.85、10、6.31', wrong: '只有 6、8、10 三种' },
  *content(submission, assessment, _context, source) {
    const vectors = scoreVectors(formsOf(submission, assessment), source).filter(({ scores }) => scores.has('预算执行率'))
    const below = vectors.filter(({ scores, points }) => points.get('预算执行率')?.gt(scores.get('预算执行率')!))
    const kinds = new Set(vectors.map(({ scores }) => String(scores.get('预算执行率'))))
    // Scores that follow from amounts are checked by execution-score.
    if (vectors.length < LEAST || below.length < 2 || kinds.size > 4 || [...kinds].some((score) => score.includes('.'))) return
    yield {
      ...at(below[0]!),
      message: `${vectors.length} 个预算执行得分只有 ${[...kinds].toSorted((a, b) => Number(a) - Number(b)).join('、')} 几档整数，不像按执行率算出来的`,
      found: [...kinds].join('、'),
    }
  },
})
