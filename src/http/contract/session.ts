import { z } from 'zod'
import { contract } from './contract.ts'
import { done, file, id, moment, regionId, role } from './shapes.ts'

const grant = z.object({
  role,
  regionFrom: z.int(),
  regionTo: z.int(),
  unitId: id.nullable(),
  until: z.string().nullable(),
  standsInFor: id.nullable(),
})

export const me = z.object({
  personId: id,
  regionId,
  name: z.string(),
  login: z.string(),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  /** Roles that hold now. */
  grants: z.array(grant),
  secondFactor: z.boolean(),
  /** Notices not yet read. */
  unread: z.int(),
  /** What has to be done before anything else. */
  unfinished: z.enum(['new-password']).nullable(),
})

export const signIn = contract({
  method: 'POST',
  path: '/api/session',
  may: 'anyone',
  summary: '登录',
  perMinute: 60,
  body: z.object({ login: z.string().min(1).max(60), password: z.string().min(1).max(200), code: z.string().max(10).optional() }),
  response: me,
})
/** Asked by every page first: nobody signed in is an answer, not a refusal. */
export const whoAmI = contract({
  method: 'GET',
  path: '/api/session',
  may: 'anyone',
  summary: '当前登录的人；没有登录时为空',
  response: me.nullable(),
})
export const signOut = contract({
  method: 'DELETE',
  path: '/api/session',
  may: 'signed-in',
  unfinished: true,
  summary: '退出',
  response: done,
})
export const changePassword = contract({
  method: 'POST',
  path: '/api/session/password',
  may: 'signed-in',
  unfinished: true,
  summary: '修改密码',
  perMinute: 10,
  body: z.object({ old: z.string().max(200), wanted: z.string().max(200) }),
  response: done,
})
export const beginSecondFactor = contract({
  method: 'POST',
  path: '/api/session/second-factor',
  may: 'signed-in',
  summary: '开始设置动态口令（须再次输入密码）',
  perMinute: 10,
  body: z.object({ password: z.string().max(200) }),
  response: z.object({ secret: z.string(), uri: z.string() }),
})
export const confirmSecondFactor = contract({
  method: 'PUT',
  path: '/api/session/second-factor',
  may: 'signed-in',
  summary: '以一次口令确认动态口令',
  perMinute: 10,
  body: z.object({ code: z.string().max(10) }),
  response: done,
})
const openSession = z.object({
  id: z.string(),
  createdAt: moment,
  /** To five minutes. */
  lastSeenAt: moment,
  expiresAt: moment,
  address: z.string().nullable(),
  agent: z.string().nullable(),
  secondFactor: z.boolean(),
  /** The one that asks. */
  current: z.boolean(),
})
export const listSessions = contract({
  method: 'GET',
  path: '/api/sessions',
  may: 'signed-in',
  summary: '本人已登录的设备',
  response: z.object({ sessions: z.array(openSession) }),
})
export const endSession = contract({
  method: 'DELETE',
  path: '/api/sessions/:id',
  may: 'signed-in',
  summary: '让一台设备退出登录',
  params: z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) }),
  response: done,
})
export const endOtherSessions = contract({
  method: 'DELETE',
  path: '/api/sessions',
  may: 'signed-in',
  summary: '让其他设备全部退出登录',
  response: z.object({ ended: z.int() }),
})
/** Shown on the sign-in page, only where the example data is loaded. */
export const demoAccounts = contract({
  method: 'GET',
  path: '/api/session/demo',
  may: 'anyone',
  summary: '演示账户（只在装有示例数据时）',
  response: z.object({ accounts: z.array(z.object({ login: z.string(), password: z.string(), title: z.string() })) }),
})

/** Other ways to sign in that this installation is set up for: the sign-in page shows one button each. */
export const signInWays = contract({
  method: 'GET',
  path: '/api/session/ways',
  may: 'anyone',
  summary: '可用的统一身份认证',
  response: z.object({ ways: z.array(z.object({ id: z.enum(['oidc', 'cas']), title: z.string(), address: z.string() })) }),
})
/** The browser goes there by a link, not by `call`. */
export const beginOidc = contract({
  method: 'GET',
  path: '/api/session/oidc',
  may: 'anyone',
  summary: '转到统一身份认证（OIDC）',
  perMinute: 60,
  response: file,
  answers: 'redirect',
})
export const finishOidc = contract({
  method: 'GET',
  path: '/api/session/oidc/callback',
  may: 'anyone',
  summary: '统一身份认证返回（OIDC）',
  perMinute: 60,
  response: file,
  answers: 'redirect',
})
export const beginCas = contract({
  method: 'GET',
  path: '/api/session/cas',
  may: 'anyone',
  summary: '转到统一身份认证（CAS）',
  perMinute: 60,
  response: file,
  answers: 'redirect',
})
export const finishCas = contract({
  method: 'GET',
  path: '/api/session/cas/callback',
  may: 'anyone',
  summary: '统一身份认证返回（CAS）',
  query: z.object({ ticket: z.string().min(1).max(500), state: z.string().max(100) }),
  perMinute: 60,
  response: file,
  answers: 'redirect',
})
