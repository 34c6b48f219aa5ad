/**
 * A body for each route that takes one 请求示例, for the description of the interface: fictional, and checked against the contracts by a test.
 * The bodies with a whole submission are left out: read one, change it, send it back.
 */
const ID = '3f1c2a80-5b1e-4c9a-9d1f-2a6b7c8d9e0f'
const OTHER = '8d0f6f1e-7a41-4f0e-8f6e-0c1d2e3f4a5b'
const NEXT_YEAR = '2099-04-20T16:00:00.000Z'

export const examples: Readonly<Record<string, unknown>> = {
  signIn: { login: 'jingban', password: '三月的自评表要按时交' },
  changePassword: { old: 'k7mp-x2qd-9hta-wc4n', wanted: '三月的自评表要按时交' },
  beginSecondFactor: { password: '三月的自评表要按时交' },
  confirmSecondFactor: { code: '287082' },
  createSubmission: { unitId: ID, year: 2024, stage: 'self-evaluation' },
  takeStep: {
    action: 'return',
    version: 7,
    reason: '请补充两处',
    newDueAt: NEXT_YEAR,
    items: [{ path: 'projects[0].problems', text: '请写明问题' }],
  },
  acceptMany: { items: [{ id: ID, version: 7 }] },
  restoreVersion: { version: 8, from: 6 },
  writeComment: { path: 'projects[0].indicators[2].actual', text: '请附签到表' },
  askWaiver: { rule: 'points-total', reason: '项目年中撤销，分值并入其他项目', until: '2099-12-31' },
  decideWaiver: { granted: true },
  bindEvidence: { path: 'projects[1].indicators[0].actual', title: '培训签到表' },
  addUnit: { code: '001', name: '虚构街道办事处', kind: 'department' },
  changeUnit: { name: '虚构街道办事处（更名）' },
  addPerson: { login: 'zhangsan', name: '虚构张三', unitId: ID, externalSubject: 'oidc:f81d4fae' },
  changePerson: { active: false },
  grantRole: { role: 'clerk', unitId: ID, until: NEXT_YEAR, standsInFor: OTHER, reason: '休假期间代理' },
  saveRound: { year: 2024, stage: 'self-evaluation', title: '2024年度绩效自评', dueAt: NEXT_YEAR },
  closeRound: { closed: true },
  readNotices: { ids: [ID] },
  remind: { year: 2024, stage: 'self-evaluation', unitIds: [ID], text: '请于周五前提交' },
  beginJob: { kind: 'export', year: 2024, stage: 'self-evaluation' },
  addToken: { name: '预算管理一体化平台', permissions: ['submission.read'], expiresAt: NEXT_YEAR },
}
