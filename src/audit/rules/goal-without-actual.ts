import type { Goal, Submission } from '#domain/submission.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'goal-without-actual',
  title: '设定的目标和指标应有实际完成值',
  severity: 'error',
  covers: ['B08'],
  source: 'mof-2020-10#self-evaluation',
  why: '自评就是把年初的目标和年底的完成情况逐项对照；有目标值没有完成值，就没有评价。',
  remedy: '对照每个指标写出实际完成值和依据。',
  example: { right: '走访慰问不少于 3 次，实际走访 4 次', wrong: '走访慰问不少于 3 次（后文没有实际次数）' },
  *joint({ submission, sources }) {
    if (sources.every(({ role }) => role === 'goal-form' || role === 'accounts' || role === 'other')) return
    const open = [...rowsOf(submission)].filter(({ answered }) => !answered)
    const [first] = open
    if (!first) return
    const all = [...rowsOf(submission)].length
    yield {
      path: first.path,
      message: `${all} 个有目标值的指标中，${open.length} 个没有实际完成值：${open.slice(0, 5).map(({ name }) => `“${name}”`).join('、')}${open.length > 5 ? '等' : ''}`,
      found: `${open.length} 个没有完成值`,
      expected: '逐项写出实际完成值',
    }
  },
})

interface Row { readonly path: string; readonly name: string; readonly answered: boolean }

/** Goal-level indicators with a target; those of scored forms are pending there and need no second word. */
function* rowsOf({ goals }: Submission): Iterable<Row> {
  if (goals.overall) yield* rows('goals.overall', goals.overall)
  for (const [i, goal] of goals.items.entries()) yield* rows(`goals.items[${i}]`, goal)
}

function* rows(path: string, { indicators, achieved, title }: Goal): Iterable<Row> {
  for (const [i, { name, targetText, actualText, actual, level }] of indicators.entries()) {
    if (targetText === undefined) continue
    const said = achieved !== undefined && title !== undefined && /\d/.test(achieved)
    yield { path: `${path}.indicators[${i}]`, name, answered: actualText !== undefined || actual !== undefined || level !== undefined || said }
  }
}
