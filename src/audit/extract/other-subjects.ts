import type { AmountAt } from './amounts.ts'

/** Words that name a figure, a time or the department itself, and nothing that has money of its own. */
const NO_NAME =
  /^(?:20\d\d|年[初中末底]?|度|我|本|该|全|当|[省市县区镇乡街道局院校委办处站所队馆会本]?级|[省市县区镇乡街道局院校委办处站所队馆会]|中心|苏木|学校|医院|机关|单位|部门|整体|调整|追加|[前后]|最终|实际|累计|截[至止]|\d{1,2}|月|日|底|已|共|总|各项?|全部|其中|财政|预算|支出|执行|安排|批复|下达|资金|经费|[数额为是由从至到的、及和与，,]|收入|决算|一般公共|政府性|基金|拨款|到位|使用|完成|支付|金额|情况|项目|核定|指标|初始|期|上|报|计划|合计|总计|共计|列支|拨付|部分|专项|公共|国有|资本|经营|累|计|拟|可|用|统筹|综合|年终|自评|绩效|评价|口径|表|根据|按|以|以来|同|范围|纳入|涉及|汇总)*$/

/** What ends the talk about the subject before it. */
const BACK_TO_WHOLE = /全年|本年|合计|总计|整体|部门|单位|总支出|总预算|[。；;]/

/**
 * Whether an amount is told of something that its sentence names and no list knows 句中主语: "办案业务费预算 386.60 万元、支出 360.03 万元". The second amount has no name of
 * its own and follows the first, and so does a rate at `upTo`. Such money is never the whole department's.
 */
export function isOfOtherSubject(text: string, amounts: readonly AmountAt[], amount: AmountAt, upTo = amount.end): boolean {
  if (BACK_TO_WHOLE.test(text.slice(amount.end, upTo))) return false
  const own = subjectIn(amount.label)
  if (own !== '') return true
  const at = amounts.indexOf(amount)
  const before = amounts[at - 1]
  if (!before || before.passage !== amount.passage || BACK_TO_WHOLE.test(text.slice(before.end, amount.start))) return false
  return isOfOtherSubject(text, amounts, before)
}

/** A division of the whole. */
const PART = /(?:基本|项目)支出/

/** What a label names besides figures and the department: "办案业务费" of "办案业务费预算"; '' when nothing. */
const subjectIn = (label: string): string => {
  const words = label.replace(/[（）()《》“”"\s-]/g, '')
  return NO_NAME.test(words) && !PART.test(words) ? '' : words
}
