import { rule } from '../rule.ts'

export default rule({
  id: 'no-department-table',
  title: '部门整体支出应有自己的指标表',
  severity: 'warning',
  covers: ['B06'],
  source: 'mof-2013-53#department-frame',
  why: '部门整体支出的得分来自部门自己的指标体系；只有项目得分，说明不了部门整体支出的绩效。',
  remedy: '填写部门整体支出绩效自评表：预算执行、产出、效益、满意度等指标的目标值、完成值和得分。',
  example: { right: '附部门整体支出绩效自评表，逐项列出指标和得分', wrong: '只列各项目得分，没有部门整体的指标' },
  *joint({ submission, sources }) {
    const source = sources.find(({ role, claims, submission: own }) =>
      role === 'workbook' ? own.projects.length > 0 : role === 'report' && claims?.subject === 'department' && claims.scorings.length > 0,
    )
    const { whole } = submission
    if (!source || (whole && (whole.indicators.length > 0 || whole.claims.length > 0))) return
    const heading = (
      source.claims?.sections.find(({ kind }) => kind === 'results') ?? source.claims?.sections.find(({ kind }) => kind === 'conclusion')
    )?.place
    yield {
      ...(heading ? { place: heading } : { path: 'whole' }),
      message: '没有部门整体支出的指标分析（指标、目标值、完成值、得分），只有项目的评分',
    }
  },
})
