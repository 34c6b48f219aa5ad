import type { Rewrite, TracedLine } from './traced.ts'

const CHINESE = '一二三四五六七八九十'
const numberOf = (text: string) => {
  if (text.length === 1) return CHINESE.indexOf(text) + 1
  if (text.startsWith('十')) return 10 + CHINESE.indexOf(text[1]!) + 1
  return 0
}
const chineseOf = (number: number) => (number <= 10 ? CHINESE[number - 1]! : `十${CHINESE[number - 11] ?? ''}`)

const HEAD =
  /^((?:#+ |<(?:p|h\d|b|strong)>)*\s*)(?:([一二三四五六七八九十]{1,2})、|[（(]([一二三四五六七八九十]{1,2})[）)]|(\d{1,2})[.．、](?!\d)|[（(](\d{1,2})[）)])/

type Write = (level: 1 | 2 | 3 | 4, number: number, above: readonly number[]) => string

/** Every line that begins with a mark of a heading gets the mark of another manner. Only documents of chapters 一、 are taken: others would lose their order. Attachments keep theirs. */
const renumbered =
  (write: Write) =>
  (lines: readonly TracedLine[]): TracedLine[] => {
    if (!lines.some(({ text }) => HEAD.exec(text)?.[2]) || lines.some(({ text }) => /第一部分/.test(text))) return [...lines]
    const attached = lines.findIndex(({ text }) => /^\s*附[件:：]/.test(text))
    const above = [0, 0, 0, 0]
    return lines.map(({ text, from }, i) => {
      const match = HEAD.exec(text)
      if (!match || (attached >= 0 && i >= attached)) return { text, from }
      const level = (match[2] ? 1 : match[3] ? 2 : match[4] ? 3 : 4) as 1 | 2 | 3 | 4
      const number = match[2] ? numberOf(match[2]) : match[3] ? numberOf(match[3]) : Number(match[4] ?? match[5])
      above[level - 1] = number
      above.fill(0, level)
      return { text: `${match[1]}${write(level, number, above)}${text.slice(match[0].length)}`, from }
    })
  }

const SHIFTED: Write = (level, number) =>
  level === 1
    ? `第${chineseOf(number)}部分　`
    : level === 2
      ? `${chineseOf(number)}、`
      : level === 3
        ? `（${chineseOf(number)}）`
        : `${number}.`
const DECIMAL: Write = (level, number, above) =>
  level === 1
    ? `${number}. `
    : level === 2
      ? `${[above[0], number].join('.')} `
      : level === 3
        ? `（${number}）`
        : `${'①②③④⑤⑥⑦⑧⑨⑩'[number - 1] ?? `${number})`}`
const ARABIC: Write = (level, number) =>
  level === 1 ? `${number}、` : level === 2 ? `（${number}）` : level === 3 ? `${number}）` : `${'①②③④⑤⑥⑦⑧⑨⑩'[number - 1] ?? `${number})`}`

const TEXTS = /\.(?:txt|md|html)$/
export const headingRewrites: readonly Rewrite[] = [
  { id: 'parts', title: '章节写作第一部分、一、（一）、1.', takes: TEXTS, write: renumbered(SHIFTED) },
  { id: 'decimal', title: '章节写作1、1.1、（1）、①', takes: TEXTS, write: renumbered(DECIMAL) },
  { id: 'arabic', title: '章节写作1、（1）、1）、①', takes: TEXTS, write: renumbered(ARABIC) },
]
