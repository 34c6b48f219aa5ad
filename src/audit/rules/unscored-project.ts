import type { Project } from '#domain/submission.ts'
import { projectFinder } from '../aliases.ts'
import { isNameless } from '../confidence.ts'
import { unscoredRows } from '../figures/scores/unscored-rows.ts'
import { rule } from '../rule.ts'

/** Share of the projects of a list that must be scored for the others to lack it surely. */
const NEARLY_ALL = 0.7

export default rule({
  id: 'unscored-project',
  title: '列出的项目都应有自评',
  severity: 'error',
  covers: ['B01'],
  source: 'mof-2020-10#self-evaluation',
  why: '纳入预算的项目应全部自评；列了项目和金额却没有评分内容，结论里的得分就没有依据。',
  remedy: '补写该项目的评分段落或自评表；若不应列入，从项目清单和结论中删除。',
  example: { right: '清单 16 个项目，16 段评分', wrong: '清单 16 个项目，只有 15 段评分' },
  *content({ projects }, _assessment, _context, { claims, places }) {
    const scored = projects.filter(hasDetail).length
    if (!areDetailsGiven(projects) || /监控|监测/.test(claims?.title?.value ?? '')) return
    // Where many lack them, what they have in common may be how they are told.
    const isDoubtful = projects.length - scored > 1 && scored < projects.length * NEARLY_ALL
    for (const [index, project] of projects.entries()) {
      // A part of a form that was read as a project has no name; what nobody named is not listed.
      if (hasDetail(project) || isNameless(project, projects) || isShort(project, projects) || isOfWork(project)) continue
      // Of a document about one project the title names it; what else was read as one is a part of it.
      if (projects.length === 2 && project.name !== undefined && claims?.title?.value.includes(project.name)) continue
      const conclusion = claims?.conclusions.find((said) => said.project === index)
      const path = `projects[${index}].name`
      yield {
        path: places[path] ? path : `projects[${index}]`,
        message: `“${project.name}”列在项目中${conclusion ? '，结论里也有得分' : ''}，但没有评分内容`,
        ...(conclusion ? { related: [conclusion.place] } : {}),
        ...(isDoubtful ? { severity: 'warning' as const } : {}),
      }
    }
  },
  *writing({ prose, submission: { projects } }) {
    const find = projectFinder(projects.map(({ name }) => name))
    for (const { name, place } of unscoredRows(prose)) {
      const known = find(name)
      // That is said of the project itself.
      if (known !== undefined && areDetailsGiven(projects) && !hasDetail(projects[known]!)) continue
      yield { place, severity: 'warning', message: `表中“${name}”一行没有得分，其他各行都有` }
    }
  },
})

/** The end of the name of a project that is scored: 农村危房改造补助资金 of 中央和省级财政农村危房改造补助资金. */
const isShort = ({ name }: Project, projects: readonly Project[]) =>
  name !== undefined &&
  projects.some(
    (other) =>
      other.name !== name && other.name !== undefined && (other.name.endsWith(name) || isWithin(name, other.name)) && hasDetail(other),
  )

/** "设备购置项目" of 医疗设备更新购置: its signs stand in the full name, one behind the other. */
function isWithin(name: string, full: string): boolean {
  const short = name.replace(/项目$/, '')
  let at = 0
  for (const sign of full) if (sign === short[at]) at++
  return short.length >= SHORTEST && at === short.length
}
const SHORTEST = 2

/** "项目支出绩效自评结果" heads what was found, and names no project. */
const isOfWork = ({ name }: Project) => /(?:绩效|自评|评价)(?:结果|情况|结论|工作|报告)$/.test(name ?? '')

/** Where most projects have no details the document is not of the kind that gives them. */
const areDetailsGiven = (projects: readonly Project[]) => projects.length >= 2 && projects.filter(hasDetail).length * 2 >= projects.length

const hasDetail = ({ indicators, claims }: Project) => indicators.length > 0 || claims.length > 0
