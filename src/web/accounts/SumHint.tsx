import { type Exact, toWanyuan } from '#domain/quantity.ts'

interface Props {
  /** What should come out: 各来源之和、本年收入加上年结转. */
  readonly words: string
  readonly sum: Exact | undefined
  readonly total: Exact | undefined
}

/** Whether the parts add up to the total, said while typing; nothing while either is missing. */
export function SumHint({ words, sum, total }: Props) {
  if (sum === undefined || total === undefined) return null
  if (sum.eq(total)) return <p className="sum-hint fits">✓ {words}与合计一致</p>
  return (
    <p className="sum-hint off" role="status">
      {words}是 {toWanyuan(sum).toString()} 万元，与填的 {toWanyuan(total).toString()} 万元差 {toWanyuan(total.minus(sum)).toString()} 万元
    </p>
  )
}
