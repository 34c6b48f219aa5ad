/**
 * Slips of the pen 笔误: one digit another, two neighbours swapped, a zero too many or too few. A relation that fails, and holds as soon as one of its figures is read as
 * such a slip, was meant; of any other that fails nobody knows.
 */

/** A figure as written, and its value in the base unit. */
export interface Slippable {
  readonly value: number
  readonly written: string
}

/** Digits and point of a figure, without thousands separators, sign or unit. */
export const digitsOf = (written: string): string => /[\d.,]*\d/.exec(written)?.[0].replaceAll(',', '') ?? ''

const [LEAST, MOST] = [0.0999, 10.001]

/** Whether a value, written as the figure is written, differs from it by one slip. */
export function isSlip(figure: Slippable, wanted: number): boolean {
  const ratio = wanted / Math.abs(figure.value)
  // No one digit makes more of a figure, or less; nothing need be written out for these.
  if (!(ratio > LEAST && ratio < MOST)) return false
  const digits = digitsOf(figure.written)
  const plain = Number(digits)
  if (digits === '' || plain === 0 || wanted <= 0) return false
  const decimals = digits.split('.')[1]?.length ?? 0
  const scaled = (wanted * plain) / Math.abs(figure.value)
  const meant = scaled.toFixed(decimals)
  if (Math.abs(Number(meant) - scaled) > 1e-6 * Math.max(1, scaled)) return false
  return differByOne(digits, meant) || isPlaceMore(digits, meant) || isPlaceMore(meant, digits)
}

/** Whether only the point of a figure stands elsewhere: 64.1 and 6.41. */
export const isPointMoved = (figure: Slippable, wanted: number): boolean => {
  const digits = digitsOf(figure.written)
  return (
    digits.includes('.') &&
    [10, 100].some((factor) =>
      [wanted * factor, wanted / factor].some((one) => Math.abs(one - figure.value) <= 0.5 * 10 ** -digits.split('.')[1]!.length),
    )
  )
}

/** Equally long, and one digit another or two neighbouring digits swapped. */
export function differByOne(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  const places = [...a].flatMap((c, i) => (c === b[i] ? [] : [i]))
  if (places.length === 1) return true
  const [first, second] = places
  return places.length === 2 && second! - first! <= 2 && a[first!] === b[second!] && a[second!] === b[first!]
}

/** A zero at its end too many: 12 and 120. */
const isPlaceMore = (longer: string, shorter: string): boolean => longer === `${shorter}0` && !shorter.includes('.')

/** Every value the figure may have been before one slip, in the base unit; at most a hundred. */
export function valuesBefore({ value, written }: Slippable): number[] {
  const digits = digitsOf(written)
  const plain = Number(digits)
  if (digits === '' || plain === 0) return []
  const factor = Math.abs(value) / plain
  const found: number[] = []
  const characters = [...digits]
  for (const [i, c] of characters.entries()) {
    if (c === '.') continue
    for (let digit = i === 0 ? 1 : 0; digit <= 9; digit++)
      if (String(digit) !== c) found.push(Number(digits.slice(0, i) + digit + digits.slice(i + 1)))
    const next = digits[i + 1] === '.' ? i + 2 : i + 1
    if (next < digits.length && digits[next] !== c) {
      const swapped = [...characters]
      ;[swapped[i], swapped[next]] = [swapped[next]!, swapped[i]!]
      found.push(Number(swapped.join('')))
    }
  }
  if (!digits.includes('.')) found.push(plain * 10, ...(plain % 10 === 0 ? [plain / 10] : []))
  return found.map((one) => one * factor)
}
