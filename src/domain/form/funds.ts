import { type BudgetRow, executionRate, type SourceRow } from '../budget.ts'
import type { FundField, FundRow, FundsBlock } from '../form-template.ts'
import { sum, toWanyuan } from '../quantity.ts'
import type { Scheme } from '../scheme.ts'
import { address } from '../workbook.ts'
import { type Canvas, type Content, range } from './canvas.ts'
import { cellNumber, moneyCell, pendingCell, pointsCell, scoreCell, withFindings } from './content.ts'
import type { FormSubject } from './subject.ts'

interface Printed {
  readonly label: string
  readonly row: BudgetRow | undefined
  /** Path of the row in the Submission; undefined where the unit has no such source. */
  readonly path?: string
}

type Amount = 'initial' | 'adjusted' | 'executed'
const isAmount = (field: FundField): field is Amount => field === 'initial' || field === 'adjusted' || field === 'executed'

/**
 * 项目资金. The total is a live sum where its parts add up to it; where they do not, the unit's own figure stands and the finding says so.
 * @returns the addresses of the execution score and its points, for the total at the foot.
 */
export function drawFunds(grid: Canvas, block: FundsBlock, subject: FormSubject, scheme: Scheme): { score?: string; points?: string } {
  const top = grid.rows
  const parts = partsOf(block, subject)
  const rows = 2 + parts.length
  const heads = drawHeads(grid, block, rows)
  const printed: Printed[] = [{ label: block.rows[0]?.label ?? '', row: subject.budget, path: `${subject.path}.budget` }, ...parts]
  printed.forEach(({ label, row, path }, i) => {
    const at = top + 1 + i
    grid.put({ row: at, column: block.labelSpan, columns: block.nameSpan, style: 'centred', value: label })
    for (const { field, column, span } of heads) {
      const content =
        i === 0
          ? totalCell(field, { block, subject, scheme, parts, row: at, column, heads })
          : partCell(field, { row, block, at, heads, name: label.replace(/^其中：/, ''), unknown: subject.budget.sources.length === 0 })
      const findings = path === undefined ? undefined : subject.findings.get(i === 0 && field === 'score' ? path : `${path}.${field}`)
      grid.put({ row: at, column, columns: span, style: field === 'reason' ? 'prose' : 'centred', ...withFindings(content, findings) })
    }
  })
  const cell = (field: FundField) => {
    const head = heads.find((h) => h.field === field)
    return head && address(top + 1, head.column)
  }
  const [score, points] = [cell('score'), cell('points')]
  return { ...(score === undefined ? {} : { score }), ...(points === undefined ? {} : { points }) }
}

interface Head {
  readonly field: FundField
  readonly column: number
  readonly span: number
}

function drawHeads(grid: Canvas, block: FundsBlock, rows: number): Head[] {
  const top = grid.rows
  grid.put({ row: top, column: 0, rows, columns: block.labelSpan, style: 'label', value: block.label })
  grid.put({ row: top, column: block.labelSpan, columns: block.nameSpan, style: 'label', value: block.nameHeading })
  let column = block.labelSpan + block.nameSpan
  return block.columns.map(({ title, field, span }) => {
    grid.put({ row: top, column, columns: span, style: 'label', value: title })
    column += span
    return { field, column: column - span, span }
  })
}

/** The printed part rows, then every source the layout does not know, as the unit named it: no money disappears. */
function partsOf(block: FundsBlock, { budget, path }: FormSubject): Printed[] {
  const taken = new Set<number>()
  const printed = block.rows.slice(1).map((fund): Printed => {
    const own = sourcesOf(fund, budget.sources)
    for (const { index } of own) taken.add(index)
    const first = own[0]
    if (!first) return { label: fund.label, row: undefined }
    return {
      label: fund.label,
      row: own.length === 1 ? first.source : added(own.map(({ source }) => source)),
      path: `${path}.budget.sources[${first.index}]`,
    }
  })
  const others = budget.sources.flatMap((row, index) =>
    taken.has(index) ? [] : [{ label: row.source, row, path: `${path}.budget.sources[${index}]` }],
  )
  return [...printed, ...others]
}

const sourcesOf = (fund: FundRow, sources: readonly SourceRow[]) =>
  sources.flatMap((source, index) => (fund.sources?.includes(source.source) ? [{ source, index }] : []))

/** Several sources printed as one row: a sum only where every one of them is given. */
function added(rows: readonly SourceRow[]): BudgetRow {
  const total = (field: Amount) => {
    const values = rows.flatMap((row) => row[field] ?? [])
    return values.length === rows.length ? { [field]: sum(values) } : {}
  }
  return { ...total('initial'), ...total('adjusted'), ...total('executed') }
}

interface TotalContext {
  readonly block: FundsBlock
  readonly subject: FormSubject
  readonly scheme: Scheme
  readonly parts: readonly Printed[]
  readonly row: number
  readonly column: number
  readonly heads: readonly Head[]
}

function totalCell(field: FundField, context: TotalContext): Content {
  const { subject, scheme, heads, row } = context
  const { execution } = subject.evaluated
  if (isAmount(field)) return amountCell(field, context)
  if (field === 'rate') return rateCell(subject.budget, row, heads)
  if (field === 'points') return pointsCell(execution.points ?? scheme.execution.points)
  if (field === 'score') return scoreCell(execution.outcome, scheme.scoreDecimals, execution.claimed)
  return { value: subject.budget.reason ?? '' }
}

function amountCell(field: Amount, { subject, parts, row, column }: TotalContext): Content {
  const total = subject.budget[field]
  if (total === undefined) {
    const known = subject.allocated && field === 'adjusted' ? `（资料只写明拨款 ${toWanyuan(subject.allocated).toString()} 万元）` : ''
    return pendingCell(`${amountNames[field]}${known}`)
  }
  const given = parts.flatMap((part) => part.row?.[field] ?? [])
  const complete = given.length > 0 && parts.every((part) => part.row === undefined || part.row[field] !== undefined)
  const content = moneyCell(total, amountNames[field])
  return complete && sum(given).eq(total) ? { ...content, formula: `SUM(${range(row + 1, column, row + parts.length, column)})` } : content
}

const amountNames: Readonly<Record<Amount, string>> = { initial: '年初预算数', adjusted: '全年预算数', executed: '全年执行数' }

interface PartContext {
  readonly row: BudgetRow | undefined
  readonly block: FundsBlock
  readonly at: number
  readonly heads: readonly Head[]
  readonly name: string
  /** The unit gave no parts at all: they are to be filled in. Where it gave some, the others do not exist. */
  readonly unknown: boolean
}

function partCell(field: FundField, { row, block, at, heads, name, unknown }: PartContext): Content {
  if (field === 'reason') return { value: '' }
  if (row === undefined) return unknown && isAmount(field) ? pendingCell(`${name}的${amountNames[field]}`) : { value: block.notApplicable }
  if (isAmount(field)) return moneyCell(row[field], `${name}的${amountNames[field]}`)
  if (field === 'rate') return executionRate(row) ? rateCell(row, at, heads) : { value: block.notApplicable }
  return { value: block.notApplicable }
}

/** 执行率 as a live quotient of the two cells beside it. */
function rateCell(row: BudgetRow, at: number, heads: readonly Head[]): Content {
  const rate = executionRate(row)
  const [a, b] = [heads.find(({ field }) => field === 'adjusted'), heads.find(({ field }) => field === 'executed')]
  if (!rate || !a || !b) return row.adjusted?.isZero() ? { value: '—', note: '全年预算数为零，没有执行率。' } : pendingCell('执行率')
  const [budget, spent] = [address(at, a.column), address(at, b.column)]
  return { value: cellNumber(rate.round(12)), formula: `IF(${budget}=0,"",${spent}/${budget})`, numFmt: '0.00%' }
}
