import { matches } from '../patterns.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'report-title',
  title: '标题应写全地区、单位、年度、对象和文种',
  severity: 'notice',
  covers: ['E26'],
  source: 'gbt-9704-2012#title',
  why: '标题缺项，归档和公开后难以检索，也分不清是整体自评还是项目自评。',
  remedy: '按“地区＋单位＋年度＋部门整体支出（或项目名称）＋绩效自评报告”写全。',
  example: { right: '虚构区云溪街道办事处2024年度部门整体支出绩效自评报告', wrong: '云溪街道办事处2024年整体支出绩效自评报告' },
  *writing(document, { lexicon }) {
    const { title } = document.claims
    if (document.role !== 'report' || title === undefined) return
    const missing = lexicon.report.title.filter(({ pattern }) => !matches(title.value, pattern)).map(({ say }) => say)
    if (missing.length > 0) yield { message: `标题缺少${missing.join('、')}`, place: title.place, found: title.value }
  },
})
