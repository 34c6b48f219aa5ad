import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { plainOf } from '../sums/slipped-sums.ts'

/** Things that are counted whole. */
const WHOLE: ReadonlySet<string> = new Set(
  '人 人次 户 户次 家 个 件 份 台 套 辆 盏 株 棵 座 栋 幢 所 本 册 册次 张 口 头 只 羽 尾 名 位 车次 例 宗 批次 场次 期 篇 项'.split(' '),
)
/** Averages, conversions and rates have parts of things. */
const AVERAGE = /率|比|倍|折|约当|当量|密度|标准|相当|系数|得分|分值/
const EACH = /均|每/
const LONGEST_NAME = 24
/** So many times apart may an aim, a result and last year's result lie. */
const NEAR = 5

/**
 * Counts of whole things that have a part 数量带小数: "参与群众6.18人次" can only be 万人次. Asked about; where the document tells a number of the same size in 万 of the same thing, the
 * word is lost for sure.
 */
export function* countsInParts({ script, figures }: Sheet): Iterable<Mismatch> {
  const scaled = figures.flatMap(({ quantities }) => quantities.filter((one) => isWan(one)))
  for (const { stretch, quantities } of figures)
    for (const one of quantities) {
      if (!WHOLE.has(one.unit) || isWan(one) || /[千百亿]/.test(one.written) || Number.isInteger(one.value)) continue
      const { text } = stretch
      // "3.2个县……" at the head of a line is the third item, of two counties.
      if (!/[一-龥]/.test(one.label) && text.trim() !== one.written) continue
      const sentence = Math.max(text.lastIndexOf('。', one.start), text.lastIndexOf(';', one.start)) + 1
      if (EACH.test(text.slice(sentence, one.start)) || /^[/每·×*]/.test(text.slice(one.end))) continue
      // "生均图书拥有量 | ≥30 | 29.1册": what the row is about tells it.
      if (stretch.passage.row?.cells.some((cell) => EACH.test(cell.text) && cell.text.length <= LONGEST_NAME)) continue
      if (AVERAGE.test(text.slice(Math.max(0, one.labelStart - 8), one.start))) continue
      const twin = scaled.find(
        (each) => each.unit === one.unit && each.value / 1e4 < one.value * NEAR && each.value / 1e4 > one.value / NEAR,
      )
      yield {
        kind: 'unit',
        ...(twin ? {} : { severity: 'warning' as const }),
        place: placeOf(script, stretch, one),
        message: `“${one.label}${one.written}”：${one.unit}不会有小数${twin ? `，另一处写的是 ${twin.written}` : ''}，像是漏了“万”字`,
        found: one.written,
        expected: one.written.replace(/^-?[\d,.]+/, (digits) => `${digits}万`),
      }
    }
}

const AIM = /目标|计划|任务|上年|去年|预期/

/** "改造渠道不少于3.2万米，实际3.36米": an aim and its result, this year and last, are of one size; one of them has lost its 万. */
export function* scalesApart({ script, figures }: Sheet): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    const last = new Map<string, Quantity>()
    for (const one of quantities) {
      const before = last.get(one.unit)
      last.set(one.unit, one)
      if (!before || one.unit === '' || one.unit === '元' || before.bound === one.bound) continue
      if (!AIM.test(before.label + one.label) && !before.bound) continue
      const [small, large] = before.value < one.value ? [before, one] : [one, before]
      const ratio = plainOf(one) / plainOf(before)
      if (isWan(small) || !isWan(large) || !small.written.includes('.') || !(ratio > 1 / 2 && ratio < 2)) continue
      if (/[。;]/.test(stretch.text.slice(before.end, one.start)) || !/^[，]?(?:实际|全年实际|完成|累计)*[一-龥]{0,8}$/.test(one.label))
        continue
      yield {
        kind: 'unit',
        severity: 'warning',
        place: placeOf(script, stretch, small),
        related: [placeOf(script, stretch, large)],
        message: `“${small.label}${small.written}”与“${large.label}${large.written}”相差一万倍，像是漏了“万”字`,
        found: small.written,
      }
    }
  }
}

const isWan = ({ written }: Quantity) => written.includes('万')
