import { unifyRadicals } from './radicals.ts'
import { simplify } from './simplified.ts'

/** A text made uniform for searching, with the way back: normalised character i came from original character at[i]; at[length] closes the last one. */
export interface NormalisedText {
  readonly text: string
  readonly at: ArrayLike<number>
}

/**
 * The same words in one spelling, for extraction: spaces between 汉字 and figures gone, full-width figures and letters narrow, brackets and colons
 * Chinese, one sign per operator (≧ >= \geq and a misread 》 are ≥), pinyin left-overs and invisible characters gone, traditional characters simplified.
 * Nothing is repaired that could be meant: the original stays what rules quote.
 *
 * @example normalised('满意度 》 90 ％ (績(jī)效)').text // '满意度≥90%（绩效）'
 */
export function normalised(text: string): NormalisedText {
  const start: NormalisedText = { text, at: itself(text.length + 1) }
  return steps.reduce((done, step) => step(done), start)
}

/** 0, 1, 2, …: one row of numbers for all texts. */
let numbers = Int32Array.from({ length: 1024 }, (_, i) => i)
function itself(length: number): ArrayLike<number> {
  if (length > numbers.length) numbers = Int32Array.from({ length: length * 2 }, (_, i) => i)
  return numbers.subarray(0, length)
}

/** The stretch of the original that normalised characters [start, end) came from. */
export function originalSpan({ at }: NormalisedText, start: number, end: number): readonly [start: number, end: number] {
  const from = at[start] ?? 0
  return [from, end > start ? Math.max(from, (at[end - 1] ?? from) + 1) : from]
}

type Step = (from: NormalisedText) => NormalisedText

/** Replaces every match; characters of the replacement are laid over the characters they replace. */
const replace =
  (pattern: RegExp, by: string | ((found: string) => string)): Step =>
  (from) => {
    if (from.text.search(pattern) < 0) return from
    let text = ''
    const at: number[] = []
    let copied = 0
    const keep = (end: number) => {
      text += from.text.slice(copied, end)
      for (; copied < end; copied++) at.push(from.at[copied] ?? 0)
    }
    for (const match of from.text.matchAll(pattern)) {
      keep(match.index)
      const put = typeof by === 'string' ? by : by(match[0])
      text += put
      for (let i = 0; i < put.length; i++) at.push(from.at[Math.min(match.index + i, match.index + match[0].length - 1)] ?? 0)
      copied = match.index + match[0].length
    }
    keep(from.text.length)
    at.push(from.at[from.text.length] ?? 0)
    return { text, at }
  }

const narrow = (found: string) => String.fromCharCode(found.charCodeAt(0) - 0xfee0)

/** 》 or 》= before a figure with no 《 open is a misread ≥; 《 before a figure that nothing closes is a misread ≤. */
const bookMarks: Step = (from) => {
  if (!/[》《]\s*\d/.test(from.text)) return from
  const characters = from.text.split('')
  let open = 0
  let lastOpen = -1
  for (let i = 0; i < characters.length; i++) {
    if (characters[i] === '《') {
      open++
      lastOpen = i
    }
    if (characters[i] !== '》') continue
    if (open > 0) open--
    else if (/^\s*\d/.test(from.text.slice(i + 1, i + 8))) characters[i] = '≥'
  }
  if (open > 0 && /^\s*\d/.test(from.text.slice(lastOpen + 1, lastOpen + 8))) characters[lastOpen] = '≤'
  return { text: characters.join(''), at: from.at }
}

const tones = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ'
const cjk = '\\u3001-\\u303f\\u4e00-\\u9fff\\u3400-\\u4dbf\\uf900-\\ufaff\\uff01-\\uffef“”‘’…—'
const latex: Readonly<Record<string, string>> = {
  geq: '≥',
  ge: '≥',
  leq: '≤',
  le: '≤',
  times: '×',
  sim: '～',
  cdot: '·',
  div: '÷',
  pm: '±',
  neq: '≠',
  ne: '≠',
}

const steps: readonly Step[] = [
  replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''),
  replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' '),
  ({ text, at }) => ({ text: unifyRadicals(text), at }),
  replace(
    /\\(?:geq|ge|leq|le|times|sim|cdot|div|pm|neq|ne)(?:slant)?(?![A-Za-z])/g,
    (found) => latex[found.slice(1).replace('slant', '')] ?? found,
  ),
  replace(/\\[%$&#_]/g, (found) => found.slice(1)),
  replace(/\$(?=[^$\n]{1,60}\$)|(?<=\$[^$\n]{1,60})\$/g, ''),
  replace(/[０-９Ａ-Ｚａ-ｚ％＋－＝＜＞／＊．＃＆＠＿]/g, narrow),
  replace(/(?<=(?<!\d)\d{1,3}(?:,\d{3})*)，(?=\d{3}(?!\d))/g, ','),
  replace(/>\s?=|[≧⩾≥]/g, '≥'),
  replace(/<\s?=|[≦⩽≤]/g, '≤'),
  replace(/═/g, '='),
  bookMarks,
  replace(new RegExp(`[（(][a-z]*[${tones}][a-z${tones}]*[）)]`, 'g'), ''),
  replace(/[(﹙]/g, '（'),
  replace(/[)﹚]/g, '）'),
  replace(/(?<!\d):|:(?!\d)/g, '：'),
  replace(new RegExp(`(?<=[${cjk}]\\s*),|,(?=\\s*[${cjk}])`, 'g'), '，'),
  replace(new RegExp(`(?<=[${cjk}]\\s*);|;(?=\\s*[${cjk}])`, 'g'), '；'),
  replace(new RegExp(`(?<=[${cjk}])[ \\t]+|(?<![ \\t])[ \\t]+(?=[${cjk}])`, 'g'), ''),
  replace(/(?<=[≥≤<>=×～])[ \t]+(?=\d)|(?<=\d)[ \t]+(?=[≥≤<>=×～%‰])/g, ''),
  ({ text, at }) => ({ text: simplify(text), at }),
]
