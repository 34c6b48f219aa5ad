import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { at, scoreVectors } from '../score-vectors.ts'

const LEAST = 4

export default rule({
  id: 'full-benefit',
  title: '效益指标全部满分，请复核',
  severity: 'warning',
  covers: ['D03'],
  source: 'mof-2020-10#self-evaluation',
  why: '效益最难达到也最难衡量，所有项目都得满分，多半没有真正测量。',
  remedy: '写明每个项目的效益用什么数据衡量、实际达到多少，再据此评分。',
  example: { right: '效益指标按投诉量下降 12% 评分', wrong: '16 个项目效益指标都是 40 分满分' },
  *content(submission, assessment, _context, source) {
    const vectors = scoreVectors(formsOf(submission, assessment), source).filter(
      ({ scores, points }) => scores.has('效益指标') && points.has('效益指标'),
    )
    if (vectors.length < LEAST || vectors.some(({ scores, points }) => !scores.get('效益指标')!.eq(points.get('效益指标')!))) return
    yield { ...at(vectors[0]!), message: `${vectors.length} 组评分的效益指标全部是满分`, found: `${vectors.length}/${vectors.length}` }
  },
})
