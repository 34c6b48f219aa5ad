import type { Finding, Severity } from '#domain/finding.ts'
import type { Place } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Workbook } from '#domain/workbook.ts'
import { sayPlaces } from './findings-places.ts'

/** What every output of a check-up 体检 is written from. */
export interface Checked {
  /** In the order they are to be read; waived ones carry their waiver. */
  readonly findings: readonly Finding[]
  readonly scheme: Pick<Scheme, 'id' | 'title' | 'hash'>
  /** A clause ("doc#clause") as people know it; as written when not given. */
  readonly clause?: (source: string) => string
  /** A rule by its title; its id when not given. */
  readonly title?: (rule: string) => string
  /** The files that were checked, where that is known. */
  readonly files?: readonly CheckedFile[]
  /** A path of the submission in words, for findings that no file places. */
  readonly where?: (path: string) => string
}

/** Where a finding speaks: its place in a file (which is not named when it is the only one), else the field in words, else the whole. */
export const sayWhere = ({ place, path }: Pick<Finding, 'place' | 'path'>, where: Checked['where'], only?: string): string =>
  place ? sayPlaces([place], only) : path === undefined ? '全文' : (where?.(path) ?? '全文')

/** A file that was checked, and what it was taken for. */
export interface CheckedFile {
  readonly file: string
  /** 报告、项目自评表 …: role of the source. */
  readonly kind: string
}

/** A page that shows the documents beside the findings. */
export interface CheckedPage extends Checked {
  readonly sources: readonly (Prose | Workbook)[]
}

/** For programs: facts that were read, and which rules spoke. */
export interface CheckedRecord extends Checked {
  readonly files: readonly CheckedFile[]
  readonly facts: Readonly<Record<string, unknown>>
  /** SHA-256 over the rules and their lexicon, hex. */
  readonly rulesHash: string
}

export const severities: readonly Severity[] = ['error', 'warning', 'notice']
export const severityNames: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', notice: '提示' }

export const isOpen = ({ waiver }: Finding): boolean => waiver === undefined

/** Numbers of open findings by severity, and of waived ones. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Severity | 'waived', number>> {
  const counts = { error: 0, warning: 0, notice: 0, waived: 0 }
  for (const finding of findings) counts[isOpen(finding) ? finding.severity : 'waived']++
  return counts
}

/** "错误 3 条、警告 5 条、提示 10 条", "没有发现问题". */
export function sayCounts(findings: readonly Finding[]): string {
  const counts = countFindings(findings)
  const open = severities.filter((severity) => counts[severity] > 0).map((severity) => `${severityNames[severity]} ${counts[severity]} 条`)
  const waived = counts.waived > 0 ? `，另有 ${counts.waived} 条已豁免` : ''
  return `${open.length > 0 ? open.join('、') : '没有发现问题'}${waived}`
}

/** The clause by name, and the rule: "《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评指标权重（points-total，A09）". */
export const saySource = ({ source, rule, covers }: Finding, clause: Checked['clause']): string =>
  `${clause?.(source) ?? source}（${[rule, ...covers].join('，')}）`

/** "张三，2025-12-31 前有效：项目由上级统一命名" */
export const sayWaiver = ({ waiver }: Finding): string => (waiver ? `${waiver.author}，${waiver.until} 前有效：${waiver.reason}` : '')

/** Exactly the members of a place that programs are promised. */
export function placeRecord({ file, page, paragraph, line, sheet, cell, start, end, quote }: Place) {
  return { file, page, paragraph, line, sheet, cell, start, end, quote }
}
