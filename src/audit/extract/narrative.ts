import type { Place } from '#domain/place.ts'
import type { Department, KeyEvaluation, Organisation, ProblemAndMeasure, Signature, Stage } from '#domain/submission.ts'
import type { DateClaim, DocumentNumber, Passage, Said, Section } from './claims.ts'
import { closingLines } from './closing.ts'
import { isoDate } from './dates.ts'
import { markLength, placeOfSpan } from './passages.ts'
import { type KnownProject, mentionsOf } from './projects.ts'

const METHODS = [
  '成本效益分析法',
  '比较法',
  '对比法',
  '对比分析法',
  '因素分析法',
  '最低成本法',
  '公众评判法',
  '标杆管理法',
  '问卷调查法',
  '问卷调查',
  '抽样调查',
  '现场勘察',
  '实地查看',
  '座谈',
  '访谈',
  '案卷研究',
  '资料研究',
  '文献法',
  '数据对比',
]

/** 自评工作开展情况 */
export function organisationOf(
  passages: readonly Passage[],
  documents: readonly DocumentNumber[],
  dates: readonly DateClaim[],
): Organisation {
  const own = passages.filter(({ kind }) => kind === 'organisation' || kind === 'methods')
  const text = own.map((passage) => passage.text).join('\n')
  const sentence = (pattern: RegExp) => own.flatMap(({ sentences }) => sentences).find((one) => pattern.test(one.text))?.text
  const optional = {
    groupLeader:
      /组长[:由为是(]+([一-龥]{2,12})(?=[，。；、)]|担任)|由([一-龥]{2,10})(?:同志)?(?:担任|任)(?:自评|评价|工作)?(?:领导)?(?:小组)?组长/
        .exec(text)
        ?.slice(1)
        .find((name) => name !== undefined),
    groupMembers: sentence(/(?:成立|组成|组建).{0,20}(?:小组|领导小组|工作组|专班)/),
    workPlan: sentence(/工作方案|实施方案/),
    voucherCheck: sentence(/凭证|账簿|账目|核实|核查/),
    siteVisits: sentence(/实地|现场|踏勘|走访/),
    interviews: sentence(/访谈|座谈|问卷/),
  }
  return {
    basis: documents
      .filter(({ passage }) => isBasis(passages[passage]!, passage))
      .map(({ text: number, title }) => ({ title: title ?? '', number })),
    methods: METHODS.filter((method) => text.includes(method)),
    stages: stagesOf(passages, dates),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

const isBasis = ({ kind }: Passage, index: number) => kind === 'organisation' || kind === 'methods' || kind === undefined || index < 6

/** Dated steps: a passage or sentence of the methods with a date. */
function stagesOf(passages: readonly Passage[], dates: readonly DateClaim[]): Stage[] {
  return [...Map.groupBy(dates, ({ passage }) => passage)].flatMap(([index, own]) => {
    const passage = passages[index]!
    if (passage.kind !== 'methods' && passage.kind !== 'organisation') return []
    const span = own.find(({ to }) => to !== undefined) ?? own[0]!
    const body = passage.text.slice(markLength(passage))
    const from = isoDate(span.date)
    const to = isoDate(span.to ?? span.date)
    return [
      { name: /^[^。:，；]{2,24}/.exec(body)?.[0] ?? body.slice(0, 24), ...(from ? { from } : {}), ...(to ? { to } : {}), content: body },
    ]
  })
}

/** Items of the problems and of the measures, one passage each; the introduction that ends with a colon is none. */
export function itemsUnder(file: string, passages: readonly Passage[], side: 'problems' | 'measures'): Said[] {
  const marked = new Set(
    passages.flatMap((passage) => (!passage.heading && isSide(passage, side) && markLength(passage) > 0 ? [passage.section] : [])),
  )
  return passages.flatMap((passage) => {
    if (passage.heading || /:$/.test(passage.text) || isCaption(passage.text) || FOLLOW_UP.test(passage.text)) return []
    // Behind numbered items a paragraph without number says something else: "上年自评指出的问题已整改".
    if (marked.has(passage.section) && markLength(passage) === 0 && isSide(passage, side)) return []
    const both = passage.kind === 'problems-and-measures' ? BOTH.exec(passage.text) : null
    if (both) {
      const [from, to] = side === 'problems' ? [markLength(passage), both.index + 1] : [both.index + 1, passage.text.length]
      return [{ value: passage.text.slice(from, to), place: placeOfSpan(file, passage, from, to) }]
    }
    if (!isSide(passage, side)) return []
    const mark = markLength(passage)
    const from = /^[一二三四五六七八九十]是|^第[一二三四五六七八九十][，、]/.test(passage.text) ? 0 : mark
    const body = passage.text.slice(from)
    const title = RUN_IN.exec(body)?.[0].length ?? 0
    // A list told in one run-in passage: its clauses are the items.
    const spoken = /^(?:一是|第一|1[.、](?!\d))/.test(body.slice(title))
      ? body.slice(title).split(/[；;。，]?(?=(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]|(?<![\d.])[1-9][.、](?!\d)))/)
      : undefined
    const clauses = (spoken ?? (title > 0 ? body.slice(title).split(/[；;]/) : [body]))
      .map((clause) => clause.replace(/^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]|[1-9][.、])/, ''))
      .filter((clause) => clause.length > (spoken ? 1 : 4))
    return clauses.map((value) => {
      const at = passage.text.indexOf(value)
      return { value, place: placeOfSpan(file, passage, at, at + value.length) }
    })
  })
}

/** The line over a table or under a picture: "问题与改进措施对照表", "表3 整改清单", "单位:万元". */
const isCaption = (text: string) =>
  text.length <= 40 &&
  !/[。；，]/.test(text) &&
  /(?:表|图|清单|台账)(?:\([^()]*\))?$|^(?:附?表|图)[\d一二三四五六七八九十]|^(?:金额)?单位:/.test(text)

/** What became of last year's problems, and what the results are used for. */
const FOLLOW_UP = /^(?:\(?[一二三四五六七八九十\d]+[.、)])?(?:上年|上一年|去年|以前年度|(?:本次)?自评结果|通过自评)/

/** A problem and its measure in one item: "教师培训完成率偏低。下一步将……" */
const BOTH = /[。；](?=(?:下一步|今后|下年度?|改进措施|整改措施|对策|针对(?:这|该|此)))/

/** "存在问题。", "改进措施：" in front of the items. */
const RUN_IN = /^(?:存在(?:的)?(?:主要)?(?:问题|不足)|(?:主要)?问题|(?:下一步)?(?:改进|整改|工作)?(?:措施|建议|打算))[。:]/

function isSide({ kind, text }: Passage, side: 'problems' | 'measures'): boolean {
  if (kind === side) return true
  if (kind !== 'problems-and-measures') return false
  return /(?:措施|建议|下一步|今后|将|改进|加强|完善)/.test(text.slice(0, 16)) === (side === 'measures')
}

/** Problems and measures in their order; the n-th measure stands beside the n-th problem. */
export const pairsOf = (problems: readonly Said[], measures: readonly Said[]): ProblemAndMeasure[] =>
  Array.from({ length: Math.max(problems.length, measures.length) }, (_, i) => ({
    ...(problems[i] ? { problem: problems[i].value } : {}),
    ...(measures[i] ? { measure: measures[i].value } : {}),
  }))

/** 职能、机构、人员 */
export function departmentOf(name: string | undefined, passages: readonly Passage[], sections: readonly Section[]): Department {
  const own = passages.filter(({ kind, heading }) => !heading && (kind === 'profile' || kind === 'department'))
  const text = own.map((passage) => passage.text).join('\n')
  const number = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1]
    return found === undefined ? undefined : Number(found)
  }
  const duties = own.filter(
    ({ text: words, section }) =>
      /职[能责]/.test(section === undefined ? '' : sections[section]!.title) || /^(?:主要职[能责]|贯彻|负责|承担|组织)/.test(words),
  )
  const optional = {
    name,
    institutions: own.find(({ text: words }) => /机构(?:设置|情况|构成)|内设|下设|决算单位/.test(words))?.text,
    budgetLevel: /(?:预算(?:管理)?级次|预算级别)(?:为|是|:)?([一-龥]{2,6})/.exec(text)?.[1],
    nature: /(行政单位|事业单位|参公(?:管理)?事业单位|全额拨款事业单位|一级预算单位)/.exec(text)?.[1],
    authorisedStaff: number(/编制(?:数|人数|总数|人员)?(?:共|为|是|有|:)*(\d+)(?:名|人|个)/),
    actualStaff: number(/(?:实有|在职|在编|现有)(?:在职|在编|在岗)?(?:人员|人数|职工|干部)?(?:共|为|是|有|:)*(\d+)(?:名|人)/),
  }
  return {
    duties: duties.map(({ text: words }) => words),
    subordinateUnits: [],
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

/** Key projects that the text names: "对社区工作经费项目进行重点评价". */
export function keyEvaluationsOf(passages: readonly Passage[], projects: readonly KnownProject[]): KeyEvaluation[] {
  const named = new Set<number>()
  for (const { sentences } of passages) {
    for (const { text } of sentences)
      if (/重点(?:项目)?(?:绩效)?评价|重点评价/.test(text)) for (const { project } of mentionsOf(text, projects)) named.add(project)
  }
  return [...named].map((project) => ({ project: projects[project]!.name, rows: [] }))
}

/** Date and seal at the end. */
export function signatureOf(
  passages: readonly Passage[],
  dates: readonly DateClaim[],
): { readonly signature: Signature; readonly places: Readonly<Record<string, Place>> } {
  const lines = new Set(closingLines(passages))
  const tail = passages.filter((_, index) => lines.has(index))
  const date = dates.findLast(({ passage }) => lines.has(passage) && passages[passage]!.text.length <= 24)
  const iso = date && isoDate(date.date)
  const field = (pattern: RegExp) => tail.map(({ text }) => pattern.exec(text)?.[1]).find((found) => found !== undefined)
  const optional = {
    head: field(/(?:单位)?负责人(?:\([^)]*\))?:([一-龥]{2,4})/),
    preparedBy: field(/(?:填报人|填表人|经办人|制表人?):([一-龥]{2,4})/),
    reviewedBy: field(/(?:审核人|复核人?):([一-龥]{2,4})/),
  }
  return {
    signature: {
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
      ...(iso ? { date: iso } : {}),
      ...(tail.some(({ text }) => /\((?:盖章|公章|章)\)/.test(text)) ? { sealed: true } : {}),
    },
    places: iso ? { 'signature.date': date.place } : {},
  }
}

/** Names of attachments: lines under 附件, and 《…》 or names behind "附件：". */
export function attachmentsOf(passages: readonly Passage[]): string[] {
  return passages.flatMap(({ text, kind, heading }) => {
    const listed = /^附件?\d*[:：.、]?\s*(?:\d+[.、])?(.{3,60})$/.exec(text)?.[1]
    if (listed !== undefined && /^附/.test(text)) return [listed]
    return kind === 'attachments' && !heading && text.length <= 60 ? [text.replace(/^\d+[.、]/, '')] : []
  })
}
