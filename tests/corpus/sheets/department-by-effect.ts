import { type Book, day, id, money, percent, tall, wide } from './draw.ts'

/** 部门整体 by 履职效能 and 管理效率: target and actual with units in columns of their own, weights of three levels in columns. */
export const departmentByEffect: Book = {
  name: '部门整体，履职效能和管理效率，三级权重各占一列',
  sheets: [
    {
      name: '部门整体绩效自评',
      rows: [
        [wide('部门整体支出绩效自评表', 12)],
        [wide('（2024年度）', 12)],
        [wide('预算部门（公章）：虚构县林业局', 7), wide('金额单位：万元', 5)],
        [wide('预算情况', 2, 2), wide('年初预算数', 2), wide('全年预算数', 2), wide('全年执行数', 2), '执行率', '权重', wide('得分', 2)],
        [
          wide(money(1500), 2),
          wide(money(1600), 2),
          wide(money(id('z-spent', 1536)), 2),
          percent(id('z-rate', 0.96)),
          10,
          wide(id('z-score', 9.6), 2),
        ],
        [
          wide('年度总体目标', 2),
          wide('造林1.2万亩，森林火灾受害率控制在0.8‰以内。', 5),
          wide('实际完成情况', 1),
          wide('造林1.14万亩，无较大森林火灾。', 4),
        ],
        ['一级指标', '权重', '二级指标', '权重', '三级指标', '运算符号', '目标值', '计量单位', '完成值', '权重', '自评得分', '偏差说明'],
        [
          tall('履职效能', 4),
          tall(60, 4),
          tall('森林资源培育', 2),
          tall(30, 2),
          '完成营造林面积',
          '≥',
          1.2,
          '万亩',
          1.14,
          20,
          id('z-forest', 19),
          id('z-reason', '秋旱推迟600亩，2025年春季补植'),
        ],
        ['造林成活率', '≥', 85, '%', 88, id('z-points', 10), 10, ''],
        [tall('森林资源保护', 2), tall(30, 2), '森林火灾受害率', '≤', 0.8, '‰', 0.2, 20, 20, ''],
        ['有害生物成灾率', '≤', 3, '‰', id('z-pests', 1.1), 10, 10, ''],
        [tall('管理效率', 2), tall(20, 2), '预算管理', 10, '公用经费控制率', '≤', 100, '%', 92, 10, 10, ''],
        ['资产管理', 10, '资产账实相符率', '＝', 100, '%', 100, 10, 10, ''],
        ['社会效应', 10, '满意度', 10, '林农满意度', '≥', 90, '%', 94, 10, id('z-people', 10), '问卷180份'],
        [wide('合计', 9), 100, id('z-sum', 98.6), ''],
        [wide('填表人：田某（虚构）', 6), wide('填表日期：', 2), wide(day('2025-03-14'), 4)],
      ],
    },
  ],
  plants: [
    { codes: ['A03'], set: { 'z-rate': 0.99 } },
    { codes: ['A04'], set: { 'z-score': 10 } },
    { codes: ['A05'], set: { 'z-forest': 20 } },
    { codes: ['A06'], set: { 'z-people': 11 } },
    { codes: ['A08'], set: { 'z-sum': 96.6 } },
    { codes: ['A09'], set: { 'z-points': 15 } },
    { codes: ['B08'], set: { 'z-pests': null } },
    { codes: ['B09'], set: { 'z-reason': null } },
  ],
}
