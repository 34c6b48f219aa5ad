import { parseEntry } from '#domain/log.ts'
import { type Action, actionTitles } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import type { LogTable } from '#store/database.ts'
import { type LogFilter, readLog } from '#store/log.ts'
import { region } from '#store/scope.ts'
import { type NameOf, peopleNames } from '../people-names.ts'
import { mustBeAllowed } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'

export interface LogQuery {
  readonly region?: number | undefined
  readonly person?: string | undefined
  readonly action?: string | undefined
  readonly subjectKind?: string | undefined
  readonly subjectId?: string | undefined
  readonly unit?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** `next` of the page before. */
  readonly before?: string | undefined
  readonly limit: number
}

/** A page of a division's log 操作日志, newest first. @throws ProductError NOT_ALLOWED, CURSOR_WRONG */
export async function logPage(services: Services, caller: Caller, query: LogQuery) {
  const regionId = query.region ?? caller.regionId
  mustBeAllowed(caller, 'log.read', { regionId }, services.now())
  const { person, action, unit, from, until, subjectKind, subjectId, before, limit } = query
  const filter: LogFilter = {
    regionId,
    person,
    action,
    unitId: unit,
    from,
    until,
    subjectKind,
    subjectId,
    ...(before === undefined ? {} : { before: positionOf(before) }),
  }
  const rows = await services.store.read(region(regionId), (db) => readLog(db, filter, limit + 1))
  const page = rows.slice(0, limit)
  const nameOf = await peopleNames(
    services,
    page.map(({ person_id }) => person_id),
  )
  const last = page.at(-1)
  return { entries: page.map((row) => shownEntry(row, nameOf)), next: rows.length > limit && last ? cursorOf(last) : null }
}

function shownEntry(row: LogTable, nameOf: NameOf) {
  const said = parseEntry(row.entry)
  return {
    origin: row.origin,
    seq: Number(row.seq),
    at: row.at,
    person: row.person_id === null ? null : nameOf(row.person_id),
    role: row.role,
    action: row.action,
    title: titleOf(row.action),
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    unitId: row.unit_id,
    before: said?.before ?? null,
    after: said?.after ?? null,
    why: said?.why ?? null,
    hash: row.hash,
  }
}

/** What each action is called 操作名称; those of the workflow by its own table. */
const titles: Readonly<Record<string, string>> = {
  'session.open': '登录',
  'session.revoke': '让其他设备退出',
  'session.close': '退出',
  'session.rest': '暂停登录',
  'person.add': '新增人员',
  'person.bind': '绑定统一身份',
  'person.change': '修改人员',
  'person.password': '修改密码',
  'person.password-reset': '重设密码',
  'person.second-factor': '启用动态口令',
  'role.grant': '授权',
  'role.end': '收回授权',
  'unit.add': '新增单位',
  'unit.change': '修改单位',
  'round.save': '下达任务',
  'round.close': '结束任务',
  'round.reopen': '重新开放任务',
  'submission.create': '开始填报',
  'submission.import': '导入',
  'submission.undo': '恢复旧版本',
  'submission.merge': '汇入',
  'submission.rescore': '重新评分',
  'comment.write': '批注',
  'comment.resolve': '批注已处理',
  'waiver.ask': '申请豁免',
  'waiver.decide': '审批豁免',
  'evidence.attach': '上传佐证',
  'evidence.remove': '移除佐证',
  'notice.remind': '催办',
  'token.add': '新建令牌',
  'token.revoke': '作废令牌',
  'backup.make': '备份',
  'store.merge': '汇入数据',
}

function titleOf(action: string): string {
  const known = titles[action]
  if (known !== undefined) return known
  const step = /^submission\.(.+)$/.exec(action)?.[1]
  return step !== undefined && step in actionTitles ? actionTitles[step as Action] : action
}

const cursorOf = ({ at, origin, seq }: LogTable) => Buffer.from(`${at} ${origin} ${seq}`).toString('base64url')

function positionOf(cursor: string): NonNullable<LogFilter['before']> {
  const [, at, origin, seq] = /^(\d{4}-[\dT:.-]+Z) ([0-9a-f-]{36}) (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (at === undefined || origin === undefined || Number.isNaN(Date.parse(at))) throw new ProductError('CURSOR_WRONG', {})
  return { at, origin, seq: Number(seq) }
}
