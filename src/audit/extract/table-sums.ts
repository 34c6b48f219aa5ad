import type { Prose, Table, TableCell, TableRow } from '#domain/prose.ts'
import { placeIn } from '#domain/prose-place.ts'
import { Exact, fromWanyuan, sum, yuan } from '#domain/quantity.ts'
import { addsUp } from '../rounding.ts'
import type { AmountClaim, SumClaim } from './claims.ts'
import { plain } from './plain.ts'

const NAME = /^(?:项目名称|项目|专项名称|预算项目(?:名称)?|名称|资金名称|单位名称)$/
const MONEY = /预算|执行|金额|资金|支出|收入|安排|到位|拨付|下达|结转|结余/
const NOT_MONEY = /率|分|比|占|来源|性质|科目|单位|名称|内容|情况|等级|备注|编码/
/** Rows inside a list that are sums or parts of others: such lists are not checked. */
const LAYERED = /^(?:其中|小计|一、|二、|三、|\(一\)|\(二\)|类|款|项)/

/** Totals of lists in tables: a row 合计 and the rows it sums, column by column. Layered tables are left alone. */
export function tableSums(prose: Prose): SumClaim[] {
  return prose.blocks.flatMap((block) => (block.kind === 'table' ? sumsOf(prose, block) : []))
}

function sumsOf(prose: Prose, table: Table): SumClaim[] {
  const rows = table.rows.filter(({ repeated }) => !repeated)
  const headerAt = rows.findIndex(({ cells }) => cells.length >= 3 && cells.some(({ text }) => NAME.test(bare(text))))
  const header = rows[headerAt]
  if (!header) return []
  const body = rows.slice(headerAt + 1)
  const totals = body.filter(isTotal)
  const items = body.filter((row) => !isTotal(row) && row.cells.length >= 3)
  const [total] = totals
  if (!total || totals.length > 1 || items.length < 2 || items.some(isLayered)) return []
  return header.cells.flatMap((head) => {
    const words = bare(head.text)
    if (head.columnSpan > 1 || !MONEY.test(words) || (NOT_MONEY.test(words) && !/万元|\(元\)/.test(words)) || /率|得分/.test(words))
      return []
    const unit = /\(元\)/.test(words) || (/元/.test(table.caption ?? '') && !/万元/.test(table.caption ?? '')) ? '元' : '万元'
    const whole = amountIn(prose, total, head, unit, `表中合计的${words}`)
    const parts = items.flatMap((row) => amountIn(prose, row, head, unit, words) ?? [])
    if (!whole || parts.length < items.length) return []
    const values = parts.map(({ value }) => value)
    return [
      {
        whole,
        parts,
        join: 'total' as const,
        side: /收入|来源/.test(words) ? ('income' as const) : ('expenditure' as const),
        complete: true,
      },
    ].filter(() => !addsUp(whole.value, values, sum(values)))
  })
}

const bare = (text: string) => plain(text).text.replace(/\s/g, '')
const isTotal = ({ cells }: TableRow) => cells.slice(0, 2).some(({ text }) => /^(?:合计|总计)$/.test(bare(text)))
const isLayered = ({ cells }: TableRow) => cells.slice(0, 2).some(({ text }) => LAYERED.test(bare(text)))

function amountIn(prose: Prose, row: TableRow, head: TableCell, unit: AmountClaim['unit'], label: string): AmountClaim | undefined {
  const cell = row.cells.find((one) => one.column === head.column && one.columnSpan === 1)
  const text = cell ? bare(cell.text) : ''
  const empty = text === '' || /^[-/]+$/.test(text)
  const match = /^(-?[\d,]+(?:\.\d+)?)(?:万元|元)?$/.exec(text)
  if (!cell || (!match && !empty)) return undefined
  const figure = (match?.[1] ?? '0').replaceAll(',', '')
  return {
    label,
    value: unit === '元' ? yuan(Exact.of(figure)) : fromWanyuan(Exact.of(figure)),
    decimals: figure.split('.')[1]?.length ?? 0,
    unit,
    place: placeIn(prose, { text: cell.text, number: row.number, pieces: cell.pieces }),
  }
}
