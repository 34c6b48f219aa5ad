import { type Figures, isNextItem, type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { sayLike } from '../quantities.ts'
import { type Said, saidIn } from './clause.ts'

/** How far things are 所处状态: done with, under way, not begun. Each thing is in one of them. */
const STANDING =
  /^(?:其中|目前|截至[^，。；]*|现|还|仍|另|尚?有|[,，])*(?:已(?:经)?(?:全部)?(?:完成|办理|落实)?(?:整改|办结|完成|落实|解决|销号|采纳|开工|完工|验收|建成|投用|调解|答复|化解|完毕)?(?:到位|完成)?|正在(?:整改|办理|推进|实施|落实|建设|施工|调解|化解|处理)|(?:持续|长期)(?:整改|推进|坚持)|(?:尚未|未|待|仍未|没有)(?:完成)?(?:整改|办结|完成|落实|解决|销号|采纳|开工|完工|验收|建成|启动|化解|答复)(?:到位|完成)?|整改中|在建|推进中)(?:的)?(?:问题|意见|项目|工程)?(?:有|共|为)?$/
const UNDER_WAY = /正在|在办|在审|持续|长期|尚未|未|待|没有|整改中|在建|推进中/
const NO_COUNT: ReadonlySet<string> = new Set(['', '%', '百分点', '分', '元', '倍', '天', '年', '个月'])

/**
 * Things counted by how far they are 按状态计数: "共提出3个问题，已完成整改2个，正在整改1个". The states make up the whole; more than it is wrong, fewer is asked about.
 */
export function* standingsThatDoNotAdd({ script, figures }: Sheet, year: number | undefined): Iterable<Mismatch> {
  for (const [at, own] of figures.entries()) {
    const { stretch, quantities } = own
    if (quantities.length < 2 || !UNDER_WAY.test(stretch.text)) continue
    const all = saidIn(stretch.text, quantities, year)
    if (isNextItem(figures[at - 1], own)) yield* ofTheItemAbove(script, figures[at - 1]!, own, all, year)
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

const RECEIVED = /(?:接待|受理|接到|收到|提出|发现|登记|立案|反馈|移交|排查|共有?)[一-龥]{0,6}$/
const ENDED = /^[^一-龥]*(?:全年|已|共)*(?:按[期时])?(?:办结|结案|审结|整改|销号|答复|化解|调解)(?:完成|到位|成功)?(?:了)?$/
const GOES_ON =
  /^(?:其余|剩余|尚有|还有|另有?|仍|正?)*(?:在办|在审|未结|未办结|未整改|未销号|未答复|未化解|正在[一-龥]{2}|在[一-龥]{2}中)(?:的)?(?:有)?$/

/** "• 接待来访218件：……" and "• 办结207件，办结率94.95%；在办11件" below it: what came in is told by the item above. */
function* ofTheItemAbove(
  script: Sheet['script'],
  before: Figures,
  { stretch }: Figures,
  all: readonly Said[],
  year: number | undefined,
): Iterable<Mismatch> {
  const [ended, goesOn, more] = all.filter(({ unit }) => !NO_COUNT.has(unit))
  if (!ended || !goesOn || more || ended.unit !== goesOn.unit || ended.sentence !== goesOn.sentence) return
  if (!ENDED.test(ended.words) || !GOES_ON.test(goesOn.words)) return
  const told = saidIn(before.stretch.text, before.quantities, year)
  const whole = told.find(({ unit, bound, words }) => unit === ended.unit && !bound && RECEIVED.test(words))
  const sum = ended.value + goesOn.value
  if (!whole || told.some(({ unit, value }) => unit === ended.unit && value === sum) || sum > 1.5 * whole.value) return
  const right = sayLike(goesOn, whole.value - ended.value)
  yield {
    kind: 'figures',
    severity: 'warning',
    place: placeOf(script, stretch, goesOn),
    related: [placeOf(script, before.stretch, whole), placeOf(script, stretch, ended)],
    message: `前面写的是共 ${whole.written}，办完 ${ended.written}，还有 ${goesOn.written}，相加为 ${sayLike(whole, sum)}`,
    found: goesOn.written,
    ...(whole.value > ended.value ? { expected: right } : {}),
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
