import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadLayouts } from '#policy/layouts.ts'
import type { AmountUnit } from './amount.ts'
import { submissionFrom } from './submission.ts'

const { words } = await loadLayouts(join(import.meta.dirname, '../../../policy'))

interface Said {
  readonly text: string
  readonly unit?: AmountUnit
  readonly percent?: true
}
const place = (cell: string) => ({ file: 'a.xlsx', sheet: '表', cell })
/** A draft from path → text; cells are numbered in order. */
const from = (fields: Readonly<Record<string, string | Said>>) =>
  submissionFrom(
    new Map(
      Object.entries(fields).map(([path, said], i) => [
        path,
        { ...(typeof said === 'string' ? { text: said } : said), place: place(`A${i + 1}`) },
      ]),
    ),
    words,
  )
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

test('an empty draft is a submission in which everything is missing', () => {
  const { submission, problems, places } = from({})
  assert.deepEqual(plain(submission.projects), [])
  assert.equal(submission.whole, undefined)
  assert.deepEqual([problems, places], [[], {}])
})

test('amounts count in the unit of their heading, their own unit wins, and without any unit they are refused', () => {
  const amount = (said: string | Said) => {
    const { submission, problems } = from({ 'projects[0].amount': said })
    return problems[0]?.message ?? submission.projects[0]?.amount?.toString()
  }
  assert.equal(amount({ text: '49.63', unit: '万元' }), '496300')
  assert.equal(amount({ text: '49.63', unit: '元' }), '49.63')
  assert.equal(amount({ text: '49.63万元', unit: '元' }), '496300')
  assert.equal(amount('49.63万元'), '496300')
  assert.equal(amount({ text: '4 9', unit: '元' }), '“4 9”不是金额')
  assert.equal(amount('49.63'), '“49.63”没有写明单位，分不清是元还是万元')
  assert.equal(amount('0'), '0')
  assert.equal(amount({ text: '—', unit: '万元' }), undefined)
})

test('what is not understood stays undefined and is a problem with its path and place', () => {
  const { submission, problems } = from({
    'projects[0].name': '甲',
    'projects[0].indicators[0].name': '巡查',
    'projects[0].indicators[0].points': '十来分',
  })
  assert.equal(submission.projects[0]?.indicators[0]?.points, undefined)
  const problem = problems.find(({ path }) => path.endsWith('points'))
  assert.deepEqual([problem?.path, problem?.place?.cell, problem?.found], ['projects[0].indicators[0].points', 'A3', '十来分'])
})

test('operator and unit of columns of their own join the target once', () => {
  const target = (sign: string, value: string, unit: string) => {
    const { submission } = from({
      'whole.indicators[0].name': '某率',
      'whole.indicators[0].sign': sign,
      'whole.indicators[0].target': value,
      'whole.indicators[0].unit': unit,
    })
    const [row] = submission.whole!.indicators
    return [row?.targetText, row?.nature]
  }
  const rows: readonly (readonly [string, string, string, string | undefined, string | undefined])[] = [
    ['≥', '95', '%', '≥95%', undefined],
    ['≧', '300', '天', '≥300天', undefined],
    ['≥', '≥95%', '%', '≥95%', undefined],
    ['', '不少于12次', '次', '不少于12次', undefined],
    ['=', '12月底前', '', '12月底前', undefined],
    ['=', '3', '个', '=3个', undefined],
    ['定性', '优良', '无', '优良', '定性'],
    ['≤', '5', '其他', '≤5', undefined],
    ['≥', '—', '%', undefined, undefined],
  ]
  for (const [sign, value, unit, text, nature] of rows)
    assert.deepEqual(target(sign, value, unit), [text, nature], `${sign}|${value}|${unit}`)
})

test('levels of indicators are named as the model names them, unknown ones as written', () => {
  const named = (category: string, subcategory: string) => {
    const [row] = from({
      'whole.indicators[0].name': '某项',
      'whole.indicators[0].category': category,
      'whole.indicators[0].subcategory': subcategory,
    }).submission.whole!.indicators
    return [row?.category, row?.subcategory]
  }
  assert.deepEqual(named('产 出\n指 标（50分）', '数量'), ['产出指标', '数量指标'])
  assert.deepEqual(named('项目效益', '可持 续影\n响指标'), ['效益指标', '可持续影响指标'])
  assert.deepEqual(named('服务对象满意度指标等', '社会公众或服务对象满意度'), ['满意度指标', '服务对象满意度指标'])
  assert.deepEqual(named('投入（20分）', '目标设定（4分）'), ['投入', '目标设定'])
})

test('a row of 预算执行率 among the indicators is the execution of the budget', () => {
  const { submission } = from({
    'projects[0].indicators[0].category': '预算执行率（10分）',
    'projects[0].indicators[0].name': '预算执行率',
    'projects[0].indicators[0].points': '10',
    'projects[0].indicators[0].claimedScore': '9.5',
    'projects[0].indicators[1].category': '产出',
    'projects[0].indicators[1].name': '巡查',
  })
  const [project] = submission.projects
  assert.deepEqual(
    project?.indicators.map(({ name }) => name),
    ['巡查'],
  )
  assert.deepEqual(plain([project?.budget.claimedPoints, project?.budget.claimedScore]), ['10', '9.5'])
})

test('code and name in one cell, evidence in one cell, rules of scoring in words', () => {
  const { submission } = from({
    'projects[0].name': '51000021R000000019951-工资性支出',
    'projects[0].indicators[0].name': '发放人数',
    'projects[0].indicators[0].evidence': '工资表；银行回单\n签收单',
    'projects[0].indicators[0].method': '实际人数每少一人扣一分，扣完为止',
    'projects[0].indicators[1].name': '发放及时',
    'projects[0].indicators[1].method': '直接赋分',
  })
  const [project] = submission.projects
  assert.deepEqual([project?.code, project?.name], ['51000021R000000019951', '工资性支出'])
  assert.deepEqual(
    project?.indicators[0]?.evidence.map(({ title }) => title),
    ['工资表', '银行回单', '签收单'],
  )
  assert.deepEqual([project?.indicators[0]?.standard, project?.indicators[0]?.method], ['实际人数每少一人扣一分，扣完为止', undefined])
  assert.equal(project?.indicators[1]?.method, 'all-or-nothing')
})

test('dates of the work are written out; a due date may be words', () => {
  const { submission, problems } = from({
    year: '2024年度',
    'signature.date': '2025年4月20日',
    'organisation.stages[0].name': '采集',
    'organisation.stages[0].from': '2025.3.1',
    'organisation.stages[0].to': '3月25日',
    'problems[0].dueOn': '长期坚持',
    'problems[1].dueOn': '2025年9月底前',
  })
  assert.equal(submission.year, 2024)
  assert.equal(submission.signature.date, '2025-04-20')
  assert.equal(submission.organisation.stages[0]?.from, '2025-03-01')
  // The year of the work is not the evaluated one: nothing is supplied.
  assert.equal(submission.organisation.stages[0]?.to, undefined)
  assert.deepEqual(problems.map(({ path }) => path).slice(0, 1), ['organisation.stages[0].to'])
  assert.equal(submission.problems[0]?.dueOn, '长期坚持')
})

test('items that say nothing are left out, and paths follow', () => {
  const { submission, places } = from({ 'projects[2].name': '丙', 'projects[5].name': '己' })
  assert.deepEqual(
    submission.projects.map(({ name }) => name),
    ['丙', '己'],
  )
  assert.equal(places['projects[1].name']?.cell, 'A2')
})
