import { withoutMark } from '#domain/numbering.ts'
import { categoryLists } from '../../extract/category-lists.ts'
import { categoriesIn } from '../../extract/score-words.ts'
import type { Script } from '../../script.ts'
import { type Figures, type Mismatch, placeOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import type { ScoreItem } from './score-items.ts'
import { against, near, sumOf } from './score-sums.ts'

/** "产出指标共得48.40分。" behind its items, one to a paragraph: where their full points are those of the category, or a round number, they are all there. */
export function* closingsThatDoNotAdd(
  script: Script,
  items: readonly ScoreItem[],
  roots: ReadonlySet<ScoreItem>,
  figures: readonly Figures[],
): Iterable<Mismatch> {
  const full = pointsTold(figures)
  const byStretch = Map.groupBy(
    items.filter((item) => roots.has(item)),
    ({ stretch }) => stretch,
  )
  for (const [at, { stretch, quantities }] of figures.entries()) {
    for (const closing of quantities) {
      const category = closing.unit === '分' ? CLOSING.exec(closing.label)?.[1] : undefined
      if (category === undefined) continue
      const about = categoriesIn(category, false)[0]?.category ?? ''
      const { own, said } = itemsBefore(at, closing, about, byStretch, figures)
      const points = said ?? full.get(about)
      const sum = own.reduce((all, item) => all + item.full.value, 0)
      if (own.length >= 3 && points !== undefined && near(sumOf(own), closing.value) && !near(sum, points)) {
        if (Math.abs(sum - points) <= points / 2) yield pointsOff(script, { stretch }, closing, category, own, points)
        continue
      }
      if (own.some((_, from) => near(sumOf(own.slice(from)), closing.value))) continue
      if (own.length >= 2 && (points === undefined ? sum % ROUND === 0 : near(sum, points)))
        yield* against(script, category, closing, { stretch }, own, sum / 2)
    }
  }
}

/** Scores that make the closing total while their full points do not make those of the category. */
function pointsOff(
  script: Script,
  { stretch }: Pick<ScoreItem, 'stretch'>,
  closing: Quantity,
  category: string,
  own: readonly ScoreItem[],
  points: number,
): Mismatch {
  const sum = own.reduce((all, item) => all + item.full.value, 0)
  return {
    kind: 'points',
    place: placeOf(script, stretch, closing),
    related: own.map((item) => placeOf(script, item.stretch, item.full)),
    message: `“${category}”各项分值相加为 ${sayNumber(sum)} 分（${own.map(({ full }) => sayNumber(full.value)).join(' + ')}），应为 ${sayNumber(points)} 分`,
    found: `${sayNumber(sum)} 分`,
    expected: `${sayNumber(points)} 分`,
  }
}

/** The items between a closing total and the line that opens its category ("**产出指标（40分）**"), the closing before, or a heading. */
function itemsBefore(
  at: number,
  closing: Quantity,
  category: string,
  byStretch: ReadonlyMap<ScoreItem['stretch'], readonly ScoreItem[]>,
  figures: readonly Figures[],
): { readonly own: readonly ScoreItem[]; readonly said?: number } {
  const own: ScoreItem[] = []
  for (let i = at; i >= 0 && i > at - MOST_ITEMS; i--) {
    const { stretch, quantities } = figures[i]!
    const body = withoutMark(stretch.text)
    const opened = i < at ? categoriesIn(body.slice(0, 24), false)[0] : undefined
    if (opened && opened.start <= 2 && opened.category === category) {
      const said = /^(?:类|部分)?(?:指标)?\((?:满分)?(\d+(?:\.\d+)?)分/.exec(body.slice(opened.end))?.[1]
      return { own, ...(said === undefined ? {} : { said: Number(said) }) }
    }
    if (stretch.heading || (i < at && quantities.some(({ label, unit }) => unit === '分' && CLOSING.test(label)))) break
    own.unshift(...(byStretch.get(stretch) ?? []).filter((item) => i < at || item.full.start < closing.start))
  }
  return { own }
}
const CLOSING = /^((?:项目)?[一-龥]{2,6}?(?:指标|类|部分)?)(?:共计?|合计|小计|总共)(?:得|计)?分?(?:为|:)?$/
const MOST_ITEMS = 20
const ROUND = 10

/** "预算执行10分、产出50分、效益30分、满意度10分": the points of the categories, told once. */
const pointsTold = (figures: readonly Figures[]): ReadonlyMap<string, number> =>
  new Map(
    figures.flatMap(({ stretch }) =>
      categoryLists(stretch.text).flatMap(({ holds, items }) =>
        holds === 'points' ? items.map(({ category, value }) => [category, Number(value)] as const) : [],
      ),
    ),
  )
