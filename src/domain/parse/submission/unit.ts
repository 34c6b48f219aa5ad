import type {
  Accounts,
  BasisDocument,
  Block,
  BudgetAndActual,
  Department,
  Goals,
  KeyEvaluation,
  KeyEvaluationRow,
  NamedAmount,
  Organisation,
  ProblemAndMeasure,
  Signature,
  Stage,
} from '../../submission.ts'
import { parseLevel } from '../level.ts'
import { compact } from '../normalise.ts'
import { type Parsed, refused, understood } from '../parsed.ts'
import { defined, type FieldReader } from './draft-reader.ts'
import { type Context, looseDate } from './indicators.ts'
import { goal } from './projects.ts'

export const department = (r: FieldReader): Department =>
  defined<Department>({
    name: r.name('name'),
    code: r.name('code'),
    supervisingDepartment: r.name('supervisingDepartment'),
    regionCode: r.name('regionCode'),
    region: r.name('region'),
    nature: r.name('nature'),
    budgetLevel: r.name('budgetLevel'),
    duties: r.texts('duties'),
    institutions: r.text('institutions'),
    subordinateUnits: r.texts('subordinateUnits'),
    authorisedStaff: r.count('authorisedStaff'),
    actualStaff: r.count('actualStaff'),
    contact: r.name('contact'),
    phone: r.name('phone'),
  })

export const accounts = (r: FieldReader): Accounts =>
  defined<Accounts>({
    income: block(r.at('income')),
    carryIn: r.amount('carryIn'),
    incomeTotal: r.amount('incomeTotal'),
    expenditure: block(r.at('expenditure')),
    carryOut: r.amount('carryOut'),
    expenditureTotal: r.amount('expenditureTotal'),
    basicExpenditure: r.amount('basicExpenditure'),
    projectExpenditure: r.amount('projectExpenditure'),
    personnel: r.amount('personnel'),
    publicFunds: r.amount('publicFunds'),
    threePublic: r.list('threePublic', (row) => budgetAndActual(row, '')),
    procurement: r.optional('procurement', (row) => budgetAndActual(row, '政府采购')),
    assets: r.list('assets', namedAmount),
  })

const block = (r: FieldReader): Block => defined<Block>({ total: r.amount('total'), parts: r.list('parts', namedAmount) })

const namedAmount = (r: FieldReader): NamedAmount =>
  defined<NamedAmount>({ name: r.name('name') ?? '', code: r.name('code'), amount: r.amount('amount') })

const budgetAndActual = (r: FieldReader, otherwise: string): BudgetAndActual =>
  defined<BudgetAndActual>({ name: r.name('name') ?? otherwise, budget: r.amount('budget'), actual: r.amount('actual') })

export const goals = (r: FieldReader, context: Context): Goals =>
  defined<Goals>({
    overall: r.optional('overall', (g) => goal(g, context)),
    items: r.list('items', (g) => goal(g, context)),
    safeguards: r.texts('safeguards'),
  })

export const organisation = (r: FieldReader): Organisation =>
  defined<Organisation>({
    basis: r.list('basis', (b) => defined<BasisDocument>({ title: b.name('title') ?? '', number: b.name('number') })),
    groupLeader: r.name('groupLeader'),
    groupMembers: r.text('groupMembers'),
    workPlan: r.text('workPlan'),
    voucherCheck: r.text('voucherCheck'),
    siteVisits: r.text('siteVisits'),
    interviews: r.text('interviews'),
    methods: r.texts('methods'),
    stages: r.list('stages', stage),
  })

const stage = (r: FieldReader): Stage =>
  defined<Stage>({ name: r.name('name') ?? '', from: r.date('from'), to: r.date('to'), content: r.text('content') })

export const problemAndMeasure = (r: FieldReader): ProblemAndMeasure =>
  defined<ProblemAndMeasure>({
    problem: r.text('problem'),
    measure: r.text('measure'),
    responsible: r.name('responsible'),
    dueOn: looseDate(r, 'dueOn'),
    concerns: r.name('concerns'),
  })

export const keyEvaluation = (r: FieldReader): KeyEvaluation =>
  defined<KeyEvaluation>({
    project: r.name('project'),
    evaluator: r.name('evaluator'),
    rows: r.list('rows', keyEvaluationRow),
    conclusion: r.text('conclusion'),
  })

const keyEvaluationRow = (r: FieldReader): KeyEvaluationRow =>
  defined<KeyEvaluationRow>({
    category: r.name('category') ?? '',
    subcategory: r.name('subcategory'),
    name: r.name('name') ?? '',
    points: r.points('points'),
    score: r.points('score'),
    finding: r.text('finding'),
    level: r.parsed('level', parseLevel),
    share: r.percent('share'),
  })

export const signature = (r: FieldReader): Signature =>
  defined<Signature>({
    head: r.name('head'),
    preparedBy: r.name('preparedBy'),
    reviewedBy: r.name('reviewedBy'),
    date: r.date('date'),
    sealed: r.parsed('sealed', yesNo),
  })

function yesNo(text: string): Parsed<boolean> {
  const said = compact(text).toLowerCase()
  if (/^(?:是|已|已盖章|true|√|✓|有)$/.test(said)) return understood(true)
  if (/^(?:否|未|未盖章|false|×|✗|无)$/.test(said)) return understood(false)
  return refused(`“${text.trim()}”不是“是”或“否”`, '请选择“是”或“否”。')
}
