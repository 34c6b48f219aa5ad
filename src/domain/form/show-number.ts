/**
 * A number as a spreadsheet shows it in one of the formats the forms use 数字格式: decimals that must stand (0), may stand (#), groups of thousands,
 * per cent, and text behind a backslash. Rounds half up on the decimal digits, as spreadsheets do.
 *
 * @example showNumber(1234.5, '#,##0.00####') // "1,234.50"
 */
export function showNumber(value: number, format: string): string {
  const [positive = '', , nothing] = format.split(';')
  if (value === 0 && nothing) return nothing
  const suffix = /\\(.)$/.exec(positive)?.[1] ?? (positive.endsWith('%') ? '%' : '')
  const pattern = positive.replace(/\\.$|%$/, '')
  const decimals = pattern.split('.')[1] ?? ''
  const least = decimals.replace(/#/g, '').length
  const shown = roundedText(suffix === '%' ? shiftPoint(value, 2) : String(value), decimals.length)
  const [whole = '0', part = ''] = shown.split('.')
  const kept = part.replace(/0+$/, '').padEnd(least, '0')
  const grouped = pattern.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  return `${grouped}${kept === '' ? '' : `.${kept}`}${suffix}`
}

/** The decimal text of a number, exact: 0.285 shifted by two places is 28.5 and not 28.499999999999996. */
function shiftPoint(value: number, places: number): string {
  const [whole = '0', part = ''] = plainText(value).split('.')
  const digits = part.padEnd(places, '0')
  return `${whole}${digits.slice(0, places)}.${digits.slice(places)}0`.replace(/^(-?)0+(?=\d)/, '$1')
}

function roundedText(text: string, places: number): string {
  const [whole = '0', part = ''] = plainText(Number(text) === 0 ? 0 : text).split('.')
  const scaled = BigInt(`${whole}${part.slice(0, places).padEnd(places, '0')}`)
  const up = Number(part[places] ?? 0) >= 5 ? (whole.startsWith('-') ? -1n : 1n) : 0n
  const digits = String(scaled + up)
  const sign = digits.startsWith('-') ? '-' : ''
  const bare = digits.replace('-', '').padStart(places + 1, '0')
  return places === 0 ? `${sign}${bare}` : `${sign}${bare.slice(0, -places)}.${bare.slice(-places)}`
}

/** Without an exponent; amounts and scores of forms are far from where that loses digits. */
const plainText = (value: number | string): string => (/e/i.test(String(value)) ? Number(value).toFixed(12) : String(value))
