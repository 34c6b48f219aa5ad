import type { Line, Num } from './numbers.ts'
import { isPrice } from './prices.ts'
import type { Relation } from './relation.ts'
import { roleOf, type Said, saidOf } from './said.ts'
import { MOST_PARTS, MOST_SKIPPED, NO_SUM, slack, sumOf, TOTAL_WORDS } from './sum-of.ts'

const OF_WHICH = /其中|包括|由|分别|即|构成|来源|组成|分布|中，|[分看=]|:|\(|含/
const REST = /未|剩|余|结转|结存|差|少|多|增|减|降|升|节约|缺|追加|缩短|另有|尚/
const ADDED = /加|减|与|和|扣除|\+|-/

/** Neighbouring numbers of one kind of which the first or the last may be the sum of the others. */
export function* sumsIn(line: Line): Generator<Relation> {
  for (const numbers of kindsOf(line)) {
    const outside = numbers.filter(({ depth }) => depth === 0)
    const levels = [...reduced(outside), ...withoutAsides(outside), ...(outside.length < numbers.length ? reduced(numbers) : [])]
    // Points given beside full points and deductions make sums of their own.
    if (numbers[0]!.unit === '分') levels.push(...[...Map.groupBy(numbers, roleOf).values()].filter(({ length }) => length >= 3))
    const seen = new Set<string>()
    for (const level of levels) yield* windowsOf(level, seen)
  }
}

/** "年中追加318.50万元，其中省级追加200.00万元，调整后预算……": what is but a part of the number before it. */
function withoutAsides(numbers: readonly Num[]): Num[][] {
  const kept = numbers.filter((one, i) => i === 0 || one.value > numbers[i - 1]!.value || !/^(?:其中|含)/.test(one.label))
  return numbers[0]?.unit === '元' && kept.length < numbers.length && kept.length > 2 ? [kept] : []
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

/** Numbers of one unit, in order: amounts with amounts, counts with counts of the same measure. */
function kindsOf({ numbers, row }: Line): Num[][] {
  const usable = numbers.filter((one) => !one.bound && !NO_SUM.has(one.unit) && !isPrice(one) && (one.unit !== '' || !row))
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

function* windowsOf(level: readonly Num[], seen: Set<string>): Generator<Relation> {
  for (const [i, first] of level.entries()) {
    const before = level[i - 1]
    const isLed = before !== undefined && OF_WHICH.test(gapBefore(first, before))
    const parts: Num[] = [first]
    let sum = first.value
    for (let j = i + 1; j < level.length && parts.length < MOST_PARTS; j++) {
      parts.push(level[j]!)
      sum += level[j]!.value
      if (parts.length > 2 && !isOneKind(parts)) break
      for (let at = j + 1; at >= 0 && at >= i - 1 - (isLed ? MOST_SKIPPED : 0); at = at > i ? i - 1 : at - 1) {
        const whole = level[at]
        if (!whole || !isInReach(sum, whole, parts)) continue
        const key = `${whole.stretch.passage.number}/${whole.start}/${first.start}/${parts.length}`
        if (seen.has(key)) continue
        seen.add(key)
        if (!areAlike(whole, parts)) continue
        const cue =
          (at > i ? cueBehind(whole, parts, before) : cueBefore(whole, parts, i - 1 - at, level[j + 1], before!, isLed)) -
          (isMixed(whole, parts) ? 1 : 0)
        if (cue > -1) yield sumOf(whole, [...parts], cue)
      }
    }
  }
}

const gapBefore = ({ stretch, start }: Num, before: Num) => stretch.text.slice(before.stretch === stretch ? before.end : 0, start)

/** A single slip makes no sum a third or three times what it was, but for 万 lost or added: then most of it may be lacking. */
function isInReach(sum: number, whole: Num, parts: readonly Num[]): boolean {
  if (whole.value <= 0) return false
  const isScaled = whole.unit === '元' || parts.some(({ scale }) => scale !== whole.scale)
  if (isScaled && whole.value > sum * 3000 && whole.value < sum * 30000) return true
  return (sum < whole.value * 3 || (isScaled && sum > whole.value * 3000)) && sum * (isScaled ? 12 : 3) > whole.value
}

/** A list of three and more that holds something of another year. */
const isMixed = (whole: Num, parts: readonly Num[]) => parts.length > 2 && !saidOf(whole).other && parts.some((part) => saidOf(part).other)

function isCutToo(whole: Num, parts: readonly Num[]): boolean {
  const [first] = parts
  if (!first || first.stretch !== whole.stretch || first.start > whole.start || !/年初/.test(first.name)) return false
  return /调减|核减|压减|净增|净减/.test(whole.stretch.text.slice(first.end, whole.start)) && !parts.some(({ name }) => /净增/.test(name))
}

/** A sum of points is of one kind; full points are what was taken off and what was given. */
function areAlike(whole: Num, parts: readonly Num[]): boolean {
  // What was added to the opening budget, and what came of it, are no parts of it.
  if (/年初/.test(whole.name) && parts.some(({ name }) => /追加|调[增减]|净增|净减|全年|调整后/.test(name))) return false
  // Between the opening budget and what came of it something was cut too.
  if (isCutToo(whole, parts)) return false
  // "300户中满意276户，其中东片162户中满意151户、西片138户中满意125户": every other one makes it.
  if (
    parts.length >= 4 &&
    [0, 1].some((k) =>
      isMade(
        whole,
        parts.filter((_, i) => i % 2 === k),
      ),
    )
  )
    return false
  if (whole.unit !== '分') return true
  if (isItemBefore(whole, parts[0]!)) return false
  if (isOneKind(parts)) return !(parts.some((part) => roleOf(part) === 'given') && roleOf(whole) === 'full')
  return parts.length === 2 && parts.some((part) => roleOf(part) === 'off') && (roleOf(whole) === 'full' || roleOf(whole) === undefined)
}

const isMade = (whole: Num, parts: readonly Num[]) => Math.abs(whole.value - total(parts)) <= slack([whole, ...parts])

/** "得4.68分；合规性4分，得3.68分": the score of one item in a sentence or a list, and those of the next ones. */
function isItemBefore(whole: Num, first: Num): boolean {
  if (whole.stretch !== first.stretch || first.start < whole.start || roleOf(whole) !== 'given' || TOTAL_WORDS.test(whole.name))
    return false
  const gap = whole.stretch.text.slice(whole.end, first.start)
  return /[;；。]/.test(gap) && !/其中|包括|分别|:/.test(gap)
}

function isOneKind(parts: readonly Num[]): boolean {
  let role: Said['role']
  for (const part of parts) {
    const own = roleOf(part)
    if (own === undefined) continue
    if (role !== undefined && own !== role) return false
    role = own
  }
  return true
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
function cueBefore(whole: Num, parts: readonly Num[], skipped: number, next: Num | undefined, before: Num, isLed: boolean): number {
  const first = parts[0]!
  const last = parts.at(-1)!
  const { text } = first.stretch
  // "9.74 + 49.77 + 29.50 = 99.01" is read as the equation it is.
  if (/[+=]/.test(text.slice(first.end, parts[1]!.start))) return -1
  let cue = isLed ? 1 : 0
  if (isLed && gapBefore(first, before).includes('其中')) cue += 0.3
  if (parts.length === 2 && REST.test(last.name)) cue += 0.7
  if (ADDED.test(text.slice(first.end, parts[1]!.start))) cue += 0.3
  if (TOTAL_WORDS.test(whole.name)) cue += 0.3
  if (whole.sentence === last.sentence && whole.stretch === last.stretch) cue += 0.4
  // A list that ends where the sentence ends is the whole list.
  if (!next || next.sentence !== last.sentence || next.stretch !== last.stretch) cue += 0.4
  return cue - 0.05 * parts.length - 0.4 * skipped
}
