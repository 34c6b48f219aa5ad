/** Words that forms print before or above what is filled in. */

const bare = (text: string): string => text.replace(/[\s：:]|[（(][^（）()]{1,4}[）)]/g, '')

/** Labels of forms before a name, a figure, a grade. */
const LABEL =
  /^(?:(?:部门|单位|项目|填报单位|预算单位|实施单位|主管部门|项目单位|评价单位)(?:名称|全称)?|(?:转移支付|专项转移支付|资金|专项资金|专项|政策)名称|(?:中央|省级|市级|州级|区级|县级|地方|资金)?(?:主管|实施)部门(?:及代码)?|(?:项目|地方|具体)?实施单位(?:名称)?|资金(?:使用|主管)单位|(?:申报|编制|承担|项目承担|自评|填表)单位|评价年度|预算年度|金额单位|(?:自评|评价)?(?:总分|得分|总得分|等级|等次)|(?:填报|填表|制表|经办|审核|复核|联系|负责)人|(?:单位|项目)负责人|(?:联系)?电话|(?:填报|填表)(?:日期|时间)|编制人数|实有人数|项目(?:属性|类型|类别|起止时间|编码))$/
/** Is this a label that forms print before a value of their head? */
export const isFormLabel = (text: string): boolean => LABEL.test(bare(text))

/** Labels of forms before sentences. */
const TEXT_LABEL =
  /^(?:项目)?(?:年度|总体|绩效|年度总体|年度绩效|预期|年初)目标\d?(?:完成情况)?$|^(?:实际|目标)完成情况$|^其他需要?说明的?(?:问题|事项)$|^(?:自评|评价)结论$|^存在的?(?:主要)?问题(?:及原因)?$|^(?:下一步)?(?:改进|整改)措施(?:及结果应用方案)?$|^(?:立项|设立)依据$|^项目(?:概况|基本情况)$|^(?:偏差大或目标未完成|主要?扣分|扣分|未完成)?原因(?:分析)?$|^(?:备注|说明|结果应用)$/
/** Is this a label that forms print before a text of theirs? */
export const isTextLabel = (text: string): boolean => TEXT_LABEL.test(bare(text))

const GOAL_TITLE = /^(?:项目基本情况|(?:\d[.、])?(?:项目)?(?:年度|当年|全年)?(?:总体|绩效)?目标(?:完成情况)?)$/
const EXPECTED = /^(?:项目)?(?:年初|年度|预期|全年|总体)?(?:设定的?|总体|绩效|预期)?目标$/
const REACHED = /^(?:年度|全年|目标)?(?:总体|绩效)?(?:目标)?(?:实际)?完成(?:目标)?情况$|^实际完成目标$/
/** The heading over what was to be reached, over what was reached, and the name of both. */
export const isExpectedHeading = (text: string): boolean => EXPECTED.test(bare(text))
export const isReachedHeading = (text: string): boolean => REACHED.test(bare(text))
export const isGoalTitle = (text: string): boolean => GOAL_TITLE.test(bare(text))
