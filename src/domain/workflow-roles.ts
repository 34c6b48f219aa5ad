/**
 * Who may do what, where and when 角色与授权: data, and the one question asked of it. Pure: the moment is passed in.
 */

/** 经办人、单位负责人、审核人、复核人、专家、分析员、管理员、审计员（只读） */
export type Role = 'clerk' | 'head' | 'reviewer' | 'second-reviewer' | 'expert' | 'analyst' | 'administrator' | 'auditor'

export const roleTitles: Readonly<Record<Role, string>> = {
  clerk: '经办人',
  head: '单位负责人',
  reviewer: '审核人',
  'second-reviewer': '复核人',
  expert: '专家',
  analyst: '分析员',
  administrator: '管理员',
  auditor: '审计员',
}

export const roles = Object.keys(roleTitles) as readonly Role[] // Object.keys widens to string; the record above has exactly these keys

/** A contiguous range of fiscal divisions, both ends included: a county is one id, a city or province a range. */
export interface Regions {
  readonly from: number
  readonly to: number
}

/** A role given to a person 授权: where, for which unit, from when until when, and for whom when it is a stand-in 代理. */
export interface Grant {
  readonly role: Role
  readonly regions: Regions
  /** One unit only; undefined = every unit of the regions (finance bureau, analyst, auditor, administrator). */
  readonly unitId?: string
  /** ISO moments; from inclusive, until exclusive; undefined = open. */
  readonly from?: string
  readonly until?: string
  /** Person id of the absent holder of the role. */
  readonly standsInFor?: string
}

export interface Actor {
  readonly personId: string
  readonly grants: readonly Grant[]
}

/** Where something stands: the unit is undefined for matters of the whole division. */
export interface Where {
  readonly regionId: number
  readonly unitId?: string
}

export type Permission =
  | 'submission.read'
  | 'submission.edit'
  | 'submission.confirm'
  | 'submission.submit'
  | 'submission.review'
  | 'submission.lock'
  | 'submission.publish'
  | 'evidence.attach'
  | 'waiver.ask'
  | 'waiver.grant'
  | 'comment.write'
  | 'statistics.read'
  | 'log.read'
  | 'round.manage'
  | 'unit.manage'
  | 'person.manage'
  | 'backup.make'

/** What each role may do within its grant. The workflow's own table (workflow.ts) decides about steps. */
export const permissions: Readonly<Record<Role, readonly Permission[]>> = {
  clerk: ['submission.read', 'submission.edit', 'submission.submit', 'evidence.attach', 'waiver.ask', 'comment.write'],
  head: ['submission.read', 'submission.edit', 'submission.confirm', 'submission.submit', 'evidence.attach', 'waiver.ask', 'comment.write'],
  reviewer: [
    'submission.read',
    'submission.review',
    'submission.lock',
    'submission.publish',
    'waiver.grant',
    'comment.write',
    'statistics.read',
    'round.manage',
  ],
  'second-reviewer': [
    'submission.read',
    'submission.review',
    'submission.lock',
    'submission.publish',
    'waiver.grant',
    'comment.write',
    'statistics.read',
    'round.manage',
  ],
  expert: ['submission.read', 'comment.write'],
  analyst: ['submission.read', 'statistics.read'],
  administrator: ['unit.manage', 'person.manage', 'round.manage', 'backup.make', 'log.read'],
  auditor: ['submission.read', 'statistics.read', 'log.read'],
}

/** True when the grant holds at `now` and covers the place. A grant for one unit never covers a matter of the whole division. */
export function covers(grant: Grant, where: Where, now: string): boolean {
  if (grant.from !== undefined && now < grant.from) return false
  if (grant.until !== undefined && now >= grant.until) return false
  if (where.regionId < grant.regions.from || where.regionId > grant.regions.to) return false
  return grant.unitId === undefined || grant.unitId === where.unitId
}

/** The grants of the actor that hold here and now for one of these roles; own grants before stand-ins. */
export function grantsFor(actor: Actor, wanted: readonly Role[], where: Where, now: string): readonly Grant[] {
  const held = actor.grants.filter((grant) => wanted.includes(grant.role) && covers(grant, where, now))
  return held.toSorted((a, b) => Number(a.standsInFor !== undefined) - Number(b.standsInFor !== undefined))
}

/** May the actor do this here and now? */
export function may(actor: Actor, permission: Permission, where: Where, now: string): boolean {
  return actor.grants.some((grant) => permissions[grant.role].includes(permission) && covers(grant, where, now))
}
