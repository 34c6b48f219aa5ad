import type { Indicator } from '#domain/indicator.ts'
import { indicatorTables } from '../indicator-rows.ts'
import { rule } from '../rule.ts'

/** Fewer rows say nothing about a habit. */
const FEWEST = 4
/** Four of five. */
const MOST = 0.8

export default rule({
  id: 'uniform-targets',
  title: '指标值不应一律是 100% 或“完成”',
  severity: 'notice',
  covers: ['C10'],
  source: 'mof-2021-101#indicators',
  why: '所有指标都是 100% 或“完成”，区分不出轻重和难易，多半是为了好打满分。',
  remedy: '按工作内容写具体数量、质量和时限；确实要求 100% 的保留。',
  example: { right: '培训 ≥3 次、合格率 ≥95%、12 月底前完成', wrong: '培训完成率 100%、资金到位率 100%、工作完成率 100%' },
  *content(submission, _assessment, { lexicon }) {
    for (const { path, label, rows } of indicatorTables(submission)) {
      const set = rows.filter(
        ({ target, targetText }) => target !== undefined && target.kind !== 'not-applicable' && targetText !== undefined,
      )
      const uniform = set.filter((row) => isWhole(row) || lexicon.goals.done.includes(row.targetText?.trim() ?? ''))
      if (set.length < FEWEST || uniform.length < set.length * MOST) continue
      yield {
        path,
        message: `${label}的 ${set.length} 个指标有 ${uniform.length} 个是 100% 或“完成”`,
        found: `${uniform.length}/${set.length}`,
      }
    }
  },
})

const isWhole = ({ target }: Indicator) => target?.kind === 'bound' && target.measure.unit === '%' && target.measure.value.eq(100)
