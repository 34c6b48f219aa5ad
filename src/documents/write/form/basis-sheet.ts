import type { WriteSheet } from 'hucre'
import type { Line } from '#domain/assessment.ts'
import type { Content } from '#domain/form/canvas.ts'
import { pointsCell, scoreCell } from '#domain/form/content.ts'
import type { FormSubject } from '#domain/form/subject.ts'
import type { Evidence } from '#domain/indicator.ts'
import { sayPlace } from '#domain/place.ts'
import type { Scheme } from '#domain/scheme.ts'
import { PROOF_SHEET } from '#domain/stamp.ts'
import type { Year } from '../input.ts'
import { Grid } from '../sheet/grid.ts'

const HEADS = ['评分项目', '分值', '得分', '评分方法及依据', '取值', '计算过程', '佐证资料'] as const
const WIDTHS = [24, 8, 10, 28, 30, 34, 32]

/**
 * 评分依据: why each score of the form is what it is, what it was computed from and what supports it. Headings differ from the form's,
 * so that nobody, and no importer, takes this sheet for a second form.
 */
export function basisSheet(subject: FormSubject, { scheme, cite = (clause) => clause }: Year, title: string): WriteSheet {
  const grid = new Grid(WIDTHS)
  grid.put({ row: 0, column: 0, columns: WIDTHS.length, style: 'title', value: PROOF_SHEET })
  grid.atLeast(0, 30)
  grid.put({ row: 1, column: 0, columns: WIDTHS.length, style: 'year', value: `${title}　评分方案：${scheme.title}` })
  HEADS.forEach((value, column) => void grid.put({ row: 2, column, style: 'label', value }))
  const draw = (line: Line, evidence?: readonly Evidence[]) =>
    drawLine(grid, line, { evidence, execution: line === subject.evaluated.execution, scheme, cite })
  draw(subject.evaluated.execution)
  const indicatorAt = new Map(subject.indicators.map((indicator, i) => [`${subject.path}.indicators[${i}]`, indicator]))
  for (const line of subject.evaluated.lines) draw(line, indicatorAt.get(line.path)?.evidence)
  drawFindings(grid, subject)
  const last = grid.rows
  return {
    ...grid.sheet(PROOF_SHEET),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.75, bottom: 0.75, left: 0.6, right: 0.6, header: 0.3, footer: 0.4 },
      printArea: `$A$1:$G$${last}`,
      printTitlesRow: '$3:$3',
    },
    headerFooter: { oddFooter: '&C&"宋体"— &P —' },
  }
}

interface Basis {
  readonly evidence: readonly Evidence[] | undefined
  readonly execution: boolean
  readonly scheme: Scheme
  readonly cite: (clause: string) => string
}

function drawLine(grid: Grid, line: Line, { evidence, execution, scheme, cite }: Basis): void {
  const row = grid.rows
  const proof = line.outcome.kind === 'scored' ? line.outcome.proof() : undefined
  const remarks = line.outcome.kind === 'scored' ? (line.outcome.remarks ?? []) : []
  const { note: _shownBeside, ...score } = scoreCell(line.outcome, scheme.scoreDecimals, line.claimed)
  const contents: readonly Content[] = [
    { value: line.name },
    pointsCell(line.points),
    score,
    { value: proof ? `${proof.rule}\n依据：${cite(proof.source)}` : unproven(line) },
    { value: proof ? proof.inputs.map(({ name, text }) => `${name}：${text}`).join('\n') : '—' },
    {
      value: proof
        ? [...proof.conditions, `${proof.formula} ＝ ${proof.result}`, proof.rounding, ...remarks].filter(Boolean).join('\n')
        : '—',
    },
    evidenceCell(evidence, execution),
  ]
  contents.forEach((content, column) => {
    const prose = column > 2 || column === 0
    grid.put({ row, column, style: prose ? 'prose' : 'centred', ...content })
  })
}

function unproven({ outcome }: Line): string {
  if (outcome.kind === 'claimed') return '单位自报得分，没有完成值可供核算'
  if (outcome.kind === 'pending') return `尚不能计分，缺：${outcome.what}`
  if (outcome.kind === 'problem') return `尚不能计分：${outcome.message}`
  return '不适用，不参与评分'
}

/** No evidence is shown as such, not hidden. The execution rate is proven by the accounts themselves. */
function evidenceCell(evidence: readonly Evidence[] | undefined, execution: boolean): Content {
  if (execution) return { value: '决算报表、国库支付凭证' }
  if (!evidence || evidence.length === 0) return { value: '未附佐证资料', mark: 'pending' }
  return { value: evidence.map(sayEvidence).join('\n') }
}

/** 《…》（编号，日期，存放处） */
export function sayEvidence({ title, number, date, keptAt }: Evidence): string {
  const details = [number, date, keptAt && `存${keptAt}`].filter((text) => text !== undefined)
  return details.length > 0 ? `${title}（${details.join('，')}）` : title
}

function drawFindings(grid: Grid, { findings }: FormSubject): void {
  const all = [...findings.values()].flat()
  if (all.length === 0) return
  const top = grid.rows
  grid.put({ row: top, column: 0, columns: 1, style: 'label', value: '审核意见' })
  grid.put({ row: top, column: 1, columns: 6, style: 'label', value: '问题及补正办法' })
  all.forEach((finding, i) => {
    const place = finding.place ? `（${sayPlace(finding.place)}）` : ''
    grid.put({ row: top + 1 + i, column: 0, style: 'centred', value: severityNames[finding.severity] })
    grid.put({ row: top + 1 + i, column: 1, columns: 6, style: 'prose', value: `${finding.message}${place}\n${finding.remedy}` })
  })
}

const severityNames = { error: '错误', warning: '警告', notice: '提示' } as const
