import { each, h1, h2, h3, landscape, p, portrait, sectionEnd, table, texts } from './blocks.ts'
import { R, W } from './package.ts'

const indicatorTable = (rows: string) =>
  table(
    [
      { head: '一级指标', width: 1030, cell: '{一级指标}{合并}' },
      { head: '二级指标', width: 1030, cell: '{二级指标}{合并}' },
      { head: '三级指标', width: 1600, cell: '{三级指标}', align: 'left' },
      { head: '年度\n指标值', width: 1080, cell: '{目标值}' },
      { head: '实际\n完成值', width: 1300, cell: '{完成值}' },
      { head: '分值', width: 500, cell: '{分值}' },
      { head: '得分', width: 660, cell: '{得分}' },
      { head: '偏差原因分析\n及改进措施', width: 1644, cell: '{偏差原因}', align: 'left' },
    ],
    { rows, small: true },
  )

const profile = [
  h1('一、部门基本情况'),
  h2('（一）部门概况'),
  h3('1.主要职能'),
  each('主要职能', p('（{序号}）{内容}')),
  h3('2.机构和人员情况'),
  p('{机构设置}'),
  p('{人员情况}'),
  h2('（二）部门收支预决算情况'),
  h3('1.收支总体情况'),
  texts('收支说明'),
  p('{年度}年度部门收支决算表', 'TableTitle'),
  p('单位：万元', 'TableUnit'),
  table(
    [
      { head: '收入', width: 2900, cell: '{收入项目}', align: 'left' },
      { head: '决算数', width: 1522, cell: '{收入金额}', align: 'right' },
      { head: '支出（按功能分类）', width: 2900, cell: '{支出项目}', align: 'left' },
      { head: '决算数', width: 1522, cell: '{支出金额}', align: 'right' },
    ],
    { rows: '收支表' },
  ),
  p('', 'TableNote'),
  texts('支出结构'),
  h3('2.“三公”经费、政府采购和资产情况'),
  p('{三公说明}'),
  each(
    '有三公表',
    p('{年度}年度“三公”经费支出情况表', 'TableTitle'),
    p('单位：万元', 'TableUnit'),
    table(
      [
        { head: '项目', width: 3744, cell: '{名称}', align: 'left' },
        { head: '预算数', width: 1700, cell: '{预算数}', align: 'right' },
        { head: '决算数', width: 1700, cell: '{决算数}', align: 'right' },
        { head: '决算数占预算数', width: 1700, cell: '{执行率}', align: 'right' },
      ],
      { rows: '三公表' },
    ),
    p('', 'TableNote'),
  ),
  p('{采购说明}'),
  p('{资产说明}'),
  h3('3.结转结余情况'),
  p('{结转说明}'),
  h2('（三）部门整体支出绩效目标'),
  h3('1.总体绩效目标'),
  texts('总体目标'),
  h3('2.分项绩效目标'),
  each('分项目标', p('（{序号}）{标题}{目标}')),
  each('有保障措施', h3('3.保障措施'), each('保障措施', p('（{序号}）{内容}'))),
]

const organisation = [
  h1('二、自评工作开展情况'),
  h2('（一）自评的组织工作'),
  texts('组织工作'),
  h2('（二）自评的方法和过程'),
  p('{评价方法}'),
  each('工作阶段', p('{序号}.{名称}。{内容}')),
]

const goals = [
  h1('三、部门整体支出绩效目标实现情况及指标分析'),
  h2('（一）总体绩效目标实现情况'),
  texts('总体完成'),
  h2('（二）分项绩效目标实现情况'),
  each(
    '分项完成',
    h3('{序号}.{标题}'),
    p('{完成情况}'),
    each(
      '有指标',
      p('{标题}指标完成情况表', 'TableTitle'),
      table(
        [
          { head: '指标', width: 2100, cell: '{指标}', align: 'left' },
          { head: '应当达到', width: 1400, cell: '{目标值}' },
          { head: '实际完成值', width: 1300, cell: '{完成值}' },
          { head: '佐证资料', width: 4044, cell: '{佐证}', align: 'left' },
        ],
        { rows: '指标', small: true },
      ),
      p('', 'TableNote'),
    ),
  ),
  h2('（三）部门整体支出绩效指标分析'),
  texts('部门说明'),
  each('有年度任务', p('年度主要任务完成情况表', 'TableTitle'), p('单位：万元', 'TableUnit'), taskTable(), p('', 'TableNote')),
  each('有部门指标', p('部门整体支出绩效指标得分表', 'TableTitle'), indicatorTable('部门指标'), p('', 'TableNote')),
]

function taskTable(): string {
  return table(
    [
      { head: '任务', width: 1800, cell: '{任务}', align: 'left' },
      { head: '主要内容和完成情况', width: 3444, cell: '{内容}', align: 'left' },
      { head: '预算', width: 1200, cell: '{预算}', align: 'right' },
      { head: '执行', width: 1200, cell: '{执行}', align: 'right' },
      { head: '执行率', width: 1200, cell: '{执行率}', align: 'right' },
    ],
    { rows: '年度任务' },
  )
}

const projects = [
  h2('（四）项目支出绩效情况'),
  texts('项目概述'),
  p('项目支出绩效自评结果汇总表', 'TableTitle'),
  p('单位：万元、分', 'TableUnit'),
  table(
    [
      { head: '序号', width: 560, cell: '{序号}' },
      { head: '项目名称', width: 3084, cell: '{名称}', align: 'left' },
      { head: '年初\n预算数', width: 1000, cell: '{年初预算}' },
      { head: '全年\n预算数', width: 1000, cell: '{全年预算}' },
      { head: '全年\n执行数', width: 1000, cell: '{执行数}' },
      { head: '执行率', width: 840, cell: '{执行率}' },
      { head: '得分', width: 760, cell: '{得分}{得分标记}' },
      { head: '等级', width: 600, cell: '{等级}' },
    ],
    { rows: '项目', small: true },
  ),
  each('有自报得分', p('注：标“*”的为单位自报得分，没有完成值可供核算，未经证实。', 'TableNote')),
  p('各项目绩效目标完成情况如下。'),
  each(
    '项目',
    h3('{序号}.{名称}'),
    p('{概况}'),
    p('{完成}'),
    p('{结论}'),
    each('扣分', p('{内容}')),
    each('有整改', p('{整改}')),
    p('{名称}绩效指标得分表', 'TableTitle'),
    indicatorTable('指标'),
    p('', 'TableNote'),
  ),
  h2('（五）重点项目绩效评价情况'),
  p('{重点说明}'),
  each(
    '重点评价',
    h3('{序号}.{项目}'),
    p('{说明}'),
    each(
      '有指标',
      p('{项目}绩效评价评分表', 'TableTitle'),
      table(
        [
          { head: '一级指标', width: 1000, cell: '{一级指标}{合并}' },
          { head: '二级指标', width: 1200, cell: '{二级指标}{合并}' },
          { head: '三级指标', width: 2000, cell: '{三级指标}', align: 'left' },
          { head: '分值', width: 700, cell: '{分值}' },
          { head: '得分', width: 800, cell: '{得分}' },
          { head: '评价意见', width: 3144, cell: '{评价意见}', align: 'left' },
        ],
        { rows: '指标', small: true },
      ),
      p('', 'TableNote'),
    ),
  ),
]

const conclusion = [
  h1('四、评价结论和评价等级'),
  texts('评价结论'),
  p('{等级标准}'),
  h1('五、存在的问题及改进措施'),
  h2('（一）存在的主要问题'),
  each('存在问题', p('{序号}.{内容}')),
  h2('（二）改进措施'),
  each('改进措施', p('{序号}.{内容}')),
  each(
    '有措施表',
    p('问题与改进措施对照表', 'TableTitle'),
    table(
      [
        { head: '序号', width: 560, cell: '{序号}' },
        { head: '存在的问题', width: 2450, cell: '{问题}', align: 'left' },
        { head: '改进措施', width: 2450, cell: '{措施}', align: 'left' },
        { head: '责任人\n（科室）', width: 1000, cell: '{责任}' },
        { head: '完成时限', width: 1084, cell: '{时限}' },
        { head: '涉及的项目\n或指标', width: 1300, cell: '{涉及}' },
      ],
      { rows: '措施表', small: true },
    ),
    p('', 'TableNote'),
  ),
  h2('（三）上年度问题整改情况'),
  p('{上年整改}'),
  h1('六、自评结果应用和公开情况'),
  p('{结果应用}'),
  h1('七、其他需要说明的事项'),
  texts('说明事项'),
]

const closing = [
  p(''),
  p('附件：', 'Attachment'),
  each('附件清单', p('{序号}.{名称}', 'AttachmentNext')),
  p(''),
  p('{落款}', 'SignatureUnit'),
  p('{成文日期}', 'SignatureDate'),
]

const charts = [
  p('附图', 'AnnexMark', { newPage: true }),
  p('项目支出绩效自评得分、执行率和失分情况图', 'AnnexTitle'),
  each('有图表', p('{%图表}', 'Figure')),
  p('{图表说明}', 'TableNote'),
]

const annexes = [
  p('附表1', 'AnnexMark'),
  p('扣分明细表', 'AnnexTitle'),
  each(
    '有扣分',
    table(
      [
        { head: '序号', width: 600, cell: '{序号}' },
        { head: '评价对象', width: 2200, cell: '{对象}{合并}', align: 'left' },
        { head: '扣分的指标', width: 2300, cell: '{指标}', align: 'left' },
        { head: '应当达到', width: 1400, cell: '{目标值}' },
        { head: '实际达到', width: 1600, cell: '{完成值}' },
        { head: '满分', width: 560, cell: '{分值}' },
        { head: '实得', width: 640, cell: '{得分}' },
        { head: '扣分', width: 640, cell: '{扣分}' },
        { head: '算式', width: 2916, cell: '{计算}', align: 'left' },
      ],
      { rows: '扣分明细', small: true },
    ),
  ),
  p('{^有扣分}没有扣分的指标。{/有扣分}', 'TableNote'),
  p('附表2', 'AnnexMark', { newPage: true }),
  p('佐证资料清单', 'AnnexTitle'),
  table(
    [
      { head: '评价对象', width: 3000, cell: '{对象}{合并}', align: 'left' },
      { head: '指标', width: 3756, cell: '{指标}', align: 'left' },
      { head: '佐证资料（编号、日期、存放处）', width: 6000, cell: '{资料}', align: 'left' },
    ],
    { rows: '佐证清单', small: true },
  ),
  each(
    '有待补正',
    p('附表3', 'AnnexMark', { newPage: true }),
    p('待补正事项（草稿，正式报送前删除）', 'AnnexTitle'),
    table(
      [
        { head: '序号', width: 600, cell: '{序号}' },
        { head: '程度', width: 800, cell: '{程度}' },
        { head: '位置', width: 3000, cell: '{位置}', align: 'left' },
        { head: '问题或所缺内容', width: 4178, cell: '{事项}', align: 'left' },
        { head: '补正办法', width: 4178, cell: '{办法}', align: 'left' },
      ],
      { rows: '待补正', small: true },
    ),
  ),
]

const content = [
  p('{地区}{单位}\n{年度}年度部门整体支出绩效自评报告', 'Title'),
  p('{引言}'),
  ...profile,
  ...organisation,
  ...goals,
  ...projects,
  ...conclusion,
  ...closing,
  ...charts,
  sectionEnd(portrait),
  ...annexes,
]

export const body = `<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${content.join('')}${landscape}</w:body></w:document>`
