import { rule } from '../rule.ts'

export default rule({
  id: 'no-follow-up',
  title: '应说明上年问题整改和自评结果应用',
  severity: 'notice',
  covers: ['B20'],
  source: 'mof-2020-10#result-use',
  why: '绩效管理是闭环：上年发现的问题整改了没有、这次的结果怎样使用和公开，都应有交代。',
  remedy: '补写上年问题的整改情况，以及自评结果如何用于预算安排、改进管理和公开。',
  example: { right: '上年提出的 2 个问题已整改；结果用于编制下年预算并随决算公开', wrong: '全文没有提到整改和结果应用' },
  *joint({ submission, sources }) {
    const report = sources.find(
      ({ role, claims }) => role === 'workbook' || (role === 'report' && claims?.subject === 'department' && claims.passages.length > 20),
    )
    if (!report) return
    const text = sources.flatMap(({ claims }) => claims?.passages.map((passage) => passage.text) ?? [])
    const rectified =
      submission.lastYearRectification !== undefined || text.some((words) => /(?:上年|上一年|去年|以前年度).{0,30}整改/.test(words))
    const used =
      submission.resultUse !== undefined || text.some((words) => /(?:自评|评价)结果.{0,16}(?:应用|运用|公开|挂钩|用于|作为)/.test(words))
    const missing = [...(rectified ? [] : ['上年问题的整改情况']), ...(used ? [] : ['自评结果的应用和公开'])]
    if (missing.length === 0) return
    const heading = report.claims?.sections.findLast(({ kind, level }) => level === 1 && kind !== undefined)?.place
    yield {
      ...(heading ? { place: heading } : { path: 'resultUse' }),
      message: `没有写${missing.join('和')}`,
      expected: missing.join('、'),
    }
  },
})
