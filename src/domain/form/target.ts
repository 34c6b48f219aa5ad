import type { Indicator } from '../indicator.ts'

/** A target as forms print it that split 指标性质、指标值 and 度量单位. */
export interface SplitTarget {
  readonly operator: string
  readonly value: string
  readonly unit: string
}

const NUMBER_AND_UNIT = /(\d[\d,，]*(?:\.\d+)?)\s*([^\d\s，。；、]*)\s*$/

/**
 * The operator comes from the understood target, value and unit from the words as written (so that 250万元 stays 250 万元). A target of another
 * kind stands whole in 指标值: 定性 for words, = for dates and the like.
 */
export function splitTarget({ target, targetText = '' }: Indicator): SplitTarget {
  if (target?.kind === 'qualitative' || target?.kind === 'yes-no') return { operator: '定性', value: targetText, unit: '' }
  if (target?.kind !== 'bound') return { operator: '=', value: targetText, unit: '' }
  const parts = NUMBER_AND_UNIT.exec(targetText)
  return parts
    ? { operator: target.direction, value: parts[1]!, unit: parts[2]! }
    : { operator: target.direction, value: targetText, unit: '' }
}
