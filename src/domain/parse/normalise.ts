/** Spellings of one operator, in the order they are replaced. */
const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/\\(?:geqslant|geqq|geq|ge)(?![a-z])/g, '≥'],
  [/\\(?:leqslant|leqq|leq|le)(?![a-z])/g, '≤'],
  [/\\gt(?![a-z])/g, '>'],
  [/\\lt(?![a-z])/g, '<'],
  [/\\pm(?![a-z])/g, '±'],
  [/\\sim(?![a-z])/g, '~'],
  [/\\%/g, '%'],
  [/\$/g, ''],
  [/[≧⩾≽]/g, '≥'],
  [/[≦⩽≼]/g, '≤'],
  [/[═﹦]/g, '='],
  // Typed with a Chinese keyboard, > and < come out as book-title marks: operators only where no title can stand.
  [/(?<!《[^》]*)》(?=\s*[=\d])/g, '>'],
  [/《(?=\s*[=\d])(?![^《]*》)/g, '<'],
  [/>\s*=|=\s*>/g, '≥'],
  [/<\s*=|=\s*</g, '≤'],
  [/\+\s*\/\s*-|\+-/g, '±'],
  [/([≥≤=><±])(?:\s*\1)+/g, '$1'],
]

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e]/g
/** Radicals and compatibility characters that PDF fonts put in the place of characters (⼈ for 人). */
const RADICALS = /[\u2e80-\u2fdf\uf900-\ufaff]/g
const FULL_WIDTH = /[\uff01-\uff5e]/g
const FULL_WIDTH_OFFSET = 0xfee0

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[\u3000\u00a0\u2000-\u200a\u202f\u205f]/g, ' '],
  [/[﹪٪]/g, '%'],
  [/[〜∼˜～]/g, '~'],
  [/[‐‑‒–—―−─﹣－]/g, '-'],
  [/﹝/g, '〔'],
  [/﹞/g, '〕'],
  [/[×✕]/g, '*'],
  [/[﹐]/g, ','],
]

/**
 * Text as people typed, printed or scanned it → half width, ordinary spaces, no invisible characters, one spelling per operator.
 * Changes only what has one reading: a "2" that a scanner may have made of "≥" stays "2". Chinese punctuation 、。 stays.
 *
 * @example normalise('≧９５％') // '≥95%'
 */
export function normalise(text: string): string {
  // Nearly every text is plain already, and this runs over every cell of every save.
  const uniform = ODD.test(text) ? unify(text) : text
  return (OPERATOR.test(uniform) ? replaceAll(uniform, OPERATORS) : uniform).trim()
}

/** Whatever `unify` would change. */
const ODD =
  /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2e80-\u2fdf\uf900-\ufaff\uff01-\uff5e\u3000\u00a0\u2000-\u200a\u202f\u205f﹪٪〜∼˜～‐‑‒–—―−─﹣－﹝﹞×✕﹐]/
/** Whatever one of the OPERATORS begins with, or an operator written twice. */
const OPERATOR = /[\\$≧⩾≽≦⩽≼═﹦》《=<>+]|([≥≤±])\s*\1/

function unify(text: string): string {
  const plain = text
    .replace(INVISIBLE, '')
    .replace(RADICALS, (c) => c.normalize('NFKC'))
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_OFFSET))
  return replaceAll(plain, MARKS)
}

const replaceAll = (text: string, pairs: readonly (readonly [RegExp, string])[]): string =>
  pairs.reduce((result, [pattern, by]) => result.replace(pattern, by), text)

/** The same without any white space: for notations in which a space never separates two values. */
export const compact = (text: string): string => normalise(text).replace(/\s+/g, '')
