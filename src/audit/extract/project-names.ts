import { accountField, isComparison } from './account-words.ts'

/** Ends of project names. */
const PROJECT_END =
  /(?:项目|经费|资金|费用|费|补助|补贴|津贴|工程|专项|救助金|奖励金|慰问金|基金|保证金|款|金|建设|改造|购置|维修|维护|采购|活动|工作|行动|服务|计划|普查|整治|治理|管护|运维|运行|保障|系统|平台)(?:\([^)]{1,20}\))?$/

/** Words before the first name of a list that are not part of it: "2024年财政拨社区工作经费" → "社区工作经费". */
const ALLOCATED =
  /^(?:20\d\d年度?|全年|本年度?|当年|年初|上级|各级|省|市|区|县|镇|本级|我(?:单位|部门|局|街道|镇|乡|办|委|院|校|中心))*(?:财政(?:局|部门)?)?(?:共计|总共|共|分别|主要|预算|实际|专项|已)*(?:拨付|拨款|拨|安排|下达|批复|核定|投入|到位|实施|列支)了?(?:预算|资金|经费|专项资金)*(?:用于)?(?=.{3})/
const NOT_NAME =
  /^(?:合计|总计|共计|小计|其他|其中|预算|年初预算|全年预算|调整|执行|支出|收入|结转|结余|资金总额|总额|资金|经费|项目|项目资金|预算资金|财政资金|财政拨款|到位资金|实际到位|年度资金总额|本年|全年|上年|专项资金|项目经费|项目支出|工作经费)$/
const SENTENCE_WORD =
  /(?:实际|已经|截至|截止|占|完成率|执行率|其中|以及|比|较|增加|减少|增长|为了|根据|按照|通过|由于|因为|用于|预算数|总额|合计|共计|到位|年初|年末|上年|全年|资金总|总投资|涉及|全部|所有)/

/** Whether the label of an amount, or the words before a score, can be the name of a project. */
export const isProjectName = (words: string): boolean => PROJECT_END.test(words) && mayBeName(words)

/** The same of a list that is known to be one of projects: whatever its names end with. */
export function mayBeName(words: string): boolean {
  if (
    words.length < 3 ||
    words.length > 60 ||
    /^(?:\d+|[一二两三四五六七八九十]+)个/.test(words) ||
    NOT_NAME.test(words) ||
    !/[一-龥]{2}/.test(words)
  )
    return false
  // "自评结论:本项目" points at a name that stands elsewhere.
  if (/(?:^|[:：])(?:本|该|此|各|以上|上述)(?:项目|专项|工程)/.test(words)) return false
  // "预算执行(10分)" heads a column of scores.
  if (/[(（](?:满分)?\d+(?:\.\d+)?分[)）]$/.test(words)) return false
  if (SENTENCE_WORD.test(words) || isComparison(words)) return false
  const field = accountField(words)
  return field === undefined || (field === 'project' && !/支出/.test(words)) || (field === 'procurement' && words.length > 8)
}

/** A name without what a sentence puts around it: verbs of allocation, years, marks, quotes, "的", closing words. */
export function cleanName(words: string): string {
  return words
    .replace(/^[“"‘'《]+|[”"’'》]+$/g, '')
    .replace(ALLOCATED, '')
    .replace(/^(?:我|本)(?:单位|部门|局|街道|镇|乡|办|委|院|校|中心)(?:的)?/, '')
    .replace(/^(?:关于|对|将|在|该|本|由|以|经|从|其中|一是|二是|三是|另外|包括)(?=[^\d])/, '')
    .replace(/^20\d\d年度?(?=[一-龥]{4})/, '')
    .replace(/(?:预算|资金)?(?:安排|投入|总额|合计)$/, '')
    .replace(/的$/, '')
    .trim()
}
