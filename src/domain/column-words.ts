/** What a column of a form or table holds, as its heading says. */
export type ColumnHolds =
  | 'level-1'
  | 'level-2'
  | 'name'
  | 'operator'
  | 'unit'
  | 'target'
  | 'actual'
  | 'points'
  | 'score'
  | 'deduction'
  | 'rate'
  | 'money'
  | 'count'
  | 'standard'
  | 'grade'
  | 'reason'
  | 'date'

/** Headings as printed in forms and reports, without blanks and brackets; the first that fits. */
const WORDS: readonly (readonly [ColumnHolds, RegExp])[] = [
  ['level-1', /^(?:一级(?:指标)?(?:名称)?|指标类[别型]|评价维度|维度)$/],
  ['level-2', /^(?:二级(?:指标)?(?:名称)?)$/],
  [
    'name',
    /^(?:三级(?:指标)?(?:名称)?|四级(?:指标)?|具体指标|指标(?:名称|内容)?|绩效指标|考核指标|评价(?:内容|指标|要点)|项目(?:名称|支出)?|任务(?:名称|事项)?|子项目|名称|内容|事项|资金(?:来源|名称|类[型别]|性质|构成)|来源|支出(?:项目|方向|内容|分类|科目|类型)|收入(?:项目|来源)|科目(?:名称)?|类别|单位名称|部门|方向|用途|经费(?:控制情况|项目|名称)?)$/,
  ],
  ['operator', /^(?:指标)?(?:性质|方向)$|^(?:计算|运算)?符号$/],
  ['unit', /^(?:计量|度量|计算|指标)?单位$/],
  ['rate', /^.{0,8}(?:率|占比|比例|比重|进度|得分系数|系数)$/],
  ['deduction', /^(?:扣分|失分|扣减|减分)(?:值|数)?$/],
  [
    'score',
    /^(?:自评|复核|评价|实际|最终|项目|核定|本次|指标|(?:预算)?执行率)?(?:得分|评分|打分)$|^自评分数?$|^得分值$|^评分值$|^(?:评定|考评|核定)分$/,
  ],
  ['points', /^(?:指标|(?:预算)?执行率)?(?:分值|满分(?:分?值)?|权重(?:分值)?|标准分值?|分数|应得分|权数|基[本础]分)$/],
  ['grade', /^(?:自评|评价|评定)?(?:等级|等次|结论|档次)$/],
  [
    'actual',
    /^(?:全年|年度|实际|本年|自评)?(?:实际)?(?:完成|实现|达成)(?:值|数|情况|结果|指标值)$|^(?:全年|年度|本年|目标)?实际(?:值|数|情况)?$|^年[末终](?:值|完成)$|^完成$|^(?:工作|完成)?实绩$|^(?:落实|达成)情况$/,
  ],
  [
    'target',
    /^(?:年度|年初|全年|本年|绩效|预期|计划|预算)?(?:指标值|目标值|计划值|目标|指标目标)$|^标准值$|^计划$|^应完成$|^(?:考核|目标)(?:要求|目标|任务)$/,
  ],
  [
    'money',
    /^.{0,10}(?:预算数?|调整数|执行数|支出数?|决算数?|金额|到位数?|资金数?|到位资金|拨付数?|收入数?|安排数?|下达数?|结转结?余?数?|结余数?|年初数|调整后|总额|执行|使用数)$|^.{0,6}预算执行数$|^年初|^20\d\d年(?:实际|预算|支出|决算)数?$/,
  ],
  ['count', /^.{0,6}(?:数量|个数|人数|户数|次数|面积)$/],
  ['standard', /^(?:评价|评分|计分|赋分|打分|考核)(?:标准|细则|规则|方法|办法|依据)$|^标准$/],
  ['date', /^.{0,6}(?:时间|日期|时限|期限)$/],
  [
    'reason',
    /^.{0,6}(?:原因|偏差).{0,12}$|^.{0,4}(?:备注|说明|措施|佐证(?:材料)?|责任(?:科室|单位|人|股室|部门)|整改措施|改进措施|数据来源|评价依据)$/,
  ],
]

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/[:、,]+$/, '')

/** What the heading of a column says that it holds 列的含义; undefined when it is none of the words that forms and reports print. */
export function columnHolds(heading: string): ColumnHolds | undefined {
  if (heading.length > LONGEST || heading === '') return undefined
  const before = known.get(heading)
  if (before !== undefined) return before === 'nothing' ? undefined : before
  if (known.size >= MOST_KNOWN) known.clear()
  const words = bare(heading)
  const found = words === '' || words.length > LONGEST_WORDS ? undefined : WORDS.find(([, pattern]) => pattern.test(words))?.[0]
  known.set(heading, found ?? 'nothing')
  return found
}

const LONGEST = 32
const LONGEST_WORDS = 16
/** The same few headings and cells are asked for again and again. */
const known = new Map<string, ColumnHolds | 'nothing'>()
const MOST_KNOWN = 5_000

const LEVEL =
  /^(?:(?:产出|效益|效果|满意度|成本|决策|过程|投入|管理|履职|履职(?:效能|产出|效果|效益)|社会评价|预算执行|可持续发展?|项目(?:完成|产出|效益|效果)|部门(?:管理|产出)|(?:产出)?(?:数量|质量|时效|成本)|(?:经济|社会|生态)(?:环境)?(?:效益|成本)|可持续影响|服务对象(?:满意度)?|预算(?:编制|配置|执行|管理|安排)|目标设定|职责履行|履职效益|资产管理|资金(?:落实|管理|投入|到位|使用)|绩效目标|项目立项|组织实施|财务管理|业务管理)(?:情况|指标)?等?|(?:社会公众或)?服务对象满意度(?:指标)?等?|社会公众满意度(?:指标)?)$/

/** Is this the name of a first or second level of indicators, as forms print it? Points behind it (“产出（40分）”, “投入15分”) do not matter. */
export const isLevelName = (text: string): boolean => LEVEL.test(bare(text).replace(/\d+(?:\.\d+)?分?$/, ''))

/** The name of a row of totals. */
export const isTotalName = (text: string): boolean =>
  /^(?:.{0,6}(?:合计|总计|小计)|总分|共计|总得分|得分合计|自评总分)$/.test(bare(text).replace(/\d+(?:\.\d+)?分?$/, ''))

const EXPENSE =
  /^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]+)?(?:其中:?)?(?:基本支出|项目支出|人员(?:经费|支出|类支出)|(?:日常)?公用(?:经费|支出)|工资福利支出|商品和服务支出|对个人和家庭的?补助(?:支出)?|资本性支出|债务利息及费用支出|因公出国(?:\(境\))?费?用?|公务用车(?:购置|及|和|运行|维护)*费?|公务接待费?|会议费|培训费|差旅费)(?:\(.*\))?$/

/** A division of expenditure 支出类别: rows of a list of what was spent, never projects. */
export const isExpenseName = (text: string): boolean => EXPENSE.test(bare(text))
