import { displayWidth, type TextLine } from './lines.ts'

/** How this text is laid out, told from the text itself. */
export interface LineHabits {
  /** Width of a full line when lines are broken at a margin; undefined when a line is a paragraph. */
  readonly wrapWidth: number | undefined
  /** Paragraphs begin with blanks. */
  readonly indented: boolean
  /** Do words that end like this usually have a mark after them here? "得分 9 分" in a list of scores does. */
  endsClause(text: string): boolean
  /** Does the text elsewhere run these words together: their touching characters, or, when sure is wanted, two and one of them either way? */
  runsTogether(before: string, after: string, sure?: 'sure'): boolean
}

const stop = /[。！？!?；;：:]["”’）)》】」]*$/
export const endsSentence = (text: string): boolean => stop.test(text)

const MARKS = '。；，,;！？'

/** Characters that are looked at. */
const enough = 400_000

/** Statistics over the lines, one pass. */
export function lineHabits(lines: readonly TextLine[]): LineHabits {
  const pairs = new Set<string>()
  /** For every three characters, how often they stand before a fourth, and how often that is a mark. */
  const triples = new Map<string, { marked: number; total: number }>()
  let looked = 0
  for (const line of lines) {
    if (line.furniture) continue
    // Habits show early; a text of a million characters needs no more.
    if (looked > enough) break
    looked += line.text.length
    const text = plain(line.text.slice(0, enough))
    for (let i = 0; i + 2 <= text.length; i++) {
      pairs.add(text.slice(i, i + 2))
      const triple = text.slice(i, i + 3)
      const tail = triples.get(triple) ?? { marked: 0, total: 0 }
      if (tail.total === 0) triples.set(triple, tail)
      if (i + 4 > text.length) continue
      tail.total++
      if (MARKS.includes(text.charAt(i + 3))) tail.marked++
    }
  }
  return {
    wrapWidth: wrapWidth(lines),
    indented: isIndented(lines),
    endsClause(text) {
      const tail = triples.get(plain(text.slice(-12)).slice(-3))
      return tail !== undefined && tail.marked >= 2 && tail.marked * 5 >= tail.total * 4
    },
    runsTogether(before, after, sure) {
      const [last, first] = [plain(before.slice(-12)), plain(after.slice(0, 12))]
      if (sure) return triples.has(last.slice(-2) + first.slice(0, 1)) && triples.has(last.slice(-1) + first.slice(0, 2))
      return pairs.has(last.slice(-1) + first.slice(0, 1))
    },
  }
}

/** Without blanks, every figure as 0: statistics are about words. */
const plain = (text: string) => text.replace(/\s+/g, '').replace(/\d+(?:\.\d+)?/g, '0')

const isProse = (text: string) => /[，。；]/.test(text)

/** The width at which running lines break: the most crowded stretch of widths, when many lines end there in the middle of a sentence. */
function wrapWidth(lines: readonly TextLine[]): number | undefined {
  const running = lines.filter((line) => !line.furniture && !/\S {2,}\S|[\t|]/.test(line.text) && displayWidth(line.text) >= 24)
  const counts = new Uint32Array(200)
  for (const line of running) {
    const w = line.indent + displayWidth(line.text)
    if (w < 195) counts[w] = (counts[w] ?? 0) + 1
  }
  let best = 0
  let full = 0
  for (let w = 40; w < 160; w++) {
    const here = counts.subarray(w - 4, w + 1).reduce((sum, n) => sum + n, 0)
    if (here >= best && here > 0) {
      best = here
      full = w
    }
  }
  const atMargin = running.filter((line) => {
    const w = line.indent + displayWidth(line.text)
    return w <= full && w > full - 5
  })
  // Text that is broken at a margin has no lines beyond it.
  const beyond = running.filter((line) => line.indent + displayWidth(line.text) > full + 6).length
  if (beyond * 20 > running.length) return undefined
  const broken = atMargin.filter((line) => !endsSentence(line.text)).length
  return atMargin.length >= 5 && atMargin.length * 5 >= running.length && broken * 2 >= atMargin.length ? full : undefined
}

function isIndented(lines: readonly TextLine[]): boolean {
  const begins = lines.filter(
    (line, i) => isProse(line.text) && i > 0 && lines[i - 1] !== undefined && endsSentence(lines[i - 1]?.text ?? ''),
  )
  return begins.length >= 3 && begins.filter((line) => line.indent >= 2).length * 10 >= begins.length * 6
}
