import type { Report } from './rule.ts'
import { placeOfPlain, type Script, type Stretch } from './script.ts'
import { bare } from './similarity.ts'

/** Figures that hardly agree by chance: two digits and more, without the zeros at the end. */
const TELLING = /\d+(?:,\d{3})*(?:\.\d+)?/g
export function tellingFigures(text: string): readonly string[] {
  const found: string[] = []
  for (const [written] of text.matchAll(TELLING)) {
    const digits = written.replace(/[.,]/g, '').replace(/^0+|0+$/g, '')
    if (digits.length >= 2 && !/^20[12]\d$/.test(written)) found.push(written)
  }
  return found
}

/** As many of them in what two paragraphs share make one a copy of the other. */
const ENOUGH = 3
/** The characters at their ends by which paragraphs are compared at all. */
const END = 16
const SHORTEST = 40

/** "（一）道路维修项目。预算…得9.50分。" and "（二）公园养护项目。预算…得9.50分。": only the name was changed, all the figures stayed. */
export function* copiedTails(script: Script, stretches: readonly Stretch[]): Iterable<Report> {
  const seen = new Map<string, Stretch[]>()
  for (const stretch of stretches) {
    const { text } = stretch
    if (text.length < SHORTEST) continue
    const end = text.slice(-END)
    const others = seen.get(end)
    seen.set(end, [...(others ?? []), stretch])
    const twin = others?.find((other) => other.text !== text && sharesFigures(other.text, text))
    if (!twin) continue
    yield {
      message: '这一段除开头的名称外，数字和文字与前面一段完全相同，请确认不是复制后漏改',
      place: placeOfPlain(script, stretch),
      related: [placeOfPlain(script, twin)],
      severity: 'warning',
    }
  }
}

function sharesFigures(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && same < b.length && a[a.length - 1 - same] === b[b.length - 1 - same]) same++
  if (same < SHORTEST || same * 3 < Math.max(a.length, b.length) * 2) return false
  // A figure cut in two at the border is none of what they share.
  const shared = a.slice(a.length - same).replace(/^[\d.,]+/, '')
  const [left, right] = [a.slice(0, a.length - same), b.slice(0, b.length - same)]
  return new Set(tellingFigures(shared)).size >= ENOUGH && tellingFigures(left).length === 0 && tellingFigures(right).length === 0
}

/** Clauses this long are no set phrases. */
const CLAUSE = 8
const LONG_CLAUSE = 16
/** Scores and amounts of one form repeat from item to item. */
const OF_A_LIST = /得分?\d|得[\d.]+分|扣|满分|分值|预算|支出|执行|目标|实际|完成率/

/** The same sentence, or two clauses in a row, twice in one paragraph. */
export function* repeatedWithin(script: Script, stretches: readonly Stretch[]): Iterable<Report> {
  for (const stretch of stretches) {
    if (stretch.text.length < 2 * LONG_CLAUSE) continue
    const seen = new Map<string, number>()
    let before: number | undefined
    let i = 0
    for (const { 0: clause, index } of stretch.text.matchAll(/[^，。；;！？]+/gu)) {
      const words = bare(clause)
      const at = words.length >= CLAUSE && !OF_A_LIST.test(clause) ? seen.get(words) : undefined
      if (at !== undefined && (words.length >= LONG_CLAUSE || before === at - 1)) {
        yield {
          message: `“${clause.trim()}”在这一段里写了两遍，请确认不是复制后漏改`,
          place: placeOfPlain(script, stretch, index, index + clause.length),
          found: clause.trim(),
          severity: 'warning',
        }
        break
      }
      before = at
      if (at === undefined) seen.set(words, i)
      i++
    }
  }
}
