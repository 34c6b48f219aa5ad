import type { Line, Pending } from './assessment.ts'
import type { Budget } from './budget.ts'
import { claimedScore } from './claimed-score.ts'
import type { CategoryClaim } from './submission.ts'

interface Scored {
  readonly path: string
  readonly budget: Budget
  readonly claims: readonly CategoryClaim[]
}

/** Where in the Submission the column stands that a pending outcome names. */
const FIELDS: Readonly<Record<string, string>> = {
  指标值: 'target',
  实际完成值: 'actual',
  分值: 'points',
  达成程度: 'level',
  年初预算数: 'initial',
  全年预算数: 'adjusted',
  全年执行数: 'executed',
}
const COLUMNS = { target: '指标值', actual: '实际完成值', points: '分值' } as const

/**
 * Everything that is missing in a form 待补内容, with its path: amounts, values of rows, values that were not understood, points of rows
 * that are not applicable; for a form that only claims, also the rows themselves and the reasons of its deductions.
 */
export function pendingOf(form: Scored, execution: Line, lines: readonly Line[]): readonly Pending[] {
  const found = amounts(form, execution)
  for (const line of lines) {
    const missing = ofRow(line)
    if (missing) found.push(missing)
  }
  if (lines.length === 0) found.push({ path: `${form.path}.indicators`, what: '三级指标的指标值和实际完成值' })
  if (lines.length === 0) found.push(...ofClaims(form))
  return found
}

/** A claimed execution score still lacks its amounts. */
function amounts({ path, budget }: Scored, { outcome }: Line): Pending[] {
  if (outcome.kind === 'scored') return []
  if (outcome.kind === 'problem') return [{ path: `${path}.budget`, what: '预算执行数据（有误）' }]
  if (outcome.kind === 'pending' && budget.executed !== undefined) return [at(`${path}.budget`, outcome.what)]
  const planned = outcome.kind === 'pending' && !outcome.what.startsWith('全年执行数') ? [at(`${path}.budget`, outcome.what)] : []
  const first = outcome.kind === 'claimed' ? [at(`${path}.budget`, '全年预算数')] : planned
  return budget.executed === undefined ? [...first, at(`${path}.budget`, '全年执行数')] : first
}

const at = (path: string, what: string): Pending => {
  const field = FIELDS[what.replace(/（.*$/, '')]
  return { path: field === undefined ? path : `${path}.${field}`, what }
}

function ofRow({ path, outcome, points }: Line): Pending | undefined {
  if (outcome.kind === 'pending') return at(path, outcome.what)
  if (outcome.kind === 'problem') return { path: `${path}.${outcome.field}`, what: `${COLUMNS[outcome.field]}（有误）` }
  if (outcome.kind === 'claimed') return { path: `${path}.actual`, what: '实际完成值' }
  if (outcome.kind !== 'not-applicable' || points === undefined || points.isZero()) return undefined
  return { path: `${path}.points`, what: '不适用指标的分值（应并入其他指标）' }
}

function ofClaims({ path, claims }: Scored): readonly Pending[] {
  return claims.flatMap((claim, i): Pending[] => {
    const score = claimedScore(claim)
    if (score === undefined) return [{ path: `${path}.claims[${i}].score`, what: `${claim.category}得分` }]
    const deducted = claim.deduction === undefined ? claim.points !== undefined && score.lt(claim.points) : !claim.deduction.isZero()
    return deducted && (claim.reason ?? '').trim() === ''
      ? [{ path: `${path}.claims[${i}].reason`, what: `${claim.category}扣分原因` }]
      : []
  })
}
