import { statSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { checkBatchCommand } from './check-batch.ts'
import { progress } from './progress.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

const formats = ['text', 'json', 'sarif', 'html', 'docx', 'xlsx'] as const
export type CheckFormat = (typeof formats)[number]

interface Options {
  readonly scheme?: string
  readonly format: CheckFormat
  readonly out?: string
}

/** `mingji check FILE…`: 体检, any self-evaluation document in, every defect out. With a folder among the paths: many units at once. */
export function checkCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('check')
    .description('体检：检查自评报告或自评表，指出错在哪里、怎么改')
    .argument(
      '<文件...>',
      '一个或多个文件（同一单位的报告、自评表、决算表可一起检查）；给出文件夹时批量检查：其中每个文件、每个子文件夹各是一个单位',
    )
    .option('--scheme <编号>', '评分方案；缺省时按文中单位和年度选取')
    .addOption(new Option('--format <格式>', '输出格式').choices(formats).default('text'))
    .option('--out <文件>', '结果写到哪个文件；docx、xlsx 必须指定。批量检查时是文件夹，每个单位一个文件')
    .action(async (files: readonly string[], options: Options) => {
      const { scheme: schemeId, format, out } = options
      const { policyDir, today, version } = terminal
      const how = { schemeId, format, out, policyDir, today, version }
      if (files.some(isFolder)) return finish(await checkBatchCommand({ paths: files, ...how }, terminal))
      const { checkFiles } = await import('#app/check/check-files.ts')
      const bar = await progress(terminal)
      const checked = await checkFiles({ files, ...how }, bar.at).finally(bar.end)
      if (checked.text !== undefined) terminal.print(checked.text)
      for (const remark of checked.remarks) terminal.note(remark)
      finish(checked.counts.error > 0 ? exit.findings : exit.fine)
    })
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
