/**
 * Speed of writing report and forms of the complete 16-project example: node bench/documents.bench.ts. Medians of 9 after a warm-up, wall time and CPU time of
 * the process. The peer fills the same template with the same words by docxtemplater alone: no content controls, no checks, no merged cells, no picture.
 */
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { xingfu2024 as submission } from '../scripts/examples/xingfu-2024.ts'
import { plain } from '../src/documents/figures/figure.ts'
import { boundFigures } from '../src/documents/read/bound-figures.ts'
import { fillTemplate } from '../src/documents/write/docx/fill.ts'
import { writeDepartmentForm, writeProjectForm } from '../src/documents/write/project-form.ts'
import { drawCharts } from '../src/documents/write/report/charts.ts'
import { reportTags } from '../src/documents/write/report/tags.ts'
import { reportView } from '../src/documents/write/report/view.ts'
import { writeReport } from '../src/documents/write/report.ts'
import { evaluate } from '../src/domain/evaluate.ts'
import { formTemplateOf } from '../src/domain/form-template.ts'
import { loadFormTemplates } from '../src/policy/form-templates.ts'
import { loadReportTemplate } from '../src/policy/report-template.ts'
import { loadScheme } from '../src/policy/schemes.ts'

const ROUNDS = 9

async function median(work: () => unknown): Promise<{ readonly wall: number; readonly cpu: number }> {
  for (let i = 0; i < 4; i++) await work()
  const times: { wall: number; cpu: number }[] = []
  for (let i = 0; i < ROUNDS; i++) {
    const [from, cpu] = [performance.now(), process.cpuUsage()]
    await work()
    const { user, system } = process.cpuUsage(cpu)
    times.push({ wall: performance.now() - from, cpu: (user + system) / 1000 })
  }
  const middle = (key: 'wall' | 'cpu') => times.map((time) => time[key]).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
  return { wall: middle('wall'), cpu: middle('cpu') }
}

const scheme = await loadScheme('policy', 'mof-2020-10')
const year = { submission, scheme, assessment: evaluate(submission, scheme), findings: [], draft: false }
const template = await loadReportTemplate('policy')
const forms = await loadFormTemplates('policy')
const view = reportView(year, { note: '' })

/** The same words without their sources, as docxtemplater takes them. */
function words(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(words)
  if (typeof value !== 'object' || value === null) return value
  if ('kind' in value) return plain(value as Parameters<typeof plain>[0]) // the view holds nothing else with a kind
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, words(inner)]))
}
const plainView = words(view) as object

function stock(): Uint8Array {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, errorLogging: false, nullGetter: () => '' })
  document.render(plainView)
  return document.toBuffer()
}

const report = await writeReport({ ...year, template })
const rows: readonly (readonly [string, () => unknown, string])[] = [
  ['报告：docxtemplater 单独填同一模板（对照）', stock, ''],
  ['报告：填模板，含内容控件、检查、合并单元格', () => fillTemplate(template, view, reportTags), '≤ 对照'],
  ['报告：成句、取数（约 3000 个数）', () => reportView(year, { note: '' }), ''],
  ['报告：图表', async () => (await drawCharts(year)).picture?.png, ''],
  ['报告：全部', () => writeReport({ ...year, template }), '≤ 60 ms'],
  ['项目自评表', () => writeProjectForm({ ...year, project: 0, template: formTemplateOf(forms, 'national', 'project') }), '≤ 32 ms'],
  ['部门自评表', () => writeDepartmentForm({ ...year, template: formTemplateOf(forms, 'national', 'department') }), '≤ 32 ms'],
  ['读回全部已绑定的数字', () => boundFigures(report), ''],
]
console.log(`报告 ${report.length} 字节，${boundFigures(report).length} 个已绑定的数字`)
for (const [name, work, goal] of rows) {
  const { wall, cpu } = await median(work)
  console.log(`${`${wall.toFixed(1)} ms`.padStart(10)}  CPU ${`${cpu.toFixed(1)} ms`.padStart(9)}  ${name}  ${goal}`)
}
