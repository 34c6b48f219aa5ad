import { type Figures, type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Quantity, sayLike } from '../quantities.ts'
import { isSlip } from '../slips.ts'
import { measureOf, type Said, saidIn } from './clause.ts'

/**
 * How far two told values lie apart 差额: "比目标3600人次少180人次", "低于目标90%1.50个百分点", "上年240件，下降22.50%", "目标3600人次，实际3420人次，缺口180人次". Believed when any
 * two values of the paragraph lie so far apart; told when the words name which two are meant.
 */
export function* gapsToldWrong({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const own of figures) {
    if (own.quantities.length < 3 || own.stretch.kind === 'goals') continue
    const all = saidIn(own.stretch.text, own.quantities, year)
    for (const gap of all) {
      if (gap.role !== 'gap' || gap.bound || (NO_GAP.has(gap.unit) && !isOfLengths(gap)) || gap.value === 0) continue
      const pair = pairOf(gap, all, own)
      if (!pair) continue
      const { now, from } = pair
      const right = apart(gap, now, from)
      yield {
        kind: gap.unit === '%' && now.unit !== '%' ? 'rate' : 'figures',
        ...(isSure(gap, now, from) ? {} : { severity: 'warning' as const }),
        place: placeOf(script, own.stretch, gap),
        related: [placeOf(script, own.stretch, now), placeOf(script, own.stretch, from)],
        message: `${now.written} 与 ${from.written} 相差 ${sayLike(gap, right)}，这里写的是 ${gap.written}`,
        found: gap.written,
        expected: sayLike(gap, right),
      }
    }
  }
}

const NO_GAP: ReadonlySet<string> = new Set(['', '分', '倍', '‰', '天', '年', '个月'])
/** "平均审理天数50.4天，比上年的54.1天缩短3.7天": of lengths of time; how late a day is, dates tell. */
const isOfLengths = ({ unit, words }: Said): boolean =>
  (unit === '天' || unit === '个月' || unit === '年') &&
  /(?:缩短|延长|压缩|压减|减少|增加)(?:了)?$/.test(words) &&
  !/提前|逾期|推迟|工期/.test(words)
/** Numbers that a gap may look back over. */
const BACK = 8

/** The two values that a gap is told of, where no two of the paragraph make it. */
function pairOf(gap: Said, all: readonly Said[], { stretch: { text } }: Figures): { readonly now: Said; readonly from: Said } | undefined {
  const at = all.indexOf(gap)
  const isShare = gap.unit === '%'
  const near = all.slice(Math.max(0, at - BACK), at + 3).filter((one) => one !== gap && one.sentence === gap.sentence)
  const values = near.filter((one) => one.role !== 'gap' && (isShare ? one.unit !== '' : one.unit === measureOf(gap)))
  const inClause = values.findLast((one) => one.start >= gap.clauseStart && one.end <= gap.start)
  const kind = referenceOf(gap.words)
  const from =
    inClause ??
    values.findLast((one) => one.role === kind) ??
    (/相差|差距/.test(gap.words) ? values.findLast(({ role }) => role === 'past') : undefined) ??
    (BEFORE.test(gap.words) ? firstOfTwo(values, gap) : undefined)
  if (!from) return undefined
  // "执行率95.91%，上年94.20%；支出1833.42万元，比上年增长5.00%": per cent of the amount beside it, not between two rates.
  if (
    isShare &&
    from.unit === '%' &&
    near.some((one) => one.start > from.end && one.end <= gap.start && one.unit !== '%' && one.role === 'fact')
  )
    return undefined
  const isNow = (one: Said) => one !== from && one.start < gap.start && one.unit === from.unit && one.role === 'fact' && !one.bound
  // "“三公”经费支出22.38万元，其中……。比上年的24.80万元减少2.42万元": told of what was said before; which of it, the slip tells.
  const now =
    values.findLast(isNow) ??
    (inClause && from.role === 'past' ? all.findLast((one) => isNow(one) && isSlip(gap, apart(gap, one, from))) : undefined)
  if (!now) return undefined
  const fits = (a: Quantity, b: Quantity) => a !== b && a.unit === b.unit && Math.abs(apart(gap, a, b) - gap.value) <= slackOf(gap, a, b)
  const others = all.filter((one) => one !== gap)
  const made = inClause ? others.some((one) => fits(one, from)) : others.some((a) => others.some((b) => fits(a, b)))
  const told = others.some((one) => isShare && one.role === 'gap' && one.unit !== '%' && others.some((b) => isPart(gap, one, b)))
  return made || told || /分别|各/.test(text.slice(gap.clauseStart, gap.start)) ? undefined : { now, from }
}

/** "6月底执行率45.94%；12月底97.93%，比中期提高51.99个百分点": the two values of the sentence, the earlier first. */
const BEFORE = /^(?:比|较)(?:中期|年中|上期|期初|年初|上半年|上季度|上月|改造前|实施前|治理前|培训前)/
const firstOfTwo = (values: readonly Said[], gap: Said): Said | undefined => {
  const before = values.filter((one) => one.start < gap.start && one.role === 'fact' && !one.bound)
  return before.length === 2 ? before[0] : undefined
}

const referenceOf = (words: string): 'aim' | 'past' | undefined =>
  /目标|计划|任务|预期|超额|缺口|还差|尚差|未完成|少完成|多完成|相差|差距|预算|偏差|偏离/.test(words)
    ? 'aim'
    : /上年|去年|同期|同比|20\d\d年/.test(words) || /^(?:增长|下降|增加|减少|上升|降低|提高)/.test(words)
      ? 'past'
      : undefined

/** In the unit of the gap: the difference, or per cent of the earlier value. */
function apart(gap: Quantity, now: Quantity, from: Quantity): number {
  const difference = Math.abs(now.value - from.value)
  return gap.unit === '%' && from.value !== 0 && !(now.unit === '%') ? Number(((100 * difference) / from.value).toFixed(2)) : difference
}

function slackOf(gap: Quantity, now: Quantity, from: Quantity): number {
  const halves = now.half + from.half
  return gap.half + 1e-6 + (gap.unit === '%' && now.unit !== '%' && from.value > 0 ? (100 * halves * 1.5) / from.value + 0.005 : halves)
}

/** "减少0.90万元，下降5.00%" of 18.00 or 17.10. */
const isPart = (share: Quantity, gap: Quantity, whole: Quantity) =>
  gap.unit === whole.unit &&
  whole.value > 0 &&
  [whole.value, whole.value + gap.value, whole.value - gap.value].some(
    (base) => base > 0 && Math.abs((100 * gap.value) / base - share.value) <= share.half + (100 * (gap.half + whole.half)) / base,
  )

/** The clause begins with the comparison and follows its subject: no other value can be meant. */
const isSure = (gap: Said, now: Said, from: Said): boolean =>
  from.start >= gap.clauseStart &&
  from.end <= gap.start &&
  now.end < gap.clauseStart &&
  /^(?:比|较|低于|高于|超过|少于|多于|与)/.test(gap.words)
