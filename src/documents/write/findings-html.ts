import { createHash } from 'node:crypto'
import type { Finding, Severity } from '#domain/finding.ts'
import type { Place } from '#domain/place.ts'
import { type PlacedSpan, spanFinder } from '#domain/place-span.ts'
import type { Prose, Table } from '#domain/prose.ts'
import type { Passage } from '#domain/prose-place.ts'
import { passageOf } from '#domain/prose-place.ts'
import { address, type Sheet, type Workbook } from '#domain/workbook.ts'
import {
  type CheckedPage,
  countFindings,
  isOpen,
  sayCounts,
  saySource,
  sayWaiver,
  sayWhere,
  severities,
  severityNames,
} from './findings-input.ts'
import { PAGE_SCRIPT, PAGE_STYLE } from './findings-page.ts'
import { sayPlaces } from './findings-places.ts'

/** A stretch of a passage or cell that findings speak of. */
interface Marked {
  readonly start: number
  readonly end: number
  readonly finding: number
  readonly severity: Severity
}

/**
 * The findings as one self-contained page: the documents beside their findings, click or keyboard (j, k) to jump, filters by severity, ready to print. Everything
 * that came from a file is escaped, and the page's own policy forbids loading or running anything else.
 */
export function findingsHtml({ findings, scheme, sources, ...said }: CheckedPage): string {
  const documents = sources.map((source) => ('blocks' in source ? proseHtml(source, findings) : workbookHtml(source, findings))).join('')
  const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = `default-src 'none'; style-src ${digest(PAGE_STYLE)}; script-src ${digest(PAGE_SCRIPT)}; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>体检结果：${encoded(sources.map(({ file }) => file).join('、') || scheme.title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><h1>体检结果：${encoded(sayCounts(findings))}</h1><p>评分方案：${encoded(scheme.title)}（${encoded(scheme.id)}）</p></header>
<main${sources.length === 0 ? ' class="single"' : ''}>
${sources.length === 0 ? '' : `<section class="documents" aria-label="文件内容" tabindex="0">${documents}</section>`}
<section class="findings" aria-label="审核意见" tabindex="0">
${filters(findings)}
<p class="hint">点击意见可跳到原文；按 j、k 或上下方向键逐条查看。</p>
<ol>${entries(findings, said)}</ol>
</section>
</main>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`
}

function filters(findings: readonly Finding[]): string {
  const counts = countFindings(findings)
  const kinds = [...severities.map((severity) => [severity, severityNames[severity]] as const), ['waived', '已豁免'] as const]
  const boxes = kinds
    .filter(([kind]) => counts[kind] > 0)
    .map(([kind, name]) => `<label><input type="checkbox" value="${kind}" checked> ${name} ${counts[kind]}</label>`)
  return `<div class="filters" role="group" aria-label="显示哪些意见">${boxes.join('')}</div>`
}

type Said = Pick<CheckedPage, 'clause' | 'where'>

/** Every finding with all it has to say on the screen; on paper a reason that was given before is only referred to. */
function entries(findings: readonly Finding[], said: Said): string {
  const explained = new Map<string, number>()
  return findings
    .map((finding, index) => {
      const reason = JSON.stringify([finding.rule, finding.why, finding.remedy])
      const before = explained.get(reason)
      if (before === undefined) explained.set(reason, index + 1)
      return entry(finding, index, before, said)
    })
    .join('')
}

function entry(finding: Finding, index: number, before: number | undefined, { clause, where }: Said): string {
  const { message, place, why, remedy, expected, related } = finding
  const kind = isOpen(finding) ? finding.severity : 'waived'
  const again = before === undefined ? undefined : 'again'
  const facts: readonly (readonly [name: string, value: string, look?: string | undefined])[] = [
    ['位置', sayWhere(finding, where)],
    ['原文', place?.quote ?? ''],
    ['应为', expected ?? ''],
    ['另见', sayPlaces(related ?? [], place?.file)],
    ['为什么', why, again],
    ['怎么改', remedy, again],
    ['依据', saySource(finding, clause), again],
    ['理由', before === undefined ? '' : `为什么、怎么改、依据：同第 ${before} 条`, 'same'],
    ['豁免', sayWaiver(finding)],
  ]
  const list = facts
    .filter(([, value]) => value !== '')
    .map(([fact, value, look]) => {
      const attribute = look === undefined ? '' : ` class="${look}"`
      return `<dt${attribute}>${fact}</dt><dd${attribute}>${encoded(value)}</dd>`
    })
  const name = kind === 'waived' ? '已豁免' : severityNames[finding.severity]
  return `<li class="${kind}" data-kind="${kind}" data-f="${index + 1}"><span class="severity">${index + 1}　${name}</span> <button type="button">${encoded(message)}</button><dl>${list.join('')}</dl></li>`
}

function proseHtml(prose: Prose, findings: readonly Finding[]): string {
  const marks = marksOf(prose, findings)
  const blocks = prose.blocks.map((block) => {
    if (block.kind === 'table') return tableHtml(block, marks)
    const line = prose.kind === 'html' ? undefined : block.pieces[0]?.line
    const attributes = `${block.heading === undefined ? '' : ' class="heading"'}${line === undefined ? '' : ` data-line="${line}"`}`
    return `<p${attributes}>${markedText(passageOf(block), marks)}</p>`
  })
  return `<article><h2>${encoded(prose.file)}</h2>${blocks.join('\n')}</article>`
}

function tableHtml({ rows }: Table, marks: ReadonlyMap<unknown, readonly Marked[]>): string {
  const lines = rows.map((row) => {
    const cells = row.cells.map((cell) => {
      const spans = `${cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : ''}${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}`
      return `<td${spans}>${markedText({ text: cell.text, number: row.number, pieces: cell.pieces }, marks)}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table>${lines.join('')}</table>`
}

/** Marks by the pieces of the passage they stand in: the one object that a passage and its block share. */
function marksOf(prose: Prose, findings: readonly Finding[]): ReadonlyMap<unknown, readonly Marked[]> {
  const find = spanFinder(prose)
  const marks = new Map<unknown, Marked[]>()
  const add = (span: PlacedSpan | undefined, finding: number, severity: Severity) => {
    if (!span || span.end <= span.start) return
    const list = marks.get(span.passage.pieces) ?? []
    list.push({ start: span.start, end: span.end, finding, severity })
    marks.set(span.passage.pieces, list)
  }
  for (const [index, { place, severity, waiver }] of findings.entries()) if (place && !waiver) add(find(place), index + 1, severity)
  return marks
}

/** The text cut wherever a mark begins or ends; each piece carries every finding that speaks of it, its colour is the gravest. */
function markedText({ text, pieces }: Pick<Passage, 'text' | 'number' | 'pieces'>, marks: ReadonlyMap<unknown, readonly Marked[]>): string {
  const own = marks.get(pieces)
  if (!own) return encoded(text)
  const cuts = [...new Set([0, text.length, ...own.flatMap(({ start, end }) => [start, Math.min(end, text.length)])])].sort((a, b) => a - b)
  let html = ''
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1]
    if (to === undefined) break
    const here = own.filter(({ start, end }) => start <= from && end >= to)
    const words = encoded(text.slice(from, to))
    const gravest = severities.find((severity) => here.some((mark) => mark.severity === severity))
    const ids = here.map(({ finding }) => finding).join(' ')
    html += gravest === undefined ? words : `<mark class="${gravest}" data-f="${ids}" data-n="${ids}" tabindex="0">${words}</mark>`
  }
  return html
}

function workbookHtml(workbook: Workbook, findings: readonly Finding[]): string {
  const sheets = workbook.sheets
    .filter(({ hidden }) => !hidden)
    .map((sheet) => `<h3>${encoded(sheet.name)}</h3>${sheetHtml(workbook.file, sheet, findings)}`)
  return `<article><h2>${encoded(workbook.file)}</h2>${sheets.join('')}</article>`
}

const isIn = (place: Place | undefined, file: string, sheet: string): place is Place => place?.file === file && place.sheet === sheet

function sheetHtml(file: string, { name, cells, merges }: Sheet, findings: readonly Finding[]): string {
  const marked = new Map<string, { ids: number[]; severity: Severity }>()
  for (const [index, { place, severity, waiver }] of findings.entries()) {
    if (waiver || !isIn(place, file, name) || place.cell === undefined) continue
    const known = marked.get(place.cell)
    if (known) known.ids.push(index + 1)
    else marked.set(place.cell, { ids: [index + 1], severity })
  }
  const covered = new Set(
    merges.flatMap(({ top, left, bottom, right }) =>
      between(top, bottom).flatMap((row) => between(left, right).map((column) => `${row},${column}`)),
    ),
  )
  const origins = new Map(merges.map((merge) => [`${merge.top},${merge.left}`, merge]))
  const width = Math.max(0, ...cells.map((row) => row.length))
  const lines = cells.map((row, r) => {
    const boxes = between(0, width - 1).flatMap((c) => {
      const merge = origins.get(`${r},${c}`)
      if (!merge && covered.has(`${r},${c}`)) return []
      const spans = merge
        ? `${merge.right > merge.left ? ` colspan="${merge.right - merge.left + 1}"` : ''}${merge.bottom > merge.top ? ` rowspan="${merge.bottom - merge.top + 1}"` : ''}`
        : ''
      const mark = marked.get(address(r, c))
      const words = encoded(row[c]?.text ?? '')
      const ids = mark?.ids.join(' ')
      return [
        `<td${spans}${mark ? ` data-cell="${ids}"` : ''}>${mark ? `<mark class="${mark.severity}" data-f="${ids}" data-n="${ids}" tabindex="0">${words || '（空）'}</mark>` : words}</td>`,
      ]
    })
    return `<tr><td class="row">${r + 1}</td>${boxes.join('')}</tr>`
  })
  return `<table>${lines.join('')}</table>`
}

const between = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const encoded = (text: string) => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
