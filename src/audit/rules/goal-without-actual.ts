import type { Indicator } from '#domain/indicator.ts'
import type { Goal, Submission } from '#domain/submission.ts'
import { escaped } from '../patterns.ts'
import { rule, type Source } from '../rule.ts'

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
    const answers = answersIn(submission)
    for (const { path, goal, label } of goalsOf(submission)) {
      const open = openRows(path, goal, answers).filter((row) => !isToldOf(sources, row))
      const [first] = open
      if (!first) continue
      const answered = open.filter(({ unit }) => isTold(sources, unit)).length
      yield {
        path: first.path,
        message: `${label}有 ${open.length} 个有目标值的指标没有实际完成值：${open
          .slice(0, 5)
          .map(({ name }) => `“${name}”`)
          .join('、')}${open.length > 5 ? '等' : ''}`,
        found: `${open.length} 个没有完成值`,
        expected: '逐项写出实际完成值',
        // Figures in the same units stand in the part on results: the answers may be there in other words.
        ...(answered === open.length ? { severity: 'notice' as const } : answered > 0 ? { severity: 'warning' as const } : {}),
      }
    }
  },
})

function goalsOf({ goals }: Submission): { readonly path: string; readonly goal: Goal; readonly label: string }[] {
  const items = goals.items.map((goal, i) => ({
    path: `goals.items[${i}]`,
    goal,
    label: goal.title === undefined ? `分项目标 ${i + 1} ` : `分项目标“${goal.title}”`,
  }))
  return goals.overall ? [{ path: 'goals.overall', goal: goals.overall, label: '总体绩效目标' }, ...items] : items
}

/** Goal-level indicators with a target and no answer; those of scored forms are pending there and need no second word. */
function openRows(
  path: string,
  { indicators, achieved, title }: Goal,
  answers: readonly Indicator[],
): { readonly path: string; readonly name: string; readonly unit: string }[] {
  // A sub-goal whose result is told in figures answers its own indicators in its own words.
  if (achieved !== undefined && title !== undefined && /\d/.test(achieved)) return []
  return indicators.flatMap((row, i) => {
    const { name, target, targetText, actualText, actual, level } = row
    if (answers.some((one) => isSame(row, one))) return []
    return targetText !== undefined && actualText === undefined && actual === undefined && level === undefined
      ? [{ path: `${path}.indicators[${i}]`, name, unit: target?.kind === 'bound' ? target.measure.unit : '' }]
      : []
  })
}

/** Rows of the scored forms with an actual value. */
const answersIn = ({ projects, whole }: Submission): Indicator[] =>
  [...projects, ...(whole ? [whole] : [])].flatMap(({ indicators }) => indicators.filter(({ actual }) => actual !== undefined))

/** The same name and about the same target, or the same target under a name that shares words: "受益2.34万户以上" and the row "受益户数 ≥2.34万户". */
function isSame({ name, target }: Indicator, row: Indicator): boolean {
  if (target?.kind !== 'bound' || row.target?.kind !== 'bound' || target.direction !== row.target.direction) return false
  const [own, other] = [target.measure, row.target.measure]
  if (row.name === name && own.unit === other.unit && own.value.minus(other.value).abs().times(10).lte(other.value)) return true
  if (own.unit !== other.unit || !own.value.eq(other.value)) return false
  return Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => name.slice(i, i + 2)).some((pair) => row.name.includes(pair))
}

/** Whether a paragraph or row outside the goals speaks of the same thing, in words that are alike, and gives a figure in its unit. */
function isToldOf(sources: readonly Source[], { name, unit }: { readonly name: string; readonly unit: string }): boolean {
  const measure = unit.split('/')[0]!
  const pairs = pairsOf(name)
  if (measure === '' || pairs.length === 0) return false
  const figure = new RegExp(`\\d\\s*(?:万|千|百)?${escaped(measure)}`, 'u')
  const needed = Math.min(LEAST_SHARED, pairs.length)
  const speaks = (text: string) => figure.test(text) && pairs.filter((pair) => text.includes(pair)).length >= needed
  return sources.some(({ claims }) =>
    claims?.passages.some(
      ({ kind, text, heading }) => !heading && kind !== 'goals' && kind !== 'safeguards' && kind !== 'measures' && speaks(text),
    ),
  )
}
const LEAST_SHARED = 2
const pairsOf = (name: string): readonly string[] => {
  const words = name.replace(/[^一-龥]/g, '').replace(EVERYDAY, '')
  return Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2))
}
/** Words that every indicator may have. */
const EVERYDAY = /完成|全年|年度|累计|实现|达到|不低于|较上年|比上年|上年/g

/** Whether any figure in this unit stands outside the goals: the answer may be there in other words. */
function isTold(sources: readonly Source[], unit: string): boolean {
  if (unit === '') return false
  const figure = new RegExp(`\\d\\s*(?:万|千|百)?${escaped(unit)}`, 'u')
  return sources.some(
    ({ claims, prose }) =>
      (claims?.passages.some(({ kind, text }) => kind !== 'goals' && kind !== 'safeguards' && figure.test(text)) ?? false) ||
      (prose?.blocks.some(
        (block) => block.kind === 'table' && block.rows.some(({ cells }) => cells.some(({ text }) => figure.test(text))),
      ) ??
        false),
  )
}
