import { type Copying, CopyRadar } from '../copies.ts'
import { type Document, type Dossier, type Report, rule, type Source } from '../rule.ts'

/** A county's reports share its outline and its basis documents; this many long paragraphs alike are more than that. */
export const MANY = 3
const SHOWN = 20

export default rule({
  id: 'copied-between-reports',
  title: '不同单位的报告不应整段相同',
  severity: 'notice',
  covers: ['E02'],
  source: 'mof-2020-10#result-form',
  why: '两个单位的报告有多段文字相同，至少有一份不是按自己的情况写的。',
  remedy: '请两个单位分别核对相同的段落，按各自的实际情况改写。',
  example: { right: '各单位写各自的任务和实际数', wrong: '甲街道的报告换掉名称就成了乙街道的报告' },
  *joint({ sources }: Dossier) {
    const reports = sources.flatMap(reportOf)
    if (reports.length < 2) return
    const radar = new CopyRadar()
    for (const document of reports) for (const copying of radar.add(document, MANY)) yield copyReport(copying)
  },
})

/** What is said of a report that shares paragraphs with another one. */
export function copyReport({ other, paragraphs }: Copying): Report {
  const [first, ...more] = paragraphs
  return {
    message: `有 ${paragraphs.length} 段与${other.unit}的“${other.file}”相同或几乎相同`,
    ...(first ? { place: first.here, related: [first.there, ...more.slice(0, SHOWN).map(({ here }) => here)] } : {}),
    found: `${paragraphs.length} 段`,
  }
}

function reportOf(source: Source): Document[] {
  const { prose, claims } = source
  return source.role === 'report' && prose && claims ? [{ ...source, prose, claims }] : []
}
