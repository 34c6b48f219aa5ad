import type { Command } from 'commander'
import { withNewInstallation } from './installation.ts'
import { dataOption, regionOption } from './options.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

/** `mingji init`: a data folder (or database) with the divisions of China and the first administrator. */
export function initCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('init')
    .description('建立数据文件夹：区划、首个管理员')
    .addOption(dataOption())
    .addOption(regionOption('管理员所在的区划代码，例如 130104；缺省为整个系统'))
    .action(async ({ data, region }: { readonly data: string; readonly region?: number }) => {
      await withNewInstallation(terminal, data, 'init', async (services) => {
        const { firstAdministrator } = await import('#app/start/first-administrator.ts')
        const made = await firstAdministrator(services, region)
        terminal.print(`数据文件夹：${services.store.folder}`)
        if (made) terminal.print(`管理员用户名 ${made.login}，一次性密码 ${made.password}（只显示这一次，登录后须改为自己的密码）`)
        else terminal.print('已经有人员，没有新建管理员。忘记密码时运行 mingji user reset 登录名。')
      })
      finish(exit.fine)
    })
}
