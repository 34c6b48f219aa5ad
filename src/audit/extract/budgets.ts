import type { Budget } from '#domain/budget.ts'
import type { Place } from '#domain/place.ts'
import { Exact, hundred, type Ratio, ratio, type Yuan } from '#domain/quantity.ts'
import { accountField, isComparison, isOfYears } from './account-words.ts'
import type { AmountAt } from './amounts.ts'
import type { Passage, Section } from './claims.ts'
import { isOfOtherSubject } from './other-subjects.ts'
import { isOfEarlierYear } from './other-years.ts'
import { placeOfSpan } from './passages.ts'
import { type KnownProject, mentionsOf } from './projects.ts'
import { isDepartmentWords, projectOfSection } from './subjects.ts'

/** Budget figures of one owner as the text gives them. */
export interface BudgetRead {
  readonly budget: Budget
  readonly places: Readonly<Record<string, Place>>
}

/** "未全部执行的原因是……", "结余5.4万元，主要是……" */
const UNSPENT =
  /(?:未(?:能)?(?:全部|完全|足额)?(?:执行|支出|支付|使用)|结余|结转|执行率|支出进度|支付进度)[^。；]{0,30}?(?:原因|主要是|由于|(?<!基)因(?!公)|系)[^。；]{4,90}/

type Owner = number | 'department'
interface Draft {
  initial?: Yuan
  adjusted?: Yuan
  /** The amount beside the name, or funds received: the budget where no other is given. */
  base?: Yuan
  executed?: Yuan
  claimedRate?: Ratio
  reason?: string
  places: Record<string, Place>
}

const RATE =
  /(?:预算|资金|支出|总体|整体|全年|年度|项目)*(?:执行率|执行进度|支出进度|支付率|完成率(?=[^，。；]{0,4}(?:预算|资金)))(?:为|达到?|是|:|约)*(\d+(?:\.\d+)?)%/g

/** "年度目标为预算执行率达到95%以上": what was to be reached. */
const isAim = (text: string, start: number, end: number): boolean =>
  /^(?:\(含\))?(?:及?以上|及以内|的(?:年度|绩效|预期|考核)*(?:目标|要求))/.test(text.slice(end, end + 8)) ||
  /(?:目标(?:值|任务)?|要求|计划)(?:为|是|:)*[^，。；\d]{0,6}$/.test(text.slice(Math.max(0, start - 14), start))

/** What is known of the document when money is given to its owners. */
export interface BudgetSurroundings {
  readonly sections: readonly Section[]
  readonly sectionProjects: ReadonlyMap<number, number>
  readonly only: number | undefined
  readonly projects: readonly KnownProject[]
  /** The evaluated year. */
  readonly year: number | undefined
}

/** "2023年已执行5570万元，累计执行14880万元": money of another year, or of it and this one. */
function isOfOtherYears({ label, start }: AmountAt, { text }: Passage, year: number | undefined): boolean {
  if (year === undefined) return false
  const sentence = text.slice(text.lastIndexOf('。', start) + 1, start)
  const isOther = (words: string) =>
    [...words.matchAll(/(20\d\d)年(?=已|累计|度?(?:预算|支出|执行))/g)].some((match) => Number(match[1]) < year)
  return isOther(label) || (/^累计/.test(label) && isOther(sentence))
}

/** "三年累计支出3052.70万元，累计执行率96.91%": a rate over several years. */
const isOfSeveralYears = ({ text }: Passage, at: number): boolean => {
  const sentence = text.slice(text.lastIndexOf('。', at) + 1, at)
  return /累计[^，。；]{0,4}$/.test(sentence) && /[两二三四五]年(?:来|累计|期|共)/.test(sentence)
}

/** The outermost enclosing section that speaks of money. */
function moneyChapter(section: number, sections: readonly Section[]): number {
  let chapter = section
  for (let at: number | undefined = section; at !== undefined; at = sections[at]!.parent) {
    const { kind } = sections[at]!
    if (kind === 'execution' || kind === 'accounts') chapter = at
  }
  return chapter
}

/**
 * Who a figure at a position of a passage belongs to: the last project named before it, its section's, else the department. Where the names stand is
 * looked up once for each passage.
 */
export function ownerFinder(
  projects: readonly KnownProject[],
  sections: readonly Section[],
  sectionProjects: ReadonlyMap<number, number>,
  only: number | undefined,
): (passage: Passage, at: number) => Owner {
  const mentions = new Map<Passage, ReturnType<typeof mentionsOf>>()
  return (passage, at) => {
    const known = mentions.get(passage) ?? mentionsOf(passage.text, projects)
    mentions.set(passage, known)
    const mention = known.findLast(({ start, end }) => end <= at && !isInPassing(passage.text, start, end, at))
    const isOver = mention && known.length > 1 && TOGETHER.test(passage.text.slice(mention.end, at))
    if (mention && !isOver && !isDepartmentWords(passage.text.slice(mention.end, at))) return mention.project
    return projectOfSection(passage, sections, sectionProjects) ?? only ?? 'department'
  }
}

/** "甲项目追加60万元，乙项目调减20万元，全年预算合计2373.50万元": what projects have together is none of theirs. */
const TOGETHER = /[，。；](?:[^，。；]{0,8})(?:合计|总计|共计|总体执行率)/

/** "上年结转24万元，是乡村道路修复的续建款。……全年支出……": a project named for where money went has no part in the sentences behind. */
const isInPassing = (text: string, start: number, end: number, at: number) =>
  isInBracket(text, start, end, at) ||
  (text.slice(end, at).includes('。') &&
    /(?:结转|追加|调剂|调整)[^。；]{0,40}(?:为|是|用于|系|属)[^。；，]{0,12}$/.test(text.slice(0, start)))

/** "年中调增96万元(依据……，用于生活保障提标)，全年预算1616万元": a remark in brackets is over where they close; a name that fills them is no remark. */
function isInBracket(text: string, start: number, end: number, at: number): boolean {
  const close = text.indexOf(')', end)
  if (close < 0 || close >= at || text.slice(end, close).includes('(')) return false
  const open = text.lastIndexOf('(', start)
  return open > text.lastIndexOf(')', start) && close - open - 1 > end - start + 2
}

/**
 * Opening, adjusted and executed amounts and execution rates, by owner. Figures of one passage (or of one project's section) belong together; of several
 * such groups the fullest counts, so that figures of different things are never divided by each other.
 */
export function budgetsOf(
  file: string,
  passages: readonly Passage[],
  amounts: readonly AmountAt[],
  ownerOf: (passage: Passage, at: number) => Owner | undefined,
  { sections, sectionProjects, only, projects, year }: BudgetSurroundings,
): Map<Owner, BudgetRead> {
  const drafts = new Map<Owner, Map<number | string, Draft>>()
  /** Figures below the heading of a project belong together; in a report on one project, those of the chapter on money do. */
  const groupOf = (passage: Passage, owner: Owner): number | string => {
    if (passage.section === undefined) return passage.paragraph.number
    if (sectionProjects.get(passage.section) === owner) return `section ${passage.section}`
    return owner === only && owner !== undefined ? `chapter ${moneyChapter(passage.section, sections)}` : passage.paragraph.number
  }
  const draftOf = (owner: Owner, passage: Passage) => {
    const groups = drafts.get(owner) ?? new Map<number | string, Draft>()
    drafts.set(owner, groups)
    const key = groupOf(passage, owner)
    const made = groups.get(key) ?? { places: {} }
    groups.set(key, made)
    return made
  }
  for (const amount of amounts) {
    const passage = passages[amount.passage]!
    const said = accountField(amount.label)
    const owned = said === undefined || said === 'received' ? ownerOf(passage, amount.start + 1) : undefined
    // "养老服务设施建设资金286.86万元，支出268.50万元": the amount beside the name is what was to be spent, and so are funds received.
    const isBase = typeof owned === 'number' && (said === 'received' || amount.label.endsWith(projects[owned]!.name))
    const field = isBase ? 'base' : said
    if (
      (field !== 'base' && field !== 'initial' && field !== 'adjusted' && field !== 'executed') ||
      isComparison(amount.label) ||
      isOfYears(amount.label) ||
      isOfOtherYears(amount, passage, year) ||
      isOfEarlierYear(passage, amount.labelStart, sections, year) ||
      passage.kind === 'goals'
    )
      continue
    const owner = isBase ? owned : ownerOf(passage, amount.start)
    if (owner === undefined || (owner === 'department' && (!isWhole(passage, amount) || isOfOtherSubject(passage.text, amounts, amount))))
      continue
    if (owner === 'department' && (isCostOf(passage, amount) || isOfItem(passage))) continue
    // "治理水体4处，支出51.22万元；绿化28万元": one of several works of a project.
    if (field === 'executed' && isCostOf(passage, amount) && isAmongOthers(passage, amounts, amount)) continue
    const draft = draftOf(owner, passage)
    if (draft[field] !== undefined) continue
    draft[field] = amount.value
    draft.places[field] = amount.place
  }
  for (const passage of passages) {
    if (passage.kind === 'goals') continue
    for (const match of passage.text.matchAll(RATE)) {
      // "社区工作经费项目执行率": the name of the project may end within the words before the rate.
      const owner = ownerOf(passage, match.index + match[0].search(/执行|进度|支付|完成/))
      if (isAim(passage.text, match.index, match.index + match[0].length)) continue
      if (owner === undefined || isOfEarlierYear(passage, match.index, sections, year) || isOfSeveralYears(passage, match.index)) continue
      if (owner === 'department' && isOfItem(passage)) continue
      const beside =
        owner === 'department' ? amounts.findLast(({ passage: at, end }) => passages[at] === passage && end <= match.index) : undefined
      if (beside && isOfOtherSubject(passage.text, amounts, beside, match.index)) continue
      const draft = draftOf(owner, passage)
      if (draft.claimedRate !== undefined) continue
      draft.claimedRate = ratio(Exact.of(match[1]!).div(hundred))
      draft.places['claimedRate'] = placeOfSpan(file, passage, match.index, match.index + match[0].length)
    }
    const why = UNSPENT.exec(passage.text)
    const owner = why ? ownerOf(passage, why.index) : undefined
    if (why && owner !== undefined && drafts.has(owner)) draftOf(owner, passage).reason ??= why[0]
  }
  return new Map([...drafts].map(([owner, groups]) => [owner, fullest([...groups.values()])]))
}

function fullest(drafts: readonly Draft[]): BudgetRead {
  const [best] = drafts.toSorted((a, b) => Object.keys(b.places).length - Object.keys(a.places).length)
  const { places, base, ...figures } = best!
  const isBase = base !== undefined && figures.adjusted === undefined && figures.initial === undefined && figures.executed !== undefined
  if (isBase && places['base']) places['adjusted'] = places['base']
  delete places['base']
  const budget = isBase ? { ...figures, adjusted: base } : figures
  return { budget: { ...budget, sources: [] }, places }
}

/** "(三)“三公”经费。全年支出37.80万元": a paragraph under the title of a part. */
const OF_A_PART =
  /^(?:\(?[\d一二三四五六七八九十]{1,3}[)、.]+)?[“"]?(?:三公[”"]?经费|政府采购|国有资产|资产|会议费|培训费)[^，；。]{0,8}[。:]/

/** The department's own budget, not that of its basic or project expenditure. */
const isWhole = ({ text }: Passage, { labelStart }: AmountAt) =>
  !OF_A_PART.test(text) &&
  !/(?:基本|项目|人员|公用|三公.?经费|采购)[^。；]{0,12}$/.test(text.slice(Math.max(0, labelStart - 16), labelStart))

/** "维修城区道路4.5万平方米，支出680万元": what some work cost. */
const isCostOf = ({ text }: Passage, { label, labelStart }: AmountAt) =>
  /^(?:共|实际)?(?:执行|支出|支付|使用|列支)$/.test(label) &&
  /\d(?!亿?万?(?:元|分|年|月|日))[一-龥]{1,5}[，,]$/.test(text.slice(0, labelStart))

/** Whether its sentence tells other money than a budget: then it tells the cost of several works. */
const isAmongOthers = ({ text }: Passage, amounts: readonly AmountAt[], amount: AmountAt): boolean => {
  const [from, to] = [text.lastIndexOf('。', amount.start) + 1, text.indexOf('。', amount.end)]
  return amounts.some(
    ({ passage, start, label }) =>
      passage === amount.passage &&
      start !== amount.start &&
      start >= from &&
      (to < 0 || start < to) &&
      !/预算|安排|下达|到位|结余|结转|未/.test(label) &&
      !/^[^，。；]{0,6}[每均]/.test(label),
  )
}

/** "2.无障碍改造(红灯)。预算95.00万元，支出19.00万元": an item with a title of its own speaks of that. */
const isOfItem = ({ text }: Passage): boolean => {
  const title = ITEM.exec(text)?.[1]
  return title !== undefined && !OF_DEPARTMENT.test(title)
}
const ITEM =
  /^(?:\d{1,2}[.、)]|\([\d一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]是)([^，。；:()\d]{3,20})(?:\([^()]{1,12}\))?[。:](?=[^。]*(?:预算|安排)\d)/
const OF_DEPARTMENT = /预算|资金|支出|收入|收支|执行|情况|总体|整体|部门|单位|经费|管理|使用|投入|概况|自评|决算|财政/
