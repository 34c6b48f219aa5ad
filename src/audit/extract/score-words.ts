import { remembered } from '../remembered.ts'

/**
 * Words of scores in running text 评分用语. The grammar of a scoring is: subject, category, then in any order full points, deduction, score and reason.
 */

/** First-level categories and what they are called; the second list names second-level ones, which count only where no first-level one stands. */
const FIRST: readonly (readonly [string, string])[] = [
  [
    '预算执行率',
    '(?:项目|年度|部门|全年)?(?:预算|资金|经费)(?:资金)?(?:支出)?(?:执行|支付|完成)(?:率|情况|进度)?(?:类)?(?:指标)?|执行率(?:指标)?',
  ],
  ['成本指标', '(?:项目|运行|产出)?成本(?:类)?(?:指标|控制)|成本(?=\\d+(?:\\.\\d+)?分)'],
  ['产出指标', '(?:项目|部门|履职)?产出(?:类)?(?:指标|情况|部分|方面|目标)?(?!数量|质量|时效|成本|调查)'],
  ['效益指标', '(?:项目|部门|履职|综合)?(?:效益|效果)(?:类)?(?:指标|情况|部分|方面|目标)?'],
  ['满意度指标', '(?:(?:服务对象|社会公众|受益对象|受益群众|群众|公众|居民)(?:或服务对象)?)?满意[度率](?:类)?(?:指标|情况|部分|方面)?'],
  ['决策', '(?:项目)?决策(?:类)?(?:指标|情况)?'],
  ['过程', '(?:项目)?过程(?:类)?(?:指标|情况)?'],
  ['投入', '(?:项目)?(?<!资金|经费|预算)投入(?:类)?(?:指标|情况)|(?<!资金|经费|预算|人力)投入(?=\\(?\\d+(?:\\.\\d+)?分)'],
  ['管理效率', '管理效率(?:指标)?'],
  ['运行成本', '运行成本(?:指标)?'],
  ['履职效能', '履职效能(?:指标)?'],
  ['社会效应', '社会效应(?:指标)?'],
  ['可持续发展能力', '可持续发展(?:能力)?(?:指标)?'],
  ['预算编制', '预算编制(?:情况|指标)?'],
  ['预算管理', '预算管理(?:情况|指标)?'],
  ['资产管理', '资产管理(?:情况|指标)?'],
]
const SECOND: readonly (readonly [string, string])[] = [
  ['数量指标', '(?:产出)?数量(?:类)?指标'],
  ['质量指标', '(?:产出)?质量(?:类)?指标'],
  ['时效指标', '(?:产出)?时效(?:类)?指标'],
  ['成本指标', '(?:经济|社会|生态环境)成本(?:类)?指标'],
  ['经济效益指标', '经济效益(?:类)?指标'],
  ['社会效益指标', '社会效益(?:类)?指标'],
  ['生态效益指标', '生态效益(?:类)?指标'],
  ['可持续影响指标', '可持续影响(?:类)?指标'],
]

/** First-level category of a second-level one; undefined for the first level. 成本指标 is either, by the form. */
export const parentOf = (category: string): string | undefined =>
  SECOND.some(([name]) => name === category) ? (/效益|影响/.test(category) ? '效益指标' : '产出指标') : undefined

export interface CategoryAt {
  readonly category: string
  readonly level: 1 | 2
  /** First-level category of a second-level one. */
  readonly parent?: string
  readonly start: number
  readonly end: number
}

const ALL = [
  ...SECOND.map(([name, pattern]) => [name, pattern, 2] as const),
  ...FIRST.map(([name, pattern]) => [name, pattern, 1] as const),
]
const CATEGORY = new RegExp(ALL.map(([, pattern]) => `(${pattern})`).join('|'), 'g')

/** Every mention of a category in a text, in order; with `figures` only those that open the figures of their category. */
export const categoriesIn = (text: string, figures = true): readonly CategoryAt[] =>
  figures ? allCategories(text).filter(({ start, end }) => isHead(text, start, end)) : allCategories(text)

const allCategories = remembered((text): readonly CategoryAt[] => {
  const found: CategoryAt[] = []
  for (const match of text.matchAll(CATEGORY)) {
    const at = match.indexOf(match[0], 1) - 1
    const [category, , level] = ALL[at]!
    found.push({
      category,
      level,
      ...(level === 2 ? { parent: parentOf(category)! } : {}),
      start: match.index,
      end: match.index + match[0].length,
    })
  }
  return found
})

/** What may stand between a category and its figures. */
const BETWEEN =
  /^(?:[^，。；;:(、\d]{0,8}?(?:[:，(、]|其中)*|[^，。；;:(、\d]{0,4}。(?:该|本)?(?:项|类)?(?:指标)?|(?:因|由于)[^。；;]{2,60}?(?=扣))(?:满分|总?分值|权重|标准分|得|扣|减|失|自评|实际|实得|最终|计|评分|赋分|占|共|未扣|不扣|没有?扣|无扣|完成率|执行率|达成率|\d)/
/** Words that make a mention of a category part of a reason. */
const INSIDE_REASON = /(?:因|由于|导致|影响|对|使得|造成|原因[为是:]?|为了|按照?|根据)[^，。；;:(]{0,12}$/

/** A mention that opens the figures of its category, not one in passing ("因预算执行进度慢"). */
function isHead(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 72)
  if (!BETWEEN.test(after)) return false
  // "扣分原因：产出指标因……扣2分": a category with a reason and a deduction of its own.
  if (/^(?:因|由于)[^。；;]{2,60}?扣(?:除|减)?\d/.test(after)) return true
  return !INSIDE_REASON.test(text.slice(Math.max(0, start - 16), start))
}

/** Words before the points somebody got, the points there were to get, and the points that were lost 得分、满分、扣分: one list for all who read scores. */
export const SCORE_WORD =
  '(?:自评|实际|评价|评定|本项|该项|核定|单项|最终)*(?:得分|得|评分|计分|计|自评分|评价分|打分|实得分?|评得|自评(?:结果)?)(?:数|值|结果|情况)?'
export const FULL_WORD = '满分(?:值)?|分值|权重(?:分值?|值)?|标准分(?:值)?|应得分?|设定分值|赋分|配分|基础分'
export const LOST_WORD = '(?:扣(?:除|减|掉|去)?(?:了)?(?:分)?|失分|丢分|(?<![调核追增缩削递压裁精加])减分?|少得)(?:数)?'

const NUMBER = '(\\d+(?:\\.\\d+)?)'
/** A figure of points; never a share, a count or money. */
const END = '(?:分(?!钟|之|类|项|别|配|批|析|布|散|管|公司|局)|(?![\\d.,]*(?:%|个|次|人|万|元|年|月|日|项|场|户|家|条|/)))'

/** Full points: "满分40分", "分值40", "权重10分". */
export const FULL = new RegExp(`(?:${FULL_WORD}|总分值|占|共)(?:数)?(?:为|是|:|=)?${NUMBER}${END}`, 'g')
/** "产出指标(40分)", "产出指标40分，…": right behind the category. */
export const FULL_HEAD = new RegExp(
  `^[^，。；\\d(得扣评实减失计]{0,6}(?:\\((?:[^)\\d]{0,6})?${NUMBER}分?(?:[^)\\d]{0,4})?\\)|:?${NUMBER}分(?=[，,、；;:(]|自评|实际|实得|得|未?扣))`,
)
/** "扣2分", "扣减2分", "扣分2分", "失2分". */
export const DEDUCTED = new RegExp(
  `(?<!每.{0,12}|则|按.{0,6})(共|合计|总共|累计)?(?:被|予以|酌情|相应)?${LOST_WORD}(?:为|是|:|共)?${NUMBER}${END}`,
  'g',
)
export const NOT_DEDUCTED = /(?:未|不|没有?|无(?:需)?)(?:予|作|被)?(?:扣分?|失分|减分)(?!原因)/
/** "得分38分", "自评得38分", "实得38", "得38分". */
export const SCORED = new RegExp(`(?<!应|可|率|总|合计|综合|最终)${SCORE_WORD}(?:为|是|:|=|达到?)?${NUMBER}${END}`, 'g')
export const FULL_SCORED = /(?:得|评|计|为|获得?)满分|满分(?:得分|通过)/
/** "38/40" */
export const FRACTION = new RegExp(`${NUMBER}分?/${NUMBER}分?(?![\\d%])`)

/** Words that tell why points were lost. */
export const REASON =
  /因|由于|(?:^|(?<=[，,:(]))系(?!统|列|数)|原因|主要是|未(?!扣|失|减)|没有(?!扣)|不足|不够|不到位|不及时|不高|不强|少于|较少|偏少|少开展|少完成|低于|较低|偏低|较慢|缓慢|滞后|延迟|延期|推迟|偏差|缺|超出|超过|超支|仅|只有|尚|有待|薄弱|下降|问题|欠|漏|差距|受[^，。；]{0,8}影响|变更|取消|调整|反映|集中在|意见|缘于|源于|失分|所致|主因/
