import { headingMark, numberingRank, withoutMark } from '#domain/numbering.ts'
import { categoriesIn } from '../../extract/score-words.ts'
import type { Script, Stretch } from '../../script.ts'
import { type Figures, type Mismatch, placeOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import type { ScoreItem } from './score-items.ts'
import { near, scoreOf, sumOf } from './score-sums.ts'

/** "（一）产出指标（50分）" and what stands below it, up to the next heading of its rank. */
interface Section {
  readonly stretch: Stretch
  readonly name: string
  readonly full: Quantity
  readonly rank: number
  /** Its items, those left out that others of them already hold. */
  readonly items: readonly ScoreItem[]
  /** Scores told of all of it, in its heading or below. */
  readonly told: readonly { readonly stretch: Stretch; readonly quantity: Quantity }[]
  /** Index in the figures of its heading and behind its last line. */
  readonly from: number
  readonly to: number
}

const HEAD = /^([一-龥“”、A-Za-z]{2,24}?)(?:指标|类|情况|部分|分析)*(?:[,，:(。]|共|满分|分值|权重|总分|计|为)*(\d+(?:\.\d+)?)分/
const LATEST = 30
const OF_ALL = /(?:小计|合计|共计?|总计|总共|累计|得分|自评分|自评|综合得分)(?:得|计)?分?(?:为|是|:|共)*$/
const OF_WHOLE =
  /(?:总得分|总分|综合得分|综合评分|自评总|总计|以上[^，。]{0,8}合计|合计|自评得分|最终得分)(?:自评)?(?:得分?)?(?:为|是|:|共|计)*$/
const WHOLE = 100
/** Lines between the last section and the total told behind it. */
const BEHIND = 4
/** Sums further off are those of other things. */
const MOST_APART = 15

/**
 * Scores by the outline of the text 按层次核对: the full points of what stands below a heading make those of the heading, their scores the score that is told of
 * it, and the scores of the headings that make a hundred the total.
 */
export function* sectionsThatDoNotAdd(script: Script, items: readonly ScoreItem[], figures: readonly Figures[]): Iterable<Mismatch> {
  const sections = sectionsIn(items, figures)
  const isKnown = sections.some(isWhole)
  for (const section of sections) {
    yield* below(script, section, isKnown)
    yield* headings(script, section, sections)
  }
  yield* acrossSections(script, sections, figures, new Set(items.map(({ stretch }) => stretch)))
}

const fullOf = (items: readonly ScoreItem[]) => items.reduce((all, { full }) => all + full.value, 0)
const isWhole = ({ items, full }: Section) => items.length >= 2 && near(fullOf(items), full.value)

function sectionsIn(items: readonly ScoreItem[], figures: readonly Figures[]): Section[] {
  const own = Map.groupBy(items, ({ stretch }) => stretch)
  const marks = figures.map(({ stretch }) => rankOf(stretch))
  return figures.flatMap(({ stretch, quantities }, from): Section[] => {
    const rank = marks[from]
    const head = rank === undefined ? null : HEAD.exec(withoutMark(stretch.text))
    const full = head ? quantities.find(({ unit, written }) => unit === '分' && written === `${head[2]}分`) : undefined
    if (rank === undefined || !head || !full || full.end > LATEST || full.value > WHOLE || stretch.passage.row) return []
    const next = marks.findIndex((mark, at) => at > from && mark !== undefined && mark <= rank)
    const to = next < 0 ? figures.length : next
    const inside = figures.slice(from + 1, to)
    const all = [
      ...(own.get(stretch) ?? []).filter(({ full: points }) => points !== full),
      ...inside.flatMap(({ stretch: one }) => own.get(one) ?? []),
    ]
    const score = own.get(stretch)?.find(({ full: points }) => points === full)?.score
    const told = inside.flatMap(({ stretch: one, quantities: said }) =>
      said
        .filter((quantity) => quantity.unit === '分' && OF_ALL.test(leadOf(one, quantity)) && quantity.value <= full.value)
        .filter((quantity) => !all.some((item) => item.score === quantity || item.full === quantity))
        .map((quantity) => ({ stretch: one, quantity })),
    )
    return [
      {
        stretch,
        name: head[1]!,
        full,
        rank,
        items: rootsOf(all),
        told: [...(score ? [{ stretch, quantity: score }] : []), ...told],
        from,
        to,
      },
    ]
  })
}

/** The words before a figure, colon or not. */
const leadOf = ({ text }: Stretch, { start }: Quantity) => text.slice(Math.max(0, start - LEAD), start)
const LEAD = 14
const isOfWhole = (lead: string) => OF_WHOLE.test(lead) && !/平均|满分/.test(lead)

/** Finer marks rank higher; undefined without a mark. */
function rankOf({ raw }: Stretch): number | undefined {
  const mark = headingMark(raw)
  return mark && mark.form !== 'spoken' ? numberingRank[mark.form] * 10 + mark.parts.length : undefined
}

/** Items that are not parts of the one before them. */
function rootsOf(items: readonly ScoreItem[]): ScoreItem[] {
  const roots: ScoreItem[] = []
  for (let i = 0; i < items.length; i++) {
    roots.push(items[i]!)
    let full = 0
    let end = i + 1
    while (end < items.length && full < items[i]!.full.value - 1e-9) full += items[end++]!.full.value
    const isMade = end > i + 1 && near(full, items[i]!.full.value)
    if (isMade && (end - i > 2 ? isFiner(items[i]!, items[i + 1]!) : isOnlyOne(items[i]!, items[i + 1]!))) i = end - 1
  }
  return roots
}

/** "4.成本指标（5分）" and below it, without a number, the one indicator that has all of its points. */
const isOnlyOne = (head: ScoreItem, child: ScoreItem) =>
  head.stretch !== child.stretch && rankOf(child.stretch) === undefined && categoriesIn(head.name, false).length > 0

const isFiner = (head: ScoreItem, child: ScoreItem) =>
  head.stretch === child.stretch || (rankOf(child.stretch) ?? 0) > (rankOf(head.stretch) ?? Number.POSITIVE_INFINITY)

/** One section: what is below it against its own figures. */
function* below(script: Script, section: Section, isKnown: boolean): Iterable<Mismatch> {
  const { items, told, full, name, stretch } = section
  if (items.length < 2) return
  const score = sumOf(items)
  if (isWhole(section)) {
    // What its heading says is compared where the items are read as a tree.
    const closings = told.filter((one) => one.stretch !== stretch)
    const [closing] = closings
    if (!closing || closings.some(({ quantity }) => near(quantity.value, score))) return
    if (Math.abs(closing.quantity.value - score) > full.value / 2) return
    yield {
      kind: 'scores',
      place: placeOf(script, closing.stretch, closing.quantity),
      related: items.map((item) => placeOf(script, item.stretch, item.score ?? item.full)),
      message: `“${name}”得分写的是 ${closing.quantity.written}，各项得分相加为 ${sayNumber(score)} 分（${items.map((item) => sayNumber(scoreOf(item))).join(' + ')}）`,
      found: closing.quantity.written,
      expected: `${sayNumber(score)} 分`,
    }
    return
  }
  const points = fullOf(items)
  const isProven = items.length >= 3 && told.some(({ quantity }) => near(quantity.value, score))
  const isBeyond = points > full.value
  if (Math.abs(points - full.value) > full.value / 2 || !(isProven || (isKnown && isBeyond))) return
  yield {
    kind: 'points',
    place: placeOf(script, stretch, full),
    related: items.map((item) => placeOf(script, item.stretch, item.full)),
    message: `“${name}”写的是 ${full.written}，下列各项分值相加为 ${sayNumber(points)} 分（${items.map((item) => sayNumber(item.full.value)).join(' + ')}）`,
    found: full.written,
    expected: `${sayNumber(points)} 分`,
  }
}

/** Headings below a heading, where the items of all of them make its points and their own points do not. */
function* headings(script: Script, section: Section, sections: readonly Section[]): Iterable<Mismatch> {
  const inner = sections.filter(({ from, to }) => from > section.from && to <= section.to)
  const rank = Math.min(...inner.map((one) => one.rank))
  const parts = inner.filter((one) => one.rank === rank)
  const sum = parts.reduce((all, { full }) => all + full.value, 0)
  const leaves = parts.flatMap(({ items }) => items)
  if (parts.length < 2 || near(sum, section.full.value) || !near(fullOf(leaves), section.full.value)) return
  const wrong = parts.find(({ items, full }) => !near(fullOf(items), full.value))
  if (!wrong) return
  yield {
    kind: 'points',
    place: placeOf(script, wrong.stretch, wrong.full),
    related: [placeOf(script, section.stretch, section.full), ...wrong.items.map((item) => placeOf(script, item.stretch, item.full))],
    message: `“${section.name}”${section.full.written}，下面各部分相加为 ${sayNumber(sum)} 分；“${wrong.name}”写的是 ${wrong.full.written}，其中各项分值相加为 ${sayNumber(fullOf(wrong.items))} 分`,
    found: wrong.full.written,
    expected: `${sayNumber(fullOf(wrong.items))} 分`,
  }
}

/** Sections of one rank behind one another, whose points make a hundred: their scores against the total told beside them. */
function* acrossSections(
  script: Script,
  sections: readonly Section[],
  figures: readonly Figures[],
  scored: ReadonlySet<Stretch>,
): Iterable<Mismatch> {
  for (const run of runsOf(sections)) {
    const points = run.reduce((all, { full }) => all + full.value, 0)
    if (run.length >= ALL_CATEGORIES && !near(points, WHOLE) && Math.abs(points - WHOLE) <= MOST_APART && areCategories(run))
      yield {
        kind: 'points',
        place: placeOf(script, run[0]!.stretch, run[0]!.full),
        related: run.slice(1).map(({ stretch, full }) => placeOf(script, stretch, full)),
        message: `各部分分值相加为 ${sayNumber(points)} 分（${run.map(({ full }) => sayNumber(full.value)).join(' + ')}），应为 ${WHOLE} 分`,
        found: `${sayNumber(points)} 分`,
        expected: `${WHOLE} 分`,
      }
    if (run.length < 3 || !near(points, WHOLE)) continue
    const scores = run.map((one) => scoreOfSection(one, figures))
    if (scores.some((score) => score === undefined)) continue
    const sum = scores.reduce((all, score) => all! + score!, 0)!
    const [first, last] = [run[0]!, run.at(-1)!]
    // A line with items of its own before the first one tells their total.
    const before = figures.slice(Math.max(0, first.from - 1), first.from).filter(({ stretch }) => !scored.has(stretch))
    const around = [...figures.slice(last.from + 1, last.to + BEHIND), ...before]
    const totals = around.flatMap(({ stretch, quantities }) =>
      quantities
        .filter((one) => one.unit === '分' && !one.bound && one.value <= WHOLE && isOfWhole(leadOf(stretch, one)))
        .map((quantity) => ({ stretch, quantity })),
    )
    const [total] = totals.filter(({ quantity }) => Math.abs(quantity.value - sum) <= MOST_APART)
    if (!total || totals.some(({ quantity }) => near(quantity.value, sum))) continue
    yield {
      kind: 'scores',
      place: placeOf(script, total.stretch, total.quantity),
      related: run.map(({ stretch, told, full }) => placeOf(script, told[0]?.stretch ?? stretch, told[0]?.quantity ?? full)),
      message: `总分写的是 ${total.quantity.written}，各部分得分相加为 ${sayNumber(sum)} 分（${scores.map((score) => sayNumber(score!)).join(' + ')}）`,
      found: total.quantity.written,
      expected: `${sayNumber(sum)} 分`,
    }
  }
}

/** The execution of the budget, or decisions and process, output, effect, satisfaction. */
const ALL_CATEGORIES = 4
function areCategories(run: readonly Section[]): boolean {
  const named = run.flatMap(
    ({ name }) => categoriesIn(`${name}指标`, false).find(({ level, start }) => level === 1 && start === 0)?.category ?? [],
  )
  // Where the execution of the budget has its points elsewhere, they are what lacks.
  const isAll = named.includes('预算执行率') || named.includes('过程')
  return isAll && new Set(named).size === run.length && named.includes('产出指标') && named.includes('效益指标')
}

function runsOf(sections: readonly Section[]): Section[][] {
  const runs: Section[][] = []
  for (const section of sections) {
    const run = runs.findLast(([first, ...rest]) => first!.rank === section.rank && (rest.at(-1) ?? first!).to === section.from)
    if (run) run.push(section)
    else runs.push([section])
  }
  return runs
}

const GIVEN = /(?:得分?|自评|自评分|计)(?:为|是|:)?$/
/** What a section gets: as told, as its items make it, or by the only score below it. */
function scoreOfSection(section: Section, figures: readonly Figures[]): number | undefined {
  const [told] = section.told
  if (told) return told.quantity.value
  if (isWhole(section)) return sumOf(section.items)
  const given = figures
    .slice(section.from, section.to)
    .flatMap(({ stretch, quantities }) =>
      quantities.filter((one) => one.unit === '分' && !one.bound && GIVEN.test(leadOf(stretch, one)) && !isOfWhole(leadOf(stretch, one))),
    )
  return given.length === 1 && given[0]!.value <= section.full.value ? given[0]!.value : undefined
}
