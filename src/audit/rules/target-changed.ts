import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { plain } from '../extract/plain.ts'
import { goalRowsTwice, numbersIn } from '../figures/tables/goal-rows.ts'
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
  *writing({ prose, claims }) {
    for (const { goal, result } of goalRowsTwice(prose)) {
      if (!goal.target || !result.target) continue
      const [before, now] = [goal.target.text.trim(), result.target.text.trim()]
      if (numbersIn(before) === numbersIn(now) || numbersIn(before) === '' || numbersIn(now) === '') continue
      yield {
        place: placeIn(prose, cellPassage(result.row, result.target)),
        related: [placeIn(prose, cellPassage(goal.row, goal.target))],
        ...(isAdjusted(claims.passages) ? { severity: 'warning' as const } : {}),
        message: `指标“${result.name}”：绩效目标表是“${before}”，自评表写的是“${now}”`,
        found: now,
        expected: before,
      }
    }
  },
})

/** Goals may be changed with leave. */
const isAdjusted = (passages: readonly { readonly text: string }[]): boolean =>
  passages.some(({ text }) =>
    /(?:目标|指标值?)[^，。；]{0,8}(?:调整|调减|调增|变更)|(?:调整|调减|调增|变更)[^，。；]{0,8}(?:目标|指标)/.test(text),
  )

const bare = (text: string) => plain(text).text.replace(/\s/g, '')
