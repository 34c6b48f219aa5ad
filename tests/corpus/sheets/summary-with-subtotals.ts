import { type Book, formula, id, money, percent, tall, wide } from './draw.ts'

/** Projects of several subordinate units in one list, subtotals of the units, a heading of two rows, grades by another scale of words. */
export const summaryWithSubtotals: Book = {
  name: '项目汇总表，按单位小计，两行表头',
  sheets: [
    { name: '封面', rows: [[wide('2024年度部门预算绩效自评材料', 5)], [wide('虚构市卫生健康委员会', 5)], [wide('2025年3月', 5)]] },
    {
      name: '附表2',
      rows: [
        [wide('附表2', 9)],
        [wide('2024年度部门项目支出绩效自评情况汇总表', 9)],
        [wide('部门名称：虚构市卫生健康委员会', 6), wide('单位：万元', 3)],
        [tall('序号', 2), tall('单位名称', 2), tall('项目名称', 2), wide('预算执行情况', 4), wide('自评结果', 2)],
        ['年初预算数', '全年预算数', '全年执行数', '执行率', '自评得分', '自评等级'],
        [
          1,
          tall('虚构市第一医院', 2),
          '重点专科建设',
          money(300),
          money(320),
          money(id('w-one', 304)),
          percent(id('w-rate', 0.95)),
          94.5,
          id('w-grade', '优'),
        ],
        [2, '急救能力提升', money(150), money(150), money(135), percent(0.9), 88, '良'],
        [wide('小计', 3), money(450), money(470), money(id('w-first', formula('SUM(F6:F7)', 439))), percent(0.934), '', ''],
        [3, '虚构市疾控中心', '免疫规划', money(90), money(90), money(90), percent(1), 98, '优'],
        [4, '虚构市疾控中心', '慢病监测', money(60), money(60), money(48), percent(0.8), id('w-score', 79), id('w-grade4', '中')],
        [wide('小计', 3), money(150), money(150), money(138), percent(0.92), '', ''],
        [wide('合计', 3), money(600), money(620), money(id('w-all', 577)), percent(0.9306), '', ''],
        [wide('说明：90—100分为优，80—90分为良，60—80分为中，60分以下为差。', 9)],
      ],
    },
  ],
  plants: [
    { codes: ['A03'], set: { 'w-rate': 0.99 } },
    { codes: ['A18'], set: { 'w-grade': '良' } },
    { codes: ['A18'], set: { 'w-grade4': '优' } },
    { codes: ['A12', 'A01', 'A11', 'A15'], set: { 'w-first': 449 } },
    { codes: ['A12', 'A01', 'A11', 'A15'], set: { 'w-all': 597 } },
    { codes: ['A06'], set: { 'w-score': 179 } },
  ],
}
