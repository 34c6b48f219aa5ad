import { projectFinder } from '../aliases.ts'
import { placeOfSpan } from '../extract/passages.ts'
import { withRole } from '../matched-projects.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'not-all-projects',
  title: '自评应覆盖预算的全部项目',
  severity: 'error',
  covers: ['B04'],
  source: 'mof-2020-10#self-evaluation',
  why: '单位自评的范围是纳入预算管理的所有项目支出，一个也不能少。',
  remedy: '补做漏评项目的自评；不需要自评的，说明依据。',
  example: { right: '预算 16 个项目，自评 16 个', wrong: '预算 16 个项目，自评 14 个' },
  *joint({ sources }) {
    const budgeted = withRole(sources, 'goal-form', 'accounts')
    const evaluated = withRole(sources, 'project-form', 'workbook', 'report')
    if (evaluated.length === 0) return
    const find = projectFinder(evaluated.flatMap(({ submission }) => submission.projects.map(({ name }) => name)))
    for (const { submission, places } of budgeted) {
      for (const [i, { name }] of submission.projects.entries()) {
        if (name === undefined || find(name) !== undefined) continue
        const place = places[`projects[${i}].name`] ?? places[`projects[${i}]`]
        yield { ...(place && { place }), message: `“${name}”有预算和绩效目标，却没有自评`, found: name }
      }
    }
  },
  *writing({ claims, file }) {
    for (const passage of claims.passages) {
      const match = BOTH.exec(passage.text)
      if (!match || Number(match[2]) >= Number(match[1])) continue
      yield {
        place: placeOfSpan(file, passage, match.index, match.index + match[0].length),
        message: `应评 ${match[1]} 个项目，只自评了 ${match[2]} 个`,
        found: `${match[2]} 个`,
        expected: `${match[1]} 个`,
      }
    }
  },
})

/** "预算安排16个项目，实际自评14个" */
const BOTH = /(?:应|需|共有|预算|安排)[^，。；\d]{0,12}(\d{1,3})个[^，。；\d]{0,8}项目[^。；\d]{0,20}?(?:实际|已|完成|开展|纳入|自评)[^，。；\d]{0,12}(\d{1,3})个/
