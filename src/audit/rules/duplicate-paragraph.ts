import { countedLine, type Place } from '#domain/place.ts'
import { copiedTails, repeatedWithin, tellingFigures } from '../half-copies.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, type Script, type Stretch, scriptOf } from '../script.ts'
import { bare, copyShare, type Fingerprint, fingerprint } from '../similarity.ts'

/** Shorter paragraphs ("本项目无偏差。") repeat for good reasons. */
const SHORTEST = 20
/** Paragraphs that agree this far were copied and hardly touched; with all the figures the same, a few words may have been. */
const NEARLY_SAME = 0.95
const SAME_FIGURES = 0.7
/** Fewer figures agree by chance. */
const ENOUGH_FIGURES = 3
/** A paragraph that begins otherwise speaks of something else. */
const SAME_BEGIN = 12

interface Entry {
  readonly stretch: Stretch
  readonly index: number
  readonly section: number | undefined
  readonly words: string
  /** Made when it is first asked for: few paragraphs begin like another one. */
  print?: Fingerprint | undefined
}

export default rule({
  id: 'duplicate-paragraph',
  title: '同一段文字不应出现两次',
  severity: 'error',
  covers: ['E02'],
  source: 'mof-2020-10#result-form',
  why: '整段重复多半是复制后忘了改，后一段本该写的内容因此缺失。',
  remedy: '核对两段文字：多余的删去；后一段本应写别的项目或事项的，改成它自己的内容。',
  example: { right: '每个项目一段，各写各的得分', wrong: '同一项目的得分段落连续出现两次' },
  *writing(document) {
    const script = scriptOf(document)
    const entries = script.stretches.flatMap((stretch): Entry[] => {
      if (stretch.index === undefined || stretch.heading) return []
      const words = bare(stretch.text)
      if (words.length < SHORTEST || isRow(stretch.raw)) return []
      return [{ stretch, index: stretch.index, section: document.claims.passages[stretch.index]?.section, words }]
    })
    const earlier = new Map<string, Entry>()
    const distinct = new Map<string, Entry[]>()
    for (const entry of entries) {
      const twin = earlier.get(entry.words)
      if (twin) {
        if (!isGoalQuoted(twin, entry)) yield exactly(script, twin, entry)
        continue
      }
      earlier.set(entry.words, entry)
      if (entry.words.length < 2 * SHORTEST) continue
      const begin = entry.words.slice(0, SAME_BEGIN)
      const others = distinct.get(begin) ?? []
      const near = nearlySame(others, entry)
      if (near && (saysTheSame(near.stretch.text, entry.stretch.text) || !differsByName(near.words, entry.words)))
        yield nearly(script, near, entry)
      distinct.set(begin, [...others, entry])
    }
    const paragraphs = entries.filter((entry) => earlier.get(entry.words) === entry).map(({ stretch }) => stretch)
    yield* copiedTails(script, paragraphs)
    yield* repeatedWithin(script, paragraphs)
  },
})

/** Headings of a table set with blanks between the cells: every form of the same print has them. */
const isRow = (text: string) => text.split(/\s{3,}|\t/).filter((cell) => cell.length <= 16 && !/[。；]/.test(cell)).length >= 5

/** A goal that part one sets and part three answers is quoted, not copied by mistake. */
const isGoalQuoted = (a: Entry, b: Entry) =>
  a.stretch.kind !== b.stretch.kind && /^(?:年度|本年)?(?:总体|绩效|预期|分项|年初)*目标/.test(a.words)

function exactly(script: Script, twin: Entry, entry: Entry) {
  // Far apart and without figures it may be a set phrase that every project carries.
  const proven = twin.section === entry.section || entry.index - twin.index <= 2 || /得\d*分|扣\d*分|\d{2}/.test(entry.words)
  return {
    message: `这一段与${where(script, twin)}完全相同`,
    place: placeOfPlain(script, entry.stretch),
    related: [placeOfPlain(script, twin.stretch)],
    ...(proven ? {} : { severity: 'warning' as const }),
  }
}

const nearly = (script: Script, twin: Entry, entry: Entry) => ({
  message: `这一段与${where(script, twin)}几乎相同，请确认不是复制后漏改`,
  place: placeOfPlain(script, entry.stretch),
  related: [placeOfPlain(script, twin.stretch)],
  severity: 'warning' as const,
})

function where(script: Script, { stretch }: Entry): string {
  const place: Place = placeOfPlain(script, stretch)
  const line = countedLine(place)
  return line === undefined ? `第 ${place.paragraph} 段` : `第 ${line} 行`
}

function nearlySame(others: readonly Entry[], entry: Entry): Entry | undefined {
  const own = others.length > 0 ? printOf(entry) : undefined
  if (!own) return undefined
  return others.find((other) => {
    const print = printOf(other)
    const share = print === undefined ? 0 : (copyShare(print, own) ?? 0)
    return share >= NEARLY_SAME || (share >= SAME_FIGURES && saysTheSame(other.stretch.text, entry.stretch.text))
  })
}

/** Whether two texts have the same figures in the same order, enough of them to tell one thing. */
function saysTheSame(a: string, b: string): boolean {
  const figures = tellingFigures(a)
  return figures.length >= ENOUGH_FIGURES && figures.join() === tellingFigures(b).join() && allFigures(a) === allFigures(b)
}
const allFigures = (text: string) => (text.match(/\d[\d.,]*/g) ?? []).join()

const printOf = (entry: Entry): Fingerprint | undefined => {
  entry.print ??= fingerprint(entry.words)
  return entry.print
}

/** Paragraphs of a list that differ in a name or a figure are meant to be alike. */
function differsByName(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return start < SAME_BEGIN || /\d/.test(left + right) || Math.max(left.length, right.length) >= 4
}
