import { unifyRadicals } from './radicals.ts'
import { simplify, traditional } from './simplified.ts'

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
  let done: NormalisedText = { text, at: itself(text.length + 1) }
  let open = stepsFor(text)
  for (let i = 0; i < steps.length; i++) {
    if ((open & (1 << i)) === 0) continue
    const after = steps[i]![1](done)
    // What a step puts in may be what a later one looks for.
    if (after.text !== done.text) open = stepsFor(after.text)
    done = after
  }
  return done
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

/** Replaces every match; characters of the replacement are laid over the characters they replace. `characters`: one of them is in every match. */
function step(pattern: RegExp, by: string | ((found: string) => string), characters = pattern): readonly [characters: RegExp, step: Step] {
  const replace = (from: NormalisedText): NormalisedText => {
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
  return [characters, replace]
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

/** What is done, in this order, and the characters without one of which there is nothing to do. */
const steps: readonly (readonly [characters: RegExp, step: Step])[] = [
  step(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''),
  step(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' '),
  [/[\u2e80-\u2fd5\uf900-\ufaff]/, ({ text, at }) => ({ text: unifyRadicals(text), at })],
  step(
    /\\(?:geq|ge|leq|le|times|sim|cdot|div|pm|neq|ne)(?:slant)?(?![A-Za-z])/g,
    (found) => latex[found.slice(1).replace('slant', '')] ?? found,
    /\\/,
  ),
  step(/\\[%$&#_]/g, (found) => found.slice(1), /\\/),
  step(/\$(?=[^$\n]{1,60}\$)|(?<=\$[^$\n]{1,60})\$/g, '', /\$/),
  step(/[０-９Ａ-Ｚａ-ｚ％＋－＝＜＞／＊．＃＆＠＿]/g, narrow),
  step(/(?<=(?<!\d)\d{1,3}(?:,\d{3})*)，(?=\d{3}(?!\d))/g, ',', /，/),
  step(/>\s?=|[≧⩾≥]/g, '≥', /[>≧⩾≥]/),
  step(/<\s?=|[≦⩽≤]/g, '≤', /[<≦⩽≤]/),
  step(/═/g, '='),
  [/[》《]/, bookMarks],
  step(new RegExp(`[（(][a-z]*[${tones}][a-z${tones}]*[）)]`, 'g'), '', new RegExp(`[${tones}]`)),
  step(/[(﹙]/g, '（'),
  step(/[)﹚]/g, '）'),
  step(/(?<!\d):|:(?!\d)/g, '：', /:/),
  step(new RegExp(`(?<=[${cjk}]\\s*),|,(?=\\s*[${cjk}])`, 'g'), '，', /,/),
  step(new RegExp(`(?<=[${cjk}]\\s*);|;(?=\\s*[${cjk}])`, 'g'), '；', /;/),
  step(new RegExp(`(?<=[${cjk}])[ \\t]+|(?<![ \\t])[ \\t]+(?=[${cjk}])`, 'g'), '', /[ \t]/),
  step(/(?<=[≥≤<>=×～])[ \t]+(?=\d)|(?<=\d)[ \t]+(?=[≥≤<>=×～%‰])/g, '', /[ \t]/),
  [traditional, ({ text, at }) => ({ text: simplify(text), at })],
]

/** For every character seen, one bit for each step that looks for it, and one that it was seen. */
const wanted = new Uint32Array(0x10000)
const SEEN = 1 << 31

function bitsOf(code: number): number {
  const character = String.fromCharCode(code)
  return steps.reduce((bits, [characters], i) => (character.search(characters) === 0 ? bits | (1 << i) : bits), SEEN)
}

/** The steps that may find something in a text: most texts need two or three of them. */
function stepsFor(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (wanted[code] === 0) wanted[code] = bitsOf(code)
    bits |= wanted[code]!
  }
  return bits
}
