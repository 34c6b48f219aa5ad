import { normalised } from '#domain/normalise-text.ts'

/**
 * The plain form of a text 素文: what the recognisers read. `normalised`, and one spelling for brackets, colons and dashes, so that a pattern need
 * not list them; every character knows where it stood, so that a finding points at the words as they were written.
 */
export interface Plain {
  readonly text: string
  /** For each character of `text`, and for its end, the index in the original. */
  readonly origin: ArrayLike<number>
}

/** One character for one: positions stay. */
const FOLD: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '：': ':',
  '；': ';',
  '［': '[',
  '］': ']',
  '～': '~',
  '〜': '~',
  '∼': '~',
  '—': '-',
  '–': '-',
  '‐': '-',
  '─': '-',
  '―': '-',
  '－': '-',
  '﹝': '〔',
  '﹞': '〕',
  '!': '！',
  '?': '？',
  '｡': '。',
  '､': '、',
  '﹐': '，',
  '／': '/',
}
const FOLDED = new RegExp(
  `[${Object.keys(FOLD)
    .join('')
    .replace(/[\]\\]/g, '\\$&')}]`,
  'g',
)

/** Reads a text into its plain form. */
export function plain(original: string): Plain {
  const { text, at } = normalised(original)
  return { text: text.replace(FOLDED, (c) => FOLD[c] ?? c), origin: at }
}

/** The stretch of the original that the plain characters [start, end) came from; spaces after the last one stay outside. */
export const originalSpan = (origin: ArrayLike<number>, start: number, end: number): readonly [number, number] => {
  const from = origin[start] ?? 0
  return [from, end > start ? Math.max(from, (origin[end - 1] ?? from) + 1) : from]
}

/** The plain text without any blank: what a cell says, however it was set. */
export const bare = (text: string): string => plain(text).text.replace(/\s/g, '')
