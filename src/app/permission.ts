import { covers, type Permission, permissions, type Where } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import type { Scope } from '#store/scope.ts'
import type { Caller } from './session/caller.ts'

/** What each permission is called when it is refused. */
const titles: Readonly<Record<Permission, string>> = {
  'submission.read': '查看填报',
  'submission.edit': '填报',
  'submission.confirm': '单位确认',
  'submission.submit': '提交',
  'submission.review': '审核',
  'submission.lock': '锁定',
  'submission.publish': '公开',
  'evidence.attach': '上传佐证',
  'waiver.ask': '申请豁免',
  'waiver.grant': '审批豁免',
  'comment.write': '批注',
  'statistics.read': '查看统计',
  'log.read': '查看日志',
  'round.manage': '管理填报任务',
  'unit.manage': '管理单位',
  'person.manage': '管理人员',
  'backup.make': '备份',
}

const asPermission = (caller: Caller, permission: Permission, now: string) =>
  caller.only && !caller.only.includes(permission)
    ? []
    : caller.grants.filter((grant) => permissions[grant.role].includes(permission) && holds(grant, now))

const holds = ({ from, until }: Caller['grants'][number], now: string) =>
  (from === undefined || now >= from) && (until === undefined || now < until)

/**
 * The rows this caller may touch with the permission 数据范围: the row-level policies and the queries both stand on it.
 * Grants of one unit each give a list of units; a grant over divisions gives all their units.
 * @throws ProductError NOT_ALLOWED when no grant gives the permission now
 */
export function scopeFor(caller: Caller, permission: Permission, now: string): Scope {
  const grants = asPermission(caller, permission, now)
  if (grants.length === 0) throw new ProductError('NOT_ALLOWED', { what: titles[permission] })
  const wide = grants.filter((grant) => grant.unitId === undefined)
  if (wide.length > 0) {
    // Ranges of one person are nested or adjacent in practice; where they are not, each place is still asked by `mustBeAllowed`.
    return { from: Math.min(...wide.map(({ regions }) => regions.from)), to: Math.max(...wide.map(({ regions }) => regions.to)) }
  }
  const units = [...new Set(grants.flatMap(({ unitId }) => unitId ?? []))]
  return { from: Math.min(...grants.map(({ regions }) => regions.from)), to: Math.max(...grants.map(({ regions }) => regions.to)), units }
}

/** @throws ProductError NOT_ALLOWED unless a grant gives the permission at this very place now */
export function mustBeAllowed(caller: Caller, permission: Permission, where: Where, now: string): void {
  if (!asPermission(caller, permission, now).some((grant) => covers(grant, where, now)))
    throw new ProductError('NOT_ALLOWED', { what: titles[permission] })
}
