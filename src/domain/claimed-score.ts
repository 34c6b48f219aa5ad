import { type Points, points } from './quantity.ts'
import type { CategoryClaim } from './submission.ts'

/** 得分 of a claim, or 满分 − 扣分 where only these were written. */
export function claimedScore(claim: CategoryClaim | undefined): Points | undefined {
  if (claim?.score !== undefined) return claim.score
  return claim?.points !== undefined && claim.deduction !== undefined ? points(claim.points.minus(claim.deduction)) : undefined
}
