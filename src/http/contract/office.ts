import { z } from 'zod'
import { contract } from './contract.ts'
import { done, givenMoment, id, inRegion, moment, pathParams, regionId, role, stage } from './shapes.ts'
import { round, row } from './submissions.ts'

/** Divisions, units, people, roles and rounds 机构与人员. Without `region` the caller's own division is meant. */
const unit = z.object({
  id,
  regionId,
  code: z.string(),
  name: z.string(),
  kind: z.enum(['department', 'unit', 'finance']),
  parentId: id.nullable(),
  active: z.boolean(),
})
const grant = z.object({
  id,
  role,
  regionFrom: z.int(),
  regionTo: z.int(),
  unitId: id.nullable(),
  from: moment.nullable(),
  until: moment.nullable(),
  standsInFor: id.nullable(),
  reason: z.string().nullable(),
})
const person = z.object({
  id,
  regionId,
  login: z.string(),
  name: z.string(),
  unitId: id.nullable(),
  phone: z.string().nullable(),
  active: z.boolean(),
  externalSubject: z.string().nullable(),
  grants: z.array(grant),
})
const name = z.string().trim().min(1).max(100)

export const listDivisions = contract({
  method: 'GET',
  path: '/api/divisions',
  may: 'signed-in',
  summary: '下级区划',
  query: inRegion,
  response: z.object({ divisions: z.array(z.object({ regionId, name: z.string(), fullName: z.string(), level: z.int() })) }),
})

export const listUnits = contract({
  method: 'GET',
  path: '/api/units',
  may: 'signed-in',
  summary: '单位清单（本人可见范围）',
  query: inRegion,
  response: z.object({ units: z.array(unit) }),
})
export const addUnit = contract({
  method: 'POST',
  path: '/api/units',
  may: 'unit.manage',
  summary: '新增单位',
  body: z.object({
    regionId: regionId.optional(),
    code: z.string().trim().min(1).max(60),
    name,
    kind: z.enum(['department', 'unit', 'finance']),
    parentId: id.optional(),
  }),
  response: unit,
  status: 201,
})
export const changeUnit = contract({
  method: 'PATCH',
  path: '/api/units/:id',
  may: 'unit.manage',
  summary: '修改单位',
  params: pathParams,
  body: z.object({
    name: name.optional(),
    kind: z.enum(['department', 'unit', 'finance']).optional(),
    parentId: id.nullable().optional(),
    active: z.boolean().optional(),
  }),
  response: unit,
})
/** The unit's submissions over the years, newest first: what last year said. */
export const listYears = contract({
  method: 'GET',
  path: '/api/units/:id/submissions',
  may: 'submission.read',
  summary: '一个单位历年的填报',
  params: pathParams,
  response: z.object({ rows: z.array(row) }),
})
/** For handing over: who has a role in the unit. */
export const listColleagues = contract({
  method: 'GET',
  path: '/api/units/:id/people',
  may: 'submission.read',
  summary: '单位的经办人和负责人',
  params: pathParams,
  response: z.object({ people: z.array(z.object({ id, name: z.string(), roles: z.array(role) })) }),
})

export const listPeople = contract({
  method: 'GET',
  path: '/api/people',
  may: 'person.manage',
  summary: '人员清单',
  query: inRegion,
  response: z.object({ people: z.array(person) }),
})
/** The one-time password is shown this once. */
export const addPerson = contract({
  method: 'POST',
  path: '/api/people',
  may: 'person.manage',
  summary: '新增人员（返回一次性密码）',
  body: z.object({
    regionId: regionId.optional(),
    login: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, '登录名用小写字母、数字和 . _ -，2 至 40 个字符'),
    name,
    unitId: id.optional(),
    phone: z.string().max(40).optional(),
    externalSubject: z.string().max(200).optional(),
  }),
  response: person.extend({ password: z.string() }),
  status: 201,
})
export const changePerson = contract({
  method: 'PATCH',
  path: '/api/people/:id',
  may: 'person.manage',
  summary: '修改人员；停用后立即退出登录',
  params: pathParams,
  body: z.object({
    name: name.optional(),
    unitId: id.nullable().optional(),
    phone: z.string().max(40).nullable().optional(),
    active: z.boolean().optional(),
    externalSubject: z.string().max(200).nullable().optional(),
  }),
  response: person,
})
export const resetPassword = contract({
  method: 'POST',
  path: '/api/people/:id/password',
  may: 'person.manage',
  summary: '重设密码（返回一次性密码，动态口令一并取消）',
  params: pathParams,
  response: z.object({ password: z.string() }),
})
export const grantRole = contract({
  method: 'POST',
  path: '/api/people/:id/grants',
  may: 'person.manage',
  summary: '授予角色，或授权代理',
  params: pathParams,
  body: z.object({
    role,
    regionFrom: regionId.optional(),
    regionTo: regionId.optional(),
    unitId: id.optional(),
    from: givenMoment.optional(),
    until: givenMoment.optional(),
    standsInFor: id.optional(),
    reason: z.string().max(500).optional(),
  }),
  response: grant,
  status: 201,
})
export const endGrant = contract({
  method: 'DELETE',
  path: '/api/people/:id/grants/:grant',
  may: 'person.manage',
  summary: '收回角色',
  params: z.object({ id, grant: id }),
  response: done,
})

export const listRounds = contract({
  method: 'GET',
  path: '/api/rounds',
  may: 'signed-in',
  summary: '填报任务',
  query: inRegion,
  response: z.object({ rounds: z.array(round) }),
})
export const saveRound = contract({
  method: 'PUT',
  path: '/api/rounds',
  may: 'round.manage',
  summary: '下达或修改填报任务（年度、方案、起止时间）',
  body: z.object({
    regionId: regionId.optional(),
    year: z.int().min(1990).max(2200),
    stage,
    title: name,
    schemeId: z.string().max(60).optional(),
    opensAt: givenMoment.optional(),
    dueAt: givenMoment.optional(),
    reviewDueAt: givenMoment.optional(),
  }),
  response: round,
})
export const closeRound = contract({
  method: 'PUT',
  path: '/api/rounds/:id/closed',
  may: 'round.manage',
  summary: '结束或重新开放填报任务',
  params: pathParams,
  body: z.object({ closed: z.boolean() }),
  response: done,
})
