import { bare } from '../extract/plain.ts'
import { type DatedLine, headingOf, type SaidDate } from './said-dates.ts'

/** Steps in the order in which they can only follow one another. What names several of them stands for all of those. */
type Scale = readonly RegExp[]

/** A work 工程 or a purchase 采购. */
const WORK: Scale = [
  /(?:进口|需求|方案|可行性)论证|(?:方案|施工图)设计(?!单位|变更|费)|环评[^，。；]{0,4}批复|(?:立项|项目建议书|可行性研究报告|可研报告|初步设计|实施方案)(?:[^，。；]{0,4})(?:批复|批准|获批)|(?:批复|批准)(?:立项|可研|可行性研究|初步设计|实施方案)/u,
  /(?:发布|发出|挂网|刊登)[^，。；]{0,6}公告|(?:招标|采购|磋商|询价|谈判)公告/u,
  /开标|评标|(?:完成|组织|进行)(?:公开)?(?:招标|招投标|竞争性磋商|磋商|政府采购)(?!公告|文件)|(?:招投?标|采购)完成/u,
  /中标|成交(?:通知|公告|结果|供应商)|定标/u,
  /施工许可|签订|签约|签署[^，。；]{0,4}合同|合同签|^合同(?:日期|时间)?:?$/u,
  // What is paid is paid after the contract; how much of the work is done by then is open.
  /开工|动工|进场(?!道路|费)|破土|支付(?![^，。；]{0,8}(?:尾款|余款|质保金|结算款))|付款|付清/u,
  /(?:完工|竣工)(?!验收|结算|决算|财务)|建成|到货|供货|交货(?!期|地)|交工(?!验收)|主体封顶/u,
  /(?:完工|竣工)(?!验收|结算|决算|财务)|建成|(?:完成|交付)[^，。；]{0,4}(?:安装|调试)|安装(?:调试)?(?:完成|完毕)|(?:安装|调试)(?:日期|时间)?:?$/u,
  /验收/u,
  /(?:竣工|工程|完工)(?:结算|决算|财务决算)|结算审[核计]|决算审[核计]|审计定案|支付[^，。；]{0,8}(?:尾款|余款|质保金|结算款)|(?:尾款|余款|质保金)|移交(?:使用|管护)|^[结决]算(?:日期|时间)?:?$|支付(?![^，。；]{0,8}(?:尾款|余款|质保金|结算款))|付款|付清/u,
]

/** Money granted to people and firms 补贴发放. */
const GRANT: Scale = [
  /申请|申报|受理|立案/u,
  /审核|评审|初审|审批/u,
  /公示/u,
  /发放(?![^，。；]{0,8}(?:问卷|资料|宣传|通知|表))|兑付|打卡|办结|结案/u,
]

/** Money that comes 资金到位 and goes on. */
const MONEY: Scale = [
  /收到(?!货|设备|物资|[^，。；]{0,10}(?:发票|申请|材料|通知书))|(?<!拨付|支付|发放)(?:到账|入账|进账|送达|到位|到达[^，。；]{0,6}国库)|收文|上级下达(?:日期|时间)?:?$/u,
  /(?<!上级)(?:下达|分解|细化|分配|拨付|划拨|划转|汇至|汇入|转拨|拨至|拨到|支付|发放(?![^，。；]{0,8}(?:问卷|资料|宣传|通知|表)))/u,
]

/** What is published once it is approved. */
const DISCLOSED: Scale = [/批复|批准/u, /公开(?!开标|招标|采购|竞争|询价|遴选|招聘|招考|选拔|抽)/u]

/** Courses 培训班 and what else is announced, opened and closed. */
const COURSE: Scale = [/报名|招生|招募/u, /开班|开课|开训|开幕|举办|举行|开赛/u, /结业|结课|闭幕/u]

/** The work on the evaluation itself 自评工作. */
const EVALUATION: Scale = [
  /(?:印发|下发|制定|转发|发出|收到)[^，。；]{0,16}(?:通知|方案)|布置|部署|动员|启动|(?:成立|组建)[^，。；]{0,10}(?:小组|专班|工作组)|签订[^，。；]{0,4}委托|接受委托|准备阶段|前期准备/u,
  /培训/u,
  /(?:收集|采集|搜集|整理|查阅|报送|提交)[^，。；]{0,6}(?:资料|数据|材料|凭证|档案)|(?:资料|数据|材料)(?:收集|采集|搜集|整理)|(?:收集|采集|实施|自评)阶段|填报|自查|填写|单位自评|项目自评|开展自评/u,
  /调查|调研|问卷|走访|访谈|座谈|现场|实地|抽查|核查|核实|核对|勘察|踏勘/u,
  /打分|评分|评价|评议|计分|测算|汇总|分析/u,
  /撰写|起草|初稿|形成[^，。；]{0,12}(?:报告|自评表)|(?:编制|编写|完成)[^，。；]{0,6}报告|(?:报告|撰写|总结)(?:撰写|阶段)/u,
  /(?:征求|听取|交换|沟通)[^，。；]{0,10}意见|反馈|修改|复核|复审|审核/u,
  /审定|审议|(?:会议?|会上?)(?:讨论|研究|审议)?(?:并)?通过|定稿|(?:党组|党委|局长|办公|班子|站务|院务|校务)[^，。；]{0,4}会/u,
  /(?:报送|上报|提交|报)[^，。；]{0,8}(?:财政|主管|报告|备案)|(?:报送|上报)[:(]?$|公开(?!开标|招标|采购|竞争|询价|遴选|招聘|招考|选拔|抽)|公示|正式报告/u,
]

/** What was found, and put right; people taken on; what was sown and reaped. */
const OTHERS: readonly Scale[] = [
  [
    /(?:检查|审计|抽查|巡查|督查|监测|巡察)[^，。；]{0,6}(?:发现|指出|反馈)|^发现(?:问题)?(?:日期|时间)?:?$|^反馈(?:日期|时间):?$|交办/mu,
    /整改(?:到位|完成|完毕)|完成[^，。；]{0,6}整改(?!部署)|销号|^整改(?:日期|时间):?$/mu,
  ],
  [/(?:招聘|招考|招录)[^，。；]{0,4}公告/u, /笔试/u, /面试/u, /体检|考察/u, /聘用|录用|上岗|入职|报到/u],
  [/播种|移栽|栽植|定植/u, /收获|采收|收割|测产/u],
]

export interface Step {
  readonly date: SaidDate
  /** First and last of the steps its words name. */
  readonly first: number
  readonly last: number
  /** What the clause names before the step itself: "甲工程"; '' where it names nothing of its own. */
  readonly subject: string
  /** Who takes it, where that stands before the date: "财务室". */
  readonly actor: string
  /** Said of the project as a whole: "项目于". */
  readonly isWhole: boolean
  /** The date with its words. */
  readonly said: string
}

const SEPARATORS = '。；;！？，、|\t\n'
/** What stands before a date and does not say of which work it is. */
const EMPTY_LEAD =
  /^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|最后|随后|然后|后|经|并|且|其中|于|在|自|从|由|实际|已|项目|工程|施工|建设|设备|货物|全部|整体|主体|改造|采购|招标|合同|时间|日期|我[局单位站校院馆办所街道镇乡]{1,2}|[-:()“”\s])+/u
/** Who takes a step is not what it is taken on. */
const ACTOR = /(?:局|委|委员会|办|公司|单位|中心|政府|部门|小组|工作组|院|科|股|处|室|方|机构)(?:于|在)?$/u

interface Words {
  readonly before: string
  readonly after: string
}

/** The words of a date: those of its clause behind it and before it, between the dates beside it. */
function wordsOf(line: DatedLine, index: number, scale: Scale): Words {
  const date = line.dates[index]!
  const { text } = date.stretch
  const previous = line.dates[index - 1]
  const next = line.dates[index + 1]
  const low = previous?.stretch === date.stretch ? previous.end : 0
  const high = next?.stretch === date.stretch ? next.start : text.length
  let from = date.start
  while (from > low && !SEPARATORS.includes(text[from - 1]!)) from--
  const clauseEnd = (at: number) => {
    let to = at
    while (to < high && !SEPARATORS.includes(text[to]!)) to++
    return to
  }
  let to = clauseEnd(date.end)
  // "3月18日，签订合同": the date is set off by a comma.
  if (to === date.end && text[to] === '，' && !/[一-龥]{3}/u.test(text.slice(from, date.start))) to = clauseEnd(to + 1)
  if (line.label !== undefined) return { before: `${line.label}:`, after: '' }
  const words = { before: text.slice(from, date.start), after: text.slice(date.end, to) }
  return date.stretch.passage.row && words.before === '' && words.after === '' ? cellWords(line, date, scale) : words
}

/** The words of a date alone in a cell: its heading where that names a step, otherwise the cells beside it. */
function cellWords({ stretches }: DatedLine, { stretch }: SaidDate, scale: Scale): Words {
  const label = bare(headingOf({ stretch }))
  if (kindOf(label, scale)) return OF_ANOTHER.test(label) ? { before: '', after: '' } : { before: `${label}:`, after: '' }
  const at = stretches.indexOf(stretch)
  return { before: `${stretches[at - 1]?.text.slice(-MOST_WORDS) ?? ''}:`, after: stretches[at + 1]?.text.slice(0, MOST_WORDS) ?? '' }
}
const MOST_WORDS = 40
/** Headings of what was planned, or was done another time. */
const OF_ANOTHER = /首次|初次|二次|再次|预验|初验|复验|第[一二三]次|上年|上次|上期|计划|原定|预计|应|目标/u

const LABEL = /[:(]$|(?:时间|日期)(?:为|是)?$/u

function kindOf(words: string, scale: Scale): readonly [number, number] | undefined {
  const found = scale.flatMap((step, i) => (step.test(words) ? [i] : []))
  return found.length === 0 ? undefined : [found[0]!, found.at(-1)!]
}

/** The kind of step a date's words name: behind a label or in brackets the words before it, otherwise first those behind it. */
function kindBeside({ before, after }: Words, scale: Scale) {
  const isLabelled = LABEL.test(before)
  if (isLabelled) return kindOf(before, scale) ?? kindOf(after, scale)
  return kindOf(after, scale) ?? (/[一-龥]{3}/u.test(after) ? undefined : kindOf(before, scale))
}

/** A step whose words name none of those known, of a list that is all steps. */
const ANY = [0, Number.POSITIVE_INFINITY] as const

function stepsOf(line: DatedLine, scale: Scale, isAllSteps = false): Step[] {
  // "5月底前完成招标，6月底前开工" is an order as well, where all is still to be done.
  const isPlan = line.dates.length > 1 && line.dates.every(({ isLimit }) => isLimit) && !/[；;]/u.test(textOf(line))
  return line.dates.flatMap((date, i) => {
    const words = wordsOf(line, i, scale)
    const kind =
      (date.isLimit && scale !== EVALUATION && !isPlan) ||
      /截[至止]$|(?:约定|应|须|要求|原定|预计|拟)[于在]?$/u.test(words.before) ||
      /^(?:起|以来|以?后)|(?:印发|下发|发布|签订)的/u.test(words.after)
        ? undefined
        : (kindBeside(words, scale) ?? (isAllSteps && date.to && date.from.day !== undefined ? ANY : undefined))
    const lead = words.before.replace(EMPTY_LEAD, '')
    const subject = kindOf(lead, scale) || ACTOR.test(lead) ? '' : lead.replace(/(?:于|在|自)$/u, '')
    const isWhole = subject === '' && /项目|工程|全部/u.test(words.before)
    const about = { date, subject, actor: ACTOR.test(lead) ? lead : '', isWhole }
    // "5月8日开工，截至7月底" tells of its beginning as well.
    const begun = date.to && /开工|动工/u.test(date.text) ? kindOf(date.text, scale) : undefined
    const said = LABEL.test(words.before) ? `${words.before}${date.text}` : `${date.text}${words.after.slice(0, SAID)}`
    return [
      ...(begun ? [{ ...about, first: begun[0], last: begun[1], said: date.text }] : []),
      ...(kind ? [{ ...about, first: kind[0], last: kind[1], said }] : []),
    ]
  })
}
const SAID = 14

/** The steps of a work 工程 or purchase 采购 told in a line. */
export const workSteps = (line: DatedLine): Step[] => stepsOf(line, WORK)
/** The steps of a grant 补贴 told in a line. */
export const grantSteps = (line: DatedLine): Step[] => stepsOf(line, GRANT)
/** When money came and went on, told in a line. */
export const moneySteps = (line: DatedLine): Step[] => (ADVANCED.test(textOf(line)) ? [] : stepsOf(line, MONEY))
/** What is paid before the money is there, or of money from elsewhere. */
const ADVANCED = /垫|自有|预拨|提前|配套|自筹|归还/u
const textOf = ({ stretches }: DatedLine) => stretches.map(({ text }) => text).join('')
/** When a budget was approved and published, told in a line. */
export const disclosedSteps = (line: DatedLine): Step[] => stepsOf(line, DISCLOSED)
/** The steps of a course told in a line. */
export const courseSteps = (line: DatedLine): Step[] => stepsOf(line, COURSE)
/** The steps of what is told less often: only those of which a text has the first and another. */
export const otherSteps = (text: string): ((line: DatedLine) => Step[])[] =>
  OTHERS.filter(([first, ...rest]) => first!.test(text) && rest.some((step) => step.test(text))).map(
    (scale) => (line) => stepsOf(line, scale),
  )
/** The step of a work that a short cell names: "开标". */
export const workStepNamed = (words: string) => kindOf(words, WORK)
/** The steps of the evaluation told in a line. */
export const evaluationSteps = (line: DatedLine): Step[] =>
  stepsOf(line, EVALUATION, line.kind === 'methods' || line.kind === 'organisation')
/** The first of the steps that close an evaluation: its report. */
export const REPORTED = 5
/** Those by which people and places are asked and looked at. */
export const SURVEYED = 3
