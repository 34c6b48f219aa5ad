import type { Actual, Direction } from '../indicator.ts'
import type { Exact } from '../quantity.ts'

/** Whether `actual` meets `direction target`: meets('≥', 500, 487) is false. */
export function meets(direction: Direction, target: Exact, actual: Exact): boolean {
  const order = actual.compare(target)
  switch (direction) {
    case '≥':
      return order >= 0
    case '≤':
      return order <= 0
    case '>':
      return order > 0
    case '<':
      return order < 0
    case '=':
      return order === 0
  }
}

/** The comparison that holds instead when a target is missed. */
export const opposite: Readonly<Record<Direction, Direction | '≠'>> = { '≥': '<', '≤': '>', '>': '≤', '<': '≥', '=': '≠' }

/**
 * What an actual value proves about a target when it is itself only a bound ("95%以上"): met when every number it allows meets the target,
 * missed when none does, otherwise unknown. An exact value is always met or missed.
 */
export function proves(
  direction: Direction,
  target: Exact,
  actual: Exact,
  bound: Extract<Actual, { kind: 'measure' }>['bound'],
): 'met' | 'missed' | 'unknown' {
  if (bound === undefined || bound === '=') return meets(direction, target, actual) ? 'met' : 'missed'
  if (implies(bound, actual, direction, target)) return 'met'
  const not = opposite[direction]
  return not !== '≠' && implies(bound, actual, not, target) ? 'missed' : 'unknown'
}

/** Whether every x with `x bound value` also has `x direction target`. */
function implies(bound: Direction, value: Exact, direction: Direction, target: Exact): boolean {
  const upward = bound === '≥' || bound === '>'
  if (upward !== (direction === '≥' || direction === '>') || direction === '=') return false
  const strictEnough = direction === '≥' || direction === '≤' || bound === '>' || bound === '<'
  const order = value.compare(target)
  return order === 0 ? strictEnough : upward ? order > 0 : order < 0
}
