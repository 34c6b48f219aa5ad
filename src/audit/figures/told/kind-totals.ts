import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { sayLike } from '../quantities.ts'
import { type Said, saidIn } from './clause.ts'

/** "四类问卷有效样本合计", "3个片区共改造": what is counted, and that it is all of it. */
const TOTAL =
  /(?:^|[，。；:(])(?:以上|上述|全部|这)?([两二三四五六七八九十\d]{1,3})(?:类|种|个|项|方面|部分|支|批|轮|期|所|家|处)([一-龥、]{0,14}?)(?:合计|共计|总计|总共|一共|累计|共)([一-龥]{0,8})$/
const COUNTS: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }
const NO_SUM: ReadonlySet<string> = new Set(['', '%', '‰', '百分点', '倍', '度', '℃', '年', '天', '个月'])
const IS = /(?:为|是|有|了|共|约|达|:)+$/
/** Signs that name what is counted. */
const SHORTEST = 2
const LONGEST = 6

/**
 * Counts of one kind with others between them, and what so many of them come to 同类数的合计: "读者问卷有效样本200份，满意187份；学员问卷有效样本125份，满意118份。两类问卷有效样本合计325份". The words say
 * how many there are: with as many of that name in the paragraph nothing else can be meant.
 */
export function* kindTotalsThatDoNotFit({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length <= 2 || !/[合共总累]/.test(stretch.text)) continue
    const all = saidIn(stretch.text, quantities, year)
    for (const whole of all) {
      const said = NO_SUM.has(whole.unit) || whole.bound || whole.role !== 'fact' ? null : TOTAL.exec(sentenceBefore(stretch.text, whole))
      if (!said) continue
      const [, written = '', behind = '', ahead = ''] = said
      const count = COUNTS[written] ?? Number(written)
      const stems = [behind, ahead.replace(IS, '')].flatMap((words) => (words.length >= SHORTEST ? [words.slice(-LONGEST)] : []))
      const parts = stems.flatMap((stem) => namedBy(stem, all, whole, count))
      if (parts.length !== count) continue
      const sum = parts.reduce((total, { value }) => total + value, 0)
      const half = parts.reduce((total, one) => total + one.half, whole.half + 1e-6)
      if (Math.abs(sum - whole.value) <= half) continue
      yield {
        kind: whole.unit === '元' ? 'expenditure' : 'figures',
        place: placeOf(script, stretch, whole),
        related: parts.map((one) => placeOf(script, stretch, one)),
        message: `${parts.map((one) => one.written).join(' + ')} = ${sayLike(whole, sum)}，这里写的是 ${whole.written}`,
        found: whole.written,
        expected: sayLike(whole, sum),
      }
    }
  }
}

const sentenceBefore = (text: string, { start }: Said) => text.slice(Math.max(0, start - 40), start)

/** The numbers of that measure called by the longest end of the stem that as many of them share. */
function namedBy(stem: string, all: readonly Said[], whole: Said, count: number): readonly Said[] {
  const kin = all.filter(
    ({ unit, bound, role, start, depth }) =>
      unit === whole.unit && !bound && role === 'fact' && start !== whole.start && depth === whole.depth,
  )
  for (let from = 0; from + SHORTEST <= stem.length; from++) {
    const end = stem.slice(from)
    const named = kin.filter(({ label, start }) => start < whole.start && label.replace(IS, '').endsWith(end))
    if (named.length >= count) return named.length === count ? named : []
  }
  return []
}
