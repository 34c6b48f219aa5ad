import { type Exact, Exact as ExactNumber, fromWanyuan, type Yuan, yuan } from '#domain/quantity.ts'
import { isBound } from './account-words.ts'
import type { AmountClaim, Passage } from './claims.ts'
import { placeOfSpan } from './passages.ts'

/** An amount in running text, with where it stands in the plain text. */
export interface AmountAt extends AmountClaim {
  readonly start: number
  readonly end: number
  /** Where its label begins. */
  readonly labelStart: number
  /** How deep in brackets. */
  readonly depth: number
  readonly passage: number
}

const AMOUNT =
  /(?<![\d.,])(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(亿元|亿|万元|千元|元|万(?![\d人次平亩公户元套件株份米千吨立]))(?![/每*])/g
const YI: Exact = ExactNumber.of(10n ** 8n)
const QIAN: Exact = ExactNumber.of(1000)

/** 元 for a figure in a written unit. */
function inYuan(figure: string, unit: string): Yuan {
  if (unit.startsWith('亿')) return yuan(YI.times(figure))
  if (unit.startsWith('万')) return fromWanyuan(figure)
  return unit === '千元' ? yuan(QIAN.times(figure)) : yuan(figure)
}

/** Every amount of a passage with its label, in order. Bounds ("不超过5万元") and rates ("260元/辆") are left out. */
export function amountsIn(file: string, passage: Passage, index: number): AmountAt[] {
  const { text } = passage
  if (!/[万亿元]/.test(text)) return []
  const depths = bracketDepths(text)
  const found: AmountAt[] = []
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, figure = '', unit = ''] = match
    const start = match.index
    const end = start + whole.length
    if (isBound(text.slice(Math.max(0, start - 4), start)) || /^(?:以[上下内]|及以[上下]|左右浮动)/.test(text.slice(end))) continue
    const previous = found.at(-1)
    const label = labelBefore(text, start, previous?.end ?? 0)
    const digits = figure.replaceAll(',', '')
    found.push({
      label: label.words,
      labelStart: label.start,
      value: inYuan(digits, unit),
      decimals: digits.split('.')[1]?.length ?? 0,
      unit: unit === '万' ? '万元' : unit === '亿' ? '亿元' : (unit as AmountClaim['unit']), // the pattern admits no other unit
      place: placeOfSpan(file, passage, start, end),
      passage: index,
      start,
      end,
      depth: depths[start] ?? 0,
    })
  }
  return distributed(text, found)
}

const BOUNDARY = /[，。；;、:！？()[\]|\t]/

/** The words before a figure that name it, back to the last stop; an empty clause reaches over a colon or an opening bracket. */
function labelBefore(text: string, at: number, floor: number): { words: string; start: number } {
  let from = at
  while (from > floor) {
    // "因公出国(境)费": a bracket inside a name.
    const inner = text[from - 1] === ')' && from < at ? /\([^()\d]{1,12}\)$/.exec(text.slice(floor, from)) : null
    if (inner) from -= inner[0].length
    else if (BOUNDARY.test(text[from - 1]!)) break
    else from--
  }
  const own = trimmed(text.slice(from, at))
  const stop = text[from - 1]
  if (own.words === '' && from > floor && (stop === ':' || stop === '(')) {
    const before = labelBefore(text, from - 1, floor)
    if (before.words !== '') return before
  }
  return { words: own.words, start: from + own.skipped }
}

const LEAD =
  /^(?:其中|并且|并|另外|另有|另|以及|及|和|与|而|同时|包括|包含|主要(?:包括|用于|是|为)|分别(?:为|是)|(?:资金|经费|支出|款项)?(?:主要|分别)?用于|具体(?:为|是|如下)|(?:[一二三四五六七八九十]|十[一二三])是|\d{1,2}[.)])+/
const TAIL = /(?:分别)?(?:为|是|(?<![总合共小累])计|约|达到?|共|=|的)+$/

function trimmed(raw: string): { words: string; skipped: number } {
  const lead = LEAD.exec(raw)?.[0].length ?? 0
  const rest = raw.slice(lead)
  const short = rest.replace(TAIL, '')
  return { words: (short === '' ? rest : short).trim(), skipped: lead }
}

/** "A和B分别为10万元、20万元": the names stand before, in the same order. */
function distributed(text: string, found: readonly AmountAt[]): AmountAt[] {
  const result = [...found]
  for (const match of text.matchAll(/分别(?:为|是|达|安排|支出|完成|:)?/g)) {
    const after = match.index + match[0].length
    const first = result.findIndex(({ start }) => start >= after && start - after <= 2)
    if (first < 0) continue
    let count = 1
    while (result[first + count] && /^[、，和及与]$/.test(text.slice(result[first + count - 1]!.end, result[first + count]!.start))) count++
    const clause = /[^，。；:]*(?:[、][^，。；:]*)*$/.exec(text.slice(0, match.index))?.[0] ?? ''
    const names = clause.split(/[、和及与]/).map((name) => name.trim())
    if (names.length !== count || count < 2) continue
    for (let i = 0; i < count; i++) result[first + i] = { ...result[first + i]!, label: names[i]! }
  }
  return result
}

function bracketDepths(text: string): number[] {
  let depth = 0
  return [...text.split('')].map((c) => {
    if (c === '(') depth++
    else if (c === ')') depth = Math.max(0, depth - 1)
    return depth
  })
}
