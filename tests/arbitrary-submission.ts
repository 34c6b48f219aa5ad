import fc from 'fast-check'
import type { Budget } from '#domain/budget.ts'
import type { Evidence, Indicator, Survey } from '#domain/indicator.ts'
import { parseActual } from '#domain/parse/actual.ts'
import { parseTarget } from '#domain/parse/target.ts'
import { fromWanyuan, points, ratio } from '#domain/quantity.ts'
import type { CategoryClaim, DepartmentEvaluation, Goal, KeyEvaluation, NamedAmount, Project, Submission } from '#domain/submission.ts'

/**
 * Submissions of every shape for round trips. They are canonical, as reading makes them: texts trimmed and not blank marks, no record without
 * content, parsed values as their texts parse.
 */

/** A record whose fields are there or not, never undefined. */
function record<T extends object>(
  fields: { readonly [K in keyof T]-?: fc.Arbitrary<T[K]> },
  required: readonly (keyof T & string)[],
): fc.Arbitrary<T> {
  // fast-check builds exactly the listed keys and leaves out only those that are not required.
  return fc.record(fields, { requiredKeys: [...required] as never }) as unknown as fc.Arbitrary<T>
}

const CHARACTERS = [...'网格巡查社区经费绩效满意度整改完成率（）、，。ABC 123%≥－“”', '𠮷', '\u3000']
const clean = (text: string) => text.trim().replace(/^[-/\\.…·_—－\s]+$/, '')
const word = (max = 14) =>
  fc
    .string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: max })
    .map(clean)
    .filter((text) => text !== '' && !/^[\d.…×*★]/.test(text))
const name = fc.tuple(fc.constantFrom('社区', '综合', '党建', '文化'), word(10)).map(([a, b]) => `${a}${b}`)
const long = fc.array(word(30), { minLength: 1, maxLength: 3 }).map((lines) => lines.map((line) => `事实${line}`).join('\n'))
const yuanAmount = fc
  .oneof(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: -5_000, max: 5_000 }))
  .map((n) => fromWanyuan(`${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 10_000)}.${String(Math.abs(n) % 10_000).padStart(4, '0')}`))
const score = fc.integer({ min: 0, max: 10_000 }).map((n) => points(`${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`))
const share = fc
  .integer({ min: 0, max: 12_000 })
  .map((n) => ratio(n).div(10_000))
  .map(ratio)
const day = fc
  .tuple(fc.integer({ min: 2023, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
const code = fc.constantFrom('00130104017', '130104240000000000123', '2080208', '906017')
const count = fc.nat(9999)
const few = <T>(value: fc.Arbitrary<T>, max = 3) => fc.array(value, { maxLength: max })
const filled = <T extends object>(value: fc.Arbitrary<T>) =>
  value.filter((v) => Object.values(v).some((x) => x !== undefined && !(Array.isArray(x) && x.length === 0)))

const evidence = record<Evidence>(
  {
    title: name,
    kind: fc.constantFrom('正式资料', '工作资料'),
    number: word(),
    date: day,
    keptAt: word(),
    hash: fc.constant('a'.repeat(64)),
  },
  ['title'],
)
const survey = filled(
  record<Survey>(
    { method: word(), population: count, issued: count, valid: count, period: fc.constantFrom('2024年11月', '2024年下半年') },
    [],
  ),
)

const TARGETS = [
  '≥95%',
  '不少于12次',
  '≤19.625万元/年',
  '12月底前',
  '每季度≧2场',
  '75%～85%',
  '是',
  '效果明显',
  '2024.1-2024.12',
  '不适用',
  '250万元',
]
const ACTUALS = ['96.5%', '14次', '19.6万元/年', '2024年11月20日', '达成预期指标', '0', '是', '98%以上', '不适用']

const indicator = (year: number | undefined): fc.Arbitrary<Indicator> =>
  record<Omit<Indicator, 'target' | 'actual'>>(
    {
      category: fc.constantFrom('产出指标', '效益指标', '满意度指标', '成本指标', ''),
      subcategory: fc.constantFrom('数量指标', '质量指标', '服务对象满意度指标', '自定二级'),
      name,
      nature: fc.constantFrom('定量', '定性'),
      targetText: fc.constantFrom(...TARGETS),
      actualText: fc.constantFrom(...ACTUALS),
      points: score,
      level: fc.constantFrom('达成', '部分达成', '未达成'),
      share,
      method: fc.constantFrom('proportional', 'all-or-nothing', 'three-levels', 'interval', 'deadline', 'satisfaction-bands'),
      claimedScore: score,
      deviationReason: long,
      evidence: few(evidence, 2),
      definition: long,
      standard: long,
      dataSource: word(),
      historyText: word(),
      survey,
    },
    ['category', 'name', 'evidence'],
  ).map((row) => withParsed(row, year))

/** target and actual follow from their texts, as in every submission that was read. */
function withParsed(row: Omit<Indicator, 'target' | 'actual'>, year: number | undefined): Indicator {
  const { targetText, actualText, nature } = row
  const target = targetText === undefined ? undefined : parseTarget(targetText, { year, nature, unit: undefined, name: row.name })
  const actual =
    actualText === undefined
      ? undefined
      : parseActual(actualText, { year, target: target?.ok ? target.value : undefined, unit: undefined, nature })
  return { ...row, ...(target?.ok ? { target: target.value } : {}), ...(actual?.ok ? { actual: actual.value } : {}) }
}

const budget: fc.Arbitrary<Budget> = record<Budget>(
  {
    initial: yuanAmount,
    adjusted: yuanAmount,
    executed: yuanAmount,
    claimedPoints: score,
    claimedRate: share,
    claimedScore: score,
    reason: long,
    adjustmentDocument: word(),
    sources: few(
      record(
        {
          source: fc.constantFrom('当年财政拨款', '上年结转资金', '其他资金', '单位资金'),
          initial: yuanAmount,
          adjusted: yuanAmount,
          executed: yuanAmount,
        },
        ['source'],
      ),
    ),
  },
  ['sources'],
)
const goal = (year: number | undefined): fc.Arbitrary<Goal> =>
  filled(record<Goal>({ title: name, expected: long, achieved: long, indicators: few(indicator(year), 2) }, ['indicators']))
const claim: fc.Arbitrary<CategoryClaim> = record<CategoryClaim>(
  { category: fc.constantFrom('产出指标', '预算执行率', '效益指标'), points: score, deduction: score, score, reason: long },
  ['category'],
)

const project = (year: number | undefined): fc.Arbitrary<Project> =>
  record<Project>(
    {
      name,
      code,
      supervisingDepartment: word(),
      implementingUnit: word(),
      kind: fc.constantFrom('人员类', '特定目标类'),
      functionCode: fc.constantFrom('2080208', '2010301'),
      functionName: word(),
      amount: yuanAmount,
      budget,
      goal: goal(year),
      indicators: few(indicator(year)),
      claims: few(claim, 2),
      claimedTotal: score,
      claimedGrade: fc.constantFrom('优', '优秀', '良'),
      problems: long,
      measures: long,
      evidence: few(evidence, 1),
      preparedBy: word(6),
      phone: fc.constantFrom('0311-00000000', '12345678901'),
    },
    ['budget', 'indicators', 'claims', 'evidence'],
  ).filter((p) => p.name !== undefined || p.code !== undefined)

const namedAmount: fc.Arbitrary<NamedAmount> = record<NamedAmount>({ name, code, amount: yuanAmount }, ['name'])
const block = record({ total: yuanAmount, parts: few(namedAmount) }, ['parts'])
const spent = record({ name, budget: yuanAmount, actual: yuanAmount }, ['name'])

const whole = (year: number | undefined): fc.Arbitrary<DepartmentEvaluation> =>
  record<DepartmentEvaluation>(
    {
      budget,
      goal: goal(year),
      tasks: few(record({ name, content: long, budget: yuanAmount, executed: yuanAmount }, ['name'])),
      indicators: few(indicator(year)),
      claims: few(claim, 2),
      claimedTotal: score,
      claimedGrade: fc.constantFrom('优', '良'),
    },
    ['budget', 'tasks', 'indicators', 'claims'],
  ).filter((w) => w.claimedTotal !== undefined)

const keyEvaluation: fc.Arbitrary<KeyEvaluation> = filled(
  record<KeyEvaluation>(
    {
      project: name,
      evaluator: word(),
      conclusion: long,
      rows: few(
        record(
          {
            category: fc.constantFrom('决策', '过程', '产出'),
            subcategory: fc.constantFrom('项目立项', '资金管理'),
            name,
            points: score,
            score,
            finding: long,
            level: fc.constantFrom('达成', '未达成'),
            share,
          },
          ['category', 'name'],
        ),
      ),
    },
    ['rows', 'project'],
  ),
)

const ofYear = (year: number | undefined): fc.Arbitrary<Submission> =>
  record<Omit<Submission, 'year'>>(
    {
      department: record(
        {
          name,
          code,
          supervisingDepartment: word(),
          regionCode: fc.constantFrom('130104', '130104017'),
          region: word(),
          nature: word(),
          budgetLevel: fc.constantFrom('县级', '乡级'),
          duties: few(long),
          institutions: long,
          subordinateUnits: few(name),
          authorisedStaff: count,
          actualStaff: count,
          contact: word(6),
          phone: fc.constant('0311-00000000'),
        },
        ['duties', 'subordinateUnits'],
      ),
      accounts: record(
        {
          income: block,
          carryIn: yuanAmount,
          incomeTotal: yuanAmount,
          expenditure: block,
          carryOut: yuanAmount,
          expenditureTotal: yuanAmount,
          basicExpenditure: yuanAmount,
          projectExpenditure: yuanAmount,
          personnel: yuanAmount,
          publicFunds: yuanAmount,
          threePublic: few(spent),
          procurement: spent,
          assets: few(namedAmount),
        },
        ['income', 'expenditure', 'threePublic', 'assets'],
      ),
      goals: record({ overall: goal(year), items: few(goal(year)), safeguards: few(long) }, ['items', 'safeguards']),
      projects: few(project(year)),
      whole: whole(year),
      organisation: record(
        {
          basis: few(record({ title: name, number: word() }, ['title'])),
          groupLeader: word(),
          groupMembers: long,
          workPlan: long,
          voucherCheck: long,
          siteVisits: long,
          interviews: long,
          methods: few(name),
          stages: few(record({ name, from: day, to: day, content: long }, ['name'])),
        },
        ['basis', 'methods', 'stages'],
      ),
      problems: few(filled(record({ problem: long, measure: long, responsible: word(), dueOn: day, concerns: word() }, []))),
      keyEvaluations: few(keyEvaluation, 2),
      lastYearRectification: long,
      resultUse: long,
      attachments: few(name),
      signature: record({ head: word(6), preparedBy: word(6), reviewedBy: word(6), date: day, sealed: fc.boolean() }, []),
    },
    ['department', 'accounts', 'goals', 'projects', 'organisation', 'problems', 'keyEvaluations', 'attachments', 'signature'],
  ).map((rest) => (year === undefined ? rest : { year, ...rest }))

export const arbitrarySubmission: fc.Arbitrary<Submission> = fc.constantFrom(2024, 2025, undefined).chain(ofYear)
