import type { Command } from 'commander'
import { dataOption, portOption } from './options.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

interface Options {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly examples?: true
}

/** `mingji serve`: the whole product in the browser, from a folder or a database server. */
export function serveCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('serve')
    .description('启动服务：在浏览器中填报、审核')
    .addOption(dataOption())
    .addOption(portOption())
    .option('--host <地址>', '监听的地址；缺省只供本机使用，0.0.0.0 供局域网使用', '127.0.0.1')
    .option('--examples', '装入虚构街道的示例数据和演示账户')
    .action(async (options: Options) => {
      await run(options, terminal)
      finish(exit.fine)
    })
}

async function run({ data, port, host, examples }: Options, terminal: Terminal): Promise<void> {
  const { startInstallation } = await import('#app/start/start-installation.ts')
  const { databaseUrl, pages, examples: examplesDir, proxy } = terminal.installation
  const stopped = terminal.untilStopped()
  const started = await startInstallation({
    folder: data,
    databaseUrl,
    purpose: `mingji serve --port ${port}`,
    policyDir: terminal.policyDir,
    version: terminal.version,
    note: terminal.note,
    ...(examples ? { examplesDir } : {}),
  })
  try {
    const { services, administrator } = started
    // Before the port is opened: that may fail, and the password is told once.
    if (administrator)
      terminal.print(
        `首次启动，管理员用户名 ${administrator.login}，一次性密码 ${administrator.password}（只显示这一次，登录后须改为自己的密码）`,
      )
    const server = await terminal.listen({ services, host, port, version: terminal.version, proxy, pages })
    terminal.print(`明绩已启动：${server.address}　数据文件夹：${services.store.folder}`)
    if (examples) terminal.print('已装入示例数据（虚构），演示账户见登录页面。')
    terminal.note('按 Ctrl+C 停止。')
    await stopped
    await server.close()
  } finally {
    await started.stop()
  }
}
