import type { Prose } from '#domain/prose.ts'
import { bare } from '../../extract/plain.ts'
import { type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { type Quantity, quantitiesIn, sayNumber } from '../quantities.ts'
import { isMade, isRatio } from './ratios.ts'

/**
 * Shares of a target told away from it 完成率: "检查设备2160台，比目标少240台，完成率96.00%". The target is what was done and what is lacking, or the one of the row with the
 * same result in a table of indicators. A share is believed when any two counts of its passage make it.
 */
export function* sharesOfTargetsThatDoNotFit({ script, figures }: Sheet, prose: Pick<Prose, 'blocks'>): Iterable<Mismatch> {
  let targets: ReadonlyMap<string, readonly Quantity[]> | undefined
  for (const { stretch, quantities } of figures) {
    if (stretch.index === undefined || quantities.length < 2) continue
    const sentences = sentencesOf(stretch.text)
    for (const [i, rate] of quantities.entries()) {
      if (rate.unit !== '%' || rate.bound || !SHARE.test(stretch.text.slice(Math.max(0, rate.start - 24), rate.start))) continue
      if (isMade(rate, quantities)) continue
      const { start, end } = sentences.find((one) => one.start <= rate.start && rate.start < one.end) ?? { start: 0, end: 0 }
      const counts = quantities.slice(0, i).filter((one) => one.start >= start && !NO_COUNT.has(one.unit) && !one.bound)
      const lacking = quantities.filter((one) => one.start >= start && one.end <= end && LACKING.test(one.label))
      const done = counts.findLast((one) => !lacking.includes(one) && !AIM.test(one.label))
      if (!done || counts.some((one) => one !== done && one.unit === done.unit && !lacking.includes(one) && !AIM.test(one.label))) continue
      targets ??= targetsIn(prose)
      const less = lacking.find(({ unit }) => unit === done.unit)
      const known = targets.get(keyOf(done)) ?? []
      // "完成目标2600亩的85.00%": the target itself stands right before the share.
      const aim = counts.at(-1)
      const told =
        aim && aim.unit === done.unit && AIM.test(aim.label) && /^的?$/.test(stretch.text.slice(aim.end, rate.start)) ? aim : undefined
      const wholes = [...(told ? [told.value] : []), ...known.map(({ value }) => value), ...(less ? [done.value + less.value] : [])]
      const [whole] = wholes
      if (whole === undefined || wholes.some((one) => isRatio(rate, done.value, done.half, { value: one, half: 0 }))) continue
      const expected = `${sayNumber(Math.round((1e4 * done.value) / whole) / 100)}%`
      yield {
        kind: 'rate',
        // What is lacking and what the table wants are two witnesses; one alone may be of something else.
        ...(told || (less && known.some(({ value }) => value === done.value + less.value)) ? {} : { severity: 'warning' as const }),
        place: placeOf(script, stretch, rate),
        related: [placeOf(script, stretch, done), ...(less ? [placeOf(script, stretch, less)] : [])],
        message: `完成率写的是 ${rate.written}，完成 ${done.written}、目标 ${sayNumber(whole)} 计算为 ${expected}`,
        found: rate.written,
        expected,
      }
    }
  }
}

/** "完成率", "完成年度任务的", "为目标值的": a share of what was to be done. */
const SHARE =
  /(?:(?:任务|目标|计划|指标)?(?:按期)?(?:完成|达成)(?:比例|进度|率)(?:为|达到?|是|约|仅|:)*|(?:完成|达到|占|为)[^，。；、]{0,8}(?:目标|任务|计划)(?:任务|数|值|量)?(?:的|为|[\d,.]+[一-龥]{1,4}的))$/
/** What is lacking to the target: "少完成240台". */
export const LACKING = /(?:少|缺|差|短缺|欠|未)(?:完成|实现|建成|改造|检查|了|约)*$/
const AIM = /目标|计划|任务|应|需|要求/
const NO_COUNT: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '分', '℃', '元', '天', '年', '个月', '分钟', '小时'])

const keyOf = ({ value, unit }: Pick<Quantity, 'value' | 'unit'>) => `${value}${unit}`

/** The targets "≥2400台" of rows whose next cell with a count gives what was done. */
function targetsIn({ blocks }: Pick<Prose, 'blocks'>): ReadonlyMap<string, readonly Quantity[]> {
  const found = new Map<string, Quantity[]>()
  for (const block of blocks) {
    if (block.kind !== 'table') continue
    for (const { cells } of block.rows) {
      const single = cells.flatMap(({ text }) => {
        const words = bare(text)
        const [one, more] = words.length <= 16 ? quantitiesIn(words) : []
        return one && !more && !NO_COUNT.has(one.unit) ? [{ words, one }] : []
      })
      const [target, done] = single
      if (!target || !done || target.one.unit !== done.one.unit || !/^(?:[≥=]|不少于|不低于)/.test(target.words)) continue
      const key = keyOf(done.one)
      found.set(key, [...(found.get(key) ?? []), target.one])
    }
  }
  return found
}
