/** A number as a document writes it, and where: what a slip of the pen could change. */
export interface Written {
  readonly start: number
  readonly end: number
  readonly digits: string
  readonly value: number
  readonly decimals: number
  /** Measure word behind it, '' in most cells. */
  readonly unit: string
  /** 0-based line of the file, and the cell it stands in. */
  readonly line: number
  readonly row?: number
  readonly column?: number
}

const NUMBER =
  /(?<![\d.,A-Za-z〔［[第号-])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(\s*)(亿元|万元|元|个百分点|万?[个人次件份项家户名处场期条台套亩吨]|%|分)?/g

/**
 * The numbers of a text or web page that say how much: dates, document numbers, marks of lists and attributes of tags are left out. Cells of Markdown and of
 * web pages know their row and column.
 */
export function numbersIn(text: string): Written[] {
  const found: Written[] = []
  let offset = 0
  for (const [line, words] of text.split('\n').entries()) {
    const isBar = words.startsWith('|')
    const shown = words.replace(/<[^>]*>/g, (tag) =>
      /^<t[dhr][ >]/.test(tag) ? '\u0001'.padEnd(tag.length, '\u0002') : '\u0002'.repeat(tag.length),
    )
    for (const match of shown.matchAll(NUMBER)) {
      const [whole, digits = '', , unit = ''] = match
      if (isNoFigure(shown, match.index, match.index + whole.length, digits, unit)) continue
      const before = shown.slice(0, match.index)
      const column = isBar ? before.split('|').length : before.includes('\u0001') ? before.split('\u0001').length : undefined
      const rowStart = words.lastIndexOf('<tr', match.index)
      found.push({
        start: offset + match.index,
        end: offset + match.index + digits.length,
        digits,
        value: Number(digits.replaceAll(',', '')),
        decimals: digits.split('.')[1]?.length ?? 0,
        unit,
        line,
        ...(column === undefined
          ? {}
          : {
              row: isBar || rowStart < 0 ? line : line * 1000 + rowStart,
              column: rowStart < 0 ? column : columnIn(shown, rowStart, match.index),
            }),
      })
    }
    offset += words.length + 1
  }
  return found
}

const columnIn = (shown: string, from: number, at: number) => shown.slice(from, at).split('\u0001').length

function isNoFigure(text: string, start: number, end: number, digits: string, unit: string): boolean {
  const next = text[end] ?? ''
  if (unit !== '') return false
  if (/[年月日号时季届]/.test(next) || /^20\d\d$/.test(digits)) return true
  return (
    /[.、．)）]/.test(next) &&
    !/[\d]/.test(text[end + 1] ?? '') &&
    /^[\s|#*\u0001\u0002（(-]*$/.test(text.slice(Math.max(0, start - 3), start))
  )
}

/** The number as a slip would leave it: one digit, two digits swapped, a place more. Which one depends on where it stands, so that a run can be repeated. */
export function slip({ digits, start }: Written): string {
  const places = [...digits].flatMap((c, i) => (/\d/.test(c) ? [i] : []))
  const kind = start % 4
  const swap = places.find(
    (at, i) => i + 1 < places.length && digits[at] !== digits[places[i + 1]!] && !(i === 0 && digits[places[1]!] === '0'),
  )
  if (kind === 1 && swap !== undefined) {
    const other = places[places.indexOf(swap) + 1]!
    const characters = [...digits]
    ;[characters[swap], characters[other]] = [characters[other]!, characters[swap]!]
    return characters.join('')
  }
  if (kind === 2 && !digits.includes('.') && digits !== '0') return `${digits}0`
  const at = places[Math.min(places.length - 1, Math.floor(places.length / 2))]!
  const digit = Number(digits[at])
  const changed = (digit + (kind === 3 ? 7 : 2)) % 10
  return digits.slice(0, at) + String(changed === 0 && at === 0 ? 1 : changed) + digits.slice(at + 1)
}
