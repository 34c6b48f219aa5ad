import type { Chance } from './random.ts'
import { deductionOf, departmentScore, gradeOf, type Project, type Row, type Scale, type Score, totalOf, type Unit } from './unit.ts'
import { methods, principles } from './words.ts'

/** A line of a report, or a row of a table, with the name of what it says: where defects are planted. */
export interface Line {
  tag: string
  text: string
  /** Cells of a table row; `text` is '' then. */
  cells?: string[]
}

export type Carrier = 'txt' | 'md' | 'html'

export interface Style {
  readonly outline: 'district' | 'six-parts' | 'county' | 'project'
  readonly carrier: Carrier
  readonly money: (hundreds: number) => string
  /** Spaces between characters and figures, as in texts copied from a PDF. */
  readonly spaced: boolean
}

const MONEY: readonly ((hundreds: number) => string)[] = [
  (hundreds) => `${(hundreds / 100).toFixed(2)}万元`,
  (hundreds) => `${(hundreds / 100).toFixed(2)} 万元`,
  (hundreds) => `${(hundreds * 100).toLocaleString('en-US')}元`,
  (hundreds) => `${hundreds * 100}元`,
]

export function drawStyle(chance: Chance): Style {
  return {
    outline: chance.pick(['district', 'district', 'six-parts', 'county', 'project'] as const),
    carrier: chance.pick(['txt', 'txt', 'md', 'html'] as const),
    money: chance.pick(MONEY),
    spaced: chance.is(0.3),
  }
}

/** 12.5, 97.93, 40: as people write scores. */
const score = (hundredths: number) => `${hundredths / 100}`
const rate = (part: number, whole: number) => `${((part / whole) * 100).toFixed(2)}%`

/** The sound report of a unit in one of the outlines that are about. */
export function reportLines(unit: Unit, style: Style, chance: Chance): Line[] {
  const lines: Line[] = []
  const add = (tag: string, text: string) => lines.push({ tag, text })
  const row = (tag: string, ...cells: string[]) => lines.push({ tag, text: '', cells })
  const writer = { unit, style, chance, add, row, numbers: headings(style) }
  OUTLINES[style.outline](writer)
  return style.spaced ? lines.map((line) => ({ ...line, text: spacedOut(line.text) })) : lines
}

interface Writer {
  readonly unit: Unit
  readonly style: Style
  readonly chance: Chance
  readonly add: (tag: string, text: string) => void
  readonly row: (tag: string, ...cells: string[]) => void
  readonly numbers: { readonly part: (n: number) => string; readonly section: (n: number) => string; readonly item: (n: number) => string }
}

const HAN = '一二三四五六七八九十'
const headings = (_: Style) => ({
  part: (n: number) => `${HAN[n - 1]}、`,
  section: (n: number) => `（${HAN[n - 1]}）`,
  item: (n: number) => `${n}.`,
})
const spacedOut = (text: string) => text.replace(/([\u4e00-\u9fff])(\d)/gu, '$1 $2').replace(/(\d)([\u4e00-\u9fff])/gu, '$1 $2')

const OUTLINES: Readonly<Record<Style['outline'], (writer: Writer) => void>> = {
  district,
  'six-parts': sixParts,
  county,
  project: oneProject,
}

/** 石家庄-like: per-project paragraphs of points, deduction and score; conclusions in one paragraph. */
function district(w: Writer): void {
  const { unit, add, chance, numbers: n } = w
  title(w, '部门整体支出绩效自评报告')
  basisParagraph(w)
  add('h-1', `${n.part(1)}部门基本情况`)
  add('h-1-1', `${n.section(1)}部门概况`)
  profile(w)
  add('h-1-2', `${n.section(2)}部门收支预决算情况`)
  accounts(w)
  add('h-1-3', `${n.section(3)}部门整体支出绩效目标、指标`)
  goals(w)
  add('h-2', `${n.part(2)}自评工作开展情况`)
  organisation(w)
  add('h-3', `${n.part(3)}部门整体支出绩效目标实现情况及指标分析`)
  add('h-3-1', `${n.section(1)}总体绩效目标实现情况`)
  results(w)
  add('h-3-2', `${n.section(2)}分项绩效目标实现情况及指标分析`)
  projectList(w)
  for (const project of unit.projects) scoreParagraph(w, project)
  surveyParagraph(w)
  departmentTable(w)
  add('h-4', `${n.part(4)}评价结论和评价等级`)
  scaleParagraph(w)
  departmentConclusion(w)
  add(
    'conclusions',
    unit.projects
      .map((project) => `${project.name}自评得分${score(totalOf(project))}分，自评等级为${gradeOf(unit.scale, totalOf(project))}`)
      .join('；') + '。',
  )
  add('h-5', `${n.part(5)}存在的问题及改进措施`)
  problems(w, `${n.section(1)}存在的主要问题`, `${n.section(2)}改进措施`)
  add('h-6', `${n.part(6)}上年问题整改和自评结果应用`)
  add('rectified', unit.rectified)
  add('use', unit.use)
  ending(w)
  void chance
}

/** 六部分式: tables of money and scores. */
function sixParts(w: Writer): void {
  const { unit, add, row, style, numbers: n } = w
  title(w, '部门整体支出绩效自评报告')
  add('h-1', `${n.part(1)}部门（单位）基本情况`)
  profile(w)
  accounts(w)
  add('h-2', `${n.part(2)}预算绩效管理及自评组织情况`)
  basisParagraph(w)
  organisation(w)
  add('h-3', `${n.part(3)}绩效目标完成情况`)
  add('h-3-1', `${n.section(1)}年度总体目标`)
  goals(w)
  add('h-3-2', `${n.section(2)}总体目标完成情况`)
  results(w)
  add('h-3-3', `${n.section(3)}项目资金和得分情况`)
  add('table-note', `${unit.year}年度共有项目${unit.projects.length}个，全部开展绩效自评，资金、执行率和得分见下表。`)
  row('table-head', '项目名称', `全年预算数（${unitOf(style)}）`, `全年执行数（${unitOf(style)}）`, '执行率', '自评得分', '自评等级')
  for (const project of unit.projects) {
    row(
      `row:${project.name}`,
      project.name,
      bare(style, project.adjusted),
      bare(style, project.executed),
      rate(project.executed, project.adjusted),
      score(totalOf(project)),
      gradeOf(unit.scale, totalOf(project)),
    )
  }
  add('h-3-4', `${n.section(4)}各项目得分分析`)
  for (const project of unit.projects) scoreParagraph(w, project)
  surveyParagraph(w)
  add('h-4', `${n.part(4)}自评结论`)
  scaleParagraph(w)
  departmentTable(w)
  departmentConclusion(w)
  add('h-5', `${n.part(5)}存在的问题和改进措施`)
  problems(w, `${n.section(1)}存在的问题`, `${n.section(2)}下一步改进措施`)
  add('h-6', `${n.part(6)}自评结果应用和公开情况`)
  add('rectified', unit.rectified)
  add('use', unit.use)
  ending(w)
}

/** 县级 outline: everything in running text, conclusions first. */
function county(w: Writer): void {
  const { unit, add, numbers: n } = w
  title(w, '部门整体支出绩效自评报告')
  add('h-1', `${n.part(1)}部门概况`)
  profile(w)
  add('h-2', `${n.part(2)}收支情况`)
  accounts(w)
  add('h-3', `${n.part(3)}绩效目标及完成情况`)
  add('h-3-1', `${n.section(1)}绩效目标`)
  goals(w)
  add('h-3-2', `${n.section(2)}完成情况`)
  results(w)
  projectList(w)
  add('h-4', `${n.part(4)}自评组织和方法`)
  basisParagraph(w)
  organisation(w)
  add('h-5', `${n.part(5)}自评得分和等级`)
  scaleParagraph(w)
  departmentTable(w)
  departmentConclusion(w)
  for (const [i, project] of unit.projects.entries()) {
    add(`project-head:${project.name}`, `${n.item(i + 1)}${project.name}`)
    scoreParagraph(w, project)
    conclusion(w, project)
  }
  surveyParagraph(w)
  add('h-6', `${n.part(6)}存在问题及整改措施`)
  problems(w, `${n.section(1)}存在问题`, `${n.section(2)}整改措施`)
  add('h-7', `${n.part(7)}其他需要说明的事项`)
  add('rectified', unit.rectified)
  add('use', unit.use)
  ending(w)
}

/** 项目支出绩效自评报告 of one project, with its 自评表. */
function oneProject(w: Writer): void {
  const { unit, add, row, style, numbers: n } = w
  const project = unit.projects[0]!
  add('title', `${unit.district}${unit.name.replace(/^.*?(?=[^省市区县]+$)/u, '')}${unit.year}年度${project.name}项目支出绩效自评报告`)
  add('h-1', `${n.part(1)}项目基本情况`)
  add(
    'profile',
    `${project.name}由${unit.name}组织实施，主要用于${project.seed.outputs.map(([name]) => name.replace(/(?:次数|条数|个数|户数|场次|率|人数)$/u, '')).join('、')}等工作。`,
  )
  add(
    'funds',
    `年初预算${style.money(project.initial)}，全年预算${style.money(project.adjusted)}${project.adjustment === '' ? '' : `（${project.adjustment}）`}，全年执行${style.money(project.executed)}，预算执行率${rate(project.executed, project.adjusted)}${project.scores.execution.reason === '' ? '' : `，未全部执行的原因是${project.scores.execution.reason}`}。`,
  )
  add('h-2', `${n.part(2)}自评工作开展情况`)
  basisParagraph(w)
  organisation(w)
  add('h-3', `${n.part(3)}绩效指标完成情况`)
  row('form-head', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施')
  for (const each of project.rows)
    row(
      `form:${each.name}`,
      each.category,
      each.subcategory,
      each.name,
      targetOf(each),
      actualOf(each),
      score(each.points),
      score(each.score),
      each.reason,
    )
  row('form-total', '总分', '', '', '', '', '100', score(totalOf(project)), '')
  add(
    'execution-note',
    `预算执行率分值${score(project.scores.execution.points)}分，得分${score(project.scores.execution.points - project.scores.execution.deduction)}分。`,
  )
  surveyParagraph(w)
  add('h-4', `${n.part(4)}自评结论`)
  scaleParagraph(w)
  conclusion(w, project)
  add('h-5', `${n.part(5)}存在的问题和改进措施`)
  const one = { ...w, unit: { ...unit, projects: [project] } }
  problems(one, `${n.section(1)}存在的问题`, `${n.section(2)}改进措施`)
  add('h-6', `${n.part(6)}自评结果应用和公开情况`)
  add('rectified', unit.rectified)
  add('use', unit.use)
  ending(w)
}

const targetOf = ({ operator, target, unit }: Row) => `${operator === '=' ? '=' : operator}${target}${unit}`
const actualOf = ({ actual, unit }: Row) => `${actual}${unit}`
const unitOf = (style: Style) => (/万元/.test(style.money(100)) ? '万元' : '元')
const bare = (style: Style, hundreds: number) => style.money(hundreds).replace(/\s*万?元$/u, '')

function title({ unit, add }: Writer, what: string): void {
  const region = /街道|镇人民/.test(unit.kind.suffix) ? unit.district : unit.district.replace(/[^省市州]+[区县市]$/u, '')
  add('title', `${region}${unit.name}${unit.year}年度${what}`)
}

function basisParagraph({ unit, add, chance }: Writer): void {
  const number = `虚财〔${unit.year - chance.between(1, 3)}〕${chance.between(3, 80)}号`
  add(
    'basis',
    `根据《项目支出绩效评价管理办法》（财预〔2020〕10号）和《虚构地区预算绩效自评管理办法》（${number}）的要求，按照${chance.pick(principles)}的原则，对${unit.year}年度支出开展绩效自评，现将情况报告如下。`,
  )
}

function profile({ unit, add, chance }: Writer): void {
  add('duties', `主要职能：${unit.kind.duties.map((duty, i) => `${HAN[i]}是${duty}`).join('；')}。`)
  add(
    'staff',
    chance.pick([
      `机构和人员情况：${unit.name}为财政拨款的行政单位，无下属预算单位；编制${unit.staff.authorised}人，年末实有在职人员${unit.staff.actual}人。`,
      `人员情况：核定编制${unit.staff.authorised}名，实有在职人员${unit.staff.actual}名，决算编报范围为本级，无二级预算单位。`,
    ]),
  )
}

function accounts({ unit, add, style, chance }: Writer): void {
  const { income, carryIn, expenditure, carryOut, basic, threePublic, projects } = unit
  const incomeTotal = income.reduce((sum, { amount }) => sum + amount, 0)
  const spent = expenditure.reduce((sum, { amount }) => sum + amount, 0)
  const list = (items: readonly { name: string; amount: number }[]) =>
    items.map(({ name, amount }) => `${name}${style.money(amount)}`).join('，')
  add(
    'income',
    `${unit.year}年本年收入合计${style.money(incomeTotal)}，其中：${list(income)}。上年结转结余${style.money(carryIn)}，收入总计${style.money(incomeTotal + carryIn)}。`,
  )
  add(
    'expenditure',
    `${unit.year}年本年支出合计${style.money(spent)}，其中：${list(expenditure)}。年末结转结余${style.money(carryOut)}，支出总计${style.money(spent + carryOut)}。`,
  )
  add(
    'split',
    `按支出性质分，基本支出${style.money(basic)}，项目支出${style.money(projects.reduce((sum, { executed }) => sum + executed, 0))}。`,
  )
  add(
    'three-public',
    `“三公”经费支出${style.money(threePublic.reduce((sum, { amount }) => sum + amount, 0))}，其中：${list(threePublic)}。政府采购支出${style.money(chance.between(200, 900))}。`,
  )
}

function goals({ unit, add }: Writer): void {
  add(
    'goal',
    `年度总体目标：${unit.projects
      .map(({ seed }) =>
        seed.outputs
          .slice(0, 2)
          .map(
            ([name, , operator, target, what]) =>
              `${name}${operator === '≤' ? '不超过' : operator === '=' ? '达到' : '不少于'}${target}${what}`,
          )
          .join('，'),
      )
      .join('；')}；服务对象满意度不低于90%。`,
  )
}

function results({ unit, add }: Writer): void {
  add(
    'result',
    `全年任务完成情况：${unit.projects
      .map(({ rows }) =>
        rows
          .slice(0, 2)
          .map(({ name, actual, unit: what }) => `${name}实际完成${actual}${what}`)
          .join('，'),
      )
      .join('；')}；服务对象满意度${unit.survey.result / 10}%。`,
  )
}

function organisation({ unit, add, chance, numbers: n, style }: Writer): void {
  add(
    'group',
    `${unit.kind.self}成立了由${unit.leader}（虚构）任组长的绩效自评工作小组，制定自评工作方案，对全部项目逐一核对记账凭证、合同和验收资料，并走访了服务对象。`,
  )
  add('method', chance.pick(methods))
  const from = chance.between(1, 8)
  const dash = chance.pick(['至', '—'])
  const stages = [
    ['数据采集', 3, from, from + 9, '收集项目资料和基础数据'],
    ['分析评价', 3, from + 10, from + 19, '逐项核实完成情况并打分'],
    ['撰写报告', 4, from, from + 12, '形成自评报告并报送财政部门'],
  ] as const
  for (const [i, [name, month, start, end, what]] of stages.entries())
    add(
      `stage-${i + 1}`,
      `${style.outline === 'county' ? `（${i + 1}）` : n.item(i + 1)}${name}。${unit.year + 1}年${month}月${start}日${dash}${month}月${end}日，${what}。`,
    )
}

function projectList({ unit, add, style, chance }: Writer): void {
  const items = unit.projects.map(({ name, adjusted }) => `${name}${style.money(adjusted)}`).join('，')
  const total = style.money(unit.projects.reduce((sum, { adjusted }) => sum + adjusted, 0))
  add(
    'list',
    chance.pick([
      `${unit.year}年安排项目${unit.projects.length}个，预算资金${total}，其中：${items}。`,
      `${unit.year}年共实施${unit.projects.length}个项目，分别为${items}，合计${total}。`,
    ]),
  )
}

/** "产出指标满分40分，扣1分，得分39分，扣分原因：…" in several wordings. */
function scoreParagraph({ unit, add, style, chance }: Writer, project: Project): void {
  const { scores } = project
  const execution = `全年预算${style.money(project.adjusted)}，执行${style.money(project.executed)}，执行率${rate(project.executed, project.adjusted)}`
  const wording = chance.pick(WORDINGS)
  const parts = [
    ['产出指标', scores.output, ''],
    ['预算执行情况指标', scores.execution, execution],
    ['效益指标', scores.benefit, ''],
    ['满意度指标', scores.satisfaction, ''],
  ] as const
  add(
    `score:${project.name}`,
    `${project.name}${chance.pick(['', '项目'])}${parts.map(([name, one, note]) => wording(name, one, note)).join('；')}。${project.adjustment === '' ? '' : `该项目年初预算${style.money(project.initial)}，${project.adjustment}。`}${evidenceOf(chance)}`,
  )
  void unit
}

const evidenceOf = (chance: Chance) =>
  chance.pick(['以上数据有记账凭证、合同、验收单和活动签到表佐证。', '完成情况依据业务台账、支付凭证和验收资料核实。'])

const WORDINGS: readonly ((name: string, one: Score, note: string) => string)[] = [
  (name, { points, deduction, reason }, note) =>
    `${name}满分${score(points)}分，扣${score(deduction)}分，得分${score(points - deduction)}分${note === '' ? '' : `（${note}）`}${reason === '' ? '' : `，扣分原因：${reason}`}`,
  (name, { points, deduction, reason }, note) =>
    `${name}分值${score(points)}分，自评得分${score(points - deduction)}分，扣${score(deduction)}分${reason === '' ? '' : `，原因是${reason}`}${note === '' ? '' : `，${note}`}`,
  (name, { points, deduction, reason }, note) =>
    `${name}满分为${score(points)}分，${deduction === 0 ? '未扣分' : `因${reason}扣${score(deduction)}分`}，得${score(points - deduction)}分${note === '' ? '' : `（${note}）`}`,
]

function conclusion({ unit, add }: Writer, project: Project): void {
  add(
    `conclusion:${project.name}`,
    `${project.name}自评总分${score(totalOf(project))}分，自评等级为“${gradeOf(unit.scale, totalOf(project))}”。`,
  )
}

function surveyParagraph({ unit, add, chance }: Writer): void {
  const { issued, valid, result } = unit.survey
  add(
    'survey',
    chance.pick([
      `满意度调查采用随机发放问卷的方式，发放问卷${issued}份，收回有效问卷${valid}份，服务对象满意度为${result / 10}%。`,
      `为了解服务对象评价，在各服务点随机发放调查问卷${issued}份，有效回收${valid}份，经统计满意度${result / 10}%。`,
    ]),
  )
}

/** The department's own indicators, as a table. */
function departmentTable({ unit, add, row }: Writer): void {
  const total = departmentScore(unit)
  add('department-note', '部门整体支出指标得分见下表（由各项目得分按资金加权）。')
  const weights = [
    ['预算执行率', unit.weights.execution, 'execution'],
    ['产出指标', unit.weights.output, 'output'],
    ['效益指标', unit.weights.benefit, 'benefit'],
    ['满意度指标', unit.weights.satisfaction, 'satisfaction'],
  ] as const
  row('department-head', '一级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分')
  const money = unit.projects.reduce((sum, { adjusted }) => sum + adjusted, 0)
  const spent = unit.projects.reduce((sum, { executed }) => sum + executed, 0)
  const facts = {
    execution: ['部门项目预算执行率', '100%', rate(spent, money)],
    output: ['重点工作完成情况', '按计划完成', '按计划完成'],
    benefit: ['履职效果', '较好', '较好'],
    satisfaction: ['服务对象满意度', '≥90%', `${unit.survey.result / 10}%`],
  } as const
  const means = weights.map(([, , key]) =>
    Math.round(
      unit.projects.reduce((sum, { scores, adjusted }) => sum + (scores[key].points - scores[key].deduction) * adjusted, 0) / money,
    ),
  )
  // The parts are rounded one by one; what that leaves goes to the largest.
  means[1] = means[1]! + total - means.reduce((sum, mean) => sum + mean, 0)
  for (const [i, [name, points, key]] of weights.entries()) row(`department:${name}`, name, ...facts[key], `${points}`, score(means[i]!))
  row('department-total', '合计', '', '', '', '100', score(total))
}

function scaleParagraph({ unit, add }: Writer): void {
  const { scale } = unit
  const bands = scale.map(([name, from], i) => {
    const above = scale[i - 1]?.[1]
    return above === undefined ? `得分≥${from}分为${name}` : from === 0 ? `得分<${above}分为${name}` : `${from}≤得分<${above}分为${name}`
  })
  add('scale', `自评满分100分，等级分为${scale.length}档：${bands.join('；')}。`)
}

function departmentConclusion({ unit, add }: Writer): void {
  const total = departmentScore(unit)
  add(
    'department-conclusion',
    `经自评，${unit.name}${unit.year}年度部门整体支出绩效自评得分${score(total)}分，自评等级为${gradeOf(unit.scale, total)}。`,
  )
}

function problems({ unit, add, chance, numbers: n }: Writer, first: string, second: string): void {
  const chosen = chance.some(unit.projects, Math.min(unit.projects.length, chance.between(2, 3)))
  const spending = unit.projects.filter(({ scores }) => scores.execution.deduction > 0)
  add('h-problems', first)
  for (const [i, { seed, name }] of chosen.entries())
    add(
      `problem-${i + 1}`,
      `${n.item(i + 1)}${name}方面，${seed.problem}${spending.length > 0 && i === 0 ? `；${spending[0]!.name}等预算执行率偏低，满意度还有提升空间` : ''}。`,
    )
  add('h-measures', second)
  for (const [i, { seed, name }] of chosen.entries())
    add(
      `measure-${i + 1}`,
      `${n.item(i + 1)}针对${name}方面的问题，${seed.measure}${spending.length > 0 && i === 0 ? `；按季度调度预算执行率，改进服务提高满意度` : ''}，由${chance.pick(['党政办公室', '财务科', '业务科'])}负责，${unit.year + 1}年${chance.between(6, 11)}月底前完成。`,
    )
}

function ending({ unit, add, style }: Writer): void {
  const head = unit.name
  add('attachment', '附件：1.项目支出绩效自评表')
  add('attachment-2', `${style.carrier === 'html' ? '' : '　　　'}2.部门整体支出绩效自评表`)
  add('signature', head)
  add('date', `${unit.year + 1}年4月${20}日`)
}

export { deductionOf, type Scale, score }
