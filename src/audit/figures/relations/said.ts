import type { Num } from './numbers.ts'

/** What the name of a number says of its part in a sum. */
export interface Said {
  /** What points are: 满分, 扣分 or 得分. */
  readonly role: 'full' | 'off' | 'given' | undefined
  /** Something of another year, or a change. */
  readonly other: boolean
}
const said = new WeakMap<Num, Said>()
/** Read once for each number. */
export function saidOf(num: Num): Said {
  const known = said.get(num)
  if (known) return known
  const { name } = num
  const role =
    num.unit !== '分'
      ? undefined
      : /(?:扣|失|减)[除掉去了分为:]*$/.test(name)
        ? 'off'
        : /(?:得|计|评|总分|合计)[分为:共]*$/.test(name)
          ? 'given'
          : /(?:满分|分值|权重|[(，、])[为:是]*$/.test(name)
            ? 'full'
            : undefined
  const now: Said = { role, other: /比|较|上年(?!.{0,2}结[转余])|去年|同期|增加|减少|下降|上升|增长/.test(name) }
  said.set(num, now)
  return now
}
/** 满分, 扣分 or 得分, of points. */
export const roleOf = (num: Num) => saidOf(num).role
