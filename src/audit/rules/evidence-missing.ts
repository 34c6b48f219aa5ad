import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'evidence-missing',
  title: '每个指标的完成值应有佐证资料',
  severity: 'warning',
  covers: ['B11'],
  source: 'mof-2021-101#evidence',
  why: '完成值要经得起抽查复核；没有签到表、验收单、支付凭证等佐证，完成值就只是说法。',
  remedy: '为每个指标列出至少一份佐证资料：名称、日期、存放处。',
  example: { right: '培训 6 场：培训通知、签到表、照片', wrong: '培训 6 场（没有佐证）' },
  *content(submission, assessment, _context, { role, claims }) {
    if (role === 'report') {
      if (!claims || claims.scorings.length === 0 || claims.passages.some(({ text }) => EVIDENCE.test(text))) return
      yield { place: claims.scorings[0]!.place, message: '评分没有提到任何佐证资料（通知、签到表、验收单、支付凭证、统计表等）' }
      return
    }
    // Only our workbook has a place for evidence; official forms do not.
    if (role !== 'workbook') return
    for (const { path, label, indicators } of formsOf(submission, assessment)) {
      const bare = indicators.flatMap(({ evidence, actual, claimedScore, name }, i) =>
        evidence.length === 0 && (actual !== undefined || claimedScore !== undefined) ? [{ i, name }] : [],
      )
      if (bare.length === 0) continue
      const all = bare.length === indicators.length
      yield {
        path: `${path}.indicators[${bare[0]!.i}]`,
        message: `${label}有 ${bare.length} 个指标没有佐证资料${all ? '（全部）' : `：${bare.map(({ name }) => `“${name}”`).join('、')}`}`,
      }
    }
  },
})

const EVIDENCE =
  /佐证|证明材料|证明资料|签到表|验收单|验收报告|支付凭证|统计表|台账|附件材料|资料目录|调查报告|验收证书|会议纪要|测评结果|回访记录|检测报告|审计报告|凭证|问卷|原始(?:资料|记录|单据)|核[查对实验]|抽查|查阅|发票|合同|验收|照片|档案|审计/
