import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { goalRowsTwice, numbersIn } from '../figures/tables/goal-rows.ts'
import { matchedProjects, withRole } from '../matched-projects.ts'
import { rule } from '../rule.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'weights-changed',
  title: '自评时的分值应与批复的绩效目标一致',
  severity: 'error',
  covers: ['A10'],
  source: 'mof-2021-101#weights',
  why: '指标分值随绩效目标一并批复，自评时不能改动；把分值挪到容易得分的指标上，会抬高总分。',
  remedy: '把自评表的分值改回批复的绩效目标表；确经批准调整的，附上批准文件。',
  example: { right: '目标表“培训人次”10 分，自评表 10 分', wrong: '目标表“培训人次”10 分，自评表 5 分' },
  *joint({ sources }) {
    const goals = withRole(sources, 'goal-form')
    const forms = withRole(sources, 'project-form', 'workbook')
    for (const { a: project, b: goal, placeA, placeB } of matchedProjects(forms, goals)) {
      for (const [i, row] of project.indicators.entries()) {
        const at = goal.indicators.findIndex(({ name }) => name === row.name)
        const before = goal.indicators[at]?.points
        if (before === undefined || row.points === undefined || before.eq(row.points)) continue
        const place = placeA(`indicators[${i}].points`)
        const related = placeB(`indicators[${at}].points`)
        yield {
          ...(place && { place }),
          ...(related && { related: [related] }),
          message: `“${project.name}”的指标“${row.name}”：绩效目标表分值 ${sayPoints(before)}，自评表写的是 ${sayPoints(row.points)}`,
          found: sayPoints(row.points),
          expected: sayPoints(before),
        }
      }
    }
  },
  *writing({ prose }) {
    for (const { goal, result } of goalRowsTwice(prose)) {
      const [before, now] = [numbersIn(goal.points?.text ?? ''), numbersIn(result.points?.text ?? '')]
      if (before === now || before === '' || now === '') continue
      yield {
        place: placeIn(prose, cellPassage(result.row, result.points!)),
        related: [placeIn(prose, cellPassage(goal.row, goal.points!))],
        message: `指标“${result.name}”：绩效目标表分值 ${before} 分，自评表写的是 ${now} 分`,
        found: `${now}分`,
        expected: `${before}分`,
      }
    }
  },
})
