import { headingMark } from '#domain/numbering.ts'
import type { Yuan } from '#domain/quantity.ts'
import { accountField } from './account-words.ts'
import type { AmountAt } from './amounts.ts'
import type { Passage } from './claims.ts'
import { placeOfSpan } from './passages.ts'
import { cleanName, isProjectName } from './project-names.ts'
import type { KnownProject } from './projects.ts'

const LEAST = 2
/** What follows a name that leads its line: money, a rate or a score. */
const TELLS = /\d(?:\.\d+)?(?:万元|元|%|分)/

interface Led {
  readonly name: string
  readonly place: KnownProject['place']
  readonly amount?: Yuan
}

/**
 * Projects that lead the items of a list ("一是学校食堂改造工程，全年预算860万元，……；二是……"): items that carry a mark, begin with the name of a project and
 * tell money or scores of it. Two of them make a list.
 */
export function ledProjects(file: string, passages: readonly Passage[], amounts: readonly AmountAt[]): Led[] {
  const runs: Led[][] = [[]]
  for (const [index, passage] of passages.entries()) {
    if (passage.heading || !RESULTS.has(passage.kind)) continue
    const items = itemsOf(passage.text).flatMap((item) => read(file, passage, index, item, amounts) ?? [])
    runs.at(-1)!.push(...items)
  }
  return runs.flat().length >= LEAST ? runs.flat() : []
}

const RESULTS: ReadonlySet<Passage['kind']> = new Set([
  'results',
  'item-results',
  'overall-results',
  'conclusion',
  'execution',
  'accounts',
  'project',
  undefined,
])

function itemsOf(text: string): { text: string; start: number }[] {
  const items: { text: string; start: number }[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !/[。；;]/.test(text[i]!)) continue
    if (i > start) items.push({ text: text.slice(start, i), start })
    start = i + 1
  }
  // Items may begin behind a colon: "主要项目：一是……".
  return items.flatMap((item) => {
    const colon = item.text.search(/:[一二三四五六七八九十]{1,2}是|:\(?[1一]\)?[、.)]/)
    return colon < 0 ? [item] : [{ text: item.text.slice(colon + 1), start: item.start + colon + 1 }]
  })
}

function read(
  file: string,
  passage: Passage,
  index: number,
  item: { text: string; start: number },
  amounts: readonly AmountAt[],
): Led | undefined {
  const mark = headingMark(item.text)?.end ?? 0
  if (mark === 0 || !TELLS.test(item.text)) return undefined
  const body = item.text.slice(mark)
  const head = /^[“"]?([^，,:。(（\d]{3,50}?)[”"]?(?=[，,:(（]|\d+(?:\.\d+)?万?元|(?:年初|全年|安排)?预算)/.exec(body)
  const name = cleanName(head?.[1] ?? '')
  if (!head || !isProjectName(name)) return undefined
  const start = item.start + mark + body.indexOf(name)
  const own = amounts.filter(
    (amount) => amount.passage === index && amount.start >= item.start && amount.start < item.start + item.text.length,
  )
  const amount =
    own.find(({ label }) => accountField(label) === 'adjusted') ??
    own.find(({ label }) => accountField(label) === 'initial') ??
    own.find(({ label }) => label.includes(name) || accountField(label) === undefined)
  return { name, place: placeOfSpan(file, passage, start, start + name.length), ...(amount ? { amount: amount.value } : {}) }
}
