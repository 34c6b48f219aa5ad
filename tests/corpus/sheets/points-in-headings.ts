import { type Book, day, id, percent, tall, wide } from './draw.ts'

/** Points stand in brackets of headings and names; reasons and measures in two rows for all deductions; one sheet for each project. */
const form = (mark: string, name: string, [budget, spent, rate, score]: readonly number[], total: number): Book['sheets'][number] => ({
  name: `${name}（自评）`,
  rows: [
    [wide(`2023年度${name}项目自评表`, 7)],
    [wide('单位名称：虚构市园林绿化中心', 4), wide('填报日期：2024年3月18日', 3)],
    ['项目名称', wide(name, 6)],
    ['主管部门', wide('虚构市住房和城乡建设局', 2), '项目实施单位', wide('虚构市园林绿化中心', 3)],
    ['项目类别', wide('1、部门预算项目 √　2、市级专项 □　3、上级转移支付 □', 6)],
    [tall('预算执行情况（万元）\n（20分）', 2), '', '预算数（A）', '执行数（B）', '执行率（B/A）', wide('得分（20分×执行率）', 2)],
    ['年度财政资金总额', budget!, id(`${mark}-spent`, spent!), percent(id(`${mark}-rate`, rate!)), wide(id(`${mark}-score`, score!), 2)],
    [wide('年度绩效目标1（80分）', 7)],
    ['一级指标', '二级指标', '三级指标', '年初目标值（A）', '实际完成值（B）', '分值', '得分'],
    [tall('产出指标（40分）', 3), '数量指标', '养护绿地面积', '≥46万平方米', '46万平方米', 15, 15],
    ['质量指标', '苗木成活率', '≥96%', id(`${mark}-alive`, '93.6%'), 15, id(`${mark}-plants`, 14.63)],
    ['时效指标', '病虫害处置及时率', '≥95%', '97%', 10, 10],
    [tall('效益指标（30分）', 2), '社会效益指标', '公园开放天数', '≥360天', '365天', id(`${mark}-points`, 15), 15],
    ['生态效益指标', '人均绿地面积增长', '≥0.2平方米', '0.2平方米', 15, 15],
    ['满意度指标（10分）', '服务对象满意度指标', '市民满意度', '≥85%', '89%', 10, id(`${mark}-citizens`, 10)],
    [wide('总分', 6), id(`${mark}-sum`, total)],
    [
      '偏差大或目标未完成原因分析',
      wide(id(`${mark}-reasons`, '苗木成活率未达到目标，因4月移栽期遇高温。预算执行差额为养护尾款次年支付。'), 6),
    ],
    ['改进措施及结果应用方案', wide('移栽改在秋季进行，由养护科负责；结果作为2025年预算安排依据。市民满意度发放问卷300份，满意267份。', 6)],
    ['备注', wide('', 6)],
  ],
})

export const pointsInHeadings: Book = {
  name: '分值写在表头里，原因合写一行，一个项目一张工作表',
  sheets: [
    form('h1', '城市绿地养护', [640, 608, 0.95, 19], 98.63),
    form('h2', '行道树更新', [120, 120, 1, 20], 99.63),
    { name: '填表说明', hidden: true, rows: [['满分100分'], ['等级标准', day('2023-01-01')]] },
  ],
  plants: [
    { codes: ['A03'], set: { 'h1-rate': 0.98 } },
    { codes: ['A04'], set: { 'h1-score': 20 } },
    { codes: ['A05'], set: { 'h1-plants': 15 } },
    { codes: ['A06'], set: { 'h1-citizens': 11 } },
    { codes: ['A08'], set: { 'h2-sum': 97.63 } },
    { codes: ['A09'], set: { 'h1-points': 20 } },
    { codes: ['B09'], set: { 'h1-reasons': '预算执行差额为养护尾款次年支付。' } },
    { codes: ['B08'], set: { 'h2-alive': null } },
  ],
}
