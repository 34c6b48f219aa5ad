import { z } from 'zod'
import { contract } from './contract.ts'
import {
  action,
  counts,
  decimal,
  done,
  finding,
  givenMoment,
  id,
  inRegion,
  moment,
  pathParams,
  regionId,
  stage,
  state,
  year,
} from './shapes.ts'
import { submissionSchema } from './submission-schema.ts'

/** One line of the board 填报进度. */
export const row = z.object({
  id,
  regionId,
  unitId: id,
  unitName: z.string(),
  unitCode: z.string(),
  year: z.int(),
  stage,
  state,
  version: z.int(),
  total: decimal,
  grade: z.string().nullable(),
  projects: z.int(),
  /** 万元 */
  amount: decimal,
  pending: z.int(),
  errors: z.int(),
  warnings: z.int(),
  /** This submission's own deadline, or the round's. */
  dueAt: moment.nullable(),
  submittedAt: moment.nullable(),
  updatedAt: moment,
})
export const round = z.object({
  id,
  regionId,
  year: z.int(),
  stage,
  title: z.string(),
  schemeId: z.string().nullable(),
  opensAt: moment.nullable(),
  dueAt: moment.nullable(),
  reviewDueAt: moment.nullable(),
  closedAt: moment.nullable(),
})

/** A signature; `person` and `onBehalfOf` are names. */
const key = z.object({ person: z.string(), role: z.string(), at: moment, version: z.int(), onBehalfOf: z.string().nullable() })

export const listSubmissions = contract({
  method: 'GET',
  path: '/api/submissions',
  may: 'submission.read',
  summary: '填报进度',
  query: inRegion.extend({ year, stage: stage.default('self-evaluation') }),
  response: z.object({
    rows: z.array(row),
    /** Units within reach that have not begun 未开始的单位. */
    missing: z.array(z.object({ regionId, unitId: id, unitName: z.string(), unitCode: z.string() })),
  }),
})
export const createSubmission = contract({
  method: 'POST',
  path: '/api/submissions',
  may: 'submission.edit',
  summary: '开始一个年度的填报（单位基本情况取自上一年度）',
  body: z.object({ unitId: id, year: z.int().min(1990).max(2200), stage }),
  response: z.object({ id }),
  status: 201,
})
export const readSubmission = contract({
  method: 'GET',
  path: '/api/submissions/:id',
  may: 'submission.read',
  summary: '一份填报的当前内容',
  params: pathParams,
  response: row.extend({
    body: submissionSchema,
    schemeId: z.string(),
    schemeTitle: z.string(),
    round: round.nullable(),
    clerk: z.string().nullable(),
    reviewer: z.string().nullable(),
    first: key.nullable(),
    second: key.nullable(),
    /** What this person may do now: the buttons. */
    offers: z.array(action),
  }),
})
/**
 * 409 SUBMISSION_CHANGED carries the other side's version, author, moment and body in `details`: nothing is overwritten. `target` and
 * `actual` are ignored: the server reads `targetText` and `actualText` anew, so that what is scored is what was written.
 */
export const saveSubmission = contract({
  method: 'PUT',
  path: '/api/submissions/:id',
  may: 'submission.edit',
  summary: '保存（须说明基于第几版）',
  params: pathParams,
  body: z.object({ version: z.int(), body: submissionSchema, note: z.string().max(500).optional() }),
  response: z.object({ version: z.int() }),
})

const proof = z.object({
  rule: z.string(),
  source: z.string(),
  inputs: z.array(z.object({ name: z.string(), text: z.string(), path: z.string().optional() })).readonly(),
  conditions: z.array(z.string()).readonly(),
  formula: z.string(),
  rounding: z.string(),
  result: z.string(),
  because: z.string(),
})
const line = z.object({
  path: z.string(),
  category: z.string(),
  name: z.string(),
  points: decimal,
  claimed: decimal,
  outcome: z.discriminatedUnion('kind', [
    /** `proof` is null only when the program has since learnt to score differently: the kept score stands. */
    z.object({ kind: z.literal('scored'), score: z.string(), proof: proof.nullable(), remarks: z.array(z.string()).readonly() }),
    z.object({ kind: z.literal('claimed'), score: z.string() }),
    z.object({ kind: z.literal('pending'), message: z.string() }),
    z.object({ kind: z.literal('problem'), message: z.string() }),
    z.object({ kind: z.literal('not-applicable') }),
  ]),
})
export const readAssessment = contract({
  method: 'GET',
  path: '/api/submissions/:id/assessment',
  may: 'submission.read',
  summary: '得分与逐项依据',
  params: pathParams,
  response: z.object({
    version: z.int(),
    scheme: z.string(),
    schemeHash: z.string(),
    details: z
      .array(
        z.object({
          path: z.string(),
          name: z.string().nullable(),
          total: decimal,
          grade: z.string().nullable(),
          /** Every score of the total was computed here from inputs. */
          proven: z.boolean(),
          pending: z.array(z.object({ path: z.string(), what: z.string() })).readonly(),
          categories: z.array(z.object({ title: z.string(), points: decimal, score: decimal })).readonly(),
          lines: z.array(line).readonly(),
        }),
      )
      .readonly(),
    statistics: z.object({ projectSum: decimal, mean: decimal, weightedMean: decimal }),
  }),
})
export const readFindings = contract({
  method: 'GET',
  path: '/api/submissions/:id/findings',
  may: 'submission.read',
  summary: '审核意见',
  params: pathParams,
  response: z.object({ version: z.int(), counts, findings: z.array(finding) }),
})

/** 办理: one step of the workflow over the version the person has seen. */
export const takeStep = contract({
  method: 'POST',
  path: '/api/submissions/:id/steps',
  may: 'submission.read',
  summary: '办理一步（确认、提交、退回、审定……）',
  params: pathParams,
  body: z.object({
    action: action.exclude(['save']),
    version: z.int(),
    reason: z.string().max(2000).optional(),
    newDueAt: givenMoment.optional(),
    newClerk: id.optional(),
    /** The list of a return, each at its field. */
    items: z
      .array(z.object({ path: z.string().max(200), text: z.string().max(2000) }))
      .max(200)
      .optional(),
  }),
  response: z.object({ state, version: z.int() }),
})
export const acceptMany = contract({
  method: 'POST',
  path: '/api/submissions/accept',
  may: 'submission.review',
  summary: '批量审定',
  body: z.object({
    items: z
      .array(z.object({ id, version: z.int() }))
      .min(1)
      .max(500),
  }),
  response: z.object({ results: z.array(z.object({ id, ok: z.boolean(), message: z.string().nullable() })) }),
})
export const listSteps = contract({
  method: 'GET',
  path: '/api/submissions/:id/steps',
  may: 'submission.read',
  summary: '办理经过',
  params: pathParams,
  response: z.object({
    steps: z.array(
      z.object({
        action,
        from: state,
        to: state,
        version: z.int(),
        person: z.string(),
        onBehalfOf: z.string().nullable(),
        role: z.string(),
        at: moment,
        reason: z.string().nullable(),
      }),
    ),
  }),
})

export const listVersions = contract({
  method: 'GET',
  path: '/api/submissions/:id/versions',
  may: 'submission.read',
  summary: '历次版本',
  params: pathParams,
  response: z.object({
    versions: z.array(z.object({ version: z.int(), author: z.string(), at: moment, source: z.string(), note: z.string().nullable() })),
  }),
})
export const readVersion = contract({
  method: 'GET',
  path: '/api/submissions/:id/versions/:version',
  may: 'submission.read',
  summary: '某一版本的内容',
  params: z.object({ id, version: z.coerce.number().int().min(1) }),
  response: z.object({ version: z.int(), body: submissionSchema }),
})
export const readDifferences = contract({
  method: 'GET',
  path: '/api/submissions/:id/differences',
  may: 'submission.read',
  summary: '两个版本之间的变化，用文字说明',
  params: pathParams,
  query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  response: z.object({
    differences: z.array(z.object({ path: z.string(), text: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  }),
})
export const restoreVersion = contract({
  method: 'POST',
  path: '/api/submissions/:id/restore',
  may: 'submission.edit',
  summary: '恢复到某一版本（作为新版本保存）',
  params: pathParams,
  body: z.object({ version: z.int(), from: z.int().min(1) }),
  response: z.object({ version: z.int() }),
})

export const listComments = contract({
  method: 'GET',
  path: '/api/submissions/:id/comments',
  may: 'submission.read',
  summary: '批注与退回清单',
  params: pathParams,
  response: z.object({
    comments: z.array(
      z.object({
        id,
        path: z.string(),
        version: z.int(),
        author: z.string(),
        at: moment,
        text: z.string(),
        kind: z.string(),
        resolvedAt: moment.nullable(),
      }),
    ),
  }),
})
export const writeComment = contract({
  method: 'POST',
  path: '/api/submissions/:id/comments',
  may: 'comment.write',
  summary: '写批注',
  params: pathParams,
  body: z.object({ path: z.string().max(200), text: z.string().min(1).max(2000) }),
  response: z.object({ id }),
  status: 201,
})
export const resolveComment = contract({
  method: 'POST',
  path: '/api/submissions/:id/comments/:comment/resolve',
  may: 'comment.write',
  summary: '批注已处理',
  params: z.object({ id, comment: id }),
  response: done,
})
export const listWaivers = contract({
  method: 'GET',
  path: '/api/submissions/:id/waivers',
  may: 'submission.read',
  summary: '豁免申请',
  params: pathParams,
  response: z.object({
    waivers: z.array(
      z.object({
        id,
        rule: z.string(),
        path: z.string().nullable(),
        reason: z.string(),
        author: z.string(),
        askedAt: moment,
        until: z.string(),
        /** null while nobody has decided. */
        granted: z.boolean().nullable(),
        decidedBy: z.string().nullable(),
        decidedAt: moment.nullable(),
      }),
    ),
  }),
})
export const askWaiver = contract({
  method: 'POST',
  path: '/api/submissions/:id/waivers',
  may: 'waiver.ask',
  summary: '申请豁免一条意见',
  params: pathParams,
  body: z.object({
    rule: z.string().max(80),
    path: z.string().max(200).optional(),
    reason: z.string().min(4).max(2000),
    until: z.iso.date(),
  }),
  response: z.object({ id }),
  status: 201,
})
export const decideWaiver = contract({
  method: 'PUT',
  path: '/api/submissions/:id/waivers/:waiver',
  may: 'waiver.grant',
  summary: '同意或不同意豁免；已同意的可以撤销（granted 为 false）',
  params: z.object({ id, waiver: id }),
  body: z.object({ granted: z.boolean() }),
  response: done,
})
