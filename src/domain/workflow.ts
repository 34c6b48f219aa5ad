/**
 * The way of a submission 流程 as data and one pure function. Two keys 双签: the unit head confirms (first), the finance bureau accepts
 * (second); no person, not even through a stand-in, holds both keys of one submission. Deadlines are judged by the moment passed in.
 */
import { type Actor, type Grant, grantsFor, type Role, roleTitles } from './workflow-roles.ts'

/** 绩效目标、绩效监控、绩效自评: three submissions a year, one way. */
export type Stage = 'goals' | 'monitoring' | 'self-evaluation'
export type State = 'draft' | 'confirmed' | 'submitted' | 'returned' | 'accepted' | 'locked' | 'published' | 'archived'
export type Action =
  | 'save'
  | 'confirm'
  | 'reopen'
  | 'submit'
  | 'withdraw'
  | 'hand-over'
  | 'take'
  | 'return'
  | 'accept'
  | 'revoke'
  | 'extend'
  | 'lock'
  | 'unlock'
  | 'publish'
  | 'unpublish'
  | 'archive'

export const stageTitles: Readonly<Record<Stage, string>> = { goals: '绩效目标', monitoring: '绩效监控', 'self-evaluation': '绩效自评' }
export const stateTitles: Readonly<Record<State, string>> = {
  draft: '填报中',
  confirmed: '单位已确认',
  submitted: '已提交',
  returned: '已退回',
  accepted: '已审定',
  locked: '已锁定',
  published: '已公开',
  archived: '已归档',
}
export const actionTitles: Readonly<Record<Action, string>> = {
  save: '保存',
  confirm: '确认',
  reopen: '撤销确认',
  submit: '提交',
  withdraw: '撤回',
  'hand-over': '移交',
  take: '受理',
  return: '退回',
  accept: '审定',
  revoke: '撤销审定',
  extend: '延期',
  lock: '锁定',
  unlock: '解锁',
  publish: '公开',
  unpublish: '撤回公开',
  archive: '归档',
}

/** One signature 签: who, for whom (stand-in), as what, when, over which version of the content. */
export interface Key {
  readonly person: string
  readonly onBehalfOf?: string
  readonly role: Role
  readonly at: string
  readonly version: number
}

/** Where a submission stands: what the workflow knows of it. */
export interface Status {
  readonly regionId: number
  readonly unitId: string
  readonly stage: Stage
  readonly state: State
  /** Version of the stored content. */
  readonly version: number
  /** First key 单位负责人确认 and second key 财政审定. */
  readonly first?: Key
  readonly second?: Key
  /** The clerk in charge 经办人 and the reviewer who took it up 受理人 (person ids). */
  readonly clerk?: string
  readonly reviewer?: string
  /** This submission's own deadline: an extension, or the time given for corrections. Replaces the round's. */
  readonly dueAt?: string
}

/** What the step depends on besides the status; `now` is the server's clock (ISO, UTC). */
export interface Facts {
  readonly now: string
  /** The round's times 填报时间. */
  readonly opensAt?: string
  readonly dueAt?: string
  /** Errors among the findings that are neither mended nor waived. */
  readonly openErrors: number
  /** Everyone who saved a version of this submission. */
  readonly authors: readonly string[]
  /** Why 理由: required by the steps marked `reason`. */
  readonly reason?: string
  /** New deadline (return, extend) and new clerk (hand-over). */
  readonly newDueAt?: string
  readonly newClerk?: string
}

type Need =
  /** Only inside the round's time, or the submission's own extension. */
  'open' | 'in-time' | 'no-errors' | 'first-key' | 'both-keys' | 'reason' | 'not-taken' | 'other-person' | 'new-due' | 'new-clerk'

export interface Transition {
  readonly action: Action
  readonly from: readonly State[]
  /** Undefined: the state stays. */
  readonly to?: State
  readonly by: readonly Role[]
  readonly needs: readonly Need[]
  /** What happens to the keys. */
  readonly keys?: 'sign-first' | 'sign-second' | 'drop-both' | 'drop-second'
}

const unit: readonly Role[] = ['clerk', 'head']
const finance: readonly Role[] = ['reviewer', 'second-reviewer']
const beforeArchive: readonly State[] = ['draft', 'confirmed', 'submitted', 'returned', 'accepted', 'locked', 'published']

/** The whole workflow. One row a step; nothing else decides. */
export const transitions: readonly Transition[] = [
  { action: 'save', from: ['draft', 'returned'], by: unit, needs: ['open'] },
  { action: 'confirm', from: ['draft', 'returned'], to: 'confirmed', by: ['head'], needs: ['open', 'no-errors'], keys: 'sign-first' },
  { action: 'reopen', from: ['confirmed'], to: 'draft', by: unit, needs: [], keys: 'drop-both' },
  { action: 'submit', from: ['confirmed'], to: 'submitted', by: unit, needs: ['open', 'in-time', 'first-key'] },
  { action: 'withdraw', from: ['submitted'], to: 'draft', by: unit, needs: ['not-taken', 'reason'], keys: 'drop-both' },
  { action: 'hand-over', from: beforeArchive, by: ['head', 'administrator'], needs: ['reason', 'new-clerk'] },
  { action: 'take', from: ['submitted'], by: finance, needs: ['other-person'] },
  { action: 'return', from: ['submitted'], to: 'returned', by: finance, needs: ['reason', 'new-due'], keys: 'drop-both' },
  {
    action: 'accept',
    from: ['submitted'],
    to: 'accepted',
    by: finance,
    needs: ['first-key', 'no-errors', 'other-person'],
    keys: 'sign-second',
  },
  { action: 'revoke', from: ['accepted'], to: 'submitted', by: finance, needs: ['reason'], keys: 'drop-second' },
  { action: 'extend', from: ['draft', 'confirmed', 'returned'], by: finance, needs: ['reason', 'new-due'] },
  { action: 'lock', from: ['accepted'], to: 'locked', by: finance, needs: ['both-keys'] },
  { action: 'unlock', from: ['locked'], to: 'returned', by: finance, needs: ['reason', 'new-due'], keys: 'drop-both' },
  { action: 'publish', from: ['locked'], to: 'published', by: finance, needs: ['both-keys'] },
  { action: 'unpublish', from: ['published'], to: 'locked', by: finance, needs: ['reason', 'both-keys'] },
  { action: 'archive', from: ['locked', 'published'], to: 'archived', by: finance, needs: ['both-keys'] },
]

/** Why a step is refused. `say` is for people: what is wrong, then what to do. */
export interface Refusal {
  readonly kind: 'state' | 'role' | Need
  readonly say: string
}

/** What happened, for the log. */
export interface Step {
  readonly action: Action
  readonly from: State
  readonly to: State
  readonly person: string
  readonly onBehalfOf?: string
  readonly role: Role
  readonly at: string
  readonly version: number
  readonly reason?: string
}

export type Result = { readonly ok: true; readonly status: Status; readonly step: Step } | { readonly ok: false; readonly refusal: Refusal }

/**
 * One step of the workflow: the new status and what to log, or a refusal in plain words. Saving does not count the version here: the
 * store does, in the same transaction.
 *
 * @example step(draft, 'confirm', head, { now, openErrors: 0, authors: [] }) // { ok: true, status: { state: 'confirmed', first: … } }
 */
export function step(status: Status, action: Action, actor: Actor, facts: Facts): Result {
  const transition = transitions.find((t) => t.action === action && t.from.includes(status.state))
  if (transition === undefined) return refuse('state', wrongState(status, action))
  const grants = grantsFor(actor, transition.by, status, facts.now)
  if (grants.length === 0)
    return refuse(
      'role',
      `${actionTitles[action]}须由${sayRoles(transition.by)}办理，您在本单位没有这一角色。请联系有权的人员，或由管理员授权代理。`,
    )
  const problems = grants.map((grant) => unmet(transition, status, { actor, grant }, facts))
  const usable = grants.find((_, index) => problems[index] === undefined)
  if (usable === undefined) return { ok: false, refusal: problems[0] ?? { kind: 'role', say: '没有可用的授权。' } }
  return { ok: true, ...move(transition, status, { actor, grant: usable }, facts) }
}

/** The actions this person could take now (for buttons); steps that only lack a reason, a date or a name are offered. */
export function offers(status: Status, actor: Actor, facts: Facts): readonly Action[] {
  const asked = { ...facts, reason: facts.reason ?? '—', newDueAt: facts.newDueAt ?? LATEST, newClerk: facts.newClerk ?? '—' }
  const actions = new Set(transitions.map((transition) => transition.action))
  return [...actions].filter((action) => step(status, action, actor, asked).ok)
}

const LATEST = '9999-12-31T23:59:59.999Z'

/** A person under the grant that is used. */
interface Hand {
  readonly actor: Actor
  readonly grant: Grant
}

function unmet(transition: Transition, status: Status, hand: Hand, facts: Facts): Refusal | undefined {
  for (const need of transition.needs) {
    const say = needs[need](status, hand, facts)
    if (say !== undefined) return { kind: need, say }
  }
  return undefined
}

type Check = (status: Status, hand: Hand, facts: Facts) => string | undefined

const needs: Readonly<Record<Need, Check>> = {
  open: (_, __, { now, opensAt }) =>
    opensAt !== undefined && now < opensAt ? `本轮填报从 ${sayTime(opensAt)} 开始，现在尚未开放。请届时再办理。` : undefined,
  'in-time': (status, _, { now, dueAt }) => {
    const due = status.dueAt ?? dueAt
    return due !== undefined && now > due ? `提交已于 ${sayTime(due)} 截止。请联系财政部门办理延期，延期后即可提交。` : undefined
  },
  'no-errors': (_, __, { openErrors }) =>
    openErrors > 0 ? `还有 ${openErrors} 处错误没有改正或说明。请逐项改正，确有原因的申请豁免。` : undefined,
  'first-key': ({ first, version }) => (first?.version === version ? undefined : '单位负责人还没有确认当前内容。请先由单位负责人确认。'),
  'both-keys': ({ first, second, version }) =>
    first?.version === version && second?.version === version && !samePeople(first, second)
      ? undefined
      : '单位确认和财政审定两道签署不全。请退回后重新确认、审定。',
  reason: (_, __, { reason }) => (reason === undefined || reason.trim() === '' ? '请写明理由后再办理。' : undefined),
  'not-taken': ({ reviewer }) => (reviewer === undefined ? undefined : '财政部门已经受理，不能自行撤回。请联系受理人退回。'),
  'other-person': (status, hand, { authors }) => {
    const people = peopleOf(hand)
    if (status.first !== undefined && people.some((person) => keyPeople(status.first!).includes(person)))
      return '同一人不能既代表单位确认、又代表财政审定。请由另一位审核人办理。'
    return people.some((person) => authors.includes(person))
      ? '您参与填报了这份材料，不能审核自己的填报。请由另一位审核人办理。'
      : undefined
  },
  'new-due': (_, __, { now, newDueAt }) => (newDueAt === undefined || newDueAt <= now ? '请填写今后的一个截止时间。' : undefined),
  'new-clerk': (_, __, { newClerk }) => (newClerk === undefined ? '请选择接手的经办人。' : undefined),
}

/** The new status and the record of the step; the keys change as the row says. */
function move(transition: Transition, status: Status, hand: Hand, facts: Facts): { status: Status; step: Step } {
  const to = transition.to ?? status.state
  const signer = { person: hand.actor.personId, role: hand.grant.role, ...optional('onBehalfOf', hand.grant.standsInFor) }
  const key: Key = { ...signer, at: facts.now, version: status.version }
  const { first, second, reviewer, ...rest } = status
  const keys = {
    'sign-first': { first: key },
    'sign-second': { ...optional('first', first), second: key },
    'drop-both': {},
    'drop-second': { ...optional('first', first) },
    keep: { ...optional('first', first), ...optional('second', second) },
  }[transition.keys ?? 'keep']
  const taken = transition.action === 'take' || transition.action === 'accept' ? hand.actor.personId : reviewer
  const next: Status = {
    ...rest,
    ...keys,
    state: to,
    ...(transition.keys === 'drop-both' ? {} : optional('reviewer', taken)),
    ...(transition.needs.includes('new-due') ? optional('dueAt', facts.newDueAt) : {}),
    ...(transition.action === 'hand-over' ? optional('clerk', facts.newClerk) : {}),
  }
  const reason = transition.needs.includes('reason') ? facts.reason : undefined
  const record = { action: transition.action, from: status.state, to, ...signer, at: facts.now, version: status.version }
  return { status: next, step: { ...record, ...optional('reason', reason) } }
}

/** Both the person and the one they stand in for: neither may hold the other key. */
const peopleOf = ({ actor, grant }: Hand): readonly string[] =>
  grant.standsInFor === undefined ? [actor.personId] : [actor.personId, grant.standsInFor]
const keyPeople = (key: Key): readonly string[] => (key.onBehalfOf === undefined ? [key.person] : [key.person, key.onBehalfOf])
const samePeople = (a: Key, b: Key): boolean => keyPeople(a).some((person) => keyPeople(b).includes(person))

const refuse = (kind: Refusal['kind'], say: string): Result => ({ ok: false, refusal: { kind, say } })
const sayRoles = (wanted: readonly Role[]): string => wanted.map((role) => roleTitles[role]).join('或')
/** The day is enough for people; the page shows the hour. */
const sayTime = (moment: string): string => `${moment.slice(0, 10)}`

function wrongState(status: Status, action: Action): string {
  const from = transitions.filter((t) => t.action === action).flatMap((t) => t.from)
  const when = from.map((state) => `“${stateTitles[state]}”`).join('、')
  return `${stageTitles[status.stage]}现为“${stateTitles[status.state]}”，不能${actionTitles[action]}。${actionTitles[action]}须在${when}时办理。`
}

/** `{ name: value }`, or nothing when the value is missing: optional fields stay absent, not undefined. */
function optional<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  // A computed key widens to string; this is the one shape it can have.
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: V }
}
