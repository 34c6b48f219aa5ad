/** Speed of reading and writing workbooks, with SheetJS and hucre beside it: node bench/workbook.bench.ts. Each large read in a process of its own. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre'
import { xingfu2024 } from '../scripts/examples/xingfu-2024.ts'
import { submissionOf } from '../src/documents/read/submission.ts'
import { readWorkbook } from '../src/documents/read/workbook/workbook.ts'
import { writeDepartmentWorkbook } from '../src/documents/write/department-workbook.ts'
import { loadLayouts } from '../src/policy/layouts.ts'
import { loadScheme } from '../src/policy/schemes.ts'
import { median } from './median.ts'

const root = join(import.meta.dirname, '..')

/** A ledger of 100,000 rows of 12: numbers, codes of 21 digits, words that repeat and words that do not. */
function ledger(): Promise<Uint8Array> {
  const head = [
    '序号',
    '项目编码',
    '项目名称',
    '单位',
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '备注',
  ]
  const rows = Array.from({ length: 100_000 }, (_, i) => [
    i + 1,
    `130104${String(i).padStart(15, '0')}`,
    `虚构项目${i % 500}`,
    `虚构街道${i % 30}`,
    '产出指标',
    '数量指标',
    `巡查次数${i}`,
    `≥${i % 900}次`,
    i % 1000,
    10,
    (i % 100) / 10,
    i % 7 ? null : `备注文字${i}`,
  ])
  return writeXlsx({ sheets: [{ name: '台账', rows: [head, ...rows] }] })
}

const PEERS: Readonly<Record<string, string>> = {
  ours: `const { readWorkbook } = await import(${JSON.stringify(join(root, 'src/documents/read/workbook.ts'))}); const read = async (b) => (await readWorkbook(b, 'a.xlsx')).sheets[0].cells.length`,
  SheetJS: `const XLSX = await import('@e965/xlsx'); const read = (b) => XLSX.read(b, { dense: true, cellNF: true, cellText: false, cellHTML: false }).Sheets['台账']['!data'].length`,
  hucre: `const { streamXlsxRows } = await import('hucre'); const read = async (b) => { const kept = []; for await (const row of streamXlsxRows(b)) kept.push(row.values); return kept.length }`,
}

/** Wall time and highest memory of reading one file in a fresh process. */
function alone(peer: string, file: string): string {
  const script = `${PEERS[peer]}; import { readFileSync } from 'node:fs'; const b = readFileSync(${JSON.stringify(file)}); const from = performance.now();
    const rows = await read(b); console.log(Math.round(performance.now() - from) + ' ms, ' + Math.round(process.resourceUsage().maxRSS / 1024) + ' MB, ' + rows + ' rows')`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' }).trim()
}

const folder = mkdtempSync(join(tmpdir(), 'workbook-'))
try {
  const file = join(folder, 'ledger.xlsx')
  writeFileSync(file, await ledger())
  for (const peer of Object.keys(PEERS)) console.log(`100,000 × 12, ${peer}: ${alone(peer, file)}`)
  const [layouts, scheme] = await Promise.all([loadLayouts(join(root, 'policy')), loadScheme(join(root, 'policy'), 'mof-2020-10')])
  const bytes = await writeDepartmentWorkbook({ scheme, layouts, submission: xingfu2024 })
  const workbook = await readWorkbook(bytes, 'a.xlsx')
  const rows: readonly (readonly [string, () => unknown])[] = [
    ['department workbook of 16 projects, write', () => writeDepartmentWorkbook({ scheme, layouts, submission: xingfu2024 })],
    ['department workbook of 16 projects, read cells', () => readWorkbook(bytes, 'a.xlsx')],
    ['department workbook of 16 projects, understand', () => submissionOf(workbook, layouts)],
  ]
  for (const [title, work] of rows) console.log(`${title}: ${(await median(work)).toFixed(1)} ms`)
  console.log(`file: ${Math.round(readFileSync(file).length / 1024)} kB ledger, ${Math.round(bytes.length / 1024)} kB workbook`)
} finally {
  rmSync(folder, { recursive: true })
}
