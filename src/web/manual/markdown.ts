/** The part of Markdown that the manual is written in: nothing else is understood, and the test of the manual refuses it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly id: string }
  | { readonly kind: 'paragraph' | 'quote' | 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'picture'; readonly alt: string; readonly file: string }

export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }

const HEADING = /^(#{1,3}) (.+)$/
const PICTURE = /^!\[([^\]]*)\]\(([^)]+)\)$/
const ITEM = /^(?:(-)|\d+\.) (.+)$/

/** Blocks of a page, divided by empty lines; lines of a list may go on indented. */
export function readMarkdown(text: string): readonly Block[] {
  const fenced = text.split(/^```.*$/m)
  return fenced.flatMap((part, index): readonly Block[] =>
    index % 2 === 1 ? [{ kind: 'code', text: part.trim() }] : part.split(/\n\s*\n/).flatMap((chunk) => blocksOf(chunk.trim().split('\n'))),
  )
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const [first = ''] = lines
  if (first === '') return []
  const heading = HEADING.exec(first)
  if (heading) return [headingOf(heading), ...blocksOf(lines.slice(1))]
  const picture = PICTURE.exec(first)
  if (picture) return [{ kind: 'picture', alt: picture[1] ?? '', file: picture[2] ?? '' }, ...blocksOf(lines.slice(1))]
  if (first.startsWith('|')) return [tableOf(lines)]
  if (first.startsWith('> ')) return [{ kind: 'quote', text: lines.map((line) => line.replace(/^> ?/, '')).join('') }]
  if (ITEM.test(first)) return [listOf(lines)]
  const end = lines.findIndex((line) => ITEM.test(line))
  if (end > 0) return [{ kind: 'paragraph', text: lines.slice(0, end).join('') }, listOf(lines.slice(end))]
  return [{ kind: 'paragraph', text: lines.join('') }]
}

const headingOf = ([, marks = '#', text = '']: readonly (string | undefined)[]): Block => ({
  kind: 'heading',
  level: marks.length as 1 | 2 | 3, // the pattern allows no more
  text,
  id: text.replace(/[\s，。、？！：“”（）]/g, ''),
})

function listOf(lines: readonly string[]): Block {
  const items: string[] = []
  for (const line of lines) {
    const item = ITEM.exec(line)
    if (item) items.push(item[2] ?? '')
    else items.push(`${items.pop() ?? ''}${line.trim()}`)
  }
  return { kind: 'list', ordered: !lines[0]?.startsWith('-'), items }
}

function tableOf(lines: readonly string[]): Block {
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  )
  return { kind: 'table', head, rows }
}

/** Strong words, code and links of a line. */
export function readInline(text: string): readonly Inline[] {
  const found: Inline[] = []
  let rest = text
  while (rest !== '') {
    const mark = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/.exec(rest)
    if (!mark) return [...found, { kind: 'text', text: rest }]
    if (mark.index > 0) found.push({ kind: 'text', text: rest.slice(0, mark.index) })
    const [whole, strong, code, label, to] = mark
    if (strong !== undefined) found.push({ kind: 'strong', text: strong })
    else if (code !== undefined) found.push({ kind: 'code', text: code })
    else found.push({ kind: 'link', text: label ?? '', to: to ?? '' })
    rest = rest.slice(mark.index + whole.length)
  }
  return found
}
