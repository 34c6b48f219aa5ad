import type { Command } from 'commander'
import { withInstallation } from './installation.ts'
import { dataOption } from './options.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

interface Options {
  readonly data: string
  readonly merge?: true
  readonly commit?: true
}

/** `mingji restore DIR`: a new installation from a backup; `--merge` takes another installation's year into this one. */
export function restoreCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('restore')
    .description('从备份恢复到新的数据文件夹；--merge 汇入另一系统导出的数据')
    .argument('<备份>', '备份或导出的文件夹')
    .addOption(dataOption())
    .option('--merge', '汇入到已有的数据（先显示结果，不写入）')
    .option('--commit', '与 --merge 同用：确认写入')
    .action(async (backup: string, options: Options) => {
      finish(options.merge ? await mergeInto(terminal, backup, options) : await restoreTo(terminal, backup, options))
    })
}

async function restoreTo(terminal: Terminal, backup: string, { data }: Options): Promise<ExitCode> {
  const { restoreBackup } = await import('#app/start/backups.ts')
  const { rows, missing } = await restoreBackup(backup, {
    folder: data,
    databaseUrl: terminal.installation.databaseUrl,
    objects: terminal.installation.objects,
    purpose: 'mingji restore',
  })
  terminal.print(`已恢复到 ${data}：${rows} 行。核对：mingji verify --data ${data}`)
  for (const hash of missing) terminal.print(`缺少佐证文件 ${hash}，请从另一份备份补齐。`)
  return missing.length === 0 ? exit.fine : exit.findings
}

async function mergeInto(terminal: Terminal, folder: string, { data, commit: wanted }: Options): Promise<ExitCode> {
  const commit = wanted === true
  return withInstallation(terminal, data, 'restore --merge', async (services) => {
    const { mergeExchange } = await import('#app/start/merge-exchange.ts')
    const { added, unchanged, conflicts, missing } = await mergeExchange(services, folder, { commit, check: await terminal.contentCheck() })
    terminal.print(
      `${commit ? '已汇入' : '将汇入（尚未写入）'}：单位 ${added.units} 个、填报 ${added.submissions} 份、版本 ${added.versions} 个；${unchanged} 份没有变化。`,
    )
    for (const { say } of conflicts) terminal.print(`冲突：${say}`)
    for (const hash of missing) terminal.print(`缺少佐证文件 ${hash}。`)
    if (!commit) terminal.print('核对无误后，加上 --commit 再运行一次即写入。')
    return conflicts.length + missing.length === 0 ? exit.fine : exit.findings
  })
}
