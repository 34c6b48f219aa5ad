/**
 * What the label of an amount means in a department's accounts 收支科目. Labels are plain text; the first pattern that fits decides.
 */
export type AccountField =
  | 'carry-out'
  | 'carry-in'
  | 'income-total'
  | 'expenditure-total'
  | 'basic'
  | 'project'
  | 'personnel'
  | 'public-funds'
  | 'three-public'
  | 'three-public-part'
  | 'procurement'
  | 'initial'
  | 'adjusted'
  | 'executed'
  | 'source'
  | 'class'
  | 'income'
  | 'expenditure'
  | 'remaining'
  /** Expenditure of one fund, never of the whole department. */
  | 'part-expenditure'
  /** 到位资金、下达资金 */
  | 'received'

/** 支出功能分类，类级 (regulations 9.1), without 支出. */
const CLASSES =
  '一般公共服务|外交|国防|公共安全|教育|科学技术|文化旅游体育与传媒|文化体育与传媒|社会保障和就业|社会保障与就业|社会保险基金|卫生健康|医疗卫生与计划生育|节能环保|城乡社区|农林水|交通运输|资源勘探工业信息等|资源勘探信息等|商业服务业等|金融|援助其他地区|自然资源海洋气象等|住房保障|粮油物资储备|灾害防治及应急管理|转移性|债务还本|债务付息|债务发行费用'

const FIELDS: readonly (readonly [AccountField, RegExp])[] = [
  ['carry-out', /(?:年末|年底|期末)[^，。；]{0,8}(?:结转|结余)|结转(?:到|至|入)?(?:下年|次年|20\d\d年)|(?:结转|结余)下年/],
  ['carry-in', /(?:上年|年初|以前年度|历年|期初)[^，。；]{0,8}(?:结转|结余)|(?:动用|使用)[^，。；]{0,8}(?:结转|结余)/],
  ['three-public', /三公.?经费/],
  ['three-public-part', /因公出国|公务用车(?:购置|运行)|公务接待|公车运行/],
  ['procurement', /政府采购/],
  ['basic', /基本支出/],
  ['personnel', /人员(?:经费|支出|类)|工资福利支出/],
  ['public-funds', /(?:日常)?公用(?:经费|支出)|商品和服务支出/],
  ['income-total', /收入总[计量额]|收支总计|总收入$/],
  ['expenditure-total', /支出总[计量]/],
  ['class', new RegExp(`(?:${CLASSES})(?:[(]类[)])?(?:支出)?(?:收入)?$|^(?:其他|一般公共预算)支出(?:收入)$|(?:${CLASSES})支出`)],
  [
    'source',
    /(?:^|[^一-龥]|年度?|预算|决算|收入|拨款|为|是|的)(?:(?:一般公共预算|公共财政预算|政府性?基金|基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款|资金|收入|补助|预算)*|财政专户.{0,8}|事业收入|事业单位经营收入|经营收入|上级补助(?:收入)?|附属单位.{0,6}|其他(?:来源)?(?:收入|资金)|单位资金|自有资金|财政拨款(?:收入|资金)?|财政(?:性|补助)?资金(?:收入)?|(?:中央|省级?|市级?|区级|县级|镇级|本级|地方)(?:财政)?(?:补助|专项|配套|转移支付|自筹|安排)*(?:资金|拨款)|(?:中央|省级|市级|区级|县级|本级)(?:财政)?(?:补助|配套)|自筹(?:资金)?)$/,
  ],
  ['income', /收入(?!.*支出)(?:合计|总数|数|预算|决算|完成)(?:数|额)?$/],
  ['part-expenditure', /(?:政府性?基金|国有资本|社会保险基金|一般公共预算|财政拨款|专户|三公.?经费).{0,10}支出(?:决算)?(?:合计|总额|数)?$/],
  ['expenditure', /支出(?:决算)?(?:合计|总额|总数)$|^(?:20\d\d年度?)?(?:本年|全年|部门|年度)*支出决算数?$/],
  ['initial', /年初(?:部门)?预算|年初安排|初始预算/],
  ['adjusted', /(?:全年|调整后?|追加后|最终)(?:的)?(?:部门)?预算|预算(?:调整|追加)(?:后|为|到|至)|全年预算|调整为/],
  ['remaining', /(?:结转|结余|剩余|未支出|未支付|未拨付|未付|未使用|未执行|沉淀)(?:资金|指标)?/],
  ['received', /(?:到位|下达)(?:资金|经费|金额|数)?$|(?:实际)?到位(?:资金|数)|资金(?:总额)?(?:下达|到位)/],
  [
    'executed',
    /执行数|(?:全年|累计|实际|共|已)(?:共|累计|实际|已)?(?:执行|支出|使用|支付|列支|完成支出)|预算执行|支出决算|决算支出|决算数|实际支出|支付|^(?:执行|支出|支出完成|完成支出|使用|列支|实支)$|^(?:截[至止][^，。；]{2,14}|(?:1月?[-—~至到])?\d{1,2}月(?:份)?)(?:底|末|止)?(?:共|累计|实际|已)*(?:支出|执行|支付|使用)$/,
  ],
  ['project', /项目(?:类)?支出$|项目(?:预算)?支出(?:合计|总额|预算|决算)?/],
  ['income', /收入(?:合计|总数|数|预算|决算|完成)?$|(?:预算|决算|部门|年度|本年|全年)[^，。；]{0,4}收入/],
  ['expenditure', /支出(?:合计|总数|数|预算|决算|完成|总额)?$|总支出/],
]

export function accountField(label: string): AccountField | undefined {
  for (const [field, pattern] of FIELDS) if (pattern.test(label)) return field
  return undefined
}

/** "2023年部门支出", "全年实际支出合计": the whole and nothing of it by name; "平台建设支出" is a part. */
export const isBareTotal = (label: string): boolean =>
  /^(?:(?:20\d\d|本|当|全|该)年度?|我?[一-龥]{0,2}(?:局|办|委|街道|镇|乡|校|院|馆|中心|苏木)|部门|单位|项目|资金|实际|累计|共计?|总|财政|决算|预算|已|完成|年度|截至.*)*(?:收入|支出)(?:合计|总计|总额|总数|决算数?|预算数?|完成数?|数)*$/.test(
    label,
  )

/** Amounts that compare ("比上年增加 27.45 万元") are no parts of anything. */
export const isComparison = (label: string): boolean =>
  /(?:增加|减少|增长|下降|增幅|降幅|增减|上升|提高|节约|节省|压减|超出|多支|少支)(?:了|额)?$|(?:较|比|与)(?:上年|去年|20\d\d年|年初|预算)|上年(?:同期|数|度?决算|度?支出|度?收入|执行)|去年|同比|同期/.test(
    label,
  )

/** "三年累计支出", "开工以来累计完成": what several years spent is no year's execution. */
export const isOfYears = (label: string): boolean => /(?:[两二三四五六七八九十]|\d)年(?:共|合计|累计)|以来(?:共|合计|累计)|历年/.test(label)

/** Amounts that bound ("不超过 74.7 万元") are targets. */
export const isBound = (before: string): boolean =>
  /(?:不超过|不超|不高于|不低于|不少于|不大于|控制在|以内|≤|≥|<|>|低于|高于|超过|少于|达到)$/.test(before)
