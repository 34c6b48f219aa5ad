import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '#domain/prose.ts'
import { readText } from '../txt.ts'

const read = (text: string) => readText(new TextEncoder().encode(text), 'a.txt')
const tables = (text: string) => read(text).blocks.filter((block): block is Table => block.kind === 'table')
const said = (table: Table | undefined) =>
  table?.rows.filter(({ repeated }) => !repeated).map(({ cells }) => cells.map(({ column, text }) => `${column}${text}`).join(' '))

test('headings set apart by single blanks find their columns; a wide 合  计 is one word', () => {
  const [table] = tables(`绩效指标
指标名称        计量单位 指标性质 指标值 权重 全年完成值 得分
举办培训           期      ≥       8    20     8        20.00
培训学员          人次     ≥      400   30    380       28.50
合  计                                  50              48.50
`)
  assert.deepEqual(said(table), [
    '0指标名称 1计量单位 2指标性质 3指标值 4权重 5全年完成值 6得分',
    '0举办培训 1期 2≥ 38 420 58 620.00',
    '0培训学员 1人次 2≥ 3400 430 5380 628.50',
    '0合  计 450 648.50',
  ])
})

test('cells broken over lines are joined, merged levels reach down, and a table goes on over a page with its headings repeated', () => {
  const page = (number: number) => `\n                    第 ${number} 页\n虚构县某局部门整体支出绩效自评表\n`
  const head = `一级   二级   三级       分值   评分标准             完成     自评分
指标   指标   指标                                   情况`
  const prose = read(`虚构县某局部门整体支出绩效自评表

${head}
投入   目标   绩效目标   3      符合职责得3分，      符合     3
15分   设定   合理性            不符合不得分
              绩效指标   4      细化得4分            细化     4
              明确性
       预算   在职人员   8      不超编得8分，每      95%      8
       配置   控制率            超1%扣1分
${page(1)}${head}
产出   数量   检查户数   20     按比例               90户     18
85分   效果   满意度     65     按比例               96%      65
合计                     100                                  98
${page(2)}
填表说明略。${page(3)}`)
  const [table, ...more] = prose.blocks.filter((block): block is Table => block.kind === 'table')
  assert.deepEqual(more, [])
  assert.deepEqual(said(table), [
    '0一级指标 1二级指标 2三级指标 3分值 4评分标准 5完成情况 6自评分',
    '0投入15分 1目标设定 2绩效目标合理性 33 4符合职责得3分，不符合不得分 5符合 63',
    '2绩效指标明确性 34 4细化得4分 5细化 64',
    '1预算配置 2在职人员控制率 38 4不超编得8分，每超1%扣1分 595% 68',
    '0产出85分 1数量 2检查户数 320 4按比例 590户 618',
    '1效果 2满意度 365 4按比例 596% 665',
    '0合计 3100 698',
  ])
  const [first] = table!.rows[1]!.cells
  assert.equal(first!.rowSpan, 3)
  assert.deepEqual(
    first!.pieces.map(({ line, at }) => [line, at]),
    [
      [5, 0],
      [6, 2],
    ],
  )
})

test('figures in the middle of their rows, and names merged in the middle of their group', () => {
  const [table] = tables(`一级指标   三级指标     指标值    完成值   分值   得分
           新建改建
                        3公里     3公里    10     10
           道路里程
产出指标
           路灯安装
                        40盏      38盏     20     19
           数量
           验收合格率   100%      100%     20     20
效益指标   惠及户数     500户     520户    30     30
`)
  assert.deepEqual(said(table), [
    '0一级指标 1三级指标 2指标值 3完成值 4分值 5得分',
    '0产出指标 1新建改建道路里程 23公里 33公里 410 510',
    '1路灯安装数量 240盏 338盏 420 519',
    '1验收合格率 2100% 3100% 420 520',
    '0效益指标 1惠及户数 2500户 3520户 430 530',
  ])
})

test('a note below a table and a table with other headings are not taken into it', () => {
  const found = tables(`资金来源   预算数    执行数    执行率
财政拨款   150.00    149.00    99.33%
其他资金   8.00      8.00      100.00%
说明：年中按文件追加财政拨款十万元，合计增加十八万元。
项目名称     金额      占比
甲项目       100.00    63.69%
乙项目       57.00     36.31%
`)
  assert.deepEqual(
    found.map((table) => table.rows.length),
    [3, 3],
  )
})

test('dashes and quotes are as wide as lines the columns up, and words over figures are headings whatever they say', () => {
  const found = tables(`表4  “三公”经费对比表（单位：万元）
项目                2023年  2024年  增减额  增减率
因公出国（境）费    0.00    0.00    0.00    —
公务用车“双控”费  18.60   17.11   -1.49   -8.01%
合计                18.60   17.11   -1.49   -8.01%
说明：各项按决算填列，与上年口径一致。
一级指标    三级指标          指标值     完成值     分值    得分   偏差原因及措施
产出指标    养护公路里程      ≥620公里  620公里    10.00   10.00  无
效益指标    “四好”路优良率  ≥85%      80%        10.00   9.41   绕城路段因拓宽规划调整暂缓，2025年5月底前完工，由工程科负责
合计        —                —         —         20.00   19.41  —
`)
  assert.deepEqual(said(found[0])?.slice(0, 2), ['0项目 12023年 22024年 3增减额 4增减率', '0因公出国（境）费 10.00 20.00 30.00 4—'])
  assert.equal(
    said(found[1])?.[2],
    '0效益指标 1“四好”路优良率 2≥85% 380% 410.00 59.41 6绕城路段因拓宽规划调整暂缓，2025年5月底前完工，由工程科负责',
  )
})

test('one row of values below its headings is a table, and the headings of the next one end it', () => {
  const found = tables(`预算执行情况（万元）
年初预算数  全年预算数  全年执行数  执行率
380.00      420.00      391.60      93.24%
绩效指标
指标名称      计量单位  指标值  完成值  分值   得分
管护绿地      平方米    186     186     50.00  50.00
补植乔木数量  株        1200    1140    40.00  38.00
`)
  assert.deepEqual(
    found.map((table) => table.rows.length),
    [2, 3],
  )
})

test('full cells leave but one blank to the next: known headings and rows of as many words tell the columns', () => {
  const [table] = tables(`一级指标   三级指标     指标值         完成值         分值 得分 偏差原因
产出指标   新建农村路   ≥30公里       27公里         20   18   征地拆迁慢，6月底前完工
           完工时间     2024年11月底前 2024年12月20日 15   12   雨季停工
满意度指标 群众满意度   ≥90%          92.5%          10   10   —
合计       —           —             —             45   40   —
`)
  assert.deepEqual(said(table)?.slice(1, 4), [
    '0产出指标 1新建农村路 2≥30公里 327公里 420 518 6征地拆迁慢，6月底前完工',
    '1完工时间 22024年11月底前 32024年12月20日 415 512 6雨季停工',
    '0满意度指标 1群众满意度 2≥90% 392.5% 410 510 6—',
  ])
})

test('what is said of a row on the line below it stands in its last column', () => {
  const [table] = tables(`一级   三级指标            指标值       完成值       分值   得分
产出   办结案件数          ≥4600 件     4712 件      10   10.00
产出   限内结案率          ≥98%         97.03%       10    9.90
  偏差原因：鉴定周期长，超审限办结 140 件。
  扣分原因：另有 3 件补充侦查。
产出   执行到位金额        ≥6500 万元   6175 万元     8    7.60
  偏差原因：被执行人停产，资产两次流拍。
`)
  assert.deepEqual(said(table), [
    '0一级 1三级指标 2指标值 3完成值 4分值 5得分 6偏差原因',
    '0产出 1办结案件数 2≥4600 件 34712 件 410 510.00',
    '0产出 1限内结案率 2≥98% 397.03% 410 59.90 6鉴定周期长，超审限办结 140 件。另有 3 件补充侦查。',
    '0产出 1执行到位金额 2≥6500 万元 36175 万元 48 57.60 6被执行人停产，资产两次流拍。',
  ])
})

test('a line with more words than there are columns stays as it is read', () => {
  const found = tables(`项目名称    预算数    执行数
甲项目      10.00     9.00
乙项目      20.00     18.00
丙 丁 戊 己 庚 辛 壬 癸 项目  30.00 万元 另有 2.00  27.00 已付
`)
  assert.ok(found.length <= 2)
})

test('headings broken in the middle of their words, and two headings below one', () => {
  const [broken] = tables(`一级指      三级指       指标   完成   分值   得分
标          标           值     值
产出指标    修渠里程     12     12     50     50
            验收合格率   100%   100%   40     40
`)
  assert.deepEqual(said(broken)?.[0], '0一级指标 1三级指标 2指标值 3完成值 4分值 5得分')
  const [grouped] = tables(`一级指标   三级指标     指标值   完成值   评分情况        偏差原因
                                          分值   得分
产出指标   修渠里程     12公里   11公里   50     45.83   雨季停工
效益指标   受益户数     300户    320户    40     40.00   无
`)
  assert.deepEqual(said(grouped)?.at(-1), '0效益指标 1受益户数 2300户 3320户 440 540.00 6无')
})
