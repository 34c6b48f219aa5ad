/** Formats of automatic numbers in Word and WPS (w:numFmt), as characters a reader sees. Unknown formats count in plain figures. */
export function formatNumber(format: string, value: number): string {
  return (formats[format] ?? String)(value)
}

type Format = (value: number) => string

const digits = '〇一二三四五六七八九'
const units = ['', '十', '百', '千', '万']

/** 1 → 一, 10 → 十, 12 → 十二, 20 → 二十, 105 → 一百零五. Above 99,999 plain figures. */
const chineseCount: Format = (value) => {
  if (value <= 0 || value > 99_999) return value === 0 ? '零' : String(value)
  let text = ''
  const places = [...String(value)].map(Number)
  places.forEach((digit, i) => {
    const unit = units[places.length - 1 - i] ?? ''
    if (digit > 0) text += (digits[digit] ?? '') + unit
    else if (!text.endsWith('零')) text += '零'
  })
  text = text.replace(/零+$/, '')
  return value >= 10 && value < 20 ? text.slice(1) : text
}

const swap =
  (from: string, to: string): Format =>
  (value) =>
    [...chineseCount(value)].map((c) => to[from.indexOf(c)] ?? c).join('')
const legal = swap('一二三四五六七八九十百千', '壹贰叁肆伍陆柒捌玖拾佰仟')
const digitwise: Format = (value) => [...String(value)].map((d) => digits[Number(d)] ?? d).join('')
/** Ready-made characters from `first` on, for 1 … count; beyond, the number itself. */
const series =
  (first: string, count: number): Format =>
  (value) =>
    value >= 1 && value <= count ? String.fromCodePoint((first.codePointAt(0) ?? 0) + value - 1) : String(value)
const cycle =
  (letters: string): Format =>
  (value) =>
    letters[(value - 1) % letters.length] ?? String(value)

const letters =
  (first: number): Format =>
  (value) =>
    value < 1 || value > 780 ? String(value) : String.fromCharCode(first + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

const romanParts: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
const roman: Format = (value) => {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  return romanParts
    .map(([size, sign]) => {
      const times = Math.floor(rest / size)
      rest -= times * size
      return sign.repeat(times)
    })
    .join('')
}

const formats: Readonly<Record<string, Format>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => [...String(value)].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join(''),
  decimalFullWidth2: (value) => [...String(value)].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join(''),
  chineseCounting: chineseCount,
  chineseCountingThousand: chineseCount,
  taiwaneseCounting: chineseCount,
  taiwaneseCountingThousand: chineseCount,
  japaneseCounting: chineseCount,
  koreanCounting: chineseCount,
  ideographDigital: digitwise,
  taiwaneseDigital: digitwise,
  japaneseDigitalTenThousand: digitwise,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographTraditional: cycle('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: cycle('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: series('㊀', 10),
  decimalEnclosedCircle: series('①', 20),
  decimalEnclosedCircleChinese: series('①', 20),
  decimalEnclosedParen: series('⑴', 20),
  decimalEnclosedFullstop: series('⒈', 20),
  lowerLetter: letters(97),
  upperLetter: letters(65),
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: roman,
}
