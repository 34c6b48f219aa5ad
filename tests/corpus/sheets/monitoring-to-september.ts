import { type Book, id, money, percent, tall, wide } from './draw.ts'

/** Monitoring of 1—9月 for several projects, one sheet each, expected score left blank, a measure column. */
const watch = (mark: string, name: string, total: number, own: number): Book['sheets'][number] => ({
  name,
  rows: [
    [wide('部门项目绩效运行监控表', 9)],
    [wide('监控时段：2024年1月—9月　单位：万元', 9)],
    ['项目名称', wide(name, 4), '项目单位', wide('虚构区教育局', 3)],
    [tall('资金执行', 3), '', '年初预算数', '调整预算数', '1-9月执行数', '1-9月执行率', wide('预计全年执行数', 3)],
    ['资金总额', money(total), money(id(`${mark}-total`, total)), money(total * 0.6), percent(0.6), wide(money(total), 3)],
    ['其中：财政拨款', money(own), money(id(`${mark}-own`, own)), money(own * 0.6), percent(0.6), wide(money(own), 3)],
    ['年度目标', wide('按期完成年度任务。', 8)],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '1-9月完成值', '全年预计完成值', '是否偏离目标', '偏离原因', '纠偏措施'],
    ['产出指标', '数量指标', '受益学生人数', id(`${mark}-target`, '≥1200人'), '1150人', '1230人', '否', '', ''],
    ['效益指标', '社会效益指标', '家庭负担减轻', '有效减轻', '有效减轻', '有效减轻', '否', '', ''],
    ['满意度指标', '服务对象满意度指标', '家长满意度', '≥90%', '93%', '93%', '否', '', ''],
  ],
})
export const monitoringToSeptember: Book = {
  name: '绩效运行监控表，1—9月，一个项目一张工作表',
  sheets: [watch('aa', '营养午餐', 500, 500), watch('bb', '课后服务', 80, 80)],
  plants: [
    { codes: ['A01'], set: { 'aa-own': 450 } },
    { codes: ['C02'], set: { 'bb-target': '1200' } },
  ],
}
