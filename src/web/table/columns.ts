import type { IndicatorColumn } from '#domain/edit/indicator-cell.ts'

/**
 * Columns of the indicator table in the order of the official form, so that a block copied from it lies on the same columns; behind them what
 * scoring needs besides and the form does not print. 得分 is computed: it may be selected and copied, never typed.
 */
export const gridColumns = [
  'category',
  'subcategory',
  'name',
  'target',
  'actual',
  'points',
  'score',
  'deviationReason',
  'nature',
  'level',
  'share',
] as const satisfies readonly (IndicatorColumn | 'score')[]
export type GridColumn = (typeof gridColumns)[number]

export const isTyped = (column: GridColumn): column is IndicatorColumn => column !== 'score'

export const headings: Readonly<Record<GridColumn, string>> = {
  category: '一级指标',
  subcategory: '二级指标',
  name: '三级指标',
  target: '年度指标值',
  actual: '实际完成值',
  points: '分值',
  score: '得分',
  deviationReason: '偏差原因分析及改进措施',
  nature: '性质',
  level: '完成档次',
  share: '比例',
}

/** Ids of the columns' help. */
export const helpOf: Readonly<Record<GridColumn, string>> = {
  category: 'category',
  subcategory: 'subcategory',
  name: 'indicator.name',
  target: 'target',
  actual: 'actual',
  points: 'points',
  score: 'score',
  deviationReason: 'deviationReason',
  nature: 'nature',
  level: 'level',
  share: 'share',
}

/** Columns behind the official form. */
export const helperColumns: readonly GridColumn[] = ['nature', 'level', 'share']

/** How other forms head the same columns; for a block that is pasted with its heading row. */
const otherHeadings: Readonly<Record<string, GridColumn>> = {
  指标名称: 'name',
  指标值: 'target',
  目标值: 'target',
  年初指标值: 'target',
  完成值: 'actual',
  全年实际值: 'actual',
  全年完成值: 'actual',
  年终完成值: 'actual',
  权重: 'points',
  自评得分: 'score',
  偏差原因: 'deviationReason',
  偏差原因及改进措施: 'deviationReason',
  未完成原因分析: 'deviationReason',
  定性定量: 'nature',
  达成程度: 'level',
}
const byHeading = new Map<string, GridColumn>([
  ...gridColumns.map((column): [string, GridColumn] => [headings[column], column]),
  ...Object.entries(otherHeadings),
])

/** The column under a heading as some form prints it ("分 值\n（50）" is 分值), or undefined. */
export const columnOfHeading = (heading: string): GridColumn | undefined =>
  byHeading.get(heading.replace(/[\s（(].*$|\s/gu, '')) ?? byHeading.get(heading.replace(/\s/gu, ''))

/** What a cell offers to choose from; free text is allowed beside it in the first two. */
export const choices: Partial<Readonly<Record<GridColumn, readonly string[]>>> = {
  category: ['产出指标', '效益指标', '满意度指标', '成本指标'],
  subcategory: [
    '数量指标',
    '质量指标',
    '时效指标',
    '成本指标',
    '经济效益指标',
    '社会效益指标',
    '生态效益指标',
    '可持续影响指标',
    '服务对象满意度指标',
    '经济成本指标',
    '社会成本指标',
    '生态环境成本指标',
  ],
  nature: ['定量', '定性'],
  level: ['达成', '部分达成', '未达成'],
}
