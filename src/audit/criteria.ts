import { plain } from './extract/plain.ts'

const N = '(\\d+(?:\\.\\d+)?)'
const UNIT = '(?:%|‰|个百分点|[一-龥/]{0,4}?)'
const FULL = '(?:的)?[，,]?(?:得|计)(?:满分|全分)'
/** "不超过100%得满分", "10%以内得满分", and what must at least be reached. */
const MOST = new RegExp(
  `(?:(?:不超过|不高于|不大于|≤|小于等于|控制在)${N}${UNIT}(?:以内|之内|以下)?|${N}${UNIT}(?:以内|之内|及?以下))${FULL}`,
)
const LEAST = new RegExp(`(?:不低于|不少于|不小于|≥|大于等于|达到?)?${N}${UNIT}(?:及?以上)?${FULL}`)
const STEP = new RegExp(
  `每(?:超过?|增加|升高?|上升|高于?|多|低于?|少|下降|降低|减少|差|缺)${N}(?:个百分点|%|[一-龥]{0,3}?)(?:的)?[，,]?扣(?:除|减)?${N}分`,
)
const SHARE = /按(?:完成|实际)?(?:完成)?(?:情况)?比例(?:计|得|扣|折算|赋)/

/**
 * The scores that a criterion allows for an actual value 评分标准: "不超过100%得满分，每超1个百分点扣1分" with 97.00% and 8 points. Where the difference is no whole
 * number of steps, counting whole steps and counting shares are both allowed. Undefined where the criterion or the value is not understood.
 */
export function scoresByCriterion(standard: string, actual: string, points: number): readonly number[] | undefined {
  const text = plain(standard).text.replace(/\s/g, '')
  const value = /^(?:[≥≤><]|约)?(-?\d+(?:\.\d+)?)/.exec(plain(actual).text.replace(/[\s,]/g, ''))?.[1]
  const most = MOST.exec(text)
  const least = most ? null : LEAST.exec(text)
  const bound = Number(most?.[1] ?? most?.[2] ?? least?.[1])
  if (value === undefined || !Number.isFinite(bound) || /%/.test(actual.slice(0, 12)) !== /\d(?:\.\d+)?%/.test((most ?? least)![0]))
    return undefined
  const off = most ? Number(value) - bound : bound - Number(value)
  if (off <= 0) return [points]
  const step = STEP.exec(text)
  if (step) {
    const [size, loss] = [Number(step[1]), Number(step[2])]
    const steps = off / size
    return [steps, Math.floor(steps + 1e-9), Math.ceil(steps - 1e-9)].map((count) => Math.max(0, points - count * loss))
  }
  if (!SHARE.test(text) || !(Number(value) > 0) || !(bound > 0)) return undefined
  return [points * (most ? bound / Number(value) : Number(value) / bound)]
}
