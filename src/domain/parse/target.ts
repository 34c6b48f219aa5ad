import type { Nature, Target } from '../indicator.ts'
import { refused, type Parsed } from './parsed.ts'

export interface TargetContext {
  /** Evaluated year, for dates without one. */
  readonly year?: number | undefined
  readonly nature?: Nature | undefined
  /** 计量单位 of its own column. */
  readonly unit?: string | undefined
  /** Name of the indicator, for words such as 发生率 that tell the direction. */
  readonly name?: string | undefined
}

/** 年度指标值 in any notation. */
export function parseTarget(text: string, _context: TargetContext = {}): Parsed<Target> {
  return refused(`“${text}”看不懂`, '请写明方向、数值和单位，例如“≥95%”。')
}
