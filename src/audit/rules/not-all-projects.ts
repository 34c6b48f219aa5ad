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
      const said = EVALUATED.exec(passage.text)
      const scored = new Set(claims.scorings.flatMap(({ project }) => project ?? [])).size
      if (said && scored >= 3 && scored < Number(said[1])) {
        yield {
          place: placeOfSpan(file, passage, said.index, said.index + said[0].length),
          message: `写的是自评 ${said[1]} 个项目，有评分的只有 ${scored} 个`,
          severity: 'warning',
          found: `${scored} 个`,
          expected: `${said[1]} 个`,
        }
      }
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

/** "对6个预算项目进行了绩效自评" */
const EVALUATED = /(\d{1,3})个(?:预算|支出)?项目(?:支出)?(?:均|全部|都|逐一|逐个)?(?:进行|开展|完成)?了?(?:绩效)?自评(?!得分|平均|等级)/

/** "预算安排16个项目，实际自评14个" */
const BOTH =
  /(?:应|需|共有|预算|安排)[^，。；\d]{0,12}(\d{1,3})个[^，。；\d]{0,8}项目[^。；\d]{0,20}?(?:实际|已|完成|开展|纳入)(?:了)?(?:绩效)?自评(?:的)?(?:项目)?(?:为|共|了)?(\d{1,3})个/
