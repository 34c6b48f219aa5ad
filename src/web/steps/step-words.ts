import type { Action, State } from '#domain/workflow.ts'

export type StepAction = Exclude<Action, 'save'>

/** What a step is called on its button, and what happens when it is taken 办理用语. */
export interface StepWords {
  readonly button: string
  readonly title: string
  /** What follows, so that nobody is surprised. */
  readonly consequence: string
  /** Why it is asked, where a reason must be given. */
  readonly reason?: string
  /** Ends or undoes something: not the first button. */
  readonly backward?: true
}

export const stepWords: Readonly<Record<StepAction, StepWords>> = {
  confirm: {
    button: '确认（单位签署）',
    title: '单位确认',
    consequence: '这是第一道签署。确认后内容不能再改，经办人或您可以把它提交给财政局；发现问题，提交前随时可以撤销确认。',
  },
  reopen: {
    button: '撤销确认，退回修改',
    title: '撤销确认',
    consequence: '单位签署作废，填报回到“填报中”，经办人可以继续修改；改好以后要重新确认。',
    backward: true,
  },
  submit: { button: '提交财政局', title: '提交财政局', consequence: '提交后由财政局审核，本单位不能再改。财政局受理之前可以撤回。' },
  withdraw: {
    button: '撤回',
    title: '撤回提交',
    consequence: '填报回到“填报中”，单位签署作废；改好以后要重新确认、重新提交。',
    reason: '为什么撤回',
    backward: true,
  },
  'hand-over': {
    button: '换经办人',
    title: '移交给另一位经办人',
    consequence: '以后由接手的人填报，通知也发给他；已填的内容不变。',
    reason: '为什么移交',
    backward: true,
  },
  take: { button: '受理', title: '受理', consequence: '由您审核这份填报；受理以后，单位不能自己撤回。' },
  return: {
    button: '退回单位修改',
    title: '退回单位修改',
    consequence: '两道签署作废，单位按清单修改，改好后重新确认、提交。清单会出现在单位的相应栏目旁边。',
    reason: '退回的理由（单位会看到）',
    backward: true,
  },
  accept: {
    button: '审定（财政签署）',
    title: '审定',
    consequence: '这是第二道签署，表示财政局认可这份自评。审定以后可以锁定；发现问题可以撤销审定。',
  },
  revoke: {
    button: '撤销审定',
    title: '撤销审定',
    consequence: '财政签署作废，填报回到“已提交”，可以重新审核或退回。',
    reason: '为什么撤销审定',
    backward: true,
  },
  extend: { button: '延期', title: '延长截止时间', consequence: '只延长这一个单位的截止时间。', reason: '为什么延期', backward: true },
  lock: { button: '锁定', title: '锁定', consequence: '锁定以后内容和得分不再变动，可以公开和归档；要改须写明理由解锁。' },
  unlock: {
    button: '解锁',
    title: '解锁退回',
    consequence: '填报退回单位修改，两道签署作废，须重新确认、审定。',
    reason: '为什么解锁',
    backward: true,
  },
  publish: { button: '公开', title: '公开', consequence: '标为已公开。请先确认公开的材料里没有个人信息和不宜公开的内容。' },
  unpublish: { button: '撤回公开', title: '撤回公开', consequence: '回到“已锁定”，内容不变。', reason: '为什么撤回公开', backward: true },
  archive: { button: '归档', title: '归档', consequence: '归档以后不能再办理任何步骤，只能查看。', backward: true },
}

/** The return of something to the unit takes a list; these need a new day to finish by. */
export const takesItems: ReadonlySet<StepAction> = new Set(['return', 'unlock', 'reopen'])
export const takesDay: ReadonlySet<StepAction> = new Set(['return', 'unlock', 'extend'])

/** What happens next, when this person has nothing to do. */
export const waitingFor: Readonly<Record<State, string>> = {
  draft: '填报完成以后，由单位负责人登录确认。',
  returned: '单位按退回清单修改以后，由单位负责人重新确认。',
  confirmed: '单位已经确认，由经办人或单位负责人提交给财政局。',
  submitted: '已经提交，等财政局受理、审定。',
  accepted: '财政局已经审定，等锁定。',
  locked: '已经锁定，内容和得分不再变动。',
  published: '已经公开。',
  archived: '已经归档。',
}
