import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { measureOf, saidIn } from './clause.ts'

/** What is said of a value against its bound: that it lies below it, or not. */
const BELOW =
  /^(?:但|仍|还|均|且)?(?:未|没有|没|尚未|未能|没能|不)(?:能)?(?:达到?|完成|实现|超过|到)(?:年度|年初|绩效|预期|既定|设定|规定)*(?:目标|计划|要求|标准|任务)?(?:值|数)?(?:的|为|是)*$|^(?:仍|均|还)?(?:低于|不足|不到|不及|少于)(?:年度|年初|绩效|预期|既定|设定|规定)*(?:目标|计划|要求|标准|任务)?(?:值|数)?(?:的|为|是)*$/
const REACHED =
  /^(?:已|均|且|也|都|全部|全面)?(?:达到(?:了)?|达|完成(?:了)?|实现(?:了)?|超过(?:了)?|高于|超出|超额完成|不低于)(?:年度|年初|绩效|预期|既定|设定|规定)*(?:目标|计划|要求|标准|任务)?(?:值|数)?(?:的|为|是)*$/
const OF_AIM = /目标|计划|要求|标准|任务/
const BEHIND = /^(?:及?以上)?(?:的)?(?:年度|年初|绩效|预期|既定|设定|规定)*(?:目标|计划|要求|标准|任务|指标)/
/** What is better the less it is. */
const LESS = /降|减少|缩短|控制|不超|以内|投诉|事故|成本|费用|耗|时间|时限|发病|死亡|流失|空置|违|闲置|不合格/

/**
 * A value and the bound it is said to reach or to miss 达到与未达到: "执行率95.71%，未达到95%的目标", "满意度83.62%，达到目标值90%以上". Only where the value stands right before, in
 * its own clause, and the bound is told as an aim.
 */
export function* boundsToldWrong({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 2 || stretch.kind === 'goals') continue
    const all = saidIn(stretch.text, quantities, year)
    for (const [i, bound] of all.entries()) {
      const value = all[i - 1]
      if (!value || value.bound || measureOf(value) !== bound.unit || value.sentence !== bound.sentence || bound.unit === '分') continue
      const { text } = stretch
      if (!/^[，]?[^，。；、\d]*$/.test(text.slice(value.end, bound.start)) || value.role === 'aim') continue
      const said = text.slice(value.end, bound.start).replace(/^，/, '')
      const behind = text.slice(bound.end, bound.end + 12)
      if (!OF_AIM.test(said) && !BEHIND.test(behind)) continue
      // "完成目标3600人次的95%": a share of it.
      if (
        /^的\d/.test(behind) ||
        (bound.unit === '%' && /(?:完成|实现).*的$/.test(said)) ||
        LESS.test(text.slice(Math.max(0, value.start - MOST), value.start))
      )
        continue
      const isBelow = BELOW.test(said)
      if (!isBelow && !REACHED.test(said)) continue
      // "完成420人，低于目标30人": how far, not below what.
      if (isBelow ? value.value < bound.value || value.value > 2 * bound.value : value.value >= bound.value) continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, value),
        related: [placeOf(script, stretch, bound)],
        message: `这里写的是“${value.written}，${said}${bound.written}”，${value.written} ${isBelow ? '并不低于' : '并没有达到'} ${bound.written}`,
        found: value.written,
      }
    }
  }
}

/** Signs before a value that tell what it is of. */
const MOST = 30
