/** A line of a rewritten document, with the lines of the document it came from. */
export interface TracedLine {
  readonly text: string
  /** 1-based. */
  readonly from: readonly number[]
}

/** Another way of writing the same document: what was sound stays sound, what was wrong stays as wrong. */
export interface Rewrite {
  readonly id: string
  /** What is done, for people. */
  readonly title: string
  /** Names of files it can be done to. */
  readonly takes: RegExp
  readonly write: (lines: readonly TracedLine[]) => readonly TracedLine[]
  /** Ending of the rewritten file, where the carrier changes. */
  readonly ending?: string
}

export const traced = (text: string): TracedLine[] => text.split('\n').map((line, i) => ({ text: line, from: [i + 1] }))

/** A rewrite of the words of every line; tags of web pages are left alone. */
export const byWords =
  (words: (text: string) => string) =>
  (lines: readonly TracedLine[]): TracedLine[] =>
    lines.map(({ text, from }) => ({
      text: text
        .split(/(<[^>]*>)/)
        .map((part, i) => (i % 2 === 0 ? words(part) : part))
        .join(''),
      from,
    }))

/** A run of lines that belong together: a table with its cells, or a line of text. */
export type Part =
  | { readonly kind: 'text'; readonly line: TracedLine }
  | { readonly kind: 'table'; readonly rows: readonly { readonly cells: readonly string[]; readonly from: readonly number[] }[] }

const isRow = (text: string) => /^\s*\|.*[^|\s].*\|\s*$/.test(text) && (text.match(/\|/g)?.length ?? 0) >= 3
const isRule = (text: string) => /^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/.test(text)

/** The tables of a text written with bars, and the lines between them; a table with a cell to a line is left alone. */
export function parts(lines: readonly TracedLine[]): Part[] {
  const found: Part[] = []
  let rows: { cells: string[]; from: readonly number[] }[] = []
  const close = () => {
    if (rows.length > 0) found.push({ kind: 'table', rows })
    rows = []
  }
  for (const line of lines) {
    if (isRow(line.text)) {
      if (!isRule(line.text))
        rows.push({
          cells: line.text
            .trim()
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim()),
          from: line.from,
        })
      continue
    }
    close()
    found.push({ kind: 'text', line })
  }
  close()
  return found
}
