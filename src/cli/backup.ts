import type { Command } from 'commander'
import { withInstallation } from './installation.ts'
import { dataOption } from './options.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

/** `mingji backup DIR`: everything of an installation, or what another installation may take in. */
export function backupCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('backup')
    .description('备份到一个新文件夹；--exchange 导出供上级系统汇入的数据')
    .argument('<文件夹>', '新的或空的文件夹，最好在另一块磁盘上')
    .addOption(dataOption())
    .option('--exchange', '只导出可以汇入其他系统的内容（不含密码、角色）')
    .action(async (target: string, { data, exchange }: { readonly data: string; readonly exchange?: true }) => {
      await withInstallation(terminal, data, 'backup', async (services) => {
        const { makeBackup } = await import('#app/start/backups.ts')
        const { tables, blobs } = await makeBackup(services, target, exchange ? 'exchange' : 'backup')
        const rows = tables.reduce((sum, { rows: count }) => sum + count, 0)
        terminal.print(
          `${exchange ? '导出' : '备份'}完成：${target}（${tables.length} 张表、${rows} 行、${blobs.length} 份佐证）。核对：mingji verify --export ${target}`,
        )
      })
      finish(exit.fine)
    })
}
