import { type Book, id, money, percent, tall, wide } from './draw.ts'

/** 部门（单位）整体支出: tasks with money of kinds beside the goal, percentages as plain numbers under （%）, indicator rows under rows of categories. */
export const departmentNational: Book = {
  name: '部门（单位）整体支出绩效自评表，指标按类别行分段',
  sheets: [
    {
      name: '整体自评',
      rows: [
        [wide('部门（单位）整体支出绩效自评表', 8)],
        [wide('2024年度', 8)],
        ['部门（单位）名称', wide('虚构县市场监督管理局', 4), '填报人', wide('卫某（虚构）', 2)],
        [tall('部门整体支出（万元）', 4), '', '年初预算数', '全年预算数', '全年执行数', '执行率（%）', '分值', '得分'],
        ['支出总额', money(980), money(1040), money(id('g-spent', 1019.2)), id('g-rate', 98), 10, id('g-score', 9.8)],
        ['其中：基本支出', money(610), money(620), money(id('g-basic', 618.2)), 99.71, '', ''],
        ['项目支出', money(370), money(420), money(401), 95.48, '', ''],
        [
          '年度总体目标',
          wide('检验食品6批次/千人，企业开办一日办结，投诉举报按时办结。', 4),
          '完成情况',
          wide('食品检验6.1批次/千人，投诉举报办结及时。', 2),
        ],
        ['序号', '指标名称', '目标值', '实际完成值', '分值', '自评得分', wide('偏差原因及改进措施', 2)],
        [wide('一、产出指标（50分）', 8)],
        [1, '食品检验批次', '≥3000批次', '3080批次', 20, 20, wide('', 2)],
        [2, '检验不合格处置率', '100%', percent(1), 15, 15, wide('', 2)],
        [
          3,
          '投诉举报按时办结率',
          '≥98%',
          percent(id('g-done', 0.931)),
          15,
          id('g-donescore', 14.25),
          wide(id('g-reason', '网购类投诉激增，2025年增设调解专班'), 2),
        ],
        [wide('二、效益指标（30分）', 8)],
        [4, '新登记经营主体', '≥2000户', '2140户', id('g-points', 15), 15, wide('', 2)],
        [5, '食品安全事故', '0起', '0起', 15, 15, wide('', 2)],
        [wide('三、满意度指标（10分）', 8)],
        [6, '办事企业满意度', '≥95%', percent(0.97), 10, id('g-people', 10), wide('窗口评价1200次', 2)],
        [wide('总　　分', 4), 100, id('g-sum', 99.05), wide('优', 2)],
        [wide('注：90分及以上为优。', 8)],
      ],
    },
  ],
  plants: [
    { codes: ['A03'], set: { 'g-rate': 99.5 } },
    { codes: ['A04'], set: { 'g-score': 10 } },
    { codes: ['A12', 'A01'], set: { 'g-basic': 608.2 } },
    { codes: ['A05'], set: { 'g-donescore': 15 } },
    { codes: ['A06'], set: { 'g-people': 11 } },
    { codes: ['A08'], set: { 'g-sum': 97.05 } },
    { codes: ['A09'], set: { 'g-points': 20 } },
    { codes: ['B09'], set: { 'g-reason': null } },
  ],
}
