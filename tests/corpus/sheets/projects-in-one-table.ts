import { type Book, id, tall, wide } from './draw.ts'

/** Several projects in one table, the project's name merged beside its rows, execution as a row among them, a subtotal for each, no levels. */
export const projectsInOneTable: Book = {
  name: '几个项目合在一张指标表里，逐项小计',
  sheets: [
    {
      name: '自评情况',
      rows: [
        [wide('虚构县文化馆2024年度项目绩效目标完成情况表', 7)],
        [tall('项目名称', 2), wide('绩效指标', 3), tall('分值', 2), tall('得分', 2), tall('未完成原因', 2)],
        ['指标名称', '目标值', '完成值'],
        [tall('免费开放', 5), '预算执行率', '100%', '98%', 10, 9.8, '耗材节约'],
        ['开放天数', '≥300天', '310天', 30, 30, ''],
        ['培训期数', '≥24期', '22期', 30, id('p-courses', 27.5), id('p-reason', '教师调离，两期顺延')],
        ['服务群众人次', '≥1.8万人次', '1.9万人次', id('p-points', 20), 20, ''],
        ['群众满意度', '≥90%', '92%', 10, id('p-people', 10), ''],
        [wide('小计', 4), 100, id('p-sum', 97.3), ''],
        [tall('送戏下乡', 4), '预算执行率', '100%', '100%', 10, 10, ''],
        ['演出场次', '≥12场', id('p2-shows', '12场'), 40, 40, ''],
        ['观众人次', '≥4800人次', '4560人次', 40, id('p2-crowd', 38), '两场遇大风降温'],
        ['群众满意度', '≥90%', '91%', 10, 10, ''],
        [wide('小计', 4), 100, id('p2-sum', 98), ''],
        [wide('备注：满意度由镇便民服务中心入户问卷，每个项目120份。', 7)],
      ],
    },
  ],
  plants: [
    { codes: ['A05'], set: { 'p-courses': 30 } },
    { codes: ['A06'], set: { 'p-people': 11 } },
    { codes: ['A08'], set: { 'p-sum': 99.3 } },
    { codes: ['A09'], set: { 'p-points': 30 } },
    { codes: ['B09'], set: { 'p-reason': null } },
    { codes: ['B08'], set: { 'p2-shows': null } },
    { codes: ['A05'], set: { 'p2-crowd': 40 } },
    { codes: ['A08'], set: { 'p2-sum': 95 } },
  ],
}
