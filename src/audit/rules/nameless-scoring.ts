import { rule } from '../rule.ts'

export default rule({
  id: 'nameless-scoring',
  title: '评分段落应写明项目名称',
  severity: 'error',
  covers: ['B03'],
  source: 'mof-2020-10#result-form',
  why: '没有项目名称，不知道这一段得分属于哪个项目，结论无法核对。',
  remedy: '在段首补上项目全称；若是多余的段落，删除。',
  example: { right: '供热应急资金项目产出指标满分 40 分……', wrong: '项目产出指标满分 40 分……' },
  *writing({ claims }) {
    const scorings = claims.scorings.filter(({ scope }) => scope === 'project')
    const named = scorings.filter(({ name }) => name !== '').length
    // A report on one project need not name it again in every paragraph.
    if (named < 2) return
    for (const { name, place } of scorings) {
      if (name === '') yield { place, message: '这一段给出了各项得分，但没有写是哪个项目' }
    }
  },
})
