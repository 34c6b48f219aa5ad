import type { Figure, Gap, Inline, Rich } from '../../figures/figure.ts'
import type { Picture } from '../docx/picture.ts'
import type { TagTree } from '../docx/problems.ts'

const text = <S extends string>(says: S) => ({ says, kind: 'text' }) as const
const flag = <S extends string>(says: S) => ({ says, kind: 'flag' }) as const
const list = <S extends string, I extends TagTree>(says: S, inside: I) => ({ says, kind: 'list', inside }) as const
const paragraphs = <S extends string>(says: S) => list(says, { 内容: text('一段文字') })

const indicatorRow = {
  一级指标: text('一级指标'),
  二级指标: text('二级指标'),
  三级指标: text('三级指标名称'),
  目标值: text('年度指标值，按原文'),
  完成值: text('实际完成值，按原文'),
  分值: text('分值'),
  得分: text('得分'),
  扣分: text('分值减得分'),
  偏差原因: text('偏差原因分析及改进措施'),
} as const

/**
 * Every tag a report template may use 报告标签表, with its meaning for the manual. The view of the report is typed by this table, so none can be forgotten;
 * docs/manual/report-template.md is checked against it.
 */
export const reportTags = {
  年度: text('评价年度，如 2024'),
  地区: text('所属地区全称'),
  单位: text('部门（单位）名称'),
  草稿: flag('尚有“错误”级审核意见未改正'),
  草稿说明: text('草稿原因，如“尚有 3 处错误待改正”'),
  引言: text('报告开头一段：依据文件、评价对象'),
  合并: text('放在表格单元格内：与上一行相同内容的单元格自动合并'),

  主要职能: list('部门主要职能，一条一段', { 序号: text('顺序号'), 内容: text('职能') }),
  机构设置: text('机构性质、预算级次、纳入决算的单位'),
  人员情况: text('编制和实有人数'),
  收支说明: paragraphs('收入、支出总体情况'),
  收支表: list('收支决算对照表的行，左收入、右支出', {
    收入项目: text('收入栏名称'),
    收入金额: text('收入金额（万元）'),
    支出项目: text('支出功能分类名称'),
    支出金额: text('支出金额（万元）'),
  }),
  支出结构: paragraphs('基本支出与项目支出、人员经费与公用经费'),
  三公说明: text('“三公”经费总体情况'),
  有三公表: flag('填报了“三公”经费'),
  三公表: list('“三公”经费明细', {
    名称: text('项目'),
    预算数: text('预算数（万元）'),
    决算数: text('决算数（万元）'),
    执行率: text('决算数占预算数'),
  }),
  采购说明: text('政府采购情况'),
  资产说明: text('国有资产情况'),
  结转说明: text('上年结转、年末结转结余情况'),
  总体目标: paragraphs('年度总体绩效目标'),
  分项目标: list('分项绩效目标', { 序号: text('顺序号'), 标题: text('分项目标名称'), 目标: text('目标内容') }),
  有保障措施: flag('填报了保障措施'),
  保障措施: list('保障措施', { 序号: text('顺序号'), 内容: text('措施') }),

  组织工作: paragraphs('评价依据、工作小组、方案、凭证核查、实地核查、访谈'),
  评价方法: text('评价方法'),
  工作阶段: list('工作阶段', { 序号: text('顺序号'), 名称: text('阶段'), 内容: text('时间和工作内容') }),

  总体完成: paragraphs('总体目标完成情况'),
  分项完成: list('分项目标完成情况', {
    序号: text('顺序号'),
    标题: text('分项目标名称'),
    完成情况: text('完成情况'),
    有指标: flag('该目标设有指标'),
    指标: list('目标下的指标', {
      指标: text('指标名称'),
      目标值: text('年度指标值'),
      完成值: text('实际完成值'),
      佐证: text('佐证资料'),
    }),
  }),
  部门说明: paragraphs('部门整体指标的得分和扣分情况'),
  有部门指标: flag('部门设有自己的指标表'),
  部门指标: list('部门整体支出绩效指标', indicatorRow),
  有年度任务: flag('填报了年度主要任务'),
  年度任务: list('年度主要任务', {
    任务: text('任务名称'),
    内容: text('主要内容和完成情况'),
    预算: text('预算金额（万元）'),
    执行: text('执行金额（万元）'),
    执行率: text('执行率'),
  }),
  项目概述: paragraphs('项目支出总体情况'),
  项目: list('每个项目一次', {
    序号: text('顺序号'),
    名称: text('项目名称'),
    类别: text('项目类别'),
    实施单位: text('实施单位'),
    年初预算: text('年初预算数（万元）'),
    全年预算: text('全年预算数（万元）'),
    执行数: text('全年执行数（万元）'),
    执行率: text('预算执行率'),
    得分: text('总得分'),
    等级: text('等级'),
    得分标记: text('单位自报、未经核算的得分标“*”'),
    概况: text('目标和资金情况'),
    完成: text('指标完成情况'),
    扣分: paragraphs('逐条说明扣分及原因'),
    结论: text('得分、等级'),
    整改: text('本项目的问题和改进措施'),
    有整改: flag('填报了本项目的问题或措施'),
    指标: list('指标明细', indicatorRow),
  }),
  有自报得分: flag('有单位自报、未经核算的得分'),
  有重点评价: flag('填报了重点项目评价'),
  重点说明: text('重点项目评价的总体情况'),
  重点评价: list('重点项目绩效评价', {
    序号: text('顺序号'),
    项目: text('项目名称'),
    说明: text('评价组织和结论'),
    有指标: flag('有评分表'),
    指标: list('决策、过程、产出、效益评分表', {
      一级指标: text('决策、过程、产出或效益'),
      二级指标: text('二级指标'),
      三级指标: text('三级指标'),
      分值: text('分值'),
      得分: text('得分'),
      评价意见: text('评价意见'),
    }),
  }),

  评价结论: paragraphs('部门得分和等级、项目得分分布'),
  等级标准: text('等级划分标准'),
  有图表: flag('生成了图表'),
  图表: { says: '得分、执行率和失分图（用 {%图表}放置）', kind: 'picture' },
  图表说明: text('图表下的说明，或没有图表的原因'),

  存在问题: list('存在的主要问题', { 序号: text('顺序号'), 内容: text('问题') }),
  改进措施: list('改进措施', { 序号: text('顺序号'), 内容: text('措施') }),
  有措施表: flag('填报了问题和措施'),
  措施表: list('问题与措施对照表', {
    序号: text('顺序号'),
    问题: text('问题'),
    措施: text('改进措施'),
    责任: text('责任人（科室）'),
    时限: text('完成时限'),
    涉及: text('涉及的项目或指标'),
  }),
  上年整改: text('上年问题整改情况'),
  结果应用: text('自评结果应用和公开情况'),
  说明事项: paragraphs('评分方案、未核对的参数、自报得分等需要说明的事项'),

  附件清单: list('附件名称', { 序号: text('顺序号'), 名称: text('附件名称') }),
  落款: text('落款单位'),
  成文日期: text('成文日期'),

  扣分明细: list('扣分明细表', {
    序号: text('顺序号'),
    对象: text('部门整体或项目名称'),
    指标: text('指标名称'),
    目标值: text('年度指标值'),
    完成值: text('实际完成值'),
    分值: text('分值'),
    得分: text('得分'),
    扣分: text('分值减得分'),
    计算: text('得分是怎样算出来的'),
    原因: text('偏差原因'),
  }),
  有扣分: flag('有扣分的指标'),
  佐证清单: list('佐证资料清单', { 对象: text('部门整体或项目名称'), 指标: text('指标名称'), 资料: text('资料名称、编号和存放处') }),
  待补正: list('待补正事项（草稿）', {
    序号: text('顺序号'),
    程度: text('错误、警告或待填'),
    位置: text('出现的位置'),
    事项: text('问题或所缺内容'),
    办法: text('怎样补正'),
  }),
  有待补正: flag('有待补正事项'),
} as const satisfies TagTree

export type Value = Inline | Rich | Figure | Gap

/** The data a catalogue of tags asks for. */
export type ViewOf<T extends TagTree> = {
  readonly [K in keyof T]: T[K] extends { readonly kind: 'list'; readonly inside: infer I extends TagTree }
    ? readonly ViewOf<I>[]
    : T[K]['kind'] extends 'flag'
      ? boolean
      : T[K]['kind'] extends 'picture'
        ? Picture | ''
        : Value
}

/** Everything the report says 报告内容. */
export type ReportView = ViewOf<typeof reportTags>
