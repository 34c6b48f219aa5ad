import { as, type Book, id, percent, tall, wide } from './draw.ts'

/** Points, deduction and score in columns, category totals as rows of their own, the execution rate as the first row of the table. */
export const deductionsByRow: Book = {
  name: '逐项写扣分，预算执行率是指标表的第一行',
  sheets: [
    {
      name: '自评评分表',
      rows: [
        [wide('2024年度专项资金绩效自评评分表', 9)],
        ['专项名称：', wide('技工学校实训补助', 3), '主管部门：', wide('虚构市人力资源和社会保障局', 4)],
        ['资金使用单位：', wide('虚构市技师学院', 3), '填报时间：', wide('2025年3月5日', 4)],
        [
          '年初预算（万元）',
          260,
          '调整后预算（万元）',
          id('v-budget', 250),
          '实际支出（万元）',
          240,
          '执行率',
          wide(percent(id('v-rate', 0.96)), 2),
        ],
        ['一级指标', '二级指标', '三级指标', '目标值', '完成值', '分值', '扣分', '得分', '扣分原因'],
        [wide('预算执行率', 3), '100%', percent(0.96), 10, 0.4, id('v-exec', 9.6), '设备尾款未付'],
        [
          tall('产出指标', 4),
          '数量指标',
          '培训学生人数',
          '≥900人',
          '882人',
          20,
          id('v-off', 0.4),
          id('v-students', 19.6),
          id('v-reason', '一个班延期至2025年春季'),
        ],
        ['数量指标', '购置实训工位', '40个', '40个', 10, 0, 10, ''],
        ['质量指标', '技能鉴定通过率', '≥90%', as('0.0%', id('v-passed', 0.934)), 15, 0, 15, ''],
        ['时效指标', '设备到位时间', '2024年9月底前', '2024年8月', id('v-points', 5), 0, 5, ''],
        [wide('产出指标小计', 5), 50, 0.4, 49.6, ''],
        [tall('效益指标', 2), '社会效益指标', '毕业生就业率', '≥95%', '96%', 20, 0, 20, ''],
        ['可持续影响指标', '校企合作企业数', '≥12家', '13家', 10, 0, 10, ''],
        [wide('效益指标小计', 5), 30, 0, 30, ''],
        ['满意度指标', '服务对象满意度', '学生满意度', '≥90%', as('0.0%', 0.95), 10, 0, id('v-people', 10), ''],
        [wide('总　计', 5), 100, 0.8, id('v-sum', 99.2), '等级：优'],
      ],
    },
  ],
  plants: [
    { codes: ['A03'], set: { 'v-rate': 0.99 } },
    { codes: ['A04', 'A07'], set: { 'v-exec': 10 } },
    { codes: ['A07'], set: { 'v-off': 1.4 } },
    { codes: ['A05', 'A07'], set: { 'v-students': 20 } },
    { codes: ['A06', 'A07'], set: { 'v-people': 12 } },
    { codes: ['A08'], set: { 'v-sum': 97.2 } },
    { codes: ['A09'], set: { 'v-points': 10 } },
    { codes: ['B08'], set: { 'v-passed': null } },
    { codes: ['B09'], set: { 'v-reason': null } },
  ],
}
