/** A monitoring form with one row that is judged, and sound ones beside it. */
export const monitored = (...row: string[]) =>
  [
    '虚构局2024年度项目支出绩效运行监控表',
    ['三级指标', '年度指标值', '1—9月完成值', '完成比例', '完成目标可能性', '偏差原因及措施'].join('\t'),
    ['公交里程', '≥4200万公里', '3108万公里', '74.00%', '确定能', '无偏差'].join('\t'),
    ['改造站台', '≥60座', '48座', '80.00%', '确定能', '无偏差'].join('\t'),
    ['乘客满意度', '≥88%', '不适用（12月调查）', '—', '确定能', '12月调查'].join('\t'),
    row.join('\t'),
  ].join('\n')
