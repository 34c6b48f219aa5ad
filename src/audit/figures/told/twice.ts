import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { differByOne, digitsOf } from '../slips.ts'
import { clauseStartOf, type Said, saidIn, withoutBrackets } from './clause.ts'

const NO_FACT: ReadonlySet<string> = new Set(['', '分', '百分点', '倍', '天', '年', '个月'])
/** Words that add nothing to what is counted. */
const GENERIC =
  /实际|累计|完成|全年|年度|本年|当年|20\d\d年|全市|全县|全区|达到?|共计?|已|均|约|为|了|的|有|是|:|坚持|^[一二三四五六七八九十]是|^\(?[一二三四五六七八九十\d]+[).、]/g
const OTHER = /其中|季度|月份|\d月|半年|分别|上年|去年|同比|每|均|新增|部分|另|其余|剩余|拟|将|应|计划|目标|预计|力争/
const AIM = /目标|计划|年初|应|问卷|调查|编制|核定/
const DONE = /建|改|修|培训|补|治|开展|举办|组织|安装|购|带动|服务|救助|接待|清|检|扶|植|种|铺|救|审|办|受理/
/** What is done so often, lasts so long or costs so much, told again as a rule: "每周开放63小时", "收费标准为每吨0.85元". */
const HABIT =
  /^(?!.*(?:上年|去年|目标|计划|原来|不超过|由)).*(?:每(?:年|月|周|天|日|季度)[一-龥]{0,8}|平均[一-龥]{4,8}|标准为?每[一-龥]{1,3})$/
/** Signs that name a thing surely. */
const LEAST = 5
const LEAST_OF_HABIT = 4
const MOST_KEPT = 6

interface Fact {
  readonly stretch: Stretch
  readonly one: Said
  readonly who: string
}

/**
 * One thing told twice in the same words, a slip of the pen apart 同一句话两个数: "改造农村公路45公里" and "实际改造农村公路54公里"; "每周开放63小时" and "每周开放36小时". The whole clause
 * before the number is the same but for words that say nothing. A question.
 */
export function* factsToldTwice({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  const known = new Map<string, Fact[]>()
  for (const { stretch, quantities } of figures) {
    if (stretch.kind === 'goals' || stretch.kind === 'measures' || stretch.passage.cell) continue
    for (const one of saidIn(stretch.text, quantities, year)) {
      if (one.role !== 'fact' || one.bound) continue
      const thing = thingIn(stretch.text, one)
      if (thing === undefined) continue
      const { words, who } = thing
      const key = `${words}/${one.unit}`
      const before = known.get(key) ?? []
      const other = before.find((fact) => fact.one.value !== one.value)
      if (other && before.length === 1 && isSlipOf(other.one, one) && (who === '' || other.who === '' || who === other.who))
        yield {
          kind: 'figures',
          severity: 'warning',
          place: placeOf(script, stretch, one),
          related: [placeOf(script, other.stretch, other.one)],
          message: `“${words}”这里写的是 ${one.written}，前面写的是 ${other.one.written}，请核对哪一个是对的`,
          found: one.written,
          expected: other.one.written,
        }
      if (before.length < MOST_KEPT) known.set(key, [...before, { stretch, one, who }])
    }
  }
}

function thingIn(text: string, { start, labelStart, words, unit }: Said): { readonly words: string; readonly who: string } | undefined {
  if (clauseStartOf(text, start) < labelStart - 1) return undefined
  const sentence = text.slice(Math.max(text.lastIndexOf('。', start), text.lastIndexOf(';', start)) + 1, start)
  const thing = withoutBrackets(words)
    .replace(GENERIC, '')
    .replace(/[^一-龥]/g, '')
  if (unit !== '' && HABIT.test(words) && (unit !== '元' || /标准/.test(words)))
    return thing.length < LEAST_OF_HABIT ? undefined : habitOf(thing)
  return !NO_FACT.has(unit) && !OTHER.test(words) && !AIM.test(sentence) && DONE.test(words) && thing.length >= LEAST
    ? { words: thing, who: '' }
    : undefined
}

/** Who does it may stand in one place only. */
function habitOf(thing: string): { readonly words: string; readonly who: string } {
  const habit = /每(?:年|月|周|天|日|季度)[一-龥]{2,8}$/.exec(thing)
  return habit ? { words: habit[0], who: thing.slice(0, habit.index) } : { words: thing, who: '' }
}

const isSlipOf = (a: Quantity, b: Quantity) => digitsOf(a.written).length >= 2 && differByOne(digitsOf(a.written), digitsOf(b.written))
