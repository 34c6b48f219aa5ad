import { differByOne } from './figures/slips.ts'
import type { Report } from './rule.ts'
import { type Hit, placeOfPlain, plainHits, type Script } from './script.ts'

/** "青财预〔2024〕57号" with the office's letters; brackets of any shape. */
const NUMBER = /([一-龥]{2,12})[〔[(【]((?:19|20)\d\d)[〕\])】]第?(\d{1,5})号/gu
/** Words before the letters that are none of them. */
const LEAD = /^.*(?:根据|按照|依据|贯彻|落实|印发|转发|执行|文件|通知|批复|文号|以及|[经的和及与等由为是按照]|年)(?=[一-龥]{2})/
/** What a paper did. */
const DEEDS = /下达|追加|批复|批准|调整|调增|调减|调剂|核减|收回|拨付|立项|验收|采购|招标|成立|公示|印发|自评|编制|资金|预算/g
/** Two papers of one kind in a year. */
const APART =
  /第[一二三四五六七八九十\d]+[批次期]|提前下达|年初|年中|年末|上半年|下半年|中央|省级|市级|[一二三四]季度|首批|二批|后续|追加|调减|核减|调整|分别|及|和|、/g
const MOST_NUMBERS = 6
const NEAR = 40

interface Paper {
  readonly hit: Hit
  readonly start: number
  readonly text: string
  readonly number: string
  readonly title: string | undefined
  /** Deeds and amounts of its sentence. */
  readonly deeds: ReadonlySet<string>
  readonly amounts: ReadonlySet<string>
  readonly around: string
}

/**
 * The number of one paper written in two ways 同一文件的两个文号: under one title, or of two swapped digits where the words around tell the same deed or amount. Numbers close to each
 * other are often two papers of one office; so one digit alone proves nothing.
 */
export function* papersToldTwice(script: Script): Iterable<Report> {
  const papers = [...plainHits(script, NUMBER)].map(paperOf)
  const byOffice = Map.groupBy(papers, ({ text }) => text.slice(0, text.lastIndexOf('〕') + 1))
  for (const [, all] of byOffice) {
    if (all.length < 2 || new Set(all.map(({ number }) => number)).size > MOST_NUMBERS) continue
    const told = new Set<string>()
    for (const [i, paper] of all.entries()) {
      const other = all.slice(0, i).find((one) => isSamePaper(one, paper))
      if (!other || told.has(paper.number)) continue
      told.add(paper.number)
      yield {
        severity: 'warning',
        place: placeOfPlain(script, paper.hit.stretch, paper.start, paper.hit.end),
        related: [placeOfPlain(script, other.hit.stretch, other.start, other.hit.end)],
        message: `这里的文号是“${paper.text}”，另一处${paper.title !== undefined && paper.title === other.title ? '同名文件' : '像是同一文件'}的文号是“${other.text}”，请核对`,
        found: paper.text,
        expected: other.text,
      }
    }
  }
}

function paperOf(hit: Hit): Paper {
  const [letters = '', year = '', number = ''] = hit.groups
  const start = hit.start + (LEAD.exec(letters)?.[0].length ?? 0)
  const { text } = hit.stretch
  const from = Math.max(text.lastIndexOf('。', start), text.lastIndexOf(';', start), start - NEAR - NEAR) + 1
  const stop = text.slice(hit.end, hit.end + NEAR).search(/[。;；]/)
  const sentence = `${text.slice(from, start)}〓${text.slice(hit.end, hit.end + (stop < 0 ? NEAR : stop))}`
  const title =
    /《([^《》]{4,80}(?:《[^《》]*》)?[^《》]*)》\(?$/.exec(text.slice(0, start))?.[1] ??
    /^\)?《([^《》]{4,80})》/.exec(text.slice(hit.end))?.[1]
  return {
    hit,
    start,
    text: `${letters.slice(start - hit.start)}〔${year}〕${number}号`,
    number,
    title,
    deeds: new Set(sentence.match(DEEDS) ?? []),
    amounts: new Set(sentence.match(/\d[\d,]*\.\d+/g) ?? []),
    around: sentence,
  }
}

function isSamePaper(a: Paper, b: Paper): boolean {
  if (a.number === b.number) return false
  if (a.title !== undefined && b.title !== undefined) return a.title === b.title
  const isSwapped =
    a.number.length > 1 && [...a.number].sort().join('') === [...b.number].sort().join('') && differByOne(a.number, b.number)
  const isSlip = isSwapped || (a.number.length > 1 && differByOne(a.number, b.number))
  if (!isSlip || a.hit.stretch === b.hit.stretch) return false
  if (meets(a.amounts, b.amounts)) return true
  const [one, other] = [a, b].map(({ around }) => new Set(around.match(APART) ?? [])) as [Set<string>, Set<string>]
  return isSwapped && (holds(one, other) || holds(other, one)) && meets(a.deeds, b.deeds)
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((one) => b.has(one))
const holds = (all: ReadonlySet<string>, some: ReadonlySet<string>): boolean => [...some].every((one) => all.has(one))
