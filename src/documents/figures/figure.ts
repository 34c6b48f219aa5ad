import { evaluate, paragraphs, type Roots } from './expression.ts'
import { type Format, print } from './format.ts'

/** A printed figure 数字 that names its source: `path` and `format` give `text` again from the same data. */
export interface Figure {
  readonly kind: 'figure'
  readonly path: string
  readonly format: string
  readonly text: string
  /** The value itself, for comparisons in templates. */
  readonly value: unknown
}

/** 待填: something a reader must see to be missing. */
export interface Gap {
  readonly kind: 'gap'
  readonly what: string
  readonly path: string
  /** Names its place in the document as a figure does; only where the document is traced. */
  readonly traced?: true
}

export type Inline = string | Figure | Gap

/** A sentence or a paragraph: words and figures in a row. */
export interface Rich {
  readonly kind: 'rich'
  readonly parts: readonly Inline[]
}

type Part = Inline | Rich | undefined

/** rich`执行率 ${figure}，` */
export const rich = (words: TemplateStringsArray, ...values: readonly Part[]): Rich => ({
  kind: 'rich',
  parts: words.flatMap((word, i) => [...(word === '' ? [] : [word]), ...flat(values[i])]),
})

/** Sentences one after the other, those that are there. */
export const joined = (parts: readonly Part[], separator = ''): Rich => {
  const there = parts.filter((part) => part !== undefined)
  return { kind: 'rich', parts: there.flatMap((part, i) => [...(i > 0 && separator !== '' ? [separator] : []), ...flat(part)]) }
}

const flat = (part: Part): readonly Inline[] =>
  part === undefined ? [] : typeof part === 'object' && part.kind === 'rich' ? part.parts : [part]

/** The words of a sentence as they will be read. */
export const plain = (part: Inline | Rich): string =>
  flat(part)
    .map((inline) => (typeof inline === 'string' ? inline : inline.kind === 'gap' ? gapText(inline) : inline.text))
    .join('')

export const gapText = ({ what }: Gap) => (what === '' ? '【待填】' : `【待填：${what}】`)

/** w:tag of a figure's content control. Word takes at most 64 characters there; long paths shorten their root. */
export function tagOf({ path, format }: Pick<Figure, 'path' | 'format'>): string {
  const long = `${PREFIX}${path}|${format}`
  const tag = long.length <= MAX_TAG ? long : shortRoots.reduce((text, [full, short]) => text.replaceAll(`${full}.`, `${short}.`), long)
  if (tag.length > MAX_TAG) throw new RangeError(`source name too long for a content control: ${tag}`)
  return tag
}

/** Path and format of a content control's tag, or undefined when the control is not ours. */
export function readTag(tag: string): { readonly path: string; readonly format: string } | undefined {
  const bar = tag.lastIndexOf('|')
  if (!tag.startsWith(PREFIX) || bar < 0) return undefined
  const path = shortRoots.reduce(
    (text, [full, short]) => text.replace(new RegExp(`(^|[(,])${short}\\.`, 'g'), `$1${full}.`),
    tag.slice(PREFIX.length, bar),
  )
  return { path, format: tag.slice(bar + 1) }
}

/** w:tag of a traced gap: nothing that could be computed again. */
export const GAP_FORMAT = 'gap'

const PREFIX = 'mj:'
const MAX_TAG = 64
const shortRoots = [
  ['submission.accounts', 'acc'],
  ['submission', 's'],
  ['assessment', 'a'],
] as const

/**
 * The words that a bound figure must show under this data; undefined when the data has no such value. The same two steps that wrote it.
 */
export const recompute = (path: string, format: string, roots: Roots): string | undefined => print(evaluate(path, roots), format)

/** Figures from one year's data. `what` names the missing value in the gap that stands in its place. */
export interface Figures {
  readonly of: (path: string, format: Format, what: string) => Figure | Gap
  /** Amounts in 万元. */
  readonly wan: (path: string, what: string) => Figure | Gap
  readonly pts: (path: string, what: string) => Figure | Gap
  /** Scores with the scheme's decimals, for columns. */
  readonly score: (path: string, what: string) => Figure | Gap
  readonly pct: (path: string, what: string) => Figure | Gap
  readonly num: (path: string, what: string) => Figure | Gap
  readonly date: (path: string, what: string) => Figure | Gap
  /** Words as the unit wrote them, without a full stop at the end: bound where they hold figures. */
  readonly words: (path: string, what: string) => Inline
  /** A longer text, one item a paragraph; one gap when it is missing. */
  readonly paragraphs: (path: string, what: string) => readonly Inline[]
}

/**
 * `traced`: words without figures and gaps name their source too, for a page that shows the document and lets its words be edited where they
 * stand.
 */
export function figuresOf(roots: Roots, traced = false): Figures {
  const gap = (path: string, what: string): Gap => ({ kind: 'gap', what, path, ...(traced ? { traced } : {}) })
  const of = (path: string, format: Format, what: string): Figure | Gap => {
    const value = evaluate(path, roots)
    const text = print(value, format)
    return text === undefined ? gap(path, what) : { kind: 'figure', path, format, text, value }
  }
  const words = (path: string, what: string): Inline => {
    const found = of(path, 'text', what)
    return found.kind === 'figure' && !traced && !/\d/.test(found.text) ? found.text : found
  }
  const scoreFormat: Format = `pts${roots.scheme.scoreDecimals}`
  return {
    of,
    words,
    wan: (path, what) => of(path, 'wan', what),
    pts: (path, what) => of(path, 'pts', what),
    score: (path, what) => of(path, scoreFormat, what),
    pct: (path, what) => of(path, 'pct2', what),
    num: (path, what) => of(path, 'n', what),
    date: (path, what) => of(path, 'date', what),
    paragraphs: (path, what) => {
      const text = evaluate(path, roots)
      if (typeof text !== 'string' || text.trim() === '') return [gap(path, what)]
      const count = paragraphs(text).length
      return count === 1
        ? [words(`paragraph(${path},0)`, what)]
        : Array.from({ length: count }, (_, i) => words(`paragraph(${path},${i})`, what))
    },
  }
}
