import type { BatchRequest, BatchUnit } from '#app/check/batch/check-batch.ts'
import { progress } from './progress.ts'
import { table } from './table.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

const MOST_COPIES = 50

/**
 * Many units at once 批量体检: a line for each and the copied text between them; with `--format json` all records as one array, printed as they
 * are made. 2 when nothing could be checked, 1 when there are errors or a unit could not be checked, else 0.
 */
export async function checkBatchCommand(request: BatchRequest, terminal: Terminal): Promise<ExitCode> {
  const { checkBatch } = await import('#app/check/batch/check-batch.ts')
  const asArray = request.format === 'json' && request.out === undefined
  const units: BatchUnit[] = []
  let printed = 0
  const bar = await progress(terminal)
  await checkBatch(
    request,
    (unit) => {
      if (asArray && unit.kind === 'checked') terminal.print(`${printed++ === 0 ? '[' : ','}${unit.text}`)
      units.push(isChecked(unit) ? withoutText(unit) : unit)
    },
    bar.at,
  ).finally(bar.end)
  if (asArray) terminal.print(printed === 0 ? '[]' : ']')
  else await printSummary(units, request.out, terminal)
  for (const unit of units) if (unit.kind === 'refused') terminal.note(`${unit.title}：${unit.message}`)
  return codeOf(units)
}

type Checked = Extract<BatchUnit, { readonly kind: 'checked' }>
const isChecked = (unit: BatchUnit): unit is Checked => unit.kind === 'checked'
/** What was printed need not be held. */
const withoutText = ({ text: _, ...unit }: Checked): Checked => unit

async function printSummary(units: readonly BatchUnit[], out: string | undefined, terminal: Terminal): Promise<void> {
  const checked = units.filter(isChecked)
  const rows = units.map((unit, index) => [
    String(index + 1),
    unit.title,
    ...(isChecked(unit) ? numbersOf(unit) : ['未能检查', '', '', '']),
  ])
  terminal.print(await table(['序号', '单位或文件', '错误', '警告', '提示', '雷同'], rows))
  const sum = (count: (unit: Checked) => number) => checked.reduce((all, unit) => all + count(unit), 0)
  terminal.print(
    `\n共检查 ${checked.length} 个单位：错误 ${sum(({ counts }) => counts.error)} 条、警告 ${sum(({ counts }) => counts.warning)} 条、提示 ${sum(({ counts }) => counts.notice)} 条`,
  )
  terminal.print(copyLines(checked))
  terminal.print(
    out === undefined
      ? '\n下一步：加 --out 文件夹，可得到每个单位的逐条意见；也可单独检查某一个文件。'
      : `\n各单位的意见已放在：${out}（${checked.length} 个文件）`,
  )
}

const numbersOf = ({ counts, copies }: Checked) => [counts.error, counts.warning, counts.notice, copies.length].map(String)

function copyLines(units: readonly Checked[]): string {
  const copies = units.flatMap((unit) => unit.copies)
  if (copies.length === 0) return '\n雷同比对：各单位的报告之间没有发现整段相同。'
  const lines = copies
    .toSorted((a, b) => b.paragraphs.length - a.paragraphs.length)
    .slice(0, MOST_COPIES)
    .map(
      ({ report, other, paragraphs }) =>
        `  ${report.unit}（${report.file}）与${other.unit}（${other.file}）：${paragraphs.length} 段相同或几乎相同`,
    )
  if (copies.length > MOST_COPIES) lines.push(`  ……其余 ${copies.length - MOST_COPIES} 对见各单位的意见`)
  return [`\n雷同比对：${copies.length} 对报告有整段相同，请分别核对`, ...lines].join('\n')
}

function codeOf(units: readonly BatchUnit[]): ExitCode {
  if (!units.some(isChecked)) return exit.unusable
  return units.every((unit) => isChecked(unit) && unit.counts.error === 0) ? exit.fine : exit.findings
}
