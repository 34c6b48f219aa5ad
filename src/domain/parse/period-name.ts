/** Periods and things a value can be counted by, as they stand after 每; longer ones first. */
export const PERIODS = '半年度|半年|双月|两个月|季度|年度|学期|工作日|社区|小区|网格|[年季月周天日旬期次人户场处亩辆台村栋]'

const NAMES: Readonly<Record<string, string>> = { 年度: '年', 季: '季度', 日: '天', 半年度: '半年', 两个月: '双月', 个月: '月' }

/** One name per period: 年度 → 年, 日 → 天. */
export const periodName = (text: string): string => NAMES[text] ?? text
