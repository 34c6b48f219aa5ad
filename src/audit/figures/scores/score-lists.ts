import { categoriesIn } from '../../extract/score-words.ts'
import type { Script, Stretch } from '../../script.ts'
import { type Mismatch, placeOf, sentencesOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import { entriesIn, type ScoreEntry } from './score-entries.ts'

/** What opens a list of everything that makes a whole. */
const OPENS = /其中|分别|依次|包括|构成|组成|如下|:|\(|为$|是$/
const OTHER = /最高|最低|中位|上年|去年|20\d\d年|历年|较|比/
const WHOLE = 100
/** Further from the sum, a total is that of something else. */
const MOST_APART = 12

/**
 * Scores listed in a sentence 得分罗列, in whatever order and words, against the total or the mean that it tells before them, behind them, or around their bracket:
 * "得分95.28分（投入14.5分、过程28.28分、产出33分、效益19.5分）", "得分依次为17分、18.6分、33.4分、18.5分，最终得分87.5分".
 */
export function* scoreListsThatDoNotAdd(script: Script, stretch: Stretch, points: readonly Quantity[]): Iterable<Mismatch> {
  for (const { start, end } of sentencesOf(stretch.text)) {
    const entries = entriesIn(
      stretch.text,
      points.filter((one) => one.start >= start && one.end <= end),
    )
    if (entries.length < 3) continue
    for (const [i, whole] of entries.entries()) {
      const said = whole.of === undefined ? undefined : (whole.given ?? whole.bare)
      if (!said || OTHER.test(whole.lead) || said.value > WHOLE) continue
      const lists = listsAround(entries, i).filter((list) => isWhole(list, whole, said))
      if (lists.length === 0 || lists.some((list) => fits(list, whole, said))) continue
      const [list] = lists.toSorted((a, b) => b.length - a.length)
      yield complaint(script, stretch, list!, whole, said)
    }
  }
}

/** The entries in the bracket behind a whole, behind it up to the next whole, and before it back to the one before. */
function listsAround(entries: readonly ScoreEntry[], at: number): readonly (readonly ScoreEntry[])[] {
  const { depth } = entries[at]!
  const until = (list: readonly ScoreEntry[], isEnd: (one: ScoreEntry) => boolean) => {
    const end = list.findIndex(isEnd)
    return end < 0 ? list : list.slice(0, end)
  }
  const isOther = (one: ScoreEntry) => one.of !== undefined && one.depth <= depth
  const behind = entries.slice(at + 1)
  const inBracket = until(behind, (one) => one.depth <= depth || one.of !== undefined).filter((one) => one.depth === depth + 1)
  const beside = until(behind, isOther).filter((one) => one.depth === depth)
  const before = until(entries.slice(0, at).toReversed(), isOther)
    .filter((one) => one.depth === depth)
    .toReversed()
  const isOpened = ([first]: readonly ScoreEntry[]) => first !== undefined && OPENS.test(first.lead)
  return [inBracket, isOpened(beside) ? beside : [], before]
}

/** What an entry adds to the whole. */
const givenBy = ({ given, bare, full, lost }: ScoreEntry): number | undefined =>
  given?.value ?? bare?.value ?? (full && lost ? full.value - lost.value : undefined)

/** A list that holds all there is: every entry gives something, and the words or the categories say that none is missing. */
function isWhole(list: readonly ScoreEntry[], { of }: ScoreEntry, said: Quantity): boolean {
  const values = list.map(givenBy)
  if (list.length < (of === 'mean' ? 2 : 3) || values.some((value) => value === undefined)) return false
  if (list.some((one) => OTHER.test(one.lead))) return false
  const names = list.map(({ name }) => name).filter((name) => name !== '')
  if (new Set(names).size < names.length) return false
  if (of === 'mean') return values.every((value) => value! > 20 && value! <= WHOLE + 20)
  // The parts of a total are smaller than it; a list of totals has a mean.
  if (values.some((value) => value! > said.value)) return false
  const isChain = list.slice(1).every(({ name }) => name === '') && /分别|依次/.test(list[0]!.lead)
  const full = list.every((one) => one.full) ? sum(list.map((one) => one.full!.value)) : undefined
  if (full !== undefined) return near(full, WHOLE)
  return (
    isChain || list.filter(({ name }) => categoriesIn(`${name}指标`, false).some(({ level }) => level === 1)).length >= LEAST_CATEGORIES
  )
}
const LEAST_CATEGORIES = 4

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const near = (a: number, b: number) => Math.abs(a - b) < 0.005

function fits(list: readonly ScoreEntry[], { of }: ScoreEntry, said: Quantity): boolean {
  const all = sum(list.map((one) => givenBy(one)!))
  const wanted = of === 'mean' ? all / list.length : all
  const off = Math.abs(wanted - said.value)
  return off <= (of === 'mean' ? said.half || 0.5 : 0.005) + 1e-9 || off > MOST_APART
}

function complaint(script: Script, stretch: Stretch, list: readonly ScoreEntry[], { of }: ScoreEntry, said: Quantity): Mismatch {
  const values = list.map((one) => givenBy(one)!)
  const wanted = sayNumber(of === 'mean' ? Math.round((100 * sum(values)) / list.length) / 100 : sum(values))
  return {
    kind: 'scores',
    place: placeOf(script, stretch, said),
    related: list.map((one) => placeOf(script, stretch, (one.given ?? one.bare ?? one.full)!)),
    message: `${of === 'mean' ? '平均得分' : '总分'}写的是 ${said.written}，所列各项得分${of === 'mean' ? '平均' : '相加'}为 ${wanted} 分（${values.map(sayNumber).join(' + ')}）`,
    found: said.written,
    expected: `${wanted} 分`,
  }
}
