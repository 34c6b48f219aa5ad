import { headingMark, numberingRank } from '#domain/numbering.ts'
import { categoriesIn } from '../../extract/score-words.ts'
import type { Script, Stretch } from '../../script.ts'
import type { Figures, Mismatch } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import { closingsThatDoNotAdd } from './score-closings.ts'
import type { ScoreItem } from './score-items.ts'
import { against, near, sumOf } from './score-sums.ts'
import { TOTAL } from './score-totals.ts'

/** The items of a text as a tree: whose full points make the full points of the item above them are its parts, and so are their scores. */
export function* scoreTreeThatDoesNotAdd(script: Script, items: readonly ScoreItem[], figures: readonly Figures[]): Iterable<Mismatch> {
  const children = childrenOf(items)
  const inner = new Set(children.flat())
  for (const [i, head] of items.entries()) {
    const parts = children[i]!.map((at) => items[at]!)
    if (parts.length > 0 && head.score) yield* against(script, head.name, head.score, head, parts, head.full.value / 2)
  }
  const roots = items.filter((item, i) => !inner.has(i) && !isExample(item))
  yield* closingsThatDoNotAdd(script, items, new Set(roots), figures)
  const indexes = new Map(items.map((item, i) => [item, i]))
  const rows = new Map(figures.map(({ stretch }, i) => [stretch, i]))
  for (const run of wholeRuns(roots)) {
    const around = totalsAround(run, deepest(indexes.get(run.at(-1)!)!, children, items), figures, rows).filter(
      ({ quantity }) => !items.some(({ score }) => score === quantity),
    )
    const own = around.filter(({ stretch }) => run.some((item) => item.stretch === stretch))
    // A total in the paragraph of the items is theirs; one in the paragraph of others is these others'.
    const isOfOthers = (stretch: Stretch) => items.filter((item) => item.stretch === stretch && !run.includes(item)).length > 1
    const totals = own.length > 0 ? own : around.filter(({ stretch }) => !isOfOthers(stretch))
    const [total] = totals
    if (!total || totals.some(({ quantity }) => near(quantity.value, sumOf(run)))) continue
    yield* against(script, '总分', total.quantity, total, run, MOST_APART)
  }
}

/** The last item below an item, itself when it has none. */
function deepest(at: number, children: readonly (readonly number[])[], items: readonly ScoreItem[]): ScoreItem {
  const below = children[at]!.at(-1)
  return below === undefined ? items[at]! : deepest(below, children, items)
}

/** Totals further from the sum are those of something else. */
const MOST_APART = 15

/** Parts of every item, by index; from the end, so that the parts of parts are known. */
function childrenOf(items: readonly ScoreItem[]): readonly (readonly number[])[] {
  const found: number[][] = items.map(() => [])
  const ends: number[] = []
  for (let i = items.length - 1; i >= 0; i--) {
    const head = items[i]!
    const parts: number[] = []
    let full = 0
    let at = i + 1
    while (at < items.length && full < head.full.value - 1e-9 && isBelow(head, items[at]!)) {
      parts.push(at)
      full += items[at]!.full.value
      at = ends[at]!
    }
    const isWhole = parts.length >= 2 && near(full, head.full.value)
    if (isWhole) found[i] = parts
    ends[i] = isWhole ? at : i + 1
  }
  return found
}

/** An item below a heading: in its own paragraph behind the first sentence, or under a finer number; another first-level indicator only where the paragraph is the heading's. */
function isBelow(head: ScoreItem, child: ScoreItem): boolean {
  const isFirstLevel = categoriesIn(child.name, false).some(({ level }) => level === 1) && !/率|性/.test(child.name)
  if (head.stretch === child.stretch) {
    const between = head.stretch.text.slice((head.score ?? head.full).end, child.full.start)
    // A rate has no parts that follow it in sentences of their own.
    if (/执行|率/.test(head.name) && !/[:(]|其中/.test(between)) return false
    return /[。:(]|其中/.test(between) && (!isFirstLevel || (leads(head) && mayHold(head.name, child.name)))
  }
  const [above, below] = [head, child].map(({ stretch }) => headingMark(stretch.raw))
  if (above && below) return numberingRank[below.form] > numberingRank[above.form] || below.parts.length > above.parts.length
  return !isFirstLevel && above !== undefined
}

/** In the frame 投入、过程、产出、效益 the execution of the budget is part of 过程, satisfaction of 效益; beside 产出 they are its equals. */
const mayHold = (head: string, child: string) => (/效益|效果|满意/.test(head) ? /满意/.test(child) : !/产出|预算|执行/.test(head))

/** The paragraph begins with the item: "(二)过程(20分)，自评19.02分。预算执行8分，……". */
const leads = ({ stretch, name }: ScoreItem) => name !== '' && stretch.text.indexOf(name) <= 6

const WHOLE = 100
const LEAST_ROOTS = 3
/** "产出指标满分50分，得分49.20分，其中演出场次……该指标20分得19.20分": one item told as the reason of another. */
const isExample = ({ stretch: { text }, full }: ScoreItem) =>
  /得分?\d+(?:\.\d+)?分[^。]*(?:其中|该指标|该项)[^。]*$/.test(text.slice(text.lastIndexOf('。', full.start) + 1, full.start))

/**
 * Items in a row whose full points make a hundred: of one subject, so that no first-level indicator comes twice, and paragraphs are taken whole where the
 * run goes beyond one.
 */
function wholeRuns(roots: readonly ScoreItem[]): ScoreItem[][] {
  const runs: ScoreItem[][] = []
  for (let i = 0; i < roots.length; i++) {
    let full = 0
    let end = i
    while (end < roots.length && full < WHOLE - 1e-9) full += roots[end++]!.full.value
    const run = roots.slice(i, end)
    if (!near(full, WHOLE) || run.length < LEAST_ROOTS || repeats(run) || isCut(roots, i, end)) continue
    runs.push(run)
    i = end - 1
  }
  return runs
}

const repeats = (run: readonly ScoreItem[]) => {
  const named = run.flatMap(
    ({ name }) => categoriesIn(name, false).find(({ level, end }) => level === 1 && end === name.length)?.category ?? [],
  )
  return new Set(named).size < named.length
}

/** A run over several paragraphs that begins or ends inside one of them has taken parts of two subjects. */
const isCut = (roots: readonly ScoreItem[], from: number, end: number) =>
  roots[from]!.stretch !== roots[end - 1]!.stretch &&
  (roots[from - 1]?.stretch === roots[from]!.stretch || roots[end]?.stretch === roots[end - 1]!.stretch)

/** How many paragraphs away a total still speaks of the items. */
const WITHIN = 2
/** Totals told right behind the items, or in front of them in the same paragraph or the one before. */
function totalsAround(
  [first]: readonly ScoreItem[],
  last: ScoreItem,
  figures: readonly Figures[],
  rows: ReadonlyMap<ScoreItem['stretch'], number>,
): { readonly quantity: Quantity; readonly stretch: ScoreItem['stretch'] }[] {
  const at = (item: ScoreItem) => rows.get(item.stretch) ?? 0
  const [from, to] = [at(first!), at(last)]
  const found: { quantity: Quantity; stretch: ScoreItem['stretch'] }[] = []
  for (let i = Math.max(0, from - 1); i <= Math.min(figures.length - 1, to + WITHIN); i++) {
    const { stretch, quantities } = figures[i]!
    for (const quantity of quantities) {
      const isInside = i > from && i < to
      if (isInside || quantity.unit !== '分' || quantity.bound || !TOTAL.test(quantity.label) || /平均|满分/.test(quantity.label)) continue
      const isBetween =
        (i === from && quantity.start > first!.full.start && (from < to || quantity.start < last.full.start)) ||
        (i === to && from < to && quantity.start < last.full.start)
      if (!isBetween && quantity.value <= WHOLE) found.push({ quantity, stretch })
    }
  }
  return found
}
