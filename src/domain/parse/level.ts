import type { Level } from '../indicator.ts'
import { refused, type Parsed } from './parsed.ts'

/** 定性指标的三档: "部分达成年度指标并具有一定效果" → 部分达成. */
export function parseLevel(text: string): Parsed<Level> {
  return refused(`“${text}”不是完成档次`, '请选择“达成”“部分达成”或“未达成”。')
}
