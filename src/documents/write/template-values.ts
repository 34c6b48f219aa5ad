import type { Actual, Measure, Target } from '#domain/indicator.ts'
import type { InputLayout, LayoutWords } from '#domain/layout.ts'
import { Exact, hundred, toWanyuan } from '#domain/quantity.ts'
import type { TemplateStyle } from './template-style.ts'

/** The value of a path such as "accounts.income.total" or "goals.items[2].title"; undefined when nothing stands there. */
export function valueAt(source: unknown, path: string): unknown {
  let at: unknown = source
  for (const step of path.matchAll(/[^.[\]]+/g)) {
    if (typeof at !== 'object' || at === null) return undefined
    // A record or list is looked into by a name that comes from a layout file.
    at = (at as Readonly<Record<string, unknown>>)[step[0]]
  }
  return at
}

/** Digits a spreadsheet keeps of a number; longer ones are written as text. */
const KEPT_DIGITS = 15

/** A field of the submission as the cell that reads back to it; undefined when it is missing. */
export function cellValue(
  record: unknown,
  { field, as }: Pick<InputLayout, 'field' | 'as'>,
  words: LayoutWords,
): string | number | undefined {
  const value = valueAt(record, field)
  const said = field === 'target' || field === 'actual' ? valueAt(record, `${field}Text`) : undefined
  if (typeof said === 'string') return said
  if (value === undefined || value === null) return undefined
  if (value instanceof Exact) return figure(as === 'amount' ? toWanyuan(value) : as === 'percent' ? value.times(hundred) : value)
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value !== 'string') return sayValue(value)
  return field === 'method' ? (words.methods[value]?.[0] ?? value) : value
}

function figure(value: Exact): string | number {
  const text = value.toString()
  return text.replace(/[-.]/g, '').replace(/^0+/, '').length > KEPT_DIGITS ? text : Number(text)
}

/** An example of the layout as the cell that shows it: figures as numbers. */
export const exampleValue = ({ example, as }: InputLayout): string | number | undefined =>
  example === undefined || example === '' ? undefined : isFigure(as) && /^-?\d+(?:\.\d+)?$/.test(example) ? Number(example) : example

const isFigure = (as: InputLayout['as']): boolean => as === 'amount' || as === 'points' || as === 'percent' || as === 'integer'

export const inputStyle = ({ as }: InputLayout): TemplateStyle => {
  if (as === 'amount') return 'amount'
  if (isFigure(as)) return 'figure'
  if (as === 'date') return 'date'
  return as === 'choice' || as === 'yes-no' ? 'short' : 'text'
}

export const exampleStyle = ({ as }: InputLayout): TemplateStyle => (isFigure(as) ? 'exampleFigure' : 'exampleText')

/** A value that came without its words (from a form on the web), said so that it parses back. */
function sayValue(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined
  // The only records with a `kind` in an indicator's target and actual are these two unions.
  return sayTargetOrActual(value as Target | Actual)
}

function sayTargetOrActual(value: Target | Actual): string | undefined {
  switch (value.kind) {
    case 'bound':
      return `${value.direction}${sayMeasure(value.measure)}`
    case 'range':
      return `${sayMeasure(value.from)}～${sayMeasure(value.to)}`
    case 'tolerance':
      return `${value.centre.value.isZero() ? '' : sayMeasure(value.centre)}±${sayMeasure(value.width)}`
    case 'deadline':
      return `${sayDay(value.by)}前`
    case 'period':
      return `${sayDay(value.from)}-${sayDay(value.to)}`
    case 'yes-no':
      return ('expected' in value ? value.expected : value.value) ? '是' : '否'
    case 'qualitative':
    case 'words':
      return value.text
    case 'measure':
      return `${value.bound ?? ''}${sayMeasure(value.measure)}`
    case 'date':
      return sayDay(value.date)
    case 'several':
      return value.parts.map((part) => sayTargetOrActual(part)).join('；')
    case 'not-applicable':
      return '不适用'
  }
}

const sayMeasure = ({ value, unit, per, approximate }: Measure): string =>
  `${approximate ? '约' : ''}${value.toString()}${unit}${per === undefined ? '' : `/${per}`}`
const sayDay = ({ year, month, day }: { readonly year: number; readonly month?: number; readonly day?: number }): string =>
  `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`
