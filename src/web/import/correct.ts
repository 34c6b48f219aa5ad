import { fieldAt, valueAt, withValue } from '#domain/edit/at-path.ts'
import { Exact, fromWanyuan, points, ratio } from '#domain/quantity.ts'
import type { Submission } from '#domain/submission.ts'

/** A corrected content, or why the text cannot stand in this field. */
export type Corrected = { readonly content: Submission } | { readonly problem: string }

/**
 * One value of an import, corrected by hand 改正导入的值: the text is read as the field's own kind (amounts in 万元, points, percent, whole
 * numbers, 是／否, lines of text); texts are kept as written, the server reads what they mean.
 */
export function correct(content: Submission, path: string, text: string): Corrected {
  const value = valueAt(content, path)
  const field = fieldAt(content, path)?.field
  const typed = text.trim()
  if (field?.kind === 'texts')
    return {
      content: withValue(
        content,
        path,
        typed.split(/[；;\n]+/).filter((line) => line !== ''),
      ),
    }
  if (typeof value === 'string') return { content: withValue(content, path, typed) }
  if (typeof value === 'boolean')
    return typed === '是' || typed === '否' ? { content: withValue(content, path, typed === '是') } : { problem: '请填“是”或“否”。' }
  const number = /^-?\d+(?:\.\d+)?$/.exec(typed.replace(/[,，\s]|万元|分|%|％|人|份/g, ''))?.[0]
  if (number === undefined) return { problem: '请填数字。' }
  if (typeof value === 'number')
    return /^\d+$/.test(number) ? { content: withValue(content, path, Number(number)) } : { problem: '请填整数。' }
  if (value instanceof Exact && field?.kind === 'value') return { content: withValue(content, path, inUnitOf(field.say(value), number)) }
  return { problem: '这一处不能在这里改，请导入后到页面上改。' }
}

/** The number in the unit in which the field is said. */
function inUnitOf(said: string, number: string): Exact {
  if (said.endsWith('万元')) return fromWanyuan(number)
  return said.endsWith('%') ? ratio(Exact.of(number).div(PERCENT)) : points(number)
}

const PERCENT = 100
