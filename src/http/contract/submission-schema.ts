import { z } from 'zod'

/**
 * A Submission as JSON (domain/json.ts) 填报内容的约定: nothing beyond the model gets into the store, and texts have bounds.
 * The fields are those of domain/submission.ts, in its order.
 */
const number = (pattern: RegExp) => z.strictObject({ $exact: z.string().max(60).regex(pattern) })
/** 元 */
const yuan = number(/^-?\d{1,14}(\.\d{1,6})?$/)
/** 分 */
const points = number(/^-?\d{1,5}(\.\d{1,6})?$/)
/** Ratios, and values of indicators in any unit; a third may come as a fraction. */
const exact = number(/^-?\d{1,15}(\.\d{1,12})?(\/[1-9]\d{0,12})?$/)
const short = z.string().max(500)
const long = z.string().max(20_000)
const code = z.string().max(60)
const date = z.string().max(30)
const count = z.int().min(0).max(1_000_000_000)
const list = <T extends z.ZodType>(of: T, most = 500) => z.array(of).max(most)

const direction = z.enum(['≥', '≤', '=', '>', '<'])
const level = z.enum(['达成', '部分达成', '未达成'])
const method = z.enum(['all-or-nothing', 'proportional', 'three-levels', 'satisfaction-bands', 'interval', 'deadline', 'execution-rate'])
const measure = z.strictObject({
  value: exact,
  unit: z.string().max(30),
  per: z.string().max(30).optional(),
  approximate: z.literal(true).optional(),
  written: z.string().max(30).optional(),
  change: z.enum(['升', '降']).optional(),
})
const calendarDate = z.strictObject({
  year: z.int().min(1900).max(2200),
  month: z.int().min(1).max(12).optional(),
  day: z.int().min(1).max(31).optional(),
})

const simpleTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bound'), direction, measure }),
  z.strictObject({ kind: z.literal('range'), from: measure, to: measure }),
  z.strictObject({ kind: z.literal('tolerance'), centre: measure, width: measure }),
  z.strictObject({ kind: z.literal('deadline'), by: calendarDate }),
  z.strictObject({ kind: z.literal('period'), from: calendarDate, to: calendarDate }),
  z.strictObject({ kind: z.literal('yes-no'), expected: z.boolean() }),
  z.strictObject({ kind: z.literal('qualitative'), text: short }),
  z.strictObject({ kind: z.literal('not-applicable') }),
])
const target = z.union([simpleTarget, z.strictObject({ kind: z.literal('several'), parts: list(simpleTarget, 20) })])
const simpleActual = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('measure'), measure, bound: direction.optional() }),
  z.strictObject({ kind: z.literal('date'), date: calendarDate }),
  z.strictObject({ kind: z.literal('period'), from: calendarDate, to: calendarDate }),
  z.strictObject({ kind: z.literal('yes-no'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('words'), text: short, level: level.optional() }),
  z.strictObject({ kind: z.literal('not-applicable') }),
])
const actual = z.union([simpleActual, z.strictObject({ kind: z.literal('several'), parts: list(simpleActual, 20) })])

const evidence = z.strictObject({
  title: short,
  kind: short.optional(),
  number: short.optional(),
  date: date.optional(),
  keptAt: short.optional(),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
const survey = z.strictObject({
  method: short.optional(),
  population: count.optional(),
  issued: count.optional(),
  valid: count.optional(),
  period: short.optional(),
})

const indicator = z.strictObject({
  category: short,
  subcategory: short.optional(),
  name: short,
  nature: z.enum(['定量', '定性']).optional(),
  targetText: short.optional(),
  target: target.optional(),
  actualText: short.optional(),
  actual: actual.optional(),
  points: points.optional(),
  level: level.optional(),
  share: exact.optional(),
  method: method.optional(),
  claimedScore: points.optional(),
  deviationReason: long.optional(),
  evidence: list(evidence, 100),
  definition: long.optional(),
  standard: long.optional(),
  dataSource: long.optional(),
  historyText: short.optional(),
  survey: survey.optional(),
})

const row = { initial: yuan.optional(), adjusted: yuan.optional(), executed: yuan.optional() }
const budget = z.strictObject({
  ...row,
  sources: list(z.strictObject({ source: short, ...row, claimedRate: exact.optional(), claimedScore: points.optional() }), 50),
  claimedPoints: points.optional(),
  claimedRate: exact.optional(),
  claimedScore: points.optional(),
  reason: long.optional(),
  adjustmentDocument: short.optional(),
})
const goal = z.strictObject({
  title: short.optional(),
  expected: long.optional(),
  achieved: long.optional(),
  indicators: list(indicator, 200),
})
const claim = z.strictObject({
  category: short,
  points: points.optional(),
  deduction: points.optional(),
  score: points.optional(),
  reason: long.optional(),
})
const named = z.strictObject({ name: short, code: code.optional(), amount: yuan.optional() })
const block = z.strictObject({ total: yuan.optional(), parts: list(named, 200) })
const planned = z.strictObject({ name: short, budget: yuan.optional(), actual: yuan.optional() })

const department = z.strictObject({
  name: short.optional(),
  code: code.optional(),
  supervisingDepartment: short.optional(),
  regionCode: code.optional(),
  region: short.optional(),
  nature: short.optional(),
  budgetLevel: short.optional(),
  duties: list(long, 100),
  institutions: long.optional(),
  subordinateUnits: list(short),
  authorisedStaff: count.optional(),
  actualStaff: count.optional(),
  contact: short.optional(),
  phone: short.optional(),
})

const accounts = z.strictObject({
  income: block,
  carryIn: yuan.optional(),
  incomeTotal: yuan.optional(),
  expenditure: block,
  carryOut: yuan.optional(),
  expenditureTotal: yuan.optional(),
  basicExpenditure: yuan.optional(),
  projectExpenditure: yuan.optional(),
  personnel: yuan.optional(),
  publicFunds: yuan.optional(),
  threePublic: list(planned, 20),
  procurement: planned.optional(),
  assets: list(named, 100),
})

const project = z.strictObject({
  name: short.optional(),
  code: code.optional(),
  supervisingDepartment: short.optional(),
  implementingUnit: short.optional(),
  kind: short.optional(),
  functionCode: code.optional(),
  functionName: short.optional(),
  amount: yuan.optional(),
  budget,
  goal: goal.optional(),
  indicators: list(indicator, 300),
  claims: list(claim, 20),
  claimedTotal: points.optional(),
  claimedGrade: short.optional(),
  problems: long.optional(),
  measures: long.optional(),
  evidence: list(evidence, 200),
  preparedBy: short.optional(),
  phone: short.optional(),
})

const whole = z.strictObject({
  budget,
  goal: goal.optional(),
  tasks: list(z.strictObject({ name: short, content: long.optional(), budget: yuan.optional(), executed: yuan.optional() }), 100),
  indicators: list(indicator, 300),
  claims: list(claim, 20),
  claimedTotal: points.optional(),
  claimedGrade: short.optional(),
})

const organisation = z.strictObject({
  basis: list(z.strictObject({ title: short, number: short.optional() }), 100),
  groupLeader: short.optional(),
  groupMembers: long.optional(),
  workPlan: long.optional(),
  voucherCheck: long.optional(),
  siteVisits: long.optional(),
  interviews: long.optional(),
  methods: list(short, 50),
  stages: list(z.strictObject({ name: short, from: date.optional(), to: date.optional(), content: long.optional() }), 50),
})

const keyRow = z.strictObject({
  category: short,
  subcategory: short.optional(),
  name: short,
  points: points.optional(),
  score: points.optional(),
  finding: long.optional(),
  level: level.optional(),
  share: exact.optional(),
})

export const submissionSchema = z
  .strictObject({
    year: z.int().min(1990).max(2200).optional(),
    department,
    accounts,
    goals: z.strictObject({ overall: goal.optional(), items: list(goal, 100), safeguards: list(long, 100) }),
    projects: list(project, 1000),
    whole: whole.optional(),
    organisation,
    problems: list(
      z.strictObject({
        problem: long.optional(),
        measure: long.optional(),
        responsible: short.optional(),
        dueOn: date.optional(),
        concerns: short.optional(),
      }),
      200,
    ),
    keyEvaluations: list(
      z.strictObject({ project: short.optional(), evaluator: short.optional(), rows: list(keyRow, 200), conclusion: long.optional() }),
      20,
    ),
    lastYearRectification: long.optional(),
    resultUse: long.optional(),
    attachments: list(short),
    signature: z.strictObject({
      head: short.optional(),
      preparedBy: short.optional(),
      reviewedBy: short.optional(),
      date: date.optional(),
      sealed: z.boolean().optional(),
    }),
  })
  .meta({ id: 'Submission', title: '填报内容' })

export type SubmissionJson = z.infer<typeof submissionSchema>
