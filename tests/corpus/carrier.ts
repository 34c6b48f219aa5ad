import type { Chance } from './random.ts'
import type { Carrier, Line } from './report.ts'

/** A file of the corpus: its text, and on which line of it each tagged line of the report stands. */
export interface CorpusFile {
  readonly name: string
  readonly text: string
  /** 1-based lines of the file by tag; text files only. */
  readonly lines: ReadonlyMap<string, number>
}

/** Writes the lines as a text file, Markdown or a web page. */
export function writeFile(name: string, lines: readonly Line[], carrier: Carrier, chance: Chance): CorpusFile {
  return carrier === 'html' ? htmlFile(name, lines) : textFile(name, lines, carrier, chance)
}

function textFile(name: string, lines: readonly Line[], carrier: 'txt' | 'md', chance: Chance): CorpusFile {
  const out: string[] = []
  const places = new Map<string, number>()
  const blank = chance.is(0.6) || carrier === 'md'
  let inTable = false
  for (const { tag, text, cells } of lines) {
    if (cells) {
      if (!inTable && carrier === 'md') {
        out.push('')
        out.push(bar(cells), bar(cells.map(() => '---')))
        places.set(tag, out.length - 1)
      } else {
        out.push(bar(cells))
        places.set(tag, out.length)
      }
      inTable = true
      continue
    }
    if (inTable) out.push('')
    inTable = false
    out.push(text)
    places.set(tag, out.length)
    if (blank) out.push('')
  }
  return { name: `${name}.${carrier}`, text: out.join('\n'), lines: places }
}

const bar = (cells: readonly string[]) => `| ${cells.map((cell) => cell || ' ').join(' | ')} |`

function htmlFile(name: string, lines: readonly Line[]): CorpusFile {
  const out: string[] = []
  let inTable = false
  for (const { text, cells } of lines) {
    if (cells && !inTable) out.push('<table border="1">')
    if (!cells && inTable) out.push('</table>')
    inTable = cells !== undefined
    out.push(cells ? `<tr>${cells.map((cell) => `<td>${encoded(cell)}</td>`).join('')}</tr>` : `<p>${encoded(text)}</p>`)
  }
  if (inTable) out.push('</table>')
  return {
    name: `${name}.html`,
    text: `<!doctype html><html><head><meta charset="utf-8"><title>${encoded(lines[0]?.text ?? '')}</title></head><body>\n${out.join('\n')}\n</body></html>`,
    lines: new Map(),
  }
}

const encoded = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
