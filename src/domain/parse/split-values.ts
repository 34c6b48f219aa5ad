/** Marks that separate values; a comma between groups of three digits does not. */
const STRONG = /[;；\n\t、]|[,，](?!\d{3}(?!\d))|(?<!\d)[,，]/
/** A value that stands for itself: it has a unit, an operator or words. */
const BARE_NUMBER = /^[+-]?[\d.,]+$/

/** Spreadsheets print a date as "2024-11-20 00:00:00". */
export const withoutMidnight = (text: string): string => text.replace(/[ T]0?0:00(?::00(?:\.0+)?)?$/, '')

/**
 * The values of one cell: "28515株；1241625.93㎡" → two. Undefined when bare numbers stand side by side ("88 100"): nobody can tell
 * whether they are one value or two.
 */
export function splitValues(text: string): readonly string[] | undefined {
  const plain = withoutMidnight(text)
  if (/\d\s+\d/.test(plain)) return undefined
  if (/^\D*$/.test(plain)) return [plain]
  const parts = plain
    .split(STRONG)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length === 1) return parts
  // "3；6" is two values for certain; "3,6" may be a slip in one number.
  return /[,，\n\t]/.test(plain) && parts.some((part) => BARE_NUMBER.test(part)) ? undefined : parts
}
