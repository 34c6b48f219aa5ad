import { type Command, Option } from 'commander'
import { type Role, roles, roleTitles } from '#domain/workflow-roles.ts'
import { withInstallation } from './installation.ts'
import { dataOption, regionOption } from './options.ts'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

interface Options {
  readonly data: string
  readonly role: Role
  readonly region?: number
  readonly unit?: string
}

const roleOption = () =>
  new Option('--role <角色>', roles.map((role) => `${role} ${roleTitles[role]}`).join('，')).choices(roles).makeOptionMandatory()

/** `mingji user grant`: gives a role. */
export function addGrant(user: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  user
    .command('grant')
    .description('授予角色')
    .argument('<登录名>', '登录名')
    .addOption(roleOption())
    .addOption(dataOption())
    .addOption(regionOption('授权的区划代码；缺省为本人所在区划'))
    .option('--unit <单位编码>', '授权的单位；经办人、单位负责人必须指明')
    .action(async (login: string, { data, role, region, unit }: Options) => {
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

/** `mingji user revoke`: takes every grant of a role back. */
export function addRevoke(user: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  user
    .command('revoke')
    .description('收回角色')
    .argument('<登录名>', '登录名')
    .addOption(roleOption())
    .addOption(dataOption())
    .action(async (login: string, { data, role }: Options) => {
      await withInstallation(terminal, data, 'user', async (services) => {
        const { takeRole } = await import('#app/office/people.ts')
        const { heldGrants, personByLogin } = await import('#app/office/people-by-login.ts')
        const { operator } = await import('#app/session/operator.ts')
        const person = await personByLogin(services, login)
        const held = (await heldGrants(services, person)).filter((grant) => grant.role === role)
        for (const { id } of held) await takeRole(services, operator, person.id, id)
        terminal.print(
          held.length === 0
            ? `${login} 没有“${roleTitles[role]}”角色，没有变化。`
            : `已收回 ${login} 的“${roleTitles[role]}”角色（${held.length} 项授权）。`,
        )
      })
      finish(exit.fine)
    })
}
