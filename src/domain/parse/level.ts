import type { Level } from '../indicator.ts'
import { compact } from './normalise.ts'
import { type Parsed, refused, understood } from './parsed.ts'

const YEARLY = '(?:年度)?(?:预期|绩效)?(?:指标|目标)?'
/** The wordings of the three levels in the national rule and its relatives; the whole text must match. */
const WORDINGS: readonly (readonly [RegExp, Level])[] = [
  [new RegExp(`^(?:未|没有)(?:能)?(?:达成|达到|完成|实现)${YEARLY}(?:且效果较差|,?效果较差)?$`), '未达成'],
  [/^(?:实现目标程度较低|较差)$/, '未达成'],
  [new RegExp(`^部分(?:达成|达到|完成|实现)${YEARLY}(?:并具有一定效果|,?具有一定效果)?$`), '部分达成'],
  [new RegExp(`^(?:已|已经|均已|全部|全面|基本|按时|按期|按计划|如期|圆满)*(?:达成|达到|实现)${YEARLY}(?:要求)?$`), '达成'],
  [/^(?:已|已经|均已|全部|全面|按时|按期|按计划|如期|圆满)*完成(?:年度)?(?:指标|目标|任务)?$/, '达成'],
]

/** 定性指标的三档: "部分达成年度指标并具有一定效果" → 部分达成. Words that only praise (明显、有效) name no level. */
export function parseLevel(text: string): Parsed<Level> {
  const level = readLevel(text)
  return level === undefined ? refused(`“${text.trim()}”不是完成档次`, '请选择“达成”“部分达成”或“未达成”。') : understood(level)
}

/** The same, undefined when no level is named. */
export function readLevel(text: string): Level | undefined {
  const plain = compact(text).replace(/[。.;]$/, '')
  return WORDINGS.find(([pattern]) => pattern.test(plain))?.[1]
}
