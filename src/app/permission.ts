import { covers, type Grant, type Permission, permissions, type Regions, type Where } from '#domain/workflow-roles.ts'
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

/** The grants by which the caller may do this now, wherever that is. */
export const grantsWith = (caller: Caller, permission: Permission, now: string): readonly Grant[] =>
  caller.only && !caller.only.includes(permission)
    ? []
    : caller.grants.filter((grant) => permissions[grant.role].includes(permission) && holds(grant, now))

export const holds = ({ from, until }: Grant, now: string): boolean =>
  (from === undefined || now >= from) && (until === undefined || now < until)

/**
 * The rows this caller may touch with the permission 数据范围, as few scopes as possible, none reaching beyond a grant: the row-level policies
 * and the queries both stand on them. Grants over divisions give all their units; grants of single units a list of these.
 * @throws ProductError NOT_ALLOWED when no grant gives the permission now
 */
export function scopesFor(caller: Caller, permission: Permission, now: string): readonly Scope[] {
  const grants = grantsWith(caller, permission, now)
  if (grants.length === 0) throw new ProductError('NOT_ALLOWED', { what: titles[permission] })
  const wide = joined(grants.filter(({ unitId }) => unitId === undefined).map(({ regions }) => regions))
  const within = ({ regions }: Grant) => wide.some(({ from, to }) => from <= regions.from && regions.to <= to)
  const single = Map.groupBy(
    grants.filter((grant) => grant.unitId !== undefined && !within(grant)),
    ({ regions: { from, to } }) => `${from}-${to}`,
  )
  return [
    ...wide,
    ...[...single.values()].map((same) => ({ ...same[0]!.regions, units: [...new Set(same.flatMap(({ unitId }) => unitId ?? []))] })),
  ]
}

/** Ranges that overlap or touch, made one. */
function joined(ranges: readonly Regions[]): readonly Regions[] {
  const result: Regions[] = []
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last !== undefined && range.from <= last.to + 1) result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else result.push(range)
  }
  return result
}

/** @throws ProductError NOT_ALLOWED unless a grant gives the permission at this very place now */
export function mustBeAllowed(caller: Caller, permission: Permission, where: Where, now: string): void {
  if (!grantsWith(caller, permission, now).some((grant) => covers(grant, where, now)))
    throw new ProductError('NOT_ALLOWED', { what: titles[permission] })
}

/** A token does only what it names, also where a person's role decides otherwise. @throws ProductError NOT_ALLOWED */
export function mustHoldByToken({ only }: Caller, permission: Permission): void {
  if (only && !only.includes(permission)) throw new ProductError('NOT_ALLOWED', { what: titles[permission] })
}

/** The own account is a matter of the person, not of a program that carries a token. @throws ProductError PERSON_NEEDED */
export function mustBePerson({ via }: Caller): void {
  if (via !== 'session') throw new ProductError('PERSON_NEEDED', {})
}
