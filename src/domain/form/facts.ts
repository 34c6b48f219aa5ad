import { executionRate } from '../budget.ts'
import type { FactField, FactsBlock, GoalBlock, SignatureBlock, TasksBlock } from '../form-template.ts'
import { sayDate } from '../say-date.ts'
import type { Signature } from '../submission.ts'
import type { Canvas } from './canvas.ts'
import { cellNumber, moneyCell, pendingCell, textCell, withFindings } from './content.ts'
import type { FormSubject } from './subject.ts'

const factNames: Readonly<Record<FactField, { readonly name: string; readonly path: string }>> = {
  projectName: { name: '项目名称', path: 'name' },
  projectCodeAndName: { name: '项目编码和名称', path: 'name' },
  supervisingDepartment: { name: '主管部门', path: 'supervisingDepartment' },
  implementingUnit: { name: '实施单位', path: 'implementingUnit' },
  departmentName: { name: '部门（单位）名称', path: 'name' },
  contact: { name: '联系人', path: 'contact' },
  phone: { name: '联系电话', path: 'phone' },
  year: { name: '年度', path: 'year' },
  total: { name: '自评总分', path: 'claimedTotal' },
  grade: { name: '自评等级', path: 'claimedGrade' },
  problems: { name: '存在问题', path: 'problems' },
  measures: { name: '改进措施', path: 'measures' },
}
const LONG = new Set<FactField>(['problems', 'measures'])

/** Rows of label and value: 项目名称、主管部门、实施单位 … */
export function drawFacts(grid: Canvas, block: FactsBlock, subject: FormSubject): void {
  for (const cells of block.rows) {
    const row = grid.rows
    let column = 0
    for (const { label, labelSpan, field, span } of cells) {
      const { name, path } = factNames[field]
      grid.put({ row, column, columns: labelSpan, style: 'label', value: label })
      const content = withFindings(textCell(subject.facts[field], name), subject.findings.get(`${subject.path}.${path}`))
      grid.put({ row, column: column + labelSpan, columns: span, style: LONG.has(field) ? 'prose' : 'centred', ...content })
      column += labelSpan + span
    }
  }
}

/** 年度总体目标: the two texts side by side; a very long one takes several grid rows, since Excel limits a row's height. */
export function drawGoal(grid: Canvas, block: GoalBlock, subject: FormSubject): void {
  const top = grid.rows
  const sides = [
    {
      ...block.expected,
      column: block.labelSpan,
      text: subject.goal?.expected,
      what: '年度总体目标',
      path: `${subject.goalPath}.expected`,
    },
    {
      ...block.achieved,
      column: block.labelSpan + block.expected.span,
      text: subject.goal?.achieved,
      what: '年度总体目标实际完成情况',
      path: `${subject.goalPath}.achieved`,
    },
  ]
  const needs = sides.map(({ text, column, span }) => grid.rowsFor(text ?? '', column, span))
  const rows = Math.max(...needs.map((need) => need.rows))
  const height = Math.max(...needs.map((need) => need.height * need.rows)) / rows
  for (let i = 1; i <= rows; i++) grid.atLeast(top + i, height)
  grid.put({ row: top, column: 0, rows: rows + 1, columns: block.labelSpan, style: 'label', value: block.label })
  for (const { title, span, column, text, what, path } of sides) {
    grid.put({ row: top, column, columns: span, style: 'label', value: title })
    const content = withFindings(textCell(text, what), subject.findings.get(path))
    grid.put({ row: top + 1, column, rows, columns: span, style: text === undefined ? 'centred' : 'prose', ...content })
  }
}

/** 年度主要任务; a department that names none gets one line to fill in. */
export function drawTasks(grid: Canvas, block: TasksBlock, { tasks }: FormSubject): void {
  const top = grid.rows
  let column = block.labelSpan
  grid.put({ row: top, column: 0, rows: Math.max(1, tasks.length) + 1, columns: block.labelSpan, style: 'label', value: block.label })
  for (const { title, span, field } of block.columns) {
    grid.put({ row: top, column, columns: span, style: 'label', value: title })
    if (tasks.length === 0) grid.put({ row: top + 1, column, columns: span, style: 'centred', ...pendingCell(`年度主要任务的${title}`) })
    tasks.forEach((task, i) => {
      const rate = executionRate({ ...(task.budget && { adjusted: task.budget }), ...(task.executed && { executed: task.executed }) })
      const content = {
        name: () => textCell(task.name, title),
        content: () => textCell(task.content, title),
        budget: () => moneyCell(task.budget, title),
        executed: () => moneyCell(task.executed, title),
        rate: () => (rate ? { value: cellNumber(rate.round(6)), numFmt: '0.00%' } : pendingCell(title)),
      }[field]()
      grid.put({ row: top + 1 + i, column, columns: span, style: field === 'content' ? 'prose' : 'centred', ...content })
    })
    column += span
  }
}

/** 填报人、联系电话、日期 under the table: blanks stay blank lines to sign on. */
export function drawSignature(grid: Canvas, block: SignatureBlock, subject: FormSubject, signature: Signature): void {
  const row = grid.rows
  let column = 0
  const texts = {
    preparedBy: subject.preparedBy,
    phone: subject.phone,
    head: signature.head,
    date: signature.date && sayDate(signature.date),
    seal: undefined,
  }
  for (const { label, field, span } of block.items) {
    grid.put({ row, column, columns: span, style: 'signature', value: `${label}：${texts[field] ?? ''}` })
    column += span
  }
  grid.atLeast(row, 26)
}
