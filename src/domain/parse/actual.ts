import type { Actual, Nature, Target } from '../indicator.ts'
import { refused, type Parsed } from './parsed.ts'

export interface ActualContext {
  readonly year?: number | undefined
  readonly target?: Target | undefined
  readonly unit?: string | undefined
  readonly nature?: Nature | undefined
}

/** 实际完成值 in any notation. */
export function parseActual(text: string, _context: ActualContext = {}): Parsed<Actual> {
  return refused(`“${text}”看不懂`, '请填写数值和单位，例如“487人次”。')
}
