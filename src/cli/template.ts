import type { Command } from 'commander'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

/** `mingji template --scheme ID out.xlsx`: an empty department workbook. */
export function templateCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('template')
    .description('生成空白的部门填报工作簿（.xlsx）')
    .requiredOption('--scheme <编号>', '评分方案，例如 qiaoxi-2020；运行 mingji schemes 查看全部')
    .argument('<文件>', '写到哪个 .xlsx 文件')
    .action(async (file: string, options: { readonly scheme: string }) => {
      const { writeTemplate } = await import('#app/evaluate/write-template.ts')
      await writeTemplate({ file, schemeId: options.scheme, policyDir: terminal.policyDir })
      terminal.print(`已生成填报工作簿：${file}\n请从“填报说明”开始逐页填写，保存后运行：mingji evaluate ${file} --out 结果`)
      finish(exit.fine)
    })
}
