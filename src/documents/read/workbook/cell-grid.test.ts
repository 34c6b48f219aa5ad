import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from '../text/txt.ts'

/** Rows of every table of a text, cells by column; what no cell holds is ''. */
const tablesOf = (...lines: readonly string[]) =>
  readText(new TextEncoder().encode(lines.join('\n')), 'a.txt').blocks.flatMap((block) =>
    block.kind === 'table'
      ? [
          block.rows.map(({ cells }) => {
            const row: string[] = []
            for (const { text, column } of cells) row[column] = text
            return Array.from(row, (text) => text ?? '').join('|')
          }),
        ]
      : [],
  )

const head = ['一级指标', '三级指标', '指标值', '完成值', '分值', '得分', '扣分原因']
const rows = [
  ['产出', '培训场次', '≥12场', '12场', '10', '10.00', '无'],
  ['产出', '培训人次', '≥500人次', '480人次', '10', '9.60', '一期因防汛取消'],
  ['效益', '持证率', '≥90%', '92%', '20', '20.00', '无'],
]

test('a grid with a cell on every line is a table, its total under the figures', () =>
  assert.deepEqual(tablesOf('三、绩效指标', ...head, ...rows.flat(), '合计', '40', '39.60', '四、存在问题', '1.一期培训取消。'), [
    [head.join('|'), ...rows.map((row) => row.join('|')), '合计||||40|39.60'],
  ]))

test('labels with their values on the next line are pairs', () =>
  assert.deepEqual(tablesOf('部门整体支出绩效自评表', '部门名称', '虚构局', '自评总分', '96.50', '自评等级', '优'), [
    ['部门名称|虚构局', '自评总分|96.50', '自评等级|优'],
  ]))

test('running text and lists are no grid', () =>
  assert.deepEqual(tablesOf('项目概况', '资金情况', '绩效目标', '2024年安排资金100万元。', '全年支出98万元。', '执行率98%。'), []))

test('cells between full-width blanks stand in the order of their row, whatever the blanks', () =>
  assert.deepEqual(
    tablesOf('表1　资金情况', '内容　　　　班数　　金额', '电焊　　　8　　 60.48', '中式烹饪　13　　88.20', '合计　　　21　148.68'),
    [['内容|班数|金额', '电焊|8|60.48', '中式烹饪|13|88.20', '合计|21|148.68']],
  ))

test('a caption above the headings, and the name of the first row behind them, are no headings', () => {
  const columns = ['项目名称', '预算数', '执行数', '执行率']
  const body = ['道路维修', '680.00', '680.00', '100.00%', '绿地管护', '320.00', '288.00', '90.00%', '合计', '1000.00', '968.00', '96.80%']
  const grid = [columns.join('|'), '道路维修|680.00|680.00|100.00%', '绿地管护|320.00|288.00|90.00%', '合计|1000.00|968.00|96.80%']
  for (const caption of ['表1 项目支出明细', '支出明细（单位：万元）', '项目支出情况'])
    assert.deepEqual(tablesOf(caption, ...columns, ...body, '三、其他'), [grid])
  const funds = ['资金（万元）', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分']
  const total = ['年度资金总额', '90.00', '100.00', '98.00', '10', '98.00%', '9.80']
  const part = ['其中：基本支出', '40.00', '50.00', '50.00', '—', '100.00%', '—']
  assert.deepEqual(tablesOf(...funds, ...total, ...part, ...head, ...rows.flat())[0], [funds.join('|'), total.join('|'), part.join('|')])
})

test('headings may carry the points of their columns', () =>
  assert.deepEqual(
    tablesOf(
      ...['项目名称', '预算执行（10分）', '产出（50分）', '效益（30分）', '满意度（10分）', '总分', '等级'],
      ...['大坝养护', '9.5', '49', '30', '9.5', '98', '优', '白蚁防治', '10', '48', '30', '9', '97', '优'],
      ...['监测运维', '8.5', '46', '29', '9', '92.5', '优', '扣分情况说明如下：'],
    ),
    [
      [
        '项目名称|预算执行（10分）|产出（50分）|效益（30分）|满意度（10分）|总分|等级',
        '大坝养护|9.5|49|30|9.5|98|优',
        '白蚁防治|10|48|30|9|97|优',
        '监测运维|8.5|46|29|9|92.5|优',
      ],
    ],
  ))

test('a column of counts may have their units', () =>
  assert.deepEqual(
    tablesOf(
      ...['支出内容', '数量', '单价（元）', '金额（元）', '教学设备', '36套', '31,500.00', '1,134,000.00'],
      ...[
        '课后补助',
        '11,250课时',
        '50.00',
        '562,500.00',
        '课程材料',
        '44门',
        '—',
        '127,000.00',
        '合计',
        '—',
        '—',
        '1,823,500.00',
        '三、问卷情况',
      ],
    ),
    [
      [
        '支出内容|数量|单价（元）|金额（元）',
        '教学设备|36套|31,500.00|1,134,000.00',
        '课后补助|11,250课时|50.00|562,500.00',
        '课程材料|44门|—|127,000.00',
        '合计|—|—|1,823,500.00',
      ],
    ],
  ))
