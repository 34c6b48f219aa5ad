import { monitoredPeriod } from '../extract/monitored-period.ts'
import { rule, type Source } from '../rule.ts'

export default rule({
  id: 'no-attachments',
  title: '报告应附自评表',
  severity: 'warning',
  covers: ['B16'],
  source: 'mof-2020-10#result-form',
  why: '自评结果以自评表的形式反映；报告不附自评表，逐项指标和得分无从核对。',
  remedy: '在正文后列出附件：部门整体支出绩效自评表、各项目支出绩效自评表。',
  example: { right: '附件：1. 部门整体支出绩效自评表 2. 项目支出绩效自评表（16 份）', wrong: '没有附件说明' },
  *joint({ sources, submission }) {
    const report = sources.find(({ role, claims }) => role !== 'other' && (claims?.passages.length ?? 0) >= TEXT)
    if (!report?.claims) return
    if (sources.some((one) => one !== report && (one.role === 'project-form' || one.role === 'department-form' || one.role === 'workbook')))
      return
    if (submission.attachments.length > 0 || isOfOtherKind(report)) return
    if (report.claims.passages.some(({ text }) => /自评表(?:见|附|详)|(?:附|见|后附).{0,10}自评表|详见附[件表]|见附[件表]/.test(text)))
      return
    const isAsked =
      report.role === 'report' && report.claims.subject === 'department' && report.claims.passages.length >= REPORT && !holdsForms(report)
    const last = report.claims!.passages.at(-1)!
    const line = last.paragraph.pieces.at(-1)?.line
    yield {
      place: {
        file: report.file,
        paragraph: last.paragraph.number,
        ...(line === undefined ? {} : { line }),
        quote: last.paragraph.text.slice(-20),
      },
      message: '没有附件说明，也没有附自评表',
      expected: '附件：自评表',
      // A form that is filled in below needs none; what proves it may be listed.
      ...(isAsked ? {} : { severity: 'notice' as const }),
    }
  },
})

/** Fewer paragraphs are no text that could name what is attached, and no report. */
const TEXT = 8
const REPORT = 12

/** Monitoring comes before the self-evaluation, and who evaluates for others fills in no form of his own. */
const isOfOtherKind = ({ claims }: Source): boolean =>
  monitoredPeriod(claims!.passages) !== undefined ||
  (/评价报告/.test(claims!.title?.value ?? '') && !/自评/.test(claims!.title?.value ?? ''))

/** A whole form, with its money and its indicators, stands in the document itself. */
const holdsForms = ({ claims }: Source) => {
  const tables = claims?.inTables?.submission
  return [...(tables?.projects ?? []), ...(tables?.whole ? [tables.whole] : [])].some(
    ({ indicators, budget }) => indicators.length > 0 && budget.executed !== undefined,
  )
}
