import { z } from 'zod'
import { Exact, points, ratio } from '#domain/quantity.ts'

/** Values of policy files: text in YAML, exact in the program. */
const NUMBER = /^-?\d+(\.\d+)?$/
const PERCENT = /^(-?\d+(?:\.\d+)?)%$/

/** "10", "37.5" */
export const numberText = z.string().transform((text, context) => {
  if (NUMBER.test(text)) return Exact.of(text)
  context.addIssue({ code: 'custom', message: `“${text}”不是数` })
  return z.NEVER
})

/** 分值: not negative. */
export const pointsText = numberText.transform((value, context) => {
  if (!value.isNegative()) return points(value)
  context.addIssue({ code: 'custom', message: '分值不能为负数' })
  return z.NEVER
})

/** "60%" or "0.6", between 0 and 1 unless `above` is allowed (a band of over-achievement may be 200 %). */
const share = (above: boolean) =>
  z.string().transform((text, context) => {
    const value = PERCENT.test(text) ? Exact.of(text.slice(0, -1)).div(100) : NUMBER.test(text) ? Exact.of(text) : undefined
    if (value === undefined) context.addIssue({ code: 'custom', message: `“${text}”不是百分数或小数` })
    else if (value.isNegative() || (!above && value.gt(1))) context.addIssue({ code: 'custom', message: `${text} 应在 0 至 100% 之间` })
    else return ratio(value)
    return z.NEVER
  })

export const ratioText = share(false)
export const excessText = share(true)

export const wholeText = z.string().regex(/^\d$/, '应为一位整数').transform(Number)

export const flagText = z.enum(['true', 'false']).transform((text) => text === 'true')

/** yyyy-mm-dd of a day that exists. */
export const dateText = z.string().refine((text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}, '应为日期，例如 2024-01-31')

export const text = z.string().trim().min(1, '不能为空')
