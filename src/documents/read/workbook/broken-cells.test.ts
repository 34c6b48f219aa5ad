import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '#domain/prose.ts'
import { readText } from '../text/txt.ts'

const tablesOf = (text: string) =>
  readText(new TextEncoder().encode(text.replaceAll(' ', '\n').replaceAll('_', '\n')), 'a.txt').blocks.filter(
    (block): block is Table => block.kind === 'table',
  )
const rowsOf = (text: string) =>
  tablesOf(text).flatMap(({ rows }) => rows.map(({ cells }) => cells.map((cell) => `${cell.column}${cell.text}`).join(' ')))

const head = '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因'
const first = '产出指标 数量指标 维修里程 ≥18公里 18公里 8 8.00 无'
const last = '效益指标 社会效益指标 受益人口 ≥300人 312人 6 6.00 无'

/** Cells one to a line (a blank parts two), and the row that must be read of them. */
const broken: readonly (readonly [string, string])[] = [
  // Names.
  ['质量指标 完工标段验收合 格率 =100% 100% 6 6.00 无', '1质量指标 2完工标段验收合格率 3=100% 4100% 56 66.00 7无'],
  ['成本指标 县道每公里改造 成本 ≤75万元 73.20万元 3 3.00 无', '1成本指标 2县道每公里改造成本 3≤75万元 473.20万元 53 63.00 7无'],
  [
    '社会效益指标 吸纳脱贫人口就业人 数 ≥60人 57人 12 11.40 人员离岗',
    '1社会效益指标 2吸纳脱贫人口就业人数 3≥60人 457人 512 611.40 7人员离岗',
  ],
  ['时效指标 补助资金拨付到户及 时率 ≥95% 96% 5 5.00 无', '1时效指标 2补助资金拨付到户及时率 3≥95% 496% 55 65.00 7无'],
  ['培训基层农技推广人 次 ≥200人次 205人次 5 5.00 无', '2培训基层农技推广人次 3≥200人次 4205人次 55 65.00 7无'],
  ['生态效益指标 垃圾无害化处理 率 ≥95% 96.4% 5 5.00 无', '1生态效益指标 2垃圾无害化处理率 3≥95% 496.4% 55 65.00 7无'],
  // Levels.
  [
    '满意度指标 服务对象满意度 指标 群众满意度 ≥90% 93% 10 10.00 无',
    '0满意度指标 1服务对象满意度指标 2群众满意度 3≥90% 493% 510 610.00 7无',
  ],
  ['可持续影响 指标 管护落实率 =100% 100% 5 5.00 无', '1可持续影响指标 2管护落实率 3=100% 4100% 55 65.00 7无'],
  ['社会效 益指标 受益村数 ≥26个 27个 8 8.00 无', '1社会效益指标 2受益村数 3≥26个 427个 58 68.00 7无'],
  ['效 益 指 标 经济效益指标 运费下降率 ≥8% 9% 6 6.00 无', '0效益指标 1经济效益指标 2运费下降率 3≥8% 49% 56 66.00 7无'],
  // Values and reasons.
  ['时效指标 完工时间 2023年11月30 日前 2023年11月20日 6 6.00 无', '1时效指标 2完工时间 32023年11月30日前 42023年11月20日 56 66.00 7无'],
  [
    '铺设管网 ≥24公里 22公里 8 7.33 因征地补偿没有谈妥而停工，2024年4月底 前完成征地，7月完工',
    '2铺设管网 3≥24公里 422公里 58 67.33 7因征地补偿没有谈妥而停工，2024年4月底前完成征地，7月完工',
  ],
  [
    '修补坑槽 ≥2万平方米 1.9万平方米 6 5.70 拌合站停产检修二十天，余下部分在2024年 3月底前补完。',
    '2修补坑槽 3≥2万平方米 41.9万平方米 56 65.70 7拌合站停产检修二十天，余下部分在2024年3月底前补完。',
  ],
]

/** What looks broken and is not. */
const whole: readonly (readonly [string, string])[] = [
  ['质量指标 路面平整度合格率 完成 完成 6 6.00 无', '1质量指标 2路面平整度合格率 3完成 4完成 56 66.00 7无'],
  ['质量指标 档案管理规范性 规范 规范 6 6.00 无', '1质量指标 2档案管理规范性 3规范 4规范 56 66.00 7无'],
  ['质量指标 标段验收合格率 =100% 100% 6 6.00 无', '1质量指标 2标段验收合格率 3=100% 4100% 56 66.00 7无'],
  ['数量指标 开展宣传 ≥2次 1次 6 3.00 疫情停办一期', '1数量指标 2开展宣传 3≥2次 41次 56 63.00 7疫情停办一期'],
  ['成本指标 每公里成本 ≤75万元 73万元 3 3.00 无', '1成本指标 2每公里成本 3≤75万元 473万元 53 63.00 7无'],
]

for (const [cells, row] of [...broken, ...whole])
  test(`read as one row: ${cells}`, () => {
    const rows = rowsOf([head, first, cells, last].join(' '))
    assert.ok(rows.includes(row), rows.join('\n'))
    assert.equal(rows.length, 4)
  })

const funds = '年度资金总额 240.00 286.00 274.56 10 96.00% 9.60 其他资金 40.00 60.00 57.60 — 96.00% —'
const money = ['0年度资金总额 1240.00 2286.00 3274.56 410 596.00% 69.60', '0其他资金 140.00 260.00 357.60 4— 596.00% 6—']

/** Headings on several lines. */
const headings: readonly string[] = [
  '项目资金 （万元） 年初预算数 全年预算数 （A） 全年执行数 （B） 分值 执行率 （B/A） 得分',
  '项目资金（万元） 年初预算数 全年预算数（A） 全年执行数（B） 分值 执行率（B/A） 得分',
  '资金来源 年初预算数 全年预算数 （A） 全年执行数 （B） 分值 执行率 （%） 得分',
  '资金来源 年初预算数 全年 预算数 全年 执行数 分值 执行率 得分',
  '资金来源 年初预算数 全年预算数 全年执行数 执行率权重 执行率 执行率得分',
]
for (const heading of headings)
  test(`the funds of a form under ${heading}`, () => assert.deepEqual(rowsOf(`${heading} ${funds}`).slice(-2), money))

test('titles of parts on several lines, and a goal whose headings stand above each other', () => {
  const rows = rowsOf(
    [`${headings[0]} ${funds}`, '年度 总体 目标 预期目标 修路3条。 实际完成情况 修路2条。', `绩效 指标 ${head}及 改进措施`, first, last]
      .join(' ')
      .replace('偏差原因及 改进措施', '偏差原因分析 及改进措施'),
  )
  assert.deepEqual(rows.slice(3, 6), [
    '0年度总体目标 1预期目标 2修路3条。',
    '1实际完成情况 2修路2条。',
    '0绩效指标 1一级指标 2二级指标 3三级指标 4年度指标值 5实际完成值 6分值 7得分 8偏差原因分析及改进措施',
  ])
})

test('every sign of a broken cell leads back to its own line', () => {
  const [table] = tablesOf([head, first, '质量指标 完工标段验收合 格率 =100% 100% 6 6.00 无', last].join(' '))
  const cell = table!.rows.flatMap(({ cells }) => cells).find(({ text }) => text === '完工标段验收合格率')
  assert.deepEqual(
    cell?.pieces.map(({ at, length, line }) => [at, length, line]),
    [
      [0, 7, 18],
      [7, 2, 19],
    ],
  )
})

test('a total with dashes at its end stands under its own columns', () =>
  assert.equal(
    rowsOf(
      '序号 项目名称 年初预算数 全年预算数 全年执行数 执行率 自评得分 自评等级 1 管护 86.40 92.40 91.14 98.64% 99.59 优 2 防治 54.00 54.00 51.48 95.33% 98.55 优 合计 140.40 146.40 142.62 97.42% — —',
    ).at(-1),
    '0合计 2140.40 3146.40 4142.62 597.42% 6— 7—',
  ))
