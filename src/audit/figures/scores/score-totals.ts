import type { Script, Stretch } from '../../script.ts'
import { type Mismatch, placeOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import { isDeduction } from './score-items.ts'

export const TOTAL = /(?:总分|总得分|合计|共计?|共得|小计|综合得分|综合评分|自评得分)(?:得分?|为|:|是|共)*$/

/** "投入得10分，过程得24.5分，……，自评总分92.9分", "……产出指标共得37.97分", "全部扣分2.72分，原因如下：……扣0.43分；……". */
export function* totalsThatDoNotAdd(script: Script, stretch: Stretch, points: readonly Quantity[]): Iterable<Mismatch> {
  const sentenceOf = (one: Quantity) => stretch.text.lastIndexOf('。', one.start)
  for (const [i, whole] of points.entries()) {
    if (isDeductionTotal(whole)) {
      yield* against(
        script,
        stretch,
        whole,
        listBehind(
          stretch,
          whole,
          points.filter((one) => one !== whole && isDeduction(one) && !/每/.test(one.label) && !isDeductionTotal(one)),
        ),
        3,
      )
      continue
    }
    if (!TOTAL.test(whole.label) || /平均/.test(whole.label)) continue
    const isItem = (one: Quantity) => /(?:得分?|评分|自评)(?:为|:|是)?$/.test(one.label) && !TOTAL.test(one.label)
    const before = points.slice(0, i)
    const inSentence = before.filter((one) => sentenceOf(one) === sentenceOf(whole) && isItem(one))
    const inPassage = before.filter(isItem)
    const chain = chainBefore(stretch, before)
    if (chain.length >= 3) {
      yield* against(script, stretch, whole, chain, 3)
      continue
    }
    const list = inSentence.length >= 2 ? inSentence : /共/.test(whole.label) || /^合计/.test(whole.label) ? inPassage : []
    if (list.length >= 2 && !inPassage.some((_, from) => near(sumOf(inPassage.slice(from)), whole.value)))
      yield* against(script, stretch, whole, list, 2)
  }
}

/** "四部分得分依次为9.80分、48.40分、29.00分和10.00分，综合得分……": bare scores in a row right before the total. */
function chainBefore({ text }: Stretch, before: readonly Quantity[]): Quantity[] {
  const chain: Quantity[] = []
  for (const one of before.toReversed()) {
    const next = chain[0]
    if (next && !/^(?:[、，,]|和|及|与|\+)$/.test(text.slice(one.end, next.start))) break
    chain.unshift(one)
  }
  return /(?:得分|评分|自评|得)(?:分别|依次)(?:为|是|:)?$/.test(chain[0]?.label ?? '') ? chain : []
}

/** A list that the page cuts off says nothing of its total. */
const listBehind = ({ text }: Stretch, whole: Quantity, parts: readonly Quantity[]) =>
  parts.some((part) => part.start > whole.start) && !/。\)?$/.test(text) ? [] : parts

const isDeductionTotal = ({ label }: Quantity) => /(?:共|合计|总|累计|全部|总共)(?:计)?(?:被)?扣(?:除|减)?(?:分)?(?:为|:)?$/.test(label)

function* against(script: Script, stretch: Stretch, whole: Quantity, parts: readonly Quantity[], least: number): Iterable<Mismatch> {
  const sum = sumOf(parts)
  if (parts.length < least || near(sum, whole.value) || Math.abs(sum - whole.value) > Math.max(whole.value, sum) / 4) return
  yield {
    kind: 'scores',
    place: placeOf(script, stretch, whole),
    related: parts.map((part) => placeOf(script, stretch, part)),
    message: `“${whole.label.replace(/^.*[，。]/, '')}”写的是 ${whole.written}，前后各项相加为 ${sayNumber(sum)} 分（${parts.map(({ value }) => sayNumber(value)).join(' + ')}）`,
    found: whole.written,
    expected: `${sayNumber(sum)} 分`,
  }
}

const sumOf = (parts: readonly Quantity[]) => parts.reduce((all, { value }) => all + value, 0)
const near = (a: number, b: number) => Math.abs(a - b) < 0.005
