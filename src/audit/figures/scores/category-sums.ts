import { categoryLists } from '../../extract/category-lists.ts'
import { withoutScale } from '../../extract/grade-scale.ts'
import type { Script } from '../../script.ts'
import { type Mismatch, placeOf } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'

const WHOLE = 100
/** Further from a hundred, weights are those of something smaller. */
const MOST_APART = 15
const WEIGHTS = /(?:权重|分值|满分)(?:分别|依次|各)*(?:为|是|占|:)((?:\d+(?:\.\d+)?(?:分|%)(?:[、，,和及]+|(?![\d、，,和及]))){3,})/g

/** Lists of categories with bare figures 分值、得分的罗列: the points must make a hundred, the scores the total that stands behind them. */
export function* categorySumsThatDoNotFit(script: Script): Iterable<Mismatch> {
  for (const stretch of script.stretches) {
    if (stretch.index === undefined || !/\d分\)?[、，,;和及与]|\d%、/.test(stretch.text)) continue
    for (const { holds, items, total } of categoryLists(withoutScale(stretch.text))) {
      const before = holds === 'score' ? scoreRightBefore(stretch.text, items[0]!.start) : 0
      const sum = items.reduce((all, { value }) => all + Number(value), before)
      const said = total ? Number(total.value) : holds === 'points' ? WHOLE : undefined
      if (said === undefined || near(sum, said) || Math.abs(sum - said) > MOST_APART) continue
      const [start, end] = total?.figure ?? [items[0]!.start, items.at(-1)!.figure[1]]
      yield {
        kind: holds === 'points' ? 'points' : 'scores',
        place: placeOf(script, stretch, { start, end }),
        related: items.map(({ figure }) => placeOf(script, stretch, { start: figure[0], end: figure[1] })),
        message: `各类${holds === 'points' ? '分值' : '得分'}相加为 ${sayNumber(sum)} 分（${items.map(({ value }) => value).join(' + ')}），写的是 ${sayNumber(said)} 分`,
        found: `${sayNumber(said)} 分`,
        expected: `${sayNumber(sum)} 分`,
      }
    }
    for (const match of stretch.text.matchAll(WEIGHTS)) {
      const values = [...match[1]!.matchAll(/\d+(?:\.\d+)?/g)].map(Number)
      const sum = values.reduce((all, value) => all + value, 0)
      if (near(sum, WHOLE) || Math.abs(sum - WHOLE) > MOST_APART) continue
      yield {
        kind: 'points',
        severity: 'warning',
        place: placeOf(script, stretch, { start: match.index, end: match.index + match[0].length }),
        message: `各项权重相加为 ${sayNumber(sum)}（${values.join(' + ')}），应为 ${WHOLE}`,
        found: sayNumber(sum),
        expected: String(WHOLE),
      }
    }
  }
}

/** "执行率95%，得9.5分，产出50分、……": the first of the categories told with other words. */
const scoreRightBefore = (text: string, at: number) =>
  Number(/执行[^。；;]{0,30}得(?:分)?(\d+(?:\.\d+)?)分[，,、;]$/.exec(text.slice(Math.max(0, at - 60), at))?.[1] ?? 0)

const near = (a: number, b: number) => Math.abs(a - b) < 0.005
