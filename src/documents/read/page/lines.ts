import { type Rule, type TextRun, wideCharacter } from './content.ts'

/** A line of text on a page, its runs in reading order. */
export interface PageLine {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** Stretches between wide gaps, for tables without rules. */
  readonly parts: readonly LinePart[]
}

export interface LinePart {
  readonly text: string
  readonly left: number
  readonly right: number
}

/** Gap between two columns, in characters. */
const columnGap = 1.5

/** Runs → lines by base line. Text drawn twice to look bold is taken once. */
export function linesOf(runs: readonly TextRun[], page: number): readonly PageLine[] {
  const lines: TextRun[][] = []
  for (const run of once(runs).toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1)
    const anchor = line?.[0]
    if (line && anchor && Math.abs(run.y - anchor.y) <= Math.min(run.size, anchor.size) * 0.45) line.push(run)
    else lines.push([run])
  }
  return lines.map((line) =>
    lineOf(
      line.toSorted((a, b) => a.x - b.x),
      page,
    ),
  )
}

function once(runs: readonly TextRun[]): readonly TextRun[] {
  const seen = new Map<string, TextRun>()
  for (const run of runs) {
    if (run.text.trim() === '') continue
    const places = [0, 1].flatMap((dx) => [0, 1].map((dy) => `${run.text}@${Math.floor(run.x / 2) + dx}@${Math.floor(run.y / 2) + dy}`))
    if (
      places.some((place) => {
        const other = seen.get(place)
        return other && Math.abs(other.x - run.x) < 1.5 && Math.abs(other.y - run.y) < 1.5
      })
    )
      continue
    for (const place of places) seen.set(place, run)
  }
  return [...new Set(seen.values())]
}

function lineOf(runs: readonly TextRun[], page: number): PageLine {
  const size = runs.reduce((most, run) => Math.max(most, run.size), 0)
  const parts: { text: string; left: number; right: number }[] = []
  let text = ''
  for (const run of runs) {
    const part = parts.at(-1)
    const gap = part ? run.x - part.right : Infinity
    if (part && gap < size * columnGap) {
      const joined = join(part.text, run.text, gap / size)
      text += joined.slice(part.text.length)
      part.text = joined
      part.right = Math.max(part.right, run.x + run.width)
    } else {
      parts.push({ text: run.text, left: run.x, right: run.x + run.width })
      text += text === '' ? run.text : `  ${run.text}`
    }
  }
  const first = runs[0]
  return {
    page,
    text: tidy(text),
    left: first?.x ?? 0,
    right: runs.reduce((most, run) => Math.max(most, run.x + run.width), 0),
    y: first?.y ?? 0,
    size,
    parts: parts.map((part) => ({ ...part, text: tidy(part.text) })),
  }
}

/** Joins two runs, with a blank where the gap (in characters) is one between words; 汉字 have none. */
function join(before: string, after: string, gap: number): string {
  const [last, first] = [before.at(-1) ?? '', after.at(0) ?? '']
  const wide = wideCharacter.test(last) || wideCharacter.test(first)
  return gap > (wide ? 0.7 : 0.15) && last !== ' ' && first !== ' ' ? `${before} ${after}` : before + after
}

const cjk = '\\u2e80-\\u9fff\\uf900-\\ufaff\\u3000-\\u303f\\uff00-\\uffef“”'
const besideFigures = new RegExp(`(?<=[${cjk}]) (?=[\\x21-\\x7e])|(?<=[\\x21-\\x7e]) (?=[${cjk}])`, 'g')
const spaced = new RegExp(`[${cjk}](?: [${cjk}]){2,}`, 'g')

/** One blank between 汉字 and figures is layout, not text, and so are the blanks of letter-spaced words; others may be meant. */
const tidy = (text: string): string =>
  text
    .replace(besideFigures, '')
    .replace(spaced, (word) => word.replaceAll(' ', ''))
    .trim()

/** Cuts runs where a vertical rule goes through them: neighbouring cells set in one go. Characters are taken as wide as their kind. */
export function cutAtRules(runs: readonly TextRun[], rules: readonly Rule[]): readonly TextRun[] {
  const vertical = rules.filter((rule) => rule.y2 - rule.y1 > rule.x2 - rule.x1)
  if (vertical.length === 0 || vertical.length > 4_000) return runs
  return runs.flatMap((run) => {
    const through = vertical.filter(
      (rule) =>
        rule.x1 > run.x + run.size * 0.4 &&
        rule.x1 < run.x + run.width - run.size * 0.4 &&
        rule.y1 < run.y - run.size * 0.3 &&
        rule.y2 > run.y - run.size * 0.3,
    )
    return through.length === 0
      ? [run]
      : cutRun(
          run,
          through.map((rule) => rule.x1).toSorted((a, b) => a - b),
        )
  })
}

function cutRun(run: TextRun, at: readonly number[]): readonly TextRun[] {
  const characters = [...run.text]
  const weights = characters.map((c) => (wideCharacter.test(c) ? 2 : 1))
  const unit =
    run.width /
    Math.max(
      weights.reduce((sum, w) => sum + w, 0),
      1,
    )
  const parts: { text: string; x: number; width: number }[] = []
  let x = run.x
  let next = 0
  characters.forEach((c, i) => {
    const width = (weights[i] ?? 1) * unit
    const passed = next < at.length && x + width / 2 > (at[next] ?? Infinity)
    while (next < at.length && x + width / 2 > (at[next] ?? Infinity)) next++
    const part = parts.at(-1)
    if (part && !passed) {
      part.text += c
      part.width += width
    } else parts.push({ text: c, x, width })
    x += width
  })
  return parts.map((part) => ({ ...run, ...part }))
}
