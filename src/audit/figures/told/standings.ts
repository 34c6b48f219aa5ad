import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { sayLike } from '../quantities.ts'
import { type Said, saidIn } from './clause.ts'

/** How far things are 所处状态: done with, under way, not begun. Each thing is in one of them. */
const STANDING =
  /^(?:其中|目前|截至[^，。；]*|现|还|仍|另|尚?有|[,，])*(?:已(?:经)?(?:全部)?(?:完成|办理|落实)?(?:整改|办结|完成|落实|解决|销号|采纳|开工|完工|验收|建成|投用|调解|答复|化解|完毕)?(?:到位|完成)?|正在(?:整改|办理|推进|实施|落实|建设|施工|调解|化解|处理)|(?:持续|长期)(?:整改|推进|坚持)|(?:尚未|未|待|仍未|没有)(?:完成)?(?:整改|办结|完成|落实|解决|销号|采纳|开工|完工|验收|建成|启动|化解|答复)(?:到位|完成)?|整改中|在建|推进中)(?:的)?(?:问题|意见|项目|工程)?(?:有|共|为)?$/
const UNDER_WAY = /正在|持续|长期|尚未|未|待|没有|整改中|在建|推进中/
const NO_COUNT: ReadonlySet<string> = new Set(['', '%', '百分点', '分', '元', '倍', '天', '年', '个月'])

/**
 * Things counted by how far they are 按状态计数: "共提出3个问题，已完成整改2个，正在整改1个". The states make up the whole; more than it is wrong, fewer is asked about.
 */
export function* standingsThatDoNotAdd({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 3 || !UNDER_WAY.test(stretch.text)) continue
    const all = saidIn(stretch.text, quantities, year)
    for (const [i, whole] of all.entries()) {
      if (NO_COUNT.has(whole.unit) || whole.bound || STANDING.test(whole.words)) continue
      const states = statesBehind(all, i, stretch.text)
      if (states.length < 2 || !states.some(({ words }) => UNDER_WAY.test(words)) || states.every(({ words }) => UNDER_WAY.test(words)))
        continue
      const sum = states.reduce((total, { value }) => total + value, 0)
      if (sum === whole.value || states.some(({ value }) => value > 3 * whole.value)) continue
      yield {
        kind: 'figures',
        ...(sum > whole.value ? {} : { severity: 'warning' as const }),
        place: placeOf(script, stretch, whole),
        related: states.map((one) => placeOf(script, stretch, one)),
        message: `共 ${whole.written}，后面${states.map(({ words, written }) => `${words.replace(/^[，,]/, '')}${written}`).join('、')}，相加为 ${sayLike(whole, sum)}`,
        found: whole.written,
        expected: sayLike(whole, sum),
      }
      break
    }
  }
}

/** The states told right behind a count, in its sentence and its measure. */
function statesBehind(all: readonly Said[], at: number, text: string): Said[] {
  const whole = all[at]!
  const states: Said[] = []
  for (const one of all.slice(at + 1)) {
    if (one.sentence !== whole.sentence || one.bound) break
    if (one.unit === '%') continue
    if (one.unit !== whole.unit || !STANDING.test(one.words)) break
    if (/[;；]/.test(text.slice(whole.end, one.start)) && states.length === 0) break
    states.push(one)
  }
  return states
}
