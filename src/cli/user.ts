import type { Command } from 'commander'
import { type Role, roleTitles } from '#domain/workflow-roles.ts'
import { withInstallation } from './installation.ts'
import { dataOption, regionOption } from './options.ts'
import { table } from './table.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'
import { addGrant, addRevoke } from './user-roles.ts'

interface Place {
  readonly data: string
  readonly region?: number
  readonly unit?: string
}

/** `mingji user`: the people of an installation, for whoever owns its folder. */
export function userCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const user = program.command('user').description('人员：查看、新增、重设密码、授权、收回、停用')
  addList(user, terminal, finish)
  addAdd(user, terminal, finish)
  addReset(user, terminal, finish)
  addGrant(user, terminal, finish)
  addRevoke(user, terminal, finish)
  addActive(user, terminal, finish, false)
  addActive(user, terminal, finish, true)
  for (const command of user.commands) command.copyInheritedSettings(program).helpOption('-h, --help', '显示帮助')
}

function addList(user: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  user
    .command('list')
    .description('全部人员和角色')
    .addOption(dataOption())
    .action(async ({ data }: Place) => {
      await withInstallation(terminal, data, 'user', async (services) => {
        const { everybody } = await import('#app/office/people-by-login.ts')
        const rows = (await everybody(services)).map(({ person, grants }) => [
          person.login,
          person.name,
          String(person.region_id),
          grants
            .filter(({ valid_until }) => valid_until === null || valid_until > services.now())
            .map(({ role }) => roleTitles[role as Role] ?? role)
            .join('、'),
          person.active ? '' : '已停用',
        ])
        terminal.print(await table(['登录名', '姓名', '区划', '角色', ''], rows))
      })
      finish(exit.fine)
    })
}

function addAdd(user: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  user
    .command('add')
    .description('新增人员，显示一次性密码')
    .argument('<登录名>', '小写字母、数字和 . _ -')
    .requiredOption('--name <姓名>', '姓名')
    .addOption(dataOption())
    .addOption(regionOption('所在区划代码'))
    .option('--unit <单位编码>', '所在单位')
    .action(async (login: string, { data, name, region = 0, unit }: Place & { readonly name: string }) => {
      await withInstallation(terminal, data, 'user', async (services) => {
        const { registerPerson } = await import('#app/office/people.ts')
        const { unitIdOf } = await import('#app/office/people-by-login.ts')
        const { operator } = await import('#app/session/operator.ts')
        const unitId = unit === undefined ? undefined : await unitIdOf(services, region, unit)
        const made = await registerPerson(services, operator, { regionId: region, login: login.toLowerCase(), name, unitId })
        terminal.print(
          `已新增 ${made.login}（${made.name}），一次性密码 ${made.password}（只显示这一次）。授予角色：mingji user grant ${made.login} --role clerk --unit …`,
        )
      })
      finish(exit.fine)
    })
}

function addReset(user: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  user
    .command('reset')
    .description('重设密码，取消动态口令，显示一次性密码')
    .argument('<登录名>', '登录名')
    .addOption(dataOption())
    .action(async (login: string, { data }: Place) => {
      await withInstallation(terminal, data, 'user', async (services) => {
        const { resetPassword } = await import('#app/office/people.ts')
        const { personByLogin } = await import('#app/office/people-by-login.ts')
        const { operator } = await import('#app/session/operator.ts')
        const { password } = await resetPassword(services, operator, (await personByLogin(services, login)).id)
        terminal.print(`${login} 的一次性密码：${password}（只显示这一次，登录后须改为自己的密码）`)
      })
      finish(exit.fine)
    })
}

/** `disable` and `enable` are one change, said two ways. */
function addActive(user: Command, terminal: Terminal, finish: (code: ExitCode) => void, active: boolean): void {
  user
    .command(active ? 'enable' : 'disable')
    .description(active ? '恢复停用的人员' : '停用人员：不能再登录，已登录的立即退出，经办的内容不变')
    .argument('<登录名>', '登录名')
    .addOption(dataOption())
    .action(async (login: string, { data }: Place) => {
      await withInstallation(terminal, data, 'user', async (services) => {
        const { editPerson } = await import('#app/office/people.ts')
        const { personByLogin } = await import('#app/office/people-by-login.ts')
        const { operator } = await import('#app/session/operator.ts')
        await editPerson(services, operator, (await personByLogin(services, login)).id, { active })
        terminal.print(active ? `已恢复 ${login}。` : `已停用 ${login}，此人不能再登录。恢复：mingji user enable ${login}`)
      })
      finish(exit.fine)
    })
}
