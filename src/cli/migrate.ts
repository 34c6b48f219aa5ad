import type { Command } from 'commander'
import { withInstallation } from './installation.ts'
import { dataOption } from './options.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

/** `mingji migrate`: brings the database up to the program; `serve` does the same when it starts. */
export function migrateCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('migrate')
    .description('把数据库升级到本程序的结构（启动服务时也会自动升级）')
    .addOption(dataOption())
    .action(async ({ data }: { readonly data: string }) => {
      await withInstallation(terminal, data, 'migrate', async ({ store }) => {
        const { schemaSteps } = await import('#app/start/schema-steps.ts')
        terminal.print(`数据库结构是最新的（${(await schemaSteps()).at(-1)}）。数据文件夹：${store.folder}`)
      })
      finish(exit.fine)
    })
}
