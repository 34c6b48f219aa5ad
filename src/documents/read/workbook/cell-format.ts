/**
 * What a person sees in a cell that holds a number: percent, date, month, unit letters of the number format. Values stay in full precision:
 * a format that shows two decimals hides digits, it does not change them.
 */
export interface CellFormat {
  readonly kind: 'plain' | 'percent' | 'date' | 'time'
  /** Parts of a date the format shows. */
  readonly year: boolean
  readonly month: boolean
  readonly day: boolean
  readonly clock: boolean
  /** Words the format prints around the number: "≥" … "次". */
  readonly before: string
  readonly after: string
  /** The format shows a thousandth or ten-thousandth of what is stored. */
  readonly scaled: boolean
}

export interface Shown {
  readonly text: string
  readonly kind: 'number' | 'date'
  readonly percent?: true
}

/** 常规 */
export const plainFormat: CellFormat = {
  kind: 'plain',
  year: false,
  month: false,
  day: false,
  clock: false,
  before: '',
  after: '',
  scaled: false,
}

const MONTH = 'yyyy"年"m"月"'
const DAY_OF_MONTH = 'm"月"d"日"'
const CLOCK = 'h"时"mm"分"'
/** Built-in format numbers of Excel, the Chinese ones (27–36, 50–58) included. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy-m-d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm',
  20: 'h:mm',
  21: 'h:mm',
  22: 'yyyy-m-d h:mm',
  27: MONTH,
  28: DAY_OF_MONTH,
  29: DAY_OF_MONTH,
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: CLOCK,
  33: CLOCK,
  34: CLOCK,
  35: CLOCK,
  36: MONTH,
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: MONTH,
  51: DAY_OF_MONTH,
  52: MONTH,
  53: DAY_OF_MONTH,
  54: DAY_OF_MONTH,
  55: CLOCK,
  56: CLOCK,
  57: MONTH,
  58: DAY_OF_MONTH,
}

export const builtInFormat = (id: number): CellFormat => cellFormat(BUILT_IN[id] ?? 'General')

/** Reads a format code such as `0.00%`, `yyyy"年"m"月"` or `"≥"0"次"`. Only its first section counts. */
export function cellFormat(code: string): CellFormat {
  const section = firstSection(code)
  const letters = section
    .replace(/"[^"]*"|\\.|!.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
  if (letters === '' || /general|@/.test(letters)) return plainFormat
  if (letters.includes('%')) return { ...plainFormat, kind: 'percent' }
  if ((!/[#0?]/.test(letters) && /[ymdhsa]/.test(letters)) || /[yd]/.test(letters)) return dateFormat(letters)
  const scaled = /[#0?],+(?![#0?,])/.test(letters) || /!\.|\\\./.test(section)
  return scaled ? { ...plainFormat, scaled } : { ...plainFormat, ...literals(section) }
}

function dateFormat(letters: string): CellFormat {
  const clock = /[hs]/.test(letters)
  const year = /[ye]/.test(letters)
  const day = /d|a{3}/.test(letters)
  const month = letters.includes('m') && (!clock || year || day)
  return { ...plainFormat, kind: year || month || day ? 'date' : 'time', year, month, day, clock }
}

function firstSection(code: string): string {
  let quoted = false
  for (let i = 0; i < code.length; i++) {
    const c = code[i]
    if (c === '"') quoted = !quoted
    else if (c === '\\') i++
    else if (c === ';' && !quoted) return code.slice(0, i)
  }
  return code
}

/** Words before and after the digits; signs of currency, brackets and spaces are decoration and left out. */
function literals(section: string): Pick<CellFormat, 'before' | 'after'> {
  const digits = /[#0?][#0?,.]*(?:E[+-][#0?]+)?/i.exec(section.replace(/"[^"]*"/g, (words) => ' '.repeat(words.length)))
  if (!digits) return { before: '', after: '' }
  return { before: spoken(section.slice(0, digits.index)), after: spoken(section.slice(digits.index + digits[0].length)) }
}

const spoken = (part: string): string =>
  [...part.matchAll(/"([^"]*)"|\\(.)|!(.)|\[[^\]]*\]|[_*].|([≥≤<>=±])/g)]
    .map(([, quoted, escaped, forced, sign]) => quoted ?? escaped ?? forced ?? sign ?? '')
    .join('')
    .replace(/[\s¥￥$()（）+-]/g, '')

/** The text of a stored number under a format. `stored` is the text of the file ("0.935"); undefined when it is no number. */
export function showNumber(stored: string, format: CellFormat, date1904: boolean): Shown | undefined {
  const digits = plainNumber(stored)
  if (digits === undefined) return undefined
  if (format.kind === 'percent') return { text: `${shiftTwo(digits)}%`, kind: 'number', percent: true }
  if (format.kind === 'plain') return { text: `${format.before}${digits}${format.after}`, kind: 'number' }
  const text = showDate(Number(stored), format, date1904)
  return text === undefined ? { text: digits, kind: 'number' } : { text, kind: 'date' }
}

/**
 * A stored binary number as the plain decimal a person typed: fifteen significant digits, as spreadsheets count them, no exponent.
 *
 * @example plainNumber('245.32800000000003') // '245.328'
 */
export function plainNumber(stored: string): string | undefined {
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(stored)) return stored
  const value = stored.trim() === '' ? Number.NaN : Number(stored)
  if (!Number.isFinite(value)) return undefined
  return expand(value.toPrecision(15))
}

/** "1.50000000000000e+21" → "1500000000000000000000"; trailing zeros of a fraction are dropped. */
function expand(text: string): string {
  const [mantissa = '', exponent = '0'] = text.split('e')
  const negative = mantissa.startsWith('-')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const tail = padded.slice(at).replace(/0+$/, '')
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const result = tail === '' ? head : `${head}.${tail}`
  return negative && result !== '0' ? `-${result}` : result
}

/** Two places to the left: a ratio as a percentage, in decimal digits. */
function shiftTwo(digits: string): string {
  const negative = digits.startsWith('-')
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const moved = `${whole}${fraction.slice(0, 2).padEnd(2, '0')}`.replace(/^0+(?=\d)/, '')
  const rest = fraction.slice(2)
  return `${negative ? '-' : ''}${moved}${rest === '' ? '' : `.${rest}`}`
}

const DAY = 86_400_000
/** Days between the two date systems of Excel. */
const OFFSET_1904 = 1462
/** Serial numbers beyond year 9999 are no dates. */
const LAST_SERIAL = 2_958_465

/**
 * The date behind a serial number, as far as the format shows it: yyyy-mm-dd, "2024年12月" without a day, "12月30日" without a year (the stored
 * year is then only the year of typing). Excel's 29 February 1900 is kept, as it is on the screen.
 */
function showDate(serial: number, format: CellFormat, date1904: boolean): string | undefined {
  const days = Math.floor(serial) + (date1904 ? OFFSET_1904 : 0)
  if (serial < 0 || days > LAST_SERIAL) return undefined
  const clock = clockText(serial - Math.floor(serial))
  if (format.kind === 'time') return serial < 1 ? clock : undefined
  if (days === 60) return '1900-02-29'
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  if (!format.day) return format.month ? `${format.year ? `${year}年` : ''}${month}月` : `${year}年`
  if (!format.year) return format.month ? `${month}月${day}日` : `${day}日`
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return format.clock && clock !== '00:00' ? `${iso} ${clock}` : iso
}

function clockText(fraction: number): string {
  const minutes = Math.round(fraction * 1440) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
