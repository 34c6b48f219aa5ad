import type { Place } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { projectFinder } from '../aliases.ts'
import type { Passage } from './claims.ts'
import { markLength, placeOfSpan } from './passages.ts'
import { bare } from './plain.ts'

export interface Untold {
  readonly name: string
  readonly place: Place
}

/** How many were asked: "有效问卷200份", "访问50人", "回访120户". */
const ASKED =
  /(?:问卷|回访|访问|走访|测评|调查|访谈|样本|抽样|发放|收回|回收)[^，。；;\d]{0,10}\d+(?:份|人|户|名|张|家|位)|\d+(?:份|人|户|名|张|家|位)[^，。；;\d]{0,8}(?:问卷|样本|满意|参与调查|受访)/u
const SATISFIED = /满意/u
/** Paragraphs of projects of which all but one tell how many were asked, at least. */
const ALIKE = 4
/** What belongs to a project stands in this many paragraphs. */
const LONGEST = 8
/** An opening quotation mark may stand before the name. */
const NAME_WITHIN = 1

/** Projects told one after the other, each with how many were asked 逐项写了调查人数, and the one that has none. */
export function untoldSurveys(file: string, passages: readonly Passage[], names: readonly string[]): Untold[] {
  const heads = passages.flatMap((passage, at) => {
    const name = headName(passage, names)
    return name === undefined ? [] : [{ name, at }]
  })
  // Lists of the same projects stand one behind the other; a name that comes again begins another one.
  const lists: (typeof heads)[] = []
  let seen = new Set<string>()
  for (const head of heads) {
    if (lists.length === 0 || seen.has(head.name)) {
      lists.push([])
      seen = new Set()
    }
    seen.add(head.name)
    lists.at(-1)!.push(head)
  }
  return lists.flatMap((list) => {
    if (list.length < ALIKE) return []
    const longest = Math.min(LONGEST, Math.max(...list.slice(1).map(({ at }, i) => at - list[i]!.at)))
    const told = list.map(({ name, at }, i) => {
      const until = Math.min(list[i + 1]?.at ?? at + longest, at + longest)
      const words = passages.slice(at, until)
      return { name, at, isTold: words.some(({ text }) => ASKED.test(text)), words }
    })
    const silent = told.filter(({ isTold }) => !isTold)
    const [one] = silent
    if (silent.length !== 1 || !one) return []
    if (/未开展|没有?开展|不涉及|无满意度/u.test(one.words.map(({ text }) => text).join(''))) return []
    const passage = one.words.find(({ text }) => SATISFIED.test(text)) ?? passages[one.at]!
    const start = Math.max(0, passage.text.search(SATISFIED))
    const stop = passage.text.slice(start).search(/[，。；]/u)
    return [{ name: one.name, place: placeOfSpan(file, passage, start, stop < 0 ? passage.text.length : start + stop) }]
  })
}

/** The project a paragraph begins with, behind its number: "9.寄宿制学校供暖。全年预算…". */
function headName(passage: Passage, names: readonly string[]): string | undefined {
  const from = markLength(passage)
  const head = passage.text.slice(from, from + 60)
  return names
    .filter((name) => {
      const at = head.indexOf(name)
      return at >= 0 && at <= NAME_WITHIN
    })
    .toSorted((a, b) => b.length - a.length)[0]
}

/** Columns that count who was asked. */
const COUNTS = /问卷|发放|收回|回收|有效|样本|访问|调查(?:人|户|份)|受访/u
/** A table of surveys by project that names each of the projects but one 满意度调查表缺一个项目; it stands at the row behind which that one is missing. */
export function untoldInTables(prose: Prose, names: readonly string[]): Untold[] {
  const find = projectFinder(names)
  return prose.blocks.flatMap((block): Untold[] => {
    if (block.kind !== 'table') return []
    const [head, ...rows] = block.rows
    const heads = head?.cells.map(({ text }) => bare(text)) ?? []
    if (!heads.some((text) => SATISFIED.test(text)) || !heads.some((text) => COUNTS.test(text)) || heads.some((text) => /指标/u.test(text)))
      return []
    const found = rows.flatMap((row) => {
      const cell = row.cells.find(({ text }) => find(bare(text)) !== undefined)
      return cell ? [{ row, cell, project: find(bare(cell.text))! }] : []
    })
    const told = new Set(found.map(({ project }) => project))
    // A name with more words behind it was read from elsewhere.
    const missings = names.flatMap((name, i) => (told.has(i) || names.some((other, j) => j !== i && name.startsWith(other)) ? [] : [i]))
    const [missing] = missings
    if (told.size < ALIKE - 1 || missing === undefined || missings.length > 1) return []
    const beside = found.find(({ project }) => project > missing) ?? found.at(-1)!
    return [{ name: names[missing]!, place: placeIn(prose, cellPassage(beside.row, beside.cell)) }]
  })
}
