import { type Command, Option } from 'commander'
import { type Role, roles, roleTitles } from '#domain/workflow-roles.ts'
import { withInstallation } from './installation.ts'
import { dataOption, regionOption } from './options.ts'
import { table } from './table.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

interface Place {
  readonly data: string
  readonly region?: number
  readonly unit?: string
}

/** `mingji user`: the people of an installation, for whoever owns its folder. */
export function userCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const user = program.command('user').description('人员：查看、新增、重设密码、授权')
  addList(user, terminal, finish)
  addAdd(user, terminal, finish)
  addReset(user, terminal, finish)
  addGrant(user, terminal, finish)
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
        terminal.print(table(['登录名', '姓名', '区划', '角色', ''], rows))
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

function addGrant(user: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  user
    .command('grant')
    .description('授予角色')
    .argument('<登录名>', '登录名')
    .addOption(
      new Option('--role <角色>', roles.map((role) => `${role} ${roleTitles[role]}`).join('，')).choices(roles).makeOptionMandatory(),
    )
    .addOption(dataOption())
    .addOption(regionOption('授权的区划代码；缺省为本人所在区划'))
    .option('--unit <单位编码>', '授权的单位；经办人、单位负责人必须指明')
    .action(async (login: string, { data, role, region, unit }: Place & { readonly role: Role }) => {
      await withInstallation(terminal, data, 'user', async (services) => {
        const { giveRole } = await import('#app/office/people.ts')
        const { personByLogin, unitIdOf } = await import('#app/office/people-by-login.ts')
        const { operator } = await import('#app/session/operator.ts')
        const person = await personByLogin(services, login)
        const unitId = unit === undefined ? undefined : await unitIdOf(services, region ?? person.region_id, unit)
        await giveRole(services, operator, person.id, { role, regionFrom: region, unitId, reason: '命令行授权' })
        terminal.print(`已授予 ${login}“${roleTitles[role]}”角色。`)
      })
      finish(exit.fine)
    })
}
