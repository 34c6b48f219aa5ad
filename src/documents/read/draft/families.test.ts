import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadLayouts } from '#policy/layouts.ts'
import * as forms from '../../../../tests/form-fixtures.ts'
import { readSubmission } from '../submission.ts'

const layouts = await loadLayouts(join(import.meta.dirname, '../../../../policy'))

/** The value at a path of the submission as JSON, so that exact numbers compare as their decimals. */
function valueAt(source: unknown, path: string): unknown {
  let at: unknown = JSON.parse(JSON.stringify(source))
  for (const [step] of path.matchAll(/[^.[\]]+/g))
    at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined
  return at
}

type Expected = Readonly<Record<string, string | number | undefined>>

async function reads(sheet: forms.DrawnSheet, layout: string, expected: Expected) {
  const read = await readSubmission(await forms.drawn(sheet), '自评表.xlsx', layouts)
  assert.deepEqual(
    read.forms.map((form) => form.layout),
    [layout],
  )
  for (const [path, value] of Object.entries(expected)) assert.equal(valueAt(read.submission, path), value, path)
  return read
}
/** A row with something in its tenth column. */
const tenth = (row: readonly (string | number | null)[], cell: string) => [...Array.from({ length: 9 }, (_, i) => row[i] ?? null), cell]
const messages = (problems: readonly { readonly message: string }[]) => problems.map(({ message }) => message)

test('财政部 standard form', async () => {
  const { problems, notices, places, submission } = await reads(forms.nationalProject(), 'national-project', {
    year: 2024,
    'projects[0].name': '社区治理专项（虚构）',
    'projects[0].supervisingDepartment': '幸福区财政局（虚构）',
    'projects[0].implementingUnit': '幸福街道办事处（虚构）',
    'projects[0].budget.initial': '480000',
    'projects[0].budget.adjusted': '496300',
    'projects[0].budget.executed': '472000',
    'projects[0].budget.claimedPoints': '10',
    'projects[0].budget.claimedRate': '0.951',
    'projects[0].budget.claimedScore': '9.51',
    'projects[0].budget.sources[0].source': '当年财政拨款',
    'projects[0].budget.sources[1].executed': '12000',
    'projects[0].budget.sources.length': 2,
    'projects[0].goal.expected': '保障8个社区运转，全年巡查不少于240次。',
    'projects[0].goal.achieved': '8个社区运转正常，全年巡查252次。',
    'projects[0].indicators.length': 6,
    'projects[0].indicators[0].category': '产出指标',
    'projects[0].indicators[1].subcategory': '数量指标',
    'projects[0].indicators[1].deviationReason': '两场活动因天气取消，已列入次年一季度计划',
    'projects[0].indicators[1].claimedScore': '8.33',
    'projects[0].indicators[2].target.measure.value': '95',
    'projects[0].indicators[3].subcategory': '社会效益指标',
    'projects[0].indicators[4].subcategory': '可持续影响指标',
    'projects[0].indicators[4].actual.level': '达成',
    'projects[0].indicators[5].category': '满意度指标',
    'projects[0].claimedTotal': '96.84',
    'projects[0].preparedBy': '王某（虚构）',
    'projects[0].phone': '0311-00000000',
  })
  assert.deepEqual([messages(problems), messages(notices)], [[], []])
  assert.equal(places['projects[0].indicators[1].actual']?.cell, 'F14')
  assert.equal(places['projects[0].budget.executed']?.cell, 'F6')
  assert.equal(submission.projects.length, 1)
})

test('transfer payments: points before targets, no 年初, template rows left in', async () => {
  const { problems, notices } = await reads(forms.transferPayment, 'transfer-payment', {
    'projects[0].name': '乡村道路养护补助（虚构）',
    'projects[0].supervisingDepartment': '幸福区交通局（虚构）',
    'projects[0].budget.adjusted': '1200000',
    'projects[0].budget.initial': undefined,
    'projects[0].budget.sources[0].source': '中央补助',
    'projects[0].budget.sources[1].adjusted': '400000',
    'projects[0].indicators.length': 3,
    'projects[0].indicators[0].points': '50',
    'projects[0].indicators[0].targetText': '≥35公里',
    'projects[0].indicators[1].actualText': '8个',
    'projects[0].claimedTotal': '100',
  })
  assert.deepEqual([messages(problems), messages(notices)], [[], []])
})

test('Yunnan: amounts in 元, operator, value and unit in columns of their own', async () => {
  const { problems } = await reads(forms.yunnanProject, 'yunnan-project', {
    'projects[0].budget.executed': '49800',
    'projects[0].budget.claimedRate': '0.996',
    'projects[0].indicators.length': 3,
    'projects[0].indicators[0].targetText': '≥300天',
    'projects[0].indicators[0].actual.measure.unit': '天',
    'projects[0].indicators[1].targetText': '≥5000人次',
    'projects[0].indicators[2].targetText': '=90%',
    'projects[0].claimedTotal': '99.96',
    'projects[0].claimedGrade': '优',
    'projects[0].goal.expected': '全年免费开放300天',
  })
  assert.deepEqual(messages(problems), [])
})

test('Sichuan: code and name in one cell, 权重, "/" for nothing', async () => {
  const { problems, notices } = await reads(forms.sichuanProject, 'sichuan-project', {
    year: 2024,
    'projects[0].code': '51000021T000000012345',
    'projects[0].name': '老旧小区改造补助（虚构）',
    'projects[0].implementingUnit': '幸福街道办事处（虚构）',
    'projects[0].goal.expected': '完成3个小区改造',
    'projects[0].goal.achieved': '完成3个小区改造，惠及居民412户',
    'projects[0].budget.adjusted': '1100000',
    'projects[0].budget.reason': '一笔质保金未到付款期',
    'projects[0].budget.sources.length': 4,
    'projects[0].budget.sources[3].executed': '0',
    'projects[0].indicators[0].targetText': '=3个',
    'projects[0].indicators[1].nature': '定性',
    'projects[0].indicators[1].target.kind': 'qualitative',
    'projects[0].indicators[2].claimedScore': '10',
    'projects[0].claimedTotal': '97',
    'projects[0].problems': '前期摸底不够细',
    'projects[0].measures': '开工前逐户核对',
  })
  assert.deepEqual(messages(problems), [])
  assert.match(messages(notices).join(), /评价结论|项目实施内容/)
})

test('Hubei: funds by level in columns, own and reviewed scores', async () => {
  const { notices } = await reads(forms.hubeiProject, 'hubei-project', {
    'department.name': '幸福镇政府（虚构）',
    'projects[0].budget.adjusted': '350000',
    'projects[0].budget.executed': '343000',
    'projects[0].budget.sources[0].source': '中央',
    'projects[0].budget.sources[0].adjusted': '200000',
    'projects[0].budget.sources[2].adjusted': '50000',
    'projects[0].indicators[0].claimedScore': '40',
    'projects[0].indicators[0].standard': '按完成比例计分',
    'projects[0].indicators[1].actual.level': '达成',
  })
  assert.match(messages(notices).join(), /“复核分”一列没有读入/)
})

test('Hubei, older: 预算数 and 执行数 only', async () => {
  await reads(forms.hubeiOldProject, 'hubei-old-project', {
    year: 2020,
    'projects[0].budget.adjusted': '150000',
    'projects[0].budget.claimedScore': '20',
    'projects[0].indicators[0].target.measure.value': '3',
    'projects[0].indicators[1].actualText': '达成预期指标',
    'projects[0].claimedTotal': '100',
  })
})

test('Sichuan before 2020: 项目完成指标, long headings', async () => {
  await reads(forms.sichuanOld, 'sichuan-before-2020', {
    year: 2019,
    'projects[0].budget.executed': '125000',
    'projects[0].goal.achieved': '已完成维修',
    'projects[0].indicators[0].category': '产出指标',
    'projects[0].indicators[0].targetText': '300平方米',
    'projects[0].indicators[2].actualText': '95%',
  })
})

test('Chongqing: total on top, flat list, adjusted goal', async () => {
  const { problems, notices } = await reads(forms.chongqingProject, 'chongqing-project', {
    'projects[0].claimedTotal': '97.93',
    'projects[0].budget.adjusted': '620000',
    'projects[0].budget.claimedScore': '7.93',
    'projects[0].goal.expected': '督导62个小区',
    'projects[0].indicators.length': 3,
    'projects[0].indicators[1].targetText': '≤2%',
    'projects[0].indicators[1].points': '30',
    'projects[0].indicators[2].claimedScore': '10',
  })
  assert.deepEqual(messages(problems), [])
  assert.ok(messages(notices).includes('这张指标表没有“一级指标”一栏，各指标不分产出、效益等类别读入'))
})

test('部门整体支出绩效自评表', async () => {
  const { problems, notices } = await reads(forms.nationalDepartment, 'national-department', {
    year: 2024,
    'department.name': '幸福街道办事处（虚构）',
    'department.contact': '赵某（虚构）',
    'whole.budget.adjusted': '17457800',
    'accounts.basicExpenditure': '15004500',
    'accounts.projectExpenditure': '2453300',
    'whole.goal.expected': '目标1：保障运转。\n目标2：服务居民。',
    'whole.goal.achieved': '运转正常。\n办结诉求1200件。',
    'whole.tasks[0].name': '社区治理',
    'whole.tasks[1].executed': '200000',
    'whole.indicators.length': 3,
    'whole.indicators[1].claimedScore': '30',
    'whole.claimedTotal': '100',
    'projects.length': 0,
  })
  assert.deepEqual(messages(problems), [])
  assert.deepEqual(messages(notices), ['“执行率”一列没有读入'])
})

test('Hunan: 基础数据表 and 计分表 in one sheet', async () => {
  const read = await readSubmission(await forms.drawn(forms.hunanDepartment), 'a.xlsx', layouts)
  const expected: Expected = {
    'department.authorisedStaff': 42,
    'department.actualStaff': 40,
    'accounts.threePublic[0].name': '公务接待费',
    'accounts.threePublic[0].budget': '20000',
    'accounts.threePublic[0].actual': '13500',
    'department.name': '幸福街道办事处（虚构）',
    'whole.indicators[0].category': '投入',
    'whole.indicators[0].claimedScore': '4',
    'whole.indicators[1].standard': '每低5%扣2分',
    'whole.claimedTotal': '13.5',
  }
  for (const [path, value] of Object.entries(expected)) assert.equal(valueAt(read.submission, path), value, path)
})

test('a numbered line 四、绩效指标 inside a form opens no other form', async () => {
  const { rows } = forms.chongqingDepartment
  const numbered = {
    ...forms.chongqingDepartment,
    rows: [...rows.slice(0, 5), ['四、绩效指标'], ...rows.slice(5), ['自评等级：优。指标值按批复调整。']],
  }
  await reads(numbered, 'chongqing-department', {
    'whole.claimedTotal': '93.6',
    'whole.claimedGrade': '优',
    'whole.indicators[1].claimedScore': '46',
  })
})

test('Chongqing department: adjusted targets count', async () => {
  await reads(forms.chongqingDepartment, 'chongqing-department', {
    'department.name': '幸福街道办事处（虚构）',
    'whole.claimedTotal': '93.6',
    'whole.budget.claimedRate': '0.76',
    'whole.budget.claimedScore': '7.6',
    'whole.indicators[0].targetText': '≤100%',
    'whole.indicators[1].targetText': '≥1000件',
    'whole.indicators[1].claimedScore': '46',
  })
})

test('Tianjin department: goal lines, operators apart', async () => {
  await reads(forms.tianjinDepartment, 'national-department', {
    year: 2024,
    'department.name': '幸福街道办事处（虚构）',
    'whole.goal.achieved': '运转正常',
    'whole.indicators[1].targetText': '≥90%',
    'whole.indicators[1].deviationReason': '样本偏少',
  })
})

test('goal forms: the year counts, not the term', async () => {
  const { problems } = await reads(forms.goalForm, 'goal-form', {
    'projects[0].supervisingDepartment': '幸福街道办事处[219]',
    'projects[0].budget.initial': '500000',
    'projects[0].budget.sources[0].initial': '480000',
    'projects[0].budget.sources[1].source': '其他资金',
    'projects[0].goal.expected': '年内完成8个社区改造',
    'projects[0].indicators.length': 2,
    'projects[0].indicators[0].targetText': '8个',
    'projects[0].indicators[1].targetText': '≥85%',
    'projects[0].indicators[0].actualText': undefined,
  })
  assert.deepEqual(messages(problems), [])
  await reads(forms.goalFormWithUnits, 'goal-form', {
    'projects[0].budget.initial': '365000',
    'projects[0].goal.expected': '养护绿地4.3万平方米',
    'projects[0].indicators[0].targetText': '≥4.3万平方米',
    'projects[0].indicators[0].name': '养护面积（万平方米）',
  })
  await reads(forms.departmentGoalForm, 'department-goal-form', {
    'department.name': '幸福街道办事处（虚构）',
    'whole.tasks[0].budget': '496300',
    'whole.tasks[1].name': '文化服务',
    'whole.goal.expected': '目标1：社区有序。目标2：服务到位。',
    'whole.indicators[0].targetText': '≥240次',
  })
})

test('exports of platforms: rows of indicators, rows of projects, in xlsx and csv', async () => {
  const expected: Expected = {
    'projects.length': 2,
    'projects[0].name': '社区工作经费（虚构）',
    'projects[0].code': '130104240000000000001',
    'projects[0].implementingUnit': '幸福街道办事处（虚构）',
    'projects[0].indicators.length': 2,
    'projects[0].indicators[1].targetText': '≥85%',
    'projects[1].indicators[0].target.kind': 'deadline',
  }
  await reads(forms.indicatorExport, 'indicator-list', expected)
  const csv = forms.indicatorExport.rows.map((row) => row.join(',')).join('\r\n')
  const fromCsv = await readSubmission(new TextEncoder().encode(csv), '导出.csv', layouts)
  for (const [path, value] of Object.entries(expected)) assert.equal(valueAt(fromCsv.submission, path), value, path)
  await reads(forms.projectList, 'project-list', {
    year: 2024,
    'department.name': '幸福街道办事处（虚构）',
    'projects.length': 2,
    'projects[0].budget.executed': '472000',
    'projects[1].claimedTotal': '97',
    'projects[1].claimedGrade': '优',
  })
})

test('monitoring forms give goals only: figures of some months are no results', async () => {
  const { notices } = await reads(forms.monitoring, 'monitoring', {
    'projects[0].budget.initial': '480000',
    'projects[0].budget.executed': undefined,
    'projects[0].indicators[0].targetText': '≥240次',
    'projects[0].indicators[0].actualText': undefined,
  })
  assert.deepEqual(messages(notices), [])
})

test('a label a little longer than the known words is read, and said', async () => {
  const { rows, ...sheet } = forms.nationalProject()
  const longer = rows.map((row) =>
    row.map((cell) => (cell === '主管部门' ? '主管部门名称及代码' : cell === '幸福区财政局（虚构）' ? null : cell)),
  )
  const read = await reads({ ...sheet, rows: longer }, 'national-project', {
    'projects[0].supervisingDepartment': undefined,
    'projects[0].implementingUnit': '幸福街道办事处（虚构）',
  })
  assert.deepEqual(messages(read.problems), [])
  const filled = rows.map((row) => row.map((cell) => (cell === '实施单位' ? '实施单位名称（盖章）' : cell)))
  const near = await reads({ ...sheet, rows: filled }, 'national-project', { 'projects[0].implementingUnit': '幸福街道办事处（虚构）' })
  assert.deepEqual(messages(near.notices), ['“实施单位名称（盖章）”按“实施单位”读入，请核对'])
})

test('labels with their values in the row below', async () => {
  const { rows, merges: _merges, ...sheet } = forms.nationalDepartment
  const below = [
    rows[0]!,
    rows[1]!,
    ['部门名称', '联系人', '自评得分'],
    ['幸福街道办事处（虚构）', '赵某（虚构）', 98.5],
    ...rows.slice(3, 17),
  ]
  const { problems } = await reads({ ...sheet, rows: below }, 'national-department', {
    'department.name': '幸福街道办事处（虚构）',
    'department.contact': '赵某（虚构）',
    'whole.claimedTotal': '98.5',
    'whole.indicators.length': 3,
  })
  assert.deepEqual(messages(problems), [])
})

test('two columns that claim one field are a problem, and neither is taken', async () => {
  const { rows, merges, ...sheet } = forms.nationalProject()
  const twice = rows.map((row, i) => (i === 11 ? tenth(row, '指标值') : i > 11 && i < 19 ? tenth(row, '≥1次') : row))
  const { problems, submission } = await reads({ ...sheet, rows: twice, merges: merges ?? [] }, 'national-project', {
    'projects[0].indicators.length': 6,
  })
  assert.deepEqual(submission.projects[0]?.indicators.map(({ targetText }) => targetText).filter(Boolean), [])
  assert.match(messages(problems).join(), /“年度指标值”（E12）和“指标值”（J12）两列表示同一项/)
})

test('figures merged over several items, errors of formulas and left-in instructions are no values', async () => {
  const { rows, merges = [], ...sheet } = forms.nationalProject()
  const broken = rows.map((row) =>
    row.map((cell) => (cell === 8.33 ? '#DIV/0!' : cell === '保障8个社区运转，全年巡查不少于240次。' ? '（200字以内）' : cell)),
  )
  const { problems, submission } = await reads({ ...sheet, rows: broken, merges: [...merges, 'G13:G14'] }, 'national-project', {
    'projects[0].goal.expected': undefined,
    'projects[0].indicators[0].points': undefined,
    'projects[0].indicators[1].points': undefined,
    'projects[0].indicators[2].points': '10',
  })
  assert.match(messages(problems).join(), /“30”这一格合并了几行/)
  assert.equal(submission.projects[0]?.indicators[1]?.claimedScore, undefined)
})

test('sheets without a form, hidden sheets and unknown columns are told as unread', async () => {
  const form = forms.nationalProject()
  const other: forms.DrawnSheet = {
    name: '通讯录',
    rows: [
      ['姓名', '手机'],
      ['甲某（虚构）', '000'],
      ['乙某（虚构）', '001'],
    ],
  }
  const more = form.rows.map((row, i) => (i === 11 ? tenth(row, '内部编号') : i === 12 ? tenth(row, 'N-1') : row))
  const { notices, problems } = await readSubmission(await forms.drawn({ ...form, rows: more }, other), 'a.xlsx', layouts)
  assert.deepEqual(messages(notices), ['工作表“通讯录”没有读入：没有认出其中的表', '“内部编号”一列没有读入'])
  assert.deepEqual(problems, [])
})

test('several forms in one sheet, one per sheet, and in several files become one unit', async () => {
  const [a, b] = [forms.nationalProject('甲项目（虚构）'), forms.nationalProject('乙项目（虚构）', '120次')]
  const stacked = { name: '全部', rows: [...a.rows, [], ...b.rows] }
  const apart = await readSubmission(await forms.drawn({ ...a, name: '一' }, { ...b, name: '二' }), 'a.xlsx', layouts)
  const together = await readSubmission(await forms.drawn(stacked), 'a.xlsx', layouts)
  assert.deepEqual(
    apart.submission.projects.map(({ name }) => name),
    ['甲项目（虚构）', '乙项目（虚构）'],
  )
  assert.equal(apart.places['projects[1].indicators[0].actual']?.sheet, '二')
  assert.deepEqual(JSON.parse(JSON.stringify(together.submission)), JSON.parse(JSON.stringify(apart.submission)))
  assert.equal(together.places['projects[1].indicators[0].actual']?.cell, 'F35')
})
