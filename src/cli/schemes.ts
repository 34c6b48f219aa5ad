import type { Command } from 'commander'
import { table } from './table.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

/** `mingji schemes`: what is in policy/schemes. */
export function schemesCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('schemes')
    .description('列出评分方案')
    .option('--json', '输出 JSON')
    .action(async (options: { readonly json?: true }) => {
      const { listSchemes } = await import('#app/policy/list-schemes.ts')
      const schemes = await listSchemes(terminal.policyDir)
      if (options.json) terminal.print(JSON.stringify(schemes, null, 2))
      else {
        terminal.print(
          await table(
            ['编号', '名称', '适用起止', '一级指标分值', '未核对'],
            schemes.map(({ id, title, validFrom, validTo, weights, unverified }) => [
              id,
              title,
              `${validFrom} 起${validTo ? `，${validTo} 止` : ''}`,
              weights.map(({ title: category, points }) => `${category} ${points}`).join('\n'),
              unverified === 0 ? '' : `${unverified} 项`,
            ]),
          ),
        )
      }
      finish(exit.fine)
    })
}
