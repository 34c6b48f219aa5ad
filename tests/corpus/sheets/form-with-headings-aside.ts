import { type Book, id, money, percent, tall, wide } from './draw.ts'

/** Everything numbered and labelled in the first column, money as label and value, satisfaction under its own category with another word, notes between. */
export const formWithHeadingsAside: Book = {
  name: '逐栏编号的自评表，金额用栏目和内容两列写',
  sheets: [
    {
      name: '项目自评',
      rows: [
        [wide('预算项目绩效自评表', 8)],
        [wide('评价年度：2024　　金额单位：元', 8)],
        ['1.项目名称', wide('河道保洁服务外包', 7)],
        ['2.项目单位', wide('虚构区河长制事务中心', 3), '3.主管部门', wide('虚构区水务局', 3)],
        [tall('4.资金情况', 3), '资金性质', wide('年初预算', 1), '全年预算', '实际支出', '预算执行率', '标准分', '得分'],
        ['合计', money(980000), money(980000), money(id('q-spent', 931000)), percent(id('q-rate', 0.95)), 10, id('q-score', 9.5)],
        ['其中：区级财政', money(980000), money(980000), money(id('q-own', 931000)), percent(0.95), '', ''],
        ['5.年度绩效目标', wide('保洁河道38公里，水面漂浮物即清即运。', 3), '完成情况', wide('保洁河道38公里，日均出动保洁员46人。', 3)],
        ['6.绩效指标', '二级指标', '三级指标', '年度目标值', '年度完成值', '标准分', '自评分', '未完成原因及改进措施'],
        [tall('产出', 3), '产出数量', '保洁河道长度', '≥38公里', '38公里', 20, 20, ''],
        [
          '产出质量',
          '抽查合格率',
          '≥95%',
          percent(id('q-checked', 0.912)),
          20,
          id('q-checkscore', 19.2),
          id('q-reason', '汛期漂浮物集中，2025年增加两艘保洁船'),
        ],
        ['产出时效', '清运及时率', '≥95%', percent(0.97), id('q-points', 10), 10, ''],
        ['效果', '生态效益', '断面水质达标率', '≥90%', percent(id('q-water', 0.92)), 30, 30, ''],
        ['社会公众满意度', '', '沿岸居民满意度', '≥85%', percent(0.9), 10, id('q-people', 10), '入户120户'],
        [wide('总得分', 5), 100, id('q-sum', 98.7), ''],
        ['7.自评等级', wide(id('q-grade', '优'), 7)],
        ['填报说明：本表由项目单位填写。'],
      ],
    },
  ],
  plants: [
    { codes: ['A01'], set: { 'q-own': 831000 } },
    { codes: ['A03'], set: { 'q-rate': 0.98 } },
    { codes: ['A04'], set: { 'q-score': 10 } },
    { codes: ['A05'], set: { 'q-checkscore': 20 } },
    { codes: ['A06'], set: { 'q-people': 11 } },
    { codes: ['A08'], set: { 'q-sum': 96.7 } },
    { codes: ['A09'], set: { 'q-points': 15 } },
    { codes: ['A18'], set: { 'q-grade': '中' } },
    { codes: ['B08'], set: { 'q-water': null } },
    { codes: ['B09'], set: { 'q-reason': null } },
  ],
}
