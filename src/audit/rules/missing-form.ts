import { projectFinder } from '../aliases.ts'
import { withRole } from '../matched-projects.ts'
import { rule } from '../rule.ts'
import { isComparable } from '../same-dossier.ts'

export default rule({
  id: 'missing-form',
  title: '报告中的项目都应有自评表，自评表的项目都应在报告中',
  severity: 'error',
  covers: ['B01', 'B02'],
  source: 'mof-2020-10#result-form',
  why: '每个项目一张自评表，报告汇总全部自评表；两边的项目对不上，就有漏评或漏报。',
  remedy: '补做缺少的自评表，或在报告中补写遗漏的项目；名称不一致的，统一名称。',
  example: { right: '报告 16 个项目，自评表 16 张', wrong: '报告 16 个项目，自评表只有 15 张' },
  *joint({ sources }) {
    const written = withRole(sources, 'report').filter(({ submission }) => submission.projects.length > 0)
    const filled = withRole(sources, 'project-form', 'workbook').filter(({ submission }) => submission.projects.length > 0)
    // Last year's report and another unit's forms miss nothing of each other.
    const reports = written.filter((report) => filled.some((form) => isComparable(report, form)))
    const forms = filled.filter((form) => written.some((report) => isComparable(report, form)))
    // One or two forms beside a report of many projects are a sample that somebody chose to check.
    const formCount = forms.reduce((count, { submission }) => count + submission.projects.length, 0)
    const reportCount = Math.max(0, ...reports.map(({ submission }) => submission.projects.length))
    if (reports.length === 0 || formCount * 2 < reportCount) return
    yield* missing(reports, filled, (name) => `报告有“${name}”，没有找到它的自评表`)
    yield* missing(forms, written, (name) => `“${name}”有自评表，报告中没有写`)
  },
})

function* missing(from: ReturnType<typeof withRole>, among: ReturnType<typeof withRole>, say: (name: string) => string) {
  const find = projectFinder(among.flatMap(({ submission }) => submission.projects.map(({ name }) => name)))
  for (const { submission, places } of from) {
    for (const [i, { name }] of submission.projects.entries()) {
      if (name === undefined || find(name) !== undefined) continue
      const place = places[`projects[${i}].name`] ?? places[`projects[${i}]`]
      yield { ...(place && { place }), message: say(name), found: name }
    }
  }
}
