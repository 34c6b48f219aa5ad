import type { Chance } from './random.ts'
import { districts, excuses, kinds, leaders, type ProjectSeed, places, rectified, slips, type UnitKind, uses } from './words.ts'

/** One invented unit's year, sound in itself. Money in units of 100 元 (0.01 万元), scores in hundredths: whole numbers, so that sums are exact. */
export interface Unit {
  readonly year: number
  readonly district: string
  /** Without region: 东岭街道办事处. */
  readonly name: string
  readonly kind: UnitKind
  readonly leader: string
  readonly staff: { readonly authorised: number; readonly actual: number }
  readonly weights: Weights
  readonly scale: Scale
  readonly projects: Project[]
  readonly income: Named[]
  readonly carryIn: number
  readonly expenditure: Named[]
  readonly carryOut: number
  readonly basic: number
  readonly threePublic: Named[]
  readonly use: string
  readonly rectified: string
  readonly survey: Survey
}

export interface Named {
  name: string
  amount: number
}

export interface Weights {
  readonly execution: number
  readonly output: number
  readonly benefit: number
  readonly satisfaction: number
}

/** Words and lower bounds of the grades, highest first. */
export type Scale = readonly (readonly [title: string, from: number])[]

export interface Project {
  name: string
  readonly seed: ProjectSeed
  readonly initial: number
  adjusted: number
  executed: number
  readonly adjustment: string
  scores: Scores
  readonly rows: Row[]
}

/** Points, deduction and reason by first-level indicator, in hundredths of a point. */
export interface Scores {
  output: Score
  execution: Score
  benefit: Score
  satisfaction: Score
}

export interface Score {
  points: number
  deduction: number
  reason: string
}

export interface Row {
  readonly category: string
  readonly name: string
  readonly subcategory: string
  readonly operator: string
  readonly target: number
  unit: string
  actual: number
  points: number
  score: number
  reason: string
}

export interface Survey {
  readonly issued: number
  readonly valid: number
  /** Tenths of a per cent. */
  readonly result: number
}

const NATIONAL: Scale = [
  ['优', 90],
  ['良', 80],
  ['中', 60],
  ['差', 0],
]
const LOCAL: Scale = [
  ['优秀', 85],
  ['良好', 75],
  ['一般', 60],
  ['较差', 0],
]

/** Draws a unit. */
export function drawUnit(chance: Chance): Unit {
  const kind = chance.pick(kinds)
  const local = chance.is(0.4)
  const weights: Weights = local
    ? { execution: 10, output: 40, benefit: 40, satisfaction: 10 }
    : { execution: 10, output: 50, benefit: 30, satisfaction: 10 }
  const survey = drawSurvey(chance)
  const year = chance.between(2021, 2025)
  const projects = chance
    .some(kind.projects, chance.between(3, kind.projects.length))
    .map((seed) => drawProject(chance, seed, weights, survey, year))
  const district = chance.pick(districts)
  const regional = /街道|镇/.test(kind.suffix)
  return {
    year,
    district,
    name: regional
      ? `${chance.pick(places.filter((place) => !district.includes(place)))}${kind.suffix}`
      : `${district.replace(/^.*?(?=[^省市州]+[区县市]$)/u, '')}${kind.suffix}`,
    kind,
    leader: chance.pick(leaders),
    staff: { authorised: chance.between(40, 60), actual: chance.between(30, 40) },
    weights,
    scale: local ? LOCAL : NATIONAL,
    projects,
    ...drawAccounts(chance, projects, kind),
    use: chance.pick(uses),
    rectified: chance.pick(rectified),
    survey,
  }
}

function drawSurvey(chance: Chance): Survey {
  const issued = chance.between(20, 60) * 10
  return { issued, valid: issued - chance.between(3, 18), result: chance.between(905, 985) }
}

function drawProject(chance: Chance, seed: ProjectSeed, weights: Weights, survey: Survey, year: number): Project {
  const initial = chance.between(300, 9000)
  const adjusted = chance.is(0.25) ? initial + chance.between(50, 600) : initial
  const executed = chance.is(0.5) ? adjusted : adjusted - chance.between(10, Math.floor(adjusted / 12))
  const rows = [...seed.outputs.map((row) => ['产出指标', row] as const), ...seed.benefits.map((row) => ['效益指标', row] as const)].map(
    ([category, [name, subcategory, operator, target, unit]]): Row => ({
      category,
      name,
      subcategory,
      operator,
      target,
      unit,
      actual: drawActual(chance, operator, target, unit),
      points: 0,
      score: 0,
      reason: '',
    }),
  )
  shareOut(
    rows.filter((row) => row.category === '产出指标'),
    weights.output,
  )
  shareOut(
    rows.filter((row) => row.category === '效益指标'),
    weights.benefit,
  )
  rows.push({
    category: '满意度指标',
    name: '服务对象满意度',
    subcategory: '服务对象满意度指标',
    operator: '≥',
    target: 90,
    unit: '%',
    actual: survey.result / 10,
    points: weights.satisfaction * 100,
    score: weights.satisfaction * 100,
    reason: '',
  })
  for (const row of rows) scoreRow(row, chance)
  const executionPoints = weights.execution * 100
  const executionScore = Math.round((executed * executionPoints) / adjusted)
  const lost = (category: string) => rows.filter((row) => row.category === category).reduce((sum, row) => sum + row.points - row.score, 0)
  const reasonOf = (category: string) =>
    rows
      .filter((row) => row.category === category && row.reason !== '')
      .map((row) => row.reason)
      .join('、')
  return {
    name: seed.name,
    seed,
    initial,
    adjusted,
    executed,
    adjustment: adjusted === initial ? '' : `按虚财〔${year}〕${chance.between(3, 60)}号文件追加`,
    rows,
    scores: {
      output: { points: weights.output * 100, deduction: lost('产出指标'), reason: reasonOf('产出指标') },
      execution: {
        points: executionPoints,
        deduction: executionPoints - executionScore,
        reason: executionScore === executionPoints ? '' : chance.pick(excuses),
      },
      benefit: { points: weights.benefit * 100, deduction: lost('效益指标'), reason: reasonOf('效益指标') },
      satisfaction: { points: weights.satisfaction * 100, deduction: lost('满意度指标'), reason: reasonOf('满意度指标') },
    },
  }
}

/** Points in whole numbers that make exactly the category's. */
function shareOut(rows: readonly Row[], points: number): void {
  const each = Math.floor(points / rows.length)
  for (const [index, row] of rows.entries()) row.points = (index === rows.length - 1 ? points - each * (rows.length - 1) : each) * 100
}

function drawActual(chance: Chance, operator: string, target: number, unit: string): number {
  if (operator === '=') return target
  if (operator === '≤')
    return chance.is(0.85) ? Math.max(1, target - chance.between(0, Math.ceil(target / 10))) : target + Math.max(1, Math.floor(target / 20))
  const most = unit === '%' ? Math.min(100, target + 5) : Math.floor(target * 1.2)
  return chance.is(0.8) ? chance.between(target, most) : chance.between(Math.ceil(target * 0.85), target - 1)
}

/** Met: full points; missed: points × actual ÷ target (or target ÷ actual), two decimals, half up. */
function scoreRow(row: Row, chance: Chance): void {
  const met = row.operator === '≤' ? row.actual <= row.target : row.actual >= row.target
  row.score = met
    ? row.points
    : Math.round(row.operator === '≤' ? (row.points * row.target) / row.actual : (row.points * row.actual) / row.target)
  row.reason = row.score === row.points ? '' : `${row.name}未达到目标，${chance.pick(slips)}`
}

function drawAccounts(
  chance: Chance,
  projects: readonly Project[],
  kind: UnitKind,
): Pick<Unit, 'income' | 'carryIn' | 'expenditure' | 'carryOut' | 'basic' | 'threePublic'> {
  const spent = projects.reduce((sum, { executed }) => sum + executed, 0)
  const basic = chance.between(20_000, 120_000)
  const fund = chance.is(0.6) ? chance.between(300, 3000) : 0
  const carryOut = projects.reduce((sum, { adjusted, executed }) => sum + adjusted - executed, 0)
  const carryIn = chance.is(0.7) ? chance.between(100, 3000) : 0
  const total = basic + spent
  const general = total + carryOut - carryIn - fund
  const housing = chance.between(800, 3000)
  const security = chance.between(2000, 6000)
  const health = chance.between(800, 2500)
  const main = /水利/.test(kind.suffix) ? '农林水支出' : '一般公共服务支出'
  const community = /水利/.test(kind.suffix) ? '节能环保支出' : '城乡社区支出'
  const communityAmount = chance.between(500, Math.max(600, spent))
  return {
    income: [
      { name: '一般公共预算财政拨款收入', amount: general },
      { name: '政府性基金预算财政拨款收入', amount: fund },
      { name: '其他收入', amount: 0 },
    ],
    carryIn,
    expenditure: [
      { name: main, amount: total - housing - security - health - communityAmount },
      { name: '社会保障和就业支出', amount: security },
      { name: '卫生健康支出', amount: health },
      { name: community, amount: communityAmount },
      { name: '住房保障支出', amount: housing },
    ],
    carryOut,
    basic,
    threePublic: [
      { name: '因公出国（境）费', amount: 0 },
      { name: '公务用车购置及运行费', amount: chance.between(120, 400) },
      { name: '公务接待费', amount: chance.between(0, 60) },
    ],
  }
}

export const deductionOf = ({ output, execution, benefit, satisfaction }: Scores): number =>
  output.deduction + execution.deduction + benefit.deduction + satisfaction.deduction
export const totalOf = (project: Project): number => 10_000 - deductionOf(project.scores)
export const gradeOf = (scale: Scale, score: number): string => scale.find(([, from]) => score >= from * 100)?.[0] ?? ''
/** The department's score: mean of its projects, weighted by money, two decimals. */
export function departmentScore({ projects }: Pick<Unit, 'projects'>): number {
  const money = projects.reduce((sum, { adjusted }) => sum + adjusted, 0)
  return Math.round(projects.reduce((sum, project) => sum + totalOf(project) * project.adjusted, 0) / money)
}
