import type { Budget, SourceRow } from '../../budget.ts'
import type { Indicator } from '../../indicator.ts'
import type { CategoryClaim, DepartmentEvaluation, Goal, MajorTask, Project } from '../../submission.ts'
import { withCommonReasons } from './common-reasons.ts'
import { defined, type FieldReader } from './draft-reader.ts'
import { type Context, evidenceOf, indicator } from './indicators.ts'
import { categoryName } from './names.ts'

/** The 一级指标 that is no indicator but the execution of the budget, where a form prints it as a row of the table. */
const EXECUTION = '预算执行率'

export function project(r: FieldReader, context: Context): Project {
  const { indicators, execution } = scored(r, context)
  const { name, code } = nameAndCode(r)
  const all = defined<Project>({
    name,
    code,
    supervisingDepartment: r.name('supervisingDepartment'),
    implementingUnit: r.name('implementingUnit'),
    kind: r.name('kind'),
    functionCode: r.name('functionCode'),
    functionName: r.name('functionName'),
    amount: r.amount('amount'),
    budget: budget(r.at('budget'), execution),
    goal: r.optional('goal', (g) => goal(g, context)),
    indicators,
    claims: r.list('claims', (c) => claim(c, context)),
    claimedTotal: r.points('claimedTotal'),
    claimedGrade: gradeOf(r.name('claimedGrade'), context.words.grades),
    problems: r.text('problems'),
    measures: r.text('measures'),
    evidence: evidenceOf(r),
    preparedBy: r.name('preparedBy'),
    phone: r.name('phone'),
  })
  return withCommonReasons(all, r.text('reasons'), all.problems)
}

/** Platform exports print the code before the name: 51000021R000000019951-工资性支出. */
const CODED_NAME = /^([0-9]{6}[0-9]{2}[A-Z][0-9A-Z]{12})\s*[-—_－]?\s*(\S[\s\S]*)$/

function nameAndCode(r: FieldReader): Pick<Project, 'name' | 'code'> {
  const [said, code] = [r.name('name'), r.name('code')]
  const parts = said === undefined || code !== undefined ? null : CODED_NAME.exec(said)
  return parts
    ? { name: parts[2]!, code: parts[1]! }
    : { ...(said === undefined ? {} : { name: said }), ...(code === undefined ? {} : { code }) }
}

export function departmentEvaluation(r: FieldReader, context: Context): DepartmentEvaluation {
  const { indicators, execution } = scored(r, context)
  const all = defined<DepartmentEvaluation>({
    budget: budget(r.at('budget'), execution),
    goal: r.optional('goal', (g) => goal(g, context)),
    tasks: r.list('tasks', task),
    indicators,
    claims: r.list('claims', (c) => claim(c, context)),
    claimedTotal: r.points('claimedTotal'),
    claimedGrade: gradeOf(r.name('claimedGrade'), context.words.grades),
  })
  return withCommonReasons(all, r.text('reasons'))
}

/** The indicators of a form; a row of 预算执行率 among them belongs to the budget. */
function scored(
  r: FieldReader,
  context: Context,
): { readonly indicators: readonly Indicator[]; readonly execution: Indicator | undefined } {
  const all = r.list('indicators', (i) => indicator(i, context))
  const execution = all.find(
    ({ category, name }) => category === EXECUTION || (category === '' && categoryName(name, context.words) === EXECUTION),
  )
  const indicators = all.filter((row) => row !== execution)
  if (execution) r.moveItem('indicators', all.indexOf(execution), 'budget')
  warnUnsorted(r, indicators)
  return { indicators, execution }
}

/** "优（90分及以上为优）", "等级：优" → 优; other words as written. */
function gradeOf(said: string | undefined, grades: readonly string[]): string | undefined {
  // "自评等级：优。指标值调整依据……": what follows in the cell is a remark.
  const bare = said
    ?.replace(/[（(。；;].*$/s, '')
    .replace(/^.*[:：]/, '')
    .trim()
  return bare !== undefined && grades.includes(bare) ? bare : said
}

/** Rows without 一级指标 beside others that have it: told once, not for every row. */
function warnUnsorted(r: FieldReader, indicators: readonly Indicator[]): void {
  const without = indicators.filter(({ category }) => category === '').length
  // A layout without the column was told of when it was read.
  if (without > 0 && without < indicators.length)
    r.problem('indicators', `有 ${without} 个指标没有写明一级指标`, '请增加“一级指标”一列，写明产出、效益、满意度或成本指标。')
}

function budget(r: FieldReader, execution: Indicator | undefined): Budget {
  return defined<Budget>({
    initial: r.amount('initial'),
    adjusted: r.amount('adjusted'),
    executed: r.amount('executed'),
    sources: r.list('sources', source),
    claimedPoints: r.points('claimedPoints') ?? execution?.points,
    claimedRate: r.percent('claimedRate'),
    claimedScore: r.points('claimedScore') ?? execution?.claimedScore,
    reason: r.text('reason') ?? execution?.deviationReason,
    adjustmentDocument: r.text('adjustmentDocument'),
  })
}

const source = (r: FieldReader): SourceRow =>
  defined<SourceRow>({
    source: r.name('source') ?? '',
    initial: r.amount('initial'),
    adjusted: r.amount('adjusted'),
    executed: r.amount('executed'),
  })

export const goal = (r: FieldReader, context: Context): Goal =>
  defined<Goal>({
    title: r.name('title'),
    expected: r.text('expected'),
    achieved: r.text('achieved'),
    indicators: r.list('indicators', (i) => indicator(i, context)),
  })

const claim = (r: FieldReader, { words }: Context): CategoryClaim =>
  defined<CategoryClaim>({
    category: categoryName(r.text('category') ?? '', words),
    points: r.points('points'),
    deduction: r.points('deduction'),
    score: r.points('score'),
    reason: r.text('reason'),
  })

const task = (r: FieldReader): MajorTask =>
  defined<MajorTask>({ name: r.name('name') ?? '', content: r.text('content'), budget: r.amount('budget'), executed: r.amount('executed') })
