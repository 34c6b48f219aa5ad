import { plain } from '../extract/plain.ts'
import { matchedProjects, withRole } from '../matched-projects.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'target-changed',
  title: '自评表的指标值应与批复的绩效目标一致',
  severity: 'error',
  covers: ['A10'],
  source: 'cpc-2018-34#goals-first',
  why: '绩效目标随预算一并批复，自评时改低指标值，等于改了考题再答卷。',
  remedy: '把指标值改回批复的数；确经批准调整的，附上批准文件。',
  example: { right: '目标表“≥500 人次”，自评表“≥500 人次”', wrong: '目标表“≥500 人次”，自评表“≥400 人次”' },
  *joint({ sources }) {
    const goals = withRole(sources, 'goal-form')
    const forms = withRole(sources, 'project-form', 'workbook')
    for (const { a: project, b: goal, placeA, placeB } of matchedProjects(forms, goals)) {
      for (const [i, row] of project.indicators.entries()) {
        const at = goal.indicators.findIndex(({ name }) => name === row.name)
        const before = goal.indicators[at]?.targetText
        if (before === undefined || row.targetText === undefined || bare(before) === bare(row.targetText)) continue
        const same = JSON.stringify(goal.indicators[at]?.target) === JSON.stringify(row.target)
        if (same && row.target !== undefined) continue
        const place = placeA(`indicators[${i}].target`)
        const related = placeB(`indicators[${at}].target`)
        yield {
          ...(place && { place }),
          ...(related && { related: [related] }),
          message: `“${project.name}”的指标“${row.name}”：绩效目标表是“${before}”，自评表写的是“${row.targetText}”`,
          found: row.targetText,
          expected: before,
        }
      }
      for (const [j, { name }] of goal.indicators.entries()) {
        if (project.indicators.length === 0 || project.indicators.some((row) => row.name === name)) continue
        const related = placeB(`indicators[${j}]`)
        const place = placeA('indicators')
        yield {
          ...(place && { place }),
          ...(related && { related: [related] }),
          severity: 'warning',
          message: `“${project.name}”的绩效目标表有指标“${name}”，自评表没有评它`,
          expected: name,
        }
      }
    }
  },
})

const bare = (text: string) => plain(text).text.replace(/\s/g, '')
