import { type Book, id, percent, wide } from './draw.ts'

/** Money by levels of government in columns, own and reviewed score, standards in words, grade words of another province, a totals row above the notes. */
export const fourLevelsOfMoney: Book = {
  name: '资金按级次分列，自评分和复核分',
  sheets: [
    {
      name: '绩效目标自评表',
      rows: [
        [wide('2023年度项目绩效目标自评表', 9)],
        [wide('填报单位：虚构市残疾儿童康复中心', 5), wide('单位：万元', 4)],
        ['项目名称', wide('残疾儿童康复救助', 4), '项目类型', wide('1、常年性 √　2、延续性 □　3、一次性 □', 3)],
        ['项目主管部门', wide('虚构市残疾人联合会', 4), '实施单位', wide('虚构市残疾儿童康复中心', 3)],
        ['资金来源', '中央', '省级', '市级', '其他', '合计', '执行数', '执行率', '得分（10分）'],
        ['预算数', id('l-centre', 60), 40, 30, 0, id('l-all', 130), 124.8, percent(id('l-rate', 0.96)), id('l-score', 9.6)],
        ['年度目标', wide('救助残疾儿童220名，康复有效率85%以上。', 4), '完成情况', wide('救助残疾儿童209名，康复有效率88%。', 3)],
        [wide('指标名称', 2), '年初指标值', '年终完成值', '权重', '自评分', '复核分', wide('评价标准', 2)],
        [wide('救助残疾儿童人数', 2), '≥220名', '209名', 25, id('l-kids', 23.75), '', wide('每少1名按比例扣分', 2)],
        [wide('康复训练时长', 2), '≥10个月', '10个月', 15, 15, '', wide('', 2)],
        [wide('康复有效率', 2), '≥85%', '88%', id('l-points', 20), 20, '', wide('', 2)],
        [wide('救助资金拨付及时率', 2), '100%', '100%', 10, 10, '', wide('', 2)],
        [wide('家庭康复负担减轻', 2), '减轻', '减轻', 10, 10, '', wide('', 2)],
        [wide('家长满意度', 2), '≥90%', '94%', 10, id('l-people', 10), '', wide('问卷100份', 2)],
        [wide('总分', 4), 100, id('l-sum', 98.35), '', wide('', 2)],
        [
          wide('扣分原因分析', 2),
          wide(id('l-reason', '救助残疾儿童人数未达目标，因11名儿童转外地训练。执行率未满，因四季度补助次年结算。'), 7),
        ],
        [wide('项目负责人签字：　　　　　　　单位公章', 9)],
      ],
    },
  ],
  plants: [
    { codes: ['A01'], set: { 'l-centre': 70 } },
    { codes: ['A03'], set: { 'l-rate': 0.99 } },
    { codes: ['A04'], set: { 'l-score': 10 } },
    { codes: ['A05'], set: { 'l-kids': 25 } },
    { codes: ['A06'], set: { 'l-people': 13 } },
    { codes: ['A08'], set: { 'l-sum': 96.35 } },
    { codes: ['A09'], set: { 'l-points': 30 } },
    { codes: ['B09'], set: { 'l-reason': '执行率未满，因四季度补助次年结算。' } },
  ],
}
