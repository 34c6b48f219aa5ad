import type { Command } from 'commander'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

/** `mingji cases DIR`: recomputes worked cases 算例; 0 only when all hold. */
export function casesCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('cases')
    .description('复算算例（YAML），逐条核对期望结果')
    .argument('<文件夹>', '存放算例的文件夹或单个文件')
    .option('--json', '输出 JSON')
    .action(async (folder: string, options: { readonly json?: true }) => {
      const { runCaseFiles } = await import('#app/policy/run-cases.ts')
      const results = await runCaseFiles(folder, terminal.policyDir)
      const failed = results.filter(({ ok }) => !ok)
      if (options.json)
        terminal.print(JSON.stringify({ passed: results.length - failed.length, failed: failed.length, cases: results }, null, 2))
      else {
        for (const { file, title, expected, got } of failed) terminal.print(`不符　${file}　${title}\n  期望 ${expected}，算得 ${got}`)
        terminal.print(`算例 ${results.length} 条：相符 ${results.length - failed.length} 条，不符 ${failed.length} 条`)
      }
      finish(failed.length === 0 && results.length > 0 ? exit.fine : exit.findings)
    })
}
