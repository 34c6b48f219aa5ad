import { networkInterfaces } from 'node:os'
import type { Command } from 'commander'
import type { Started } from '#app/start/start-installation.ts'
import { freePortAbove, isFree, mingjiAt } from '#app/start/who-is-there.ts'
import { ProductError } from '#errors'
import { backupOption, dataOption, hostOption, portOption } from './options.ts'
import { table } from './table.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

interface Options {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly backupTo?: string
  readonly examples?: true
  readonly open?: true
}

/** `mingji serve`: the whole product in the browser, from a folder or a database server. */
export function serveCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('serve')
    .description('启动服务：在浏览器中填报、审核')
    .addOption(dataOption())
    .addOption(portOption())
    .addOption(hostOption())
    .addOption(backupOption())
    .option('--examples', '新的数据文件夹装入示例数据（虚构街道等）和演示账户')
    .option('--open', '启动后打开浏览器；没有桌面时不起作用')
    .action(async (options: Options) => {
      try {
        await run(options, terminal)
        finish(exit.fine)
      } catch (error) {
        if (!(error instanceof ProductError)) throw error
        terminal.note(error.message)
        const advice = await adviceOn(error, options)
        if (advice !== undefined) terminal.note(advice)
        finish(exit.unusable)
      }
    })
}

async function run({ data, port, host, backupTo, examples, open }: Options, terminal: Terminal): Promise<void> {
  // Looked at first: a first start would do all its work and then not be reachable.
  if (port !== 0 && !(await isFree(port, host))) throw new ProductError('PORT_IN_USE', { port })
  const { startInstallation } = await import('#app/start/start-installation.ts')
  const { databaseUrl, objects, sm2, pages, examples: examplesDir, proxy } = terminal.installation
  const stopped = terminal.untilStopped()
  const listening = terminal.listen()
  // Waited for below; should the start fail before, that is the error to tell.
  listening.catch(() => undefined)
  const started = await startInstallation({
    folder: data,
    databaseUrl,
    objects,
    sm2,
    purpose: `mingji serve --port ${port}`,
    policyDir: terminal.policyDir,
    version: terminal.version,
    note: terminal.note,
    backupTo: backupTo ?? terminal.installation.backupTo,
    ...(examples ? { examplesDir } : {}),
  })
  try {
    const { services } = started
    // Before anything else can go wrong: it is shown this once only.
    sayAdministrator(terminal, started)
    const listen = await listening
    const server = await listen({ services, host, port, version: terminal.version, proxy, pages })
    await sayAccounts(terminal, started)
    terminal.print(`明绩已启动：${server.address}　数据文件夹：${services.store.folder}`)
    for (const address of neighbours(host, server.address)) terminal.print(`局域网内其他电脑打开：${address}`)
    if (open) terminal.openBrowser(server.address)
    terminal.note('按 Ctrl+C 停止。')
    await stopped
    terminal.note('正在停止……')
    await server.close()
  } finally {
    await started.stop()
  }
  terminal.note('已停止，数据都已保存。')
}

function sayAdministrator(terminal: Terminal, { administrator }: Started): void {
  if (administrator)
    terminal.print(
      `首次启动，管理员用户名 ${administrator.login}，一次性密码 ${administrator.password}（只显示这一次，登录后须改为自己的密码）`,
    )
}

async function sayAccounts(terminal: Terminal, { demo }: Started): Promise<void> {
  if (demo.length === 0) return
  terminal.print('示例数据已装好（街道、人名和数字都是虚构的），可用下列演示账户登录，登录页面上也有：')
  terminal.print(
    await table(
      ['演示账户', '用户名', '密码'],
      demo.map(({ title, login, password }) => [title, login, password]),
    ),
  )
}

/** Under which addresses other machines reach a server that listens to all of them. */
function neighbours(host: string, address: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return []
  const { port } = new URL(address)
  return Object.values(networkInterfaces())
    .flat()
    .filter((found) => found?.family === 'IPv4' && !found.internal)
    .map((found) => `http://${found?.address}:${port}`)
}

/** What more can be said of a start that was refused: whether it is ourselves who run there, and which port is free. */
async function adviceOn({ code }: ProductError, { host, port }: Options): Promise<string | undefined> {
  if (code !== 'PORT_IN_USE' && code !== 'STORE_IN_USE') return undefined
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const address = `http://${here}:${port}`
  const version = await mingjiAt(address)
  const running = version === undefined ? '' : `${address} 上已经运行着明绩 ${version}，在浏览器中打开这个地址即可使用。`
  if (code === 'STORE_IN_USE') return running || undefined
  const free = await freePortAbove(port, host)
  return `${running}${free === undefined ? '' : `要在另一个端口启动，请加：--port ${free}`}`
}
