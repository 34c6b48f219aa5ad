import type { Line, Num } from './numbers.ts'
import type { Relation } from './relation.ts'

/** Numbers that a sum may have at most. */
const MOST_PARTS = 9
/** Numbers between a whole and its parts, at most. */
const MOST_SKIPPED = 3

/** Items of a list below a line, and where the figure of one stands at the latest. */
const MOST_ITEMS = 12
const LATEST = 24

const NO_SUM: ReadonlySet<string> = new Set(['%', '‰', '百分点', '倍', '度', '℃'])
const TOTAL_WORDS = /合计|共计?|总|累计|小计|加总|相加|合起来|之和|全部|一共|达到/
const OF_WHICH = /其中|包括|由|分别|即|构成|来源|组成|分布|中，|[分看=]|:|\(|含/
const REST = /未|剩|余|结转|结存|差|少|多|增|减|降|升|节约|缺|追加|缩短|另有|尚/
const ADDED = /加|减|与|和|扣除|\+|-/

/** Neighbouring numbers of one kind of which the first or the last may be the sum of the others. */
export function* sumsIn(line: Line): Generator<Relation> {
  for (const numbers of kindsOf(line)) {
    const outside = numbers.filter(({ depth }) => depth === 0)
    const levels = [...reduced(outside), ...(outside.length < numbers.length ? reduced(numbers) : [])]
    const seen = new Set<string>()
    for (const level of levels) yield* windowsOf(level, seen)
  }
}

/** A column of a table, its total above or below. */
export function* sumsBelow(column: readonly Num[]): Generator<Relation> {
  if (column.some(({ unit }) => NO_SUM.has(unit))) return
  const seen = new Set<string>()
  for (const level of reduced(column))
    for (const relation of windowsOf(level, seen)) {
      const [whole, first] = relation.members
      const before = column[column.indexOf(first!) - 1]
      const isFromStart = !before || before === whole || TOTAL_WORDS.test(before.name)
      if (TOTAL_WORDS.test(whole!.name) || /其中/.test(first!.name)) yield isFromStart ? relation : { ...relation, cue: relation.cue - 1 }
    }
}

/** Lines that list the parts of what the line before them ends on: "共下达1100.00万元，按来源列示：" and "中央财政：640.00" below. */
export function* listsBelow(lines: readonly Line[]): Generator<Relation> {
  for (const { numbers, index, row } of lines) {
    const lead = numbers.at(-1)
    if (row || !lead || !/:$/.test(lead.stretch.text)) continue
    const items: Num[] = []
    for (const line of lines.slice(index + 1, index + 1 + MOST_ITEMS)) {
      const first = line.numbers[0]
      if (line.row || !first || first.start > LATEST || (first.unit !== lead.unit && first.unit !== '')) break
      items.push(
        first.unit === '' ? { ...first, unit: lead.unit, scale: lead.scale, value: first.raw * lead.scale, half: lead.half } : first,
      )
    }
    if (items.length < 2) continue
    for (const [i, whole] of numbers.slice(-3).toReversed().entries())
      if (whole.unit === lead.unit && !NO_SUM.has(whole.unit)) yield sumOf(whole, items, 1.2 - 0.4 * i)
  }
}

/** Numbers of one unit, in order: amounts with amounts, counts with counts of the same measure. */
function kindsOf({ numbers, row }: Line): Num[][] {
  const usable = numbers.filter((one) => !one.bound && !NO_SUM.has(one.unit) && one.per === undefined && (one.unit !== '' || !row))
  return [...Map.groupBy(usable, ({ unit }) => unit).values()].filter(({ length }) => length >= 3)
}

/** A whole followed by its parts stands for them: what comes next is reckoned with the whole. */
function reduced(numbers: readonly Num[]): Num[][] {
  const levels: Num[][] = [[...numbers]]
  for (let round = 0; round < 3; round++) {
    const now = levels.at(-1)!
    const gone = new Set<Num>()
    for (const [i, whole] of now.entries()) {
      if (gone.has(whole) || whole.value <= 0) continue
      for (let size = 2; size <= MOST_PARTS; size++) {
        const parts = now.slice(i + 1, i + 1 + size)
        if (parts.length < size || parts.some((part) => gone.has(part))) break
        if (Math.abs(whole.value - total(parts)) > slack([whole, ...parts])) continue
        for (const part of parts) gone.add(part)
        break
      }
    }
    if (gone.size === 0) break
    levels.push(now.filter((one) => !gone.has(one)))
  }
  return levels
}

const total = (numbers: readonly Num[]) => numbers.reduce((sum, { value }) => sum + value, 0)

/** Sums of rounded numbers may be off by half a place each, in the finest place of all; exact ones not at all. */
function slack(numbers: readonly Num[]): number {
  const own = Math.min(...numbers.map(({ half }) => (half > 0 ? half : Number.POSITIVE_INFINITY)))
  return own === Number.POSITIVE_INFINITY ? 1e-6 : 2 * own * Math.floor(numbers.length / 2) + 1e-6
}

function* windowsOf(level: readonly Num[], seen: Set<string>): Generator<Relation> {
  for (let i = 0; i < level.length; i++) {
    const parts: Num[] = [level[i]!]
    for (let j = i + 1; j < level.length && parts.length < MOST_PARTS; j++) {
      parts.push(level[j]!)
      const sum = total(parts)
      const list = [...parts]
      const wholes: [Num | undefined, number][] = [[level[j + 1], 0]]
      for (let skipped = 0; skipped <= MOST_SKIPPED; skipped++) wholes.push([level[i - 1 - skipped], -1 - skipped])
      for (const [whole, where] of wholes) {
        if (!whole || whole.value <= 0 || sum > whole.value * 15 || sum * 15 < whole.value) continue
        const key = `${whole.stretch.passage.number}/${whole.start}/${level[i]!.start}/${parts.length}`
        if (seen.has(key)) continue
        seen.add(key)
        const cue = where === 0 ? cueBehind(whole, list, level[i - 1]) : cueBefore(whole, list, -1 - where, level[j + 1], level[i - 1]!)
        if (cue - (isMixed(whole, list) ? 1 : 0) > -1 && areAlike(whole, list))
          yield sumOf(whole, list, cue - (isMixed(whole, list) ? 1 : 0))
      }
    }
  }
}

const OTHER_TIME = /比|较|上年|去年|同期|增加|减少|下降|上升|增长/
/** A list of three and more that holds something of another year. */
const isMixed = (whole: Num, parts: readonly Num[]) =>
  parts.length > 2 && !OTHER_TIME.test(whole.name) && parts.some(({ name }) => OTHER_TIME.test(name))

/** What points are: 满分, 扣分 or 得分. A sum of them is of one kind; full points are what was taken off and what was given. */
const roleOf = ({ name }: Num): 'full' | 'off' | 'given' | undefined =>
  /(?:扣|失|减)[除掉去了分为:]*$/.test(name)
    ? 'off'
    : /(?:得|计|评|总分|合计)[分为:共]*$/.test(name)
      ? 'given'
      : /(?:满分|分值|权重|[(，、])[为:是]*$/.test(name)
        ? 'full'
        : undefined

function areAlike(whole: Num, parts: readonly Num[]): boolean {
  if (whole.unit !== '分') return true
  const roles = new Set(parts.flatMap((part) => roleOf(part) ?? []))
  if (roles.size <= 1 && !(roles.has('given') && roleOf(whole) === 'full')) return true
  return parts.length === 2 && roles.has('off') && roleOf(whole) !== 'off'
}

/** The sum stands behind its parts. */
function cueBehind(whole: Num, parts: readonly Num[], before: Num | undefined): number {
  let cue = TOTAL_WORDS.test(whole.name) ? 1 : 0
  const first = parts[0]!
  if (parts.length === 2 && REST.test(parts[1]!.name)) cue += 0.5
  if (whole.sentence === first.sentence && whole.stretch === first.stretch) cue += 0.5
  if (!before || before.sentence !== first.sentence || before.stretch !== first.stretch) cue += 0.4
  return cue - 0.05 * parts.length
}

/** The sum stands before its parts, with so many other numbers between. */
function cueBefore(whole: Num, parts: readonly Num[], skipped: number, next: Num | undefined, before: Num): number {
  const first = parts[0]!
  const last = parts.at(-1)!
  const { text } = first.stretch
  const gap = text.slice(before.stretch === first.stretch ? before.end : 0, first.start)
  // "9.74 + 49.77 + 29.50 = 99.01" is read as the equation it is.
  if (/[+=]/.test(text.slice(first.end, parts[1]!.start))) return -1
  let cue = OF_WHICH.test(gap) ? 1 : 0
  if (skipped > 0 && cue === 0) return -1
  if (gap.includes('其中')) cue += 0.3
  if (parts.length === 2 && REST.test(last.name)) cue += 0.7
  if (ADDED.test(text.slice(first.end, parts[1]!.start))) cue += 0.3
  if (TOTAL_WORDS.test(whole.name)) cue += 0.3
  if (whole.sentence === last.sentence && whole.stretch === last.stretch) cue += 0.4
  // A list that ends where the sentence ends is the whole list.
  if (!next || next.sentence !== last.sentence || next.stretch !== last.stretch) cue += 0.4
  return cue - 0.05 * parts.length - 0.4 * skipped
}

/** The whole first in `members`. */
export function sumOf(whole: Num, parts: readonly Num[], cue: number): Relation {
  const members = [whole, ...parts]
  const scales = members.map(({ scale }) => scale)
  const allowed = slack(members)
  return {
    shape: 'sum',
    members,
    misses: (raws) => {
      let rest = raws[0]! * scales[0]!
      for (let i = 1; i < raws.length; i++) rest -= raws[i]! * scales[i]!
      return Math.abs(rest) / allowed
    },
    span: (i) => allowed / scales[i]!,
    cue,
    said: (written) => written.slice(1).join(' + '),
  }
}
