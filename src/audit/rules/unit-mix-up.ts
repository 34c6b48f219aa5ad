import type { Measure } from '#domain/indicator.ts'
import { type Exact, toWanyuan, zero } from '#domain/quantity.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'

export default rule({
  id: 'unit-mix-up',
  title: '金额单位不应混淆（元与万元）',
  severity: 'error',
  covers: ['A16'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '元写成万元或万元写成元，金额会差一万倍，执行率和汇总数全部错误。',
  remedy: '核对这个数的单位，改成与表头一致的单位。',
  example: { right: '全年预算 20 万元，执行 19.8 万元', wrong: '全年预算 20 万元，执行 198000 万元' },
  forms: true,
  *content(submission, assessment) {
    for (const { path, label, budget, amount, indicators } of formsOf(submission, assessment)) {
      for (const [i, { name, target, targetText, actual, actualText }] of indicators.entries()) {
        if (target?.kind !== 'bound' || actual?.kind !== 'measure') continue
        const [asked, done] = [target.measure, actual.measure]
        // Units of money are read in 元: what was written tells the slip.
        if (asked.unit === '元' && done.unit === '元' && isMixedUp(asked.value, done.value))
          yield {
            path: `${path}.indicators[${i}]`,
            message: `${label}的指标“${name}”：指标值 ${asText(targetText, asked)}与完成值 ${asText(actualText, done)}相差约一万倍，像是元和万元写混了`,
            found: asText(actualText, done),
          }
        const isJump = asked.unit !== done.unit && asked.unit.replace('万', '') === done.unit.replace('万', '') && /元/.test(asked.unit)
        if (!isJump || asked.value.isZero() || done.value.isZero()) continue
        const ratio = Number(done.value.div(asked.value).toString())
        if (ratio > 0.1 && ratio < 10)
          yield {
            path: `${path}.indicators[${i}]`,
            message: `${label}的指标“${name}”：指标值的单位是“${asked.unit}”，完成值的单位是“${done.unit}”，相差一万倍`,
            found: `${done.value.toString()}${done.unit}`,
          }
      }
      const base = budget.adjusted ?? budget.initial ?? amount
      for (const [field, title] of [
        ['initial', '年初预算数'],
        ['executed', '全年执行数'],
      ] as const) {
        const value = budget[field]
        if (base === undefined || value === undefined || !isMixedUp(base, value)) continue
        yield {
          path: `${path}.budget.${field}`,
          message: `${label}的${title} ${sayMoney(value)}与预算 ${sayMoney(base)}相差约一万倍，像是元和万元写混了`,
          found: sayMoney(value),
        }
      }
    }
    const total = submission.accounts.expenditureTotal ?? submission.accounts.expenditure.total ?? submission.accounts.incomeTotal
    if (total === undefined || total.lte(0)) return
    for (const [i, { name, amount }] of submission.projects.entries()) {
      if (amount === undefined || amount.lt(total.times(FAR))) continue
      yield {
        path: `projects[${i}].amount`,
        message: `“${name ?? `第 ${i + 1} 个项目`}”的金额 ${sayMoney(amount)}超过了部门全部支出 ${sayMoney(total)}，像是元和万元写混了`,
        found: sayMoney(amount),
      }
    }
  },
  writing: (document) => mismatchesOf(document, 'unit'),
})

const asText = (written: string | undefined, { value, unit }: Measure): string => written ?? `${value.toString()}${unit}`

/** The quotient of two amounts lies around ten thousand, one way or the other. */
function isMixedUp(a: Exact, b: Exact): boolean {
  if (a.lte(zero) || b.lte(zero)) return false
  const [small, large] = a.lt(b) ? [a, b] : [b, a]
  const scaled = toWanyuan(large).div(small)
  return scaled.gte(HALF) && scaled.lte(TWICE)
}

/** A project so many times the whole department's money is no slip of a digit. */
const FAR = 100

const HALF = zero.plus('0.5')
const TWICE = zero.plus(2)
