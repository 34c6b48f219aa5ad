import { type CellStyle, writeXlsx } from 'hucre/xlsx'
import type { Finding } from '#domain/finding.ts'
import { onlyFile } from './findings-entries.ts'
import { type Checked, countFindings, isOpen, sayCounts, sayWaiver, sayWhere, severities, severityNames } from './findings-input.ts'
import { lineCount } from './sheet/text-size.ts'

interface Column {
  readonly title: string
  readonly width: number
  readonly value: (finding: Finding, index: number, said: Pick<Checked, 'clause' | 'where' | 'files'>) => string | number
}

/** The first of them are printed; what a reviewer looks up stands behind. */
const COLUMNS: readonly Column[] = [
  { title: '序号', width: 6, value: (_, index) => index + 1 },
  { title: '程度', width: 7, value: (finding) => (isOpen(finding) ? severityNames[finding.severity] : '已豁免') },
  { title: '位置', width: 18, value: (finding, _, { where, files }) => sayWhere(finding, where, onlyFile(files)) },
  { title: '原文', width: 26, value: ({ place, found }) => place?.quote ?? found ?? '' },
  { title: '问题', width: 40, value: ({ message }) => message },
  { title: '应为', width: 14, value: ({ expected }) => expected ?? '' },
  { title: '怎么改', width: 36, value: ({ remedy }) => remedy },
  { title: '为什么要改', width: 40, value: ({ why }) => why },
  { title: '依据', width: 36, value: ({ source }, _, { clause }) => clause?.(source) ?? source },
  { title: '规则', width: 22, value: ({ rule, covers }) => [rule, ...covers].join(' ') },
  { title: '豁免', width: 26, value: sayWaiver },
]
const LAST_PRINTED = 'G'

const thin = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const border = { top: thin, right: thin, bottom: thin, left: thin }
const heading: CellStyle = {
  font: { name: '黑体', size: 11 },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EFF9' } },
  border,
}
const body: CellStyle = { font: { name: '宋体', size: 10.5 }, alignment: { vertical: 'top', wrapText: true }, border }
/** Excel's own limit of a cell. */
const LONGEST = 32_000
/** Same time stamp every time, so that the same findings give the same file. */
const STAMP = new Date(Date.UTC(2000, 0, 1))

/** The findings as a table for the reviewer: one row each, filterable, ready to print on A4 landscape; a summary sheet behind. */
export async function findingsXlsx({ findings, scheme, ...said }: Checked): Promise<Uint8Array> {
  const rows = [
    COLUMNS.map(({ title }) => title),
    ...findings.map((finding, index) => COLUMNS.map(({ value }) => clean(value(finding, index, said)))),
  ]
  const cells = new Map(rows.flatMap((row, r) => row.map((value, c) => [`${r},${c}`, { value, style: r === 0 ? heading : body }] as const)))
  return writeXlsx({
    sheets: [
      {
        name: '审核意见',
        columns: COLUMNS.map(({ width }) => ({ width })),
        rows,
        cells,
        rowDefs: new Map(rows.map((row, r) => [r, { height: heightOf(row) }])),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${String.fromCharCode(64 + COLUMNS.length)}${rows.length}` },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
          printArea: `$A$1:$${LAST_PRINTED}$${rows.length}`,
        },
      },
      { name: '汇总', columns: [{ width: 22 }, { width: 60 }, { width: 8 }], rows: summary({ findings, scheme, ...said }) },
    ],
    defaultFont: { name: '宋体', size: 10.5 },
    properties: { title: '审核意见', creator: '明绩', created: STAMP, modified: STAMP },
  })
}

const LINE_POINTS = 15
/** Excel's own limit. */
const TALLEST = 409
/** Height for the longest cell of a row, so that nothing wrapped is hidden, in points. */
const heightOf = (row: readonly (string | number)[]): number =>
  Math.min(TALLEST, Math.max(...row.map((value, c) => lineCount(String(value), COLUMNS[c]?.width ?? 1))) * LINE_POINTS + 3)

function summary({ findings, scheme, files, title }: Checked): (string | number)[][] {
  const counts = countFindings(findings)
  const kinds = [...Map.groupBy(findings.filter(isOpen), ({ rule, severity }) => `${severities.indexOf(severity)} ${rule}`)].sort(
    ([a, some], [b, others]) => Number(a[0]) - Number(b[0]) || others.length - some.length,
  )
  return [
    ['体检结果', sayCounts(findings)],
    ...(files ?? []).map(({ file, kind }) => ['文件', `${file}（${kind}）`]),
    ['评分方案', `${scheme.title}（${scheme.id}）`],
    ['方案指纹', scheme.hash],
    ...severities.map((severity) => [severityNames[severity], counts[severity]]),
    ['已豁免', counts.waived],
    [],
    ['先改错误，再核对警告', '', ''],
    ['程度', '应当怎样', '条数'],
    ...kinds.map(([, [first, ...more]]) => [severityNames[first!.severity], title?.(first!.rule) ?? first!.rule, more.length + 1]),
  ]
}

/** Text that a spreadsheet would take for a formula stays text; control characters would break the file. */
const clean = (value: string | number) =>
  typeof value === 'number' ? value : value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').slice(0, LONGEST)
