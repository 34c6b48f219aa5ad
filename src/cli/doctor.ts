import type { Command } from 'commander'
import { backupOption, dataOption, hostOption, portOption } from './options.ts'
import { table } from './table.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

interface Options {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly backupTo?: string
}

const states = { sound: '正常', advice: '建议', ill: '有问题' } as const

/** `mingji doctor`: what is wrong with an installation, and how to mend it. */
export function doctorCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .description('诊断：安装和数据有没有问题，怎么解决')
    .addOption(dataOption())
    .addOption(portOption())
    .addOption(hostOption())
    .addOption(backupOption())
    .action(async ({ data, port, host, backupTo = terminal.installation.backupTo }: Options) => {
      const { examine } = await import('#app/start/examine.ts')
      const { databaseUrl, pages } = terminal.installation
      const found = await examine({
        folder: data,
        databaseUrl,
        policyDir: terminal.policyDir,
        pages,
        host,
        port,
        backupTo,
        nodeVersion: process.version,
        now: new Date(),
      })
      terminal.print(
        await table(
          ['项目', '状态', '说明'],
          found.map(({ what, state, say }) => [what, states[state], say]),
        ),
      )
      const bad = found.filter(({ state }) => state === 'ill').length
      terminal.print(bad === 0 ? '可以正常使用。' : `有 ${bad} 处问题，请按说明处理后再运行一次。`)
      finish(bad === 0 ? exit.fine : exit.findings)
    })
}
