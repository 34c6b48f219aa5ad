import type { Command } from 'commander'
import type { UnitResult } from '#app/evaluate/unit-result.ts'
import type { Finding, Severity } from '#domain/finding.ts'
import { sayPlace } from '#domain/place.ts'
import { countBySeverity, type Summary } from '#domain/summary.ts'
import { progress } from './progress.ts'
import { table } from './table.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

interface Options {
  readonly out: string
  readonly scheme?: string
  readonly json?: true
  readonly pdf?: boolean
}

/** `mingji evaluate INPUT --out DIR`: the whole job on one unit's files, or on a folder of many units. */
export function evaluateCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('evaluate')
    .description('评分：由填报工作簿（或一个文件夹）得出自评表、报告、审核意见和结果数据')
    .argument('<输入>', '填报工作簿、已填的自评表，或存放它们的文件夹（可含多个单位）')
    .requiredOption('--out <文件夹>', '结果放在哪里')
    .option('--scheme <编号>', '评分方案，例如 qiaoxi-2020；缺省时按工作簿上记载的方案')
    .option('--json', '输出结果数据（JSON），供其他程序使用')
    .option('--pdf', '同时生成 PDF（只有一个单位时缺省生成）')
    .option('--no-pdf', '不生成 PDF')
    .action(async (input: string, options: Options) => {
      const { evaluateInput } = await import('#app/evaluate/evaluate-input.ts')
      const bar = await progress(terminal)
      const results = await evaluateInput(
        { input, out: options.out, schemeId: options.scheme, pdf: options.pdf, policyDir: terminal.policyDir, today: terminal.today },
        bar.at,
      ).finally(bar.end)
      if (options.json) printJson(results, terminal)
      else for (const result of results) await printResult(result, terminal)
      finish(codeOf(results))
    })
}

/** 2 when nothing could be used, 1 when something needs mending, 0 otherwise. */
function codeOf(results: readonly UnitResult[]): ExitCode {
  if (results.every((result) => result.kind === 'refused')) return exit.unusable
  const sound = results.every((result) => result.kind === 'done' && result.summary.findings.error === 0)
  return sound ? exit.fine : exit.findings
}

function printJson(results: readonly UnitResult[], terminal: Terminal) {
  const objects = results.map((result) => (result.kind === 'done' ? result.summary : { input: result.input, refused: result.message }))
  for (const result of results) if (result.kind === 'refused') terminal.note(result.message)
  terminal.print(JSON.stringify(objects.length === 1 ? objects[0] : objects, null, 2))
}

async function printResult(result: UnitResult, terminal: Terminal): Promise<void> {
  if (result.kind === 'refused') {
    terminal.note(result.message)
    return
  }
  const { summary, findings, folder, remarks } = result
  terminal.print(heading(summary))
  terminal.print(await projectTable(summary))
  terminal.print(statistics(summary))
  terminal.print(findingLines(findings))
  terminal.print(`\n结果已放在：${folder}（${summary.files.length} 个文件）`)
  for (const remark of remarks) terminal.print(remark)
  terminal.print(nextStep(summary))
}

function heading({ department: { name, year, score, grade, pending }, scheme }: Summary) {
  const scored =
    score === null
      ? `部门整体得分：待定（缺 ${pending[0]?.replace(/^[^：]*：/, '') ?? '部门整体指标表'}${pending.length > 1 ? ` 等 ${pending.length} 项` : ''}）`
      : `部门整体得分：${score} 分，等级：${grade ?? '待定'}`
  return `${name ?? '（单位名称待填）'} ${year ?? '（年度待填）'} 年度绩效自评　评分方案：${scheme}\n${scored}\n`
}

const projectTable = ({ projects }: Summary) =>
  table(
    ['序号', '项目', '金额（万元）', '得分', '等级', '说明'],
    projects.map(({ name, amount, total, grade, proven, pending }, index) => [
      String(index + 1),
      name ?? '（名称待填）',
      amount ?? '待填',
      total ?? '待定',
      grade ?? '待定',
      pending.length > 0 && total === null ? `缺 ${pending.length} 项` : proven ? '逐项可证' : '单位自报，未证',
    ]),
  )

function statistics({ statistics: { projectSum, mean, weightedMean } }: Summary) {
  return `项目金额合计 ${projectSum ?? '待定'} 万元；项目平均分 ${mean ?? '待定'}，按金额加权 ${weightedMean ?? '待定'}（只作统计，不是部门得分）`
}

export const severityNames: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', notice: '提示' }
const SHOWN = 12

function findingLines(findings: readonly Finding[]) {
  const open = findings.filter((finding) => !finding.waiver)
  if (open.length === 0) return '\n审核意见：没有发现问题。'
  const { error, warning, notice } = countBySeverity(findings)
  const lines = open
    .slice(0, SHOWN)
    .map(({ severity, message, place }) => `  ${severityNames[severity]}　${place ? `${sayPlace(place)}：` : ''}${message}`)
  if (open.length > SHOWN) lines.push(`  ……其余 ${open.length - SHOWN} 条见“审核意见”文件`)
  return [`\n审核意见：错误 ${error} 条、警告 ${warning} 条、提示 ${notice} 条`, ...lines].join('\n')
}

function nextStep({ findings, department, projects }: Summary) {
  if (findings.error > 0) return '下一步：先改正“错误”级意见，再运行一次；改正前报告标为草稿。'
  if (department.score === null) return '下一步：补齐待填内容后再运行一次。'
  const open = projects.filter(({ total }) => total === null)
  if (open[0]) {
    const missing = open[0].pending[0]?.replace(/^[^：]*：/, '')
    const example = missing === undefined ? '' : `，例如“${open[0].name ?? '（名称待填）'}”：${missing}`
    return `下一步：补齐 ${open.length} 个得分待定的项目，再运行一次（自评表中要填的格子标有“待填”）${example}。`
  }
  return '下一步：打开报告核对文字，由单位负责人确认后报送。'
}
