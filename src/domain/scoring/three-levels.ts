import type { Outcome } from '../assessment.ts'
import type { Level } from '../indicator.ts'
import { type Exact, one, percent } from '../quantity.ts'
import type { LevelBand } from '../scheme.ts'
import { numeral, proofOf, rounded } from './proof.ts'
import { pending, problem, type Question, type ScoringMethod, scored } from './score.ts'

/**
 * Graded scoring 按评判等级赋分 of a qualitative row: points × the share chosen inside the band of the level 达成、部分达成、未达成.
 *
 * A band includes its lower end and not its upper one, the highest includes 100 %. Without a stated share the band's `otherwise` counts
 * (ADR-0009). Words without a level are pending, unless they repeat the target, which says that it was reached. Source: mof-2020-10#qualitative.
 *
 * @example 10 points, 部分达成, 75 %: 10 × 0.75 = 7.50
 */
export const threeLevels: ScoringMethod = (question) => {
  const { indicator, scheme } = question
  const said = saidLevel(question)
  const level = indicator.level ?? said.level
  if (level === undefined) return pending(question.actual === undefined ? '实际完成值' : '达成程度（达成、部分达成或未达成）')
  if (indicator.level !== undefined && said.level !== undefined && said.level !== indicator.level) {
    return problem('actual', `实际完成值说的是“${said.level}”，选定的达成程度是“${indicator.level}”。请核对，改为一致。`)
  }
  const index = scheme.levels.findIndex((candidate) => candidate.level === level)
  const band = scheme.levels[index]
  if (band === undefined) return problem('actual', `评分方案没有“${level}”这一档。请改选方案中的达成程度。`)
  const { share } = indicator
  if (share !== undefined && !within(share, band)) {
    return problem('actual', `得分比例 ${percent(share)} 不在“${band.title}”一档的 ${range(band)} 之内。请改选档次或调整比例。`)
  }
  return byBand(question, band, share, said.remarks)
}

const within = (share: Exact, { min, max }: LevelBand) => share.gte(min) && (max.gte(one) ? share.lte(max) : share.lt(max))

const range = ({ min, max }: LevelBand) => `${percent(min, 0)}（含）至 ${percent(max, 0)}${max.gte(one) ? '（含）' : '（不含）'}`

interface Said {
  readonly level?: Level
  readonly remarks: readonly string[]
}

/** What the actual value says about the level in its own words. */
function saidLevel({ actual, target }: Question): Said {
  if (actual?.kind === 'yes-no') return { level: actual.value ? '达成' : '未达成', remarks: [] }
  if (actual?.kind !== 'words') return { remarks: [] }
  if (actual.level !== undefined) return { level: actual.level, remarks: [] }
  if (target?.kind === 'qualitative' && actual.text === target.text)
    return { level: '达成', remarks: ['实际完成值照抄指标值，请写明完成情况'] }
  return { remarks: [] }
}

function byBand(question: Question, band: LevelBand, share: Exact | undefined, remarks: readonly string[]): Outcome {
  const { points, scheme } = question
  const counted = share ?? band.otherwise
  const score = points.times(counted).round(scheme.scoreDecimals)
  const notes = share === undefined && counted.lt(one) ? [...remarks, `没有写明得分比例，按 ${percent(counted, 0)} 计`] : remarks
  return scored(
    score,
    () =>
      proofOf(question, score, {
        method: 'three-levels',
        rule: '按评判等级赋分',
        conditions: [
          `${numeral(counted)} ≥ ${numeral(band.min)}`,
          `${numeral(counted)} ${band.max.gte(one) ? '≤' : '<'} ${numeral(band.max)}`,
        ],
        formula: rounded(`${numeral(points)} × ${numeral(counted)}`, scheme),
        because: `${band.title}，${share === undefined ? '没有写明得分比例，' : ''}按分值的 ${percent(counted)} 计`,
      }),
    notes,
  )
}
