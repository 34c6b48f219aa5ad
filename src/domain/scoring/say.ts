import type { Actual, CalendarDate, Measure, Target } from '../indicator.ts'

/** "487人次", "3次/年", "约41个". */
export const sayMeasure = ({ value, unit, per, approximate, change }: Measure): string =>
  `${approximate ? '约' : ''}${change === undefined ? '' : { 升: '提高', 降: '下降' }[change]}${value}${unit}${per === undefined ? '' : `/${per}`}`

/** "2024年12月30日", "2024年12月", "2024年". */
export const sayDate = ({ year, month, day }: CalendarDate): string =>
  `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`

/** A target in words, where the text as written is not at hand. */
export function sayTarget(target: Target): string {
  switch (target.kind) {
    case 'bound':
      return `${target.direction}${sayMeasure(target.measure)}`
    case 'range':
      return `${sayMeasure(target.from)}～${sayMeasure(target.to)}`
    case 'tolerance':
      return `${target.centre.value.isZero() ? '' : sayMeasure(target.centre)}±${sayMeasure(target.width)}`
    case 'deadline':
      return `${sayDate(target.by)}前`
    case 'period':
      return `${sayDate(target.from)}至${sayDate(target.to)}`
    case 'yes-no':
      return target.expected ? '是' : '否'
    case 'qualitative':
      return target.text
    case 'several':
      return target.parts.map(sayTarget).join('；')
    case 'not-applicable':
      return '不适用'
  }
}

/** An actual value in words, where the text as written is not at hand. */
export function sayActual(actual: Actual): string {
  switch (actual.kind) {
    case 'measure':
      return `${actual.bound ?? ''}${sayMeasure(actual.measure)}`
    case 'date':
      return sayDate(actual.date)
    case 'period':
      return `${sayDate(actual.from)}至${sayDate(actual.to)}`
    case 'yes-no':
      return actual.value ? '是' : '否'
    case 'words':
      return actual.text
    case 'several':
      return actual.parts.map(sayActual).join('；')
    case 'not-applicable':
      return '不适用'
  }
}
