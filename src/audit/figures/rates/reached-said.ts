import type { Document } from '../../rule.ts'
import { type Figures, type Mismatch, placeOf, type Sheet, sentencesOf } from '../mismatch.ts'
import { type Quantity, sayLike, sayNumber } from '../quantities.ts'
import { type IndicatorCells, indicatorCellsOf } from '../tables/indicator-cells.ts'

/** "比目标少", "较计划超出": a distance from what was to be reached. */
const APART =
  /(?:比|较|与|距)(?:年度|年初|预期|绩效|既定|计划)*(?:目标|计划|任务|指标)(?:值|数|任务|要求)?(?:相比)?(?:还)?(少|低|差|缺|多|高|超)(?:出|了|过|完成|做|办|建)?$/
/** "超过目标260人次": told without the target. */
const BEYOND =
  /^，?(?:也|已|仍|还)?(?:超过|超出|超|高于|多于|低于|少于|不及)(?:了)?(?:年度|年初|预期|绩效|既定|计划)*(?:目标|计划|任务|指标)(?:值|数|任务)?$/
const TARGET = /(?:目标|计划)(?:值|数|任务)?(?:为|是|:)?(?:不低于|不少于)?$/
/** What is better the less it is. */
const LESS = /降|低于|减少|缩短|控制|不超|以内|投诉|事故|成本|费用|耗|时间|时限|发病|死亡|流失|空置|违/
const FAR = 8

/**
 * What was reached, against what was to be reached, in words 文中所说的完成与目标: "完成22800人，比目标少2200人" beside a row that has 24000 for its target; "办结率达到85%，目标95%" in
 * front of a score from which nothing was taken.
 */
export function* reachedOtherwise({ script, figures }: Sheet, document: Document): Iterable<Mismatch> {
  const known = [...indicatorCellsOf(document.prose), ...figures.flatMap(toldIn)]
  for (const own of figures) {
    if (own.stretch.kind === 'goals') continue
    for (const found of [...distances(own, known), ...withoutLoss(own)])
      yield { ...found, place: placeOf(script, own.stretch, found.at), related: [placeOf(script, own.stretch, found.by)] }
  }
}

interface Found extends Omit<Mismatch, 'place' | 'related'> {
  readonly at: Quantity
  readonly by: Quantity
}

type Reached = Pick<IndicatorCells, 'name' | 'target' | 'actual'>

/** "课堂参加人次：目标≥5500人次，完成5760人次，满分8分": an indicator told in a line of its own. */
function toldIn({ stretch: { text }, quantities }: Figures): readonly Reached[] {
  const [target, actual] = quantities
  if (!target || !actual || target.unit !== actual.unit || target.unit === '' || !text.includes('目标')) return []
  const name = NAMED.exec(text)?.[1]
  return name !== undefined && AIMED.test(target.label) && /^，(?:实际)?(?:完成|达到|实现|为)/.test(text.slice(target.end, target.end + 6))
    ? [{ name, target, actual }]
    : []
}
const NAMED = /^[•·●▪\-\d.、()]{0,5}([一-龥]{4,20})[:：]/
const AIMED = /^(?:年度|年初)?目标(?:值)?(?:为|是)?(?:不低于|不少于|达到|[≥≤=])?$/

function* distances({ stretch, quantities }: Figures, known: readonly Reached[]): Iterable<Found> {
  for (const [i, gap] of quantities.entries()) {
    const isBeyond = BEYOND.test(gap.label)
    const way = isBeyond ? gap.label : APART.exec(gap.label)?.[1]
    const done = quantities[i - 1]
    if (way === undefined || !done || done.bound || stretch.text.slice(done.end, gap.start).includes('。')) continue
    const unit = gap.unit === '百分点' ? '%' : gap.unit
    if (done.unit !== unit || unit === '' || done.end + FAR < gap.labelStart) continue
    const told = quantities.slice(Math.max(0, i - 3), i - 1).filter((one) => one.unit === unit && TARGET.test(one.label))
    const rows = known.filter(({ actual }) => actual.unit === unit && Math.abs(actual.value - done.value) <= actual.half + done.half)
    const named = rows.filter(({ name }) => sharesWord(name, stretch.text))
    const targets = [...told, ...rows.map(({ target }) => target)].map(({ value }) => value)
    // "超过目标5500人次" tells the target itself.
    if (isBeyond && (gap.value * 2 > done.value || targets.includes(gap.value))) continue
    const isLess = /[少低差缺不]/.test(way)
    const right = targets.map((target) => (isLess ? target - done.value : done.value - target))
    // Where the table is finer than the text, the text was reckoned from it.
    const slack = gap.half + (rows.some(({ actual }) => actual.value !== done.value) ? done.half : 0)
    if (right.length === 0 || right.some((value) => Math.abs(value - gap.value) <= slack + 1e-9)) continue
    const nearest = right.toSorted((a, b) => Math.abs(a - gap.value) - Math.abs(b - gap.value))[0]!
    const target = isLess ? done.value + nearest : done.value - nearest
    if (nearest <= 0) continue
    yield {
      kind: 'figures',
      ...(!isBeyond && (told.length > 0 || named.length === rows.length) ? {} : { severity: 'warning' }),
      at: gap,
      by: done,
      message: `目标 ${sayLike(done, target)}，完成 ${done.written}，相差 ${sayNumber(nearest)}，这里写的是 ${gap.written}`,
      found: gap.written,
      expected: sayLike(gap, nearest),
    }
  }
}

/** Two signs of a name in a row stand in the text. */
const sharesWord = (name: string, text: string) => [...name].some((_, i) => i + 2 <= name.length && text.includes(name.slice(i, i + 2)))

/** "达到85%，目标95%" before "扣0分": a target that was missed costs points, or its score says nothing of it. "提高42公斤，达到目标40公斤" says that it was reached. */
function* withoutLoss({ stretch: { text }, quantities }: Figures): Iterable<Found> {
  const sentences = sentencesOf(text)
  for (const [i, target] of quantities.entries()) {
    const done = quantities[i - 1]
    if (!done || done.unit !== target.unit || done.bound || target.unit === '分' || done.value >= target.value) continue
    const between = text.slice(done.end, target.start)
    // "清运1140吨，完成目标1200吨的95.00%": a share of it, told as one.
    if (/^的?[(（]?\d/.test(text.slice(target.end))) continue
    const isReached = /^，(?:已|均|超额)?(?:达到|完成|实现)(?:了)?(?:年度|预期|绩效|既定)*目标(?:值)?(?:为|是)?$/.test(between)
    if (!isReached && !/^，(?:年度|预期|绩效)?目标(?:值)?(?:为|是)?(?:不低于|不少于|≥)?$/.test(between)) continue
    const at = sentences.findIndex(({ start, end }) => start <= done.start && done.start < end)
    if (at < 0 || LESS.test(text.slice(sentences[at]!.start, done.start))) continue
    const score = sentences[at + 1] && text.slice(sentences[at + 1]!.start, sentences[at + 1]!.end)
    const isFree = score !== undefined && /^[一-龥]{0,8}满分\d+(?:\.\d+)?分，扣0(?:\.0+)?分/.test(score)
    if (!isReached && !isFree) continue
    yield {
      kind: 'indicator-score',
      severity: 'warning',
      at: done,
      by: target,
      message: `完成 ${done.written}，没有达到目标 ${target.written}，${isReached ? '却写“达到目标”' : '这项没有扣分'}，请核对`,
      found: done.written,
      expected: `不低于 ${target.written}`,
    }
  }
}
