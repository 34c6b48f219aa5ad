import { byWords, type Rewrite } from './traced.ts'

/** Words of one notion, as other provinces write them. The one that was written gives way to the other everywhere in a document. */
type Synonyms = readonly (readonly [RegExp, string])[]

const FIELDS_A: Synonyms = [
  [/(?<![一-龥])得分(?![率点])|(?<=，)得分(?=\d)/g, '自评得分'],
  [/满分(?=\d)/g, '分值'],
  [/扣分(?=\d)/g, '失分'],
  [/目标值/g, '指标值'],
  [/实际完成值/g, '全年完成值'],
  [/年初预算数/g, '年初预算'],
  [/全年预算数/g, '调整后预算数'],
  [/全年执行数/g, '实际支出数'],
  [/偏差原因(?:分析)?及改进措施/g, '未完成原因及改进措施'],
  [/二级指标/g, '二级 指标'],
]
const FIELDS_B: Synonyms = [
  [/(?<![一-龥])得分(?![率点])|(?<=，)得分(?=\d)/g, '评分'],
  [/满分(?=\d)/g, '标准分'],
  [/(?<![一-龥])分值(?![一-龥])/g, '权重（分）'],
  [/(?<=，|；)扣(?=\d)/g, '扣减'],
  [/目标值/g, '年初目标值'],
  [/实际完成值/g, '实际值'],
  [/年初预算数/g, '年初批复预算数'],
  [/全年预算数/g, '全年预算'],
  [/全年执行数/g, '全年支出'],
  [/偏差原因(?:分析)?及改进措施/g, '扣分原因及整改措施'],
  [/预算执行率/g, '预算完成率'],
]
const GRADES: Synonyms = [
  [/(?<=[“"|>为：是]\s*)优(?=[”"。，；、（|<\s]|$)/g, '优秀'],
  [/(?<=[“"|>为：是]\s*)良(?=[”"。，；、（|<\s]|$)/g, '良好'],
  [/(\d个)?为优(?=[、，。])/g, '$1为优秀'],
  [/(\d个)?为良(?=[、，。])/g, '$1为良好'],
]

const replaced = (synonyms: Synonyms) => byWords((text) => synonyms.reduce((all, [from, to]) => all.replace(from, to), text))

const FULL_WIDTH = byWords((text) =>
  text.replace(/\d+(?:[.,]\d+)*%?/g, (figure) =>
    [...figure].map((char) => (char === '.' ? '．' : char === ',' ? '，' : String.fromCharCode(char.charCodeAt(0) + 0xfee0))).join(''),
  ),
)

const HALF: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '（': '(', '）': ')' }
const HALF_WIDTH = byWords((text) => text.replace(/[，；：（）]/g, (char) => HALF[char]!))

/** Spaces around figures and inside the short words of forms, as a copy from a page has them. */
const SPACED = byWords((text) =>
  text
    .replace(/(?<=[一-龥])(?=\d)|(?<=[\d%])(?=[一-龥])/g, ' ')
    .replace(/(?<![一-龥])(产出指标|效益指标|满意度指标|项目名称|年度指标值|得分|分值|合计)(?![一-龥])/g, (word) => [...word].join(' ')),
)

const ZEROS = byWords((text) =>
  text
    .replace(/(?<![\d.,])(\d{1,2})(?=分(?![钟之类项别配]))/g, '$1.00')
    .replace(/(?<![\d.])(\d{1,3}(?:\.\d)?)%/g, (_, figure: string) => `${Number(figure).toFixed(2)}%`),
)

/** The grammar of a scored item: full points behind the score, or as a fraction. */
const BRACKETED = byWords((text) =>
  text
    .replace(/满分(\d+(?:\.\d+)?)分，扣(?:分)?(\d+(?:\.\d+)?)分，得(?:分)?(\d+(?:\.\d+)?)分/g, '得$3分（满分$1分，扣$2分）')
    .replace(/满分(\d+(?:\.\d+)?)分，得(?:分)?(\d+(?:\.\d+)?)分/g, '得$2分（满分$1分）'),
)

const YUAN = byWords((text) =>
  text.replace(/(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)\.(\d{1,4})万元(?![/／])/g, (_, whole: string, rest: string) => {
    const amount = Number(whole.replaceAll(',', '')) * 1e4 + Number(rest.padEnd(4, '0'))
    return `${amount.toLocaleString('en-US')}.00元`
  }),
)

const ALL = /\.(?:txt|md|html)$/
export const wordRewrites: readonly Rewrite[] = [
  { id: 'fields-a', title: '栏目换一种叫法：自评得分、分值、指标值、全年完成值', takes: ALL, write: replaced(FIELDS_A) },
  { id: 'fields-b', title: '栏目再换一种叫法：评分、标准分、实际值、预算完成率', takes: ALL, write: replaced(FIELDS_B) },
  { id: 'grades', title: '优、良写作优秀、良好', takes: ALL, write: replaced(GRADES) },
  { id: 'full-width', title: '数字写成全角', takes: ALL, write: FULL_WIDTH },
  { id: 'half-width', title: '标点写成半角', takes: ALL, write: HALF_WIDTH },
  { id: 'spaced', title: '汉字与数字之间、表头字间加空格', takes: ALL, write: SPACED },
  { id: 'zeros', title: '分数和百分比写足两位小数', takes: ALL, write: ZEROS },
  { id: 'bracketed', title: '“满分…，得…”写成“得…（满分…）”', takes: ALL, write: BRACKETED },
  { id: 'yuan', title: '正文的万元写成元', takes: /\.txt$/, write: YUAN },
]
