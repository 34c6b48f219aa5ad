import { headingMark, numberingRank, withoutMark } from '#domain/numbering.ts'
import { zero } from '#domain/quantity.ts'
import type { CategorySaid, Passage, Scoring } from './claims.ts'
import { itemisedDeductions, reasonFor } from './itemised-deductions.ts'
import { type KnownProject, mentionsOf } from './projects.ts'
import { categoriesIn, REASON } from './score-words.ts'

/** Words that open an explanation of lost points. */
const EXPLAINS =
  /(?:扣分|失分|减分|未得分|偏差|未得满分|丢分)[^。；]{0,10}(?:原因|是因|因|由于|主要|理由|说明|分析|情况)|(?:原因|理由)(?:分析)?(?:如下|为|是|:)|主要(?:原因|是因|扣分)|扣(?:除|减)?\d+(?:\.\d+)?分/
/** Explanations stand at most so many passages behind what they explain. */
const BEHIND = 24

/**
 * Reasons given apart from the figures: behind the category itself, behind the whole scoring ("扣分原因：……"), or under a heading on deviations. A reason that
 * names categories explains those; one that names none explains every deduction it stands behind.
 */
export function reasonsBehind(scorings: readonly Scoring[], passages: readonly Passage[], projects: readonly KnownProject[]): Scoring[] {
  const numbers = new Map(passages.map(({ paragraph }, index) => [paragraph.number, index]))
  const indexOf = ({ place }: { readonly place: { readonly paragraph?: number } }) => numbers.get(place.paragraph ?? -1) ?? -1
  const lines = scorings.flatMap(({ categories }) => categories.map(indexOf))
  const deviations = passages.filter(({ kind, heading }) => kind === 'deviation' && !heading)
  /** Explaining sentences from a passage up to the next line of scores. */
  const explanations = (from: number): string[] => {
    const until = Math.min(...lines.filter((line) => line > from), from + BEHIND, passages.length)
    const explains = (text: string) => EXPLAINS.test(text) && REASON.test(text) && (isGeneral(text) || categoriesIn(text).length === 0)
    return passages
      .slice(from, until)
      .flatMap(({ sentences, heading }) => (heading ? [] : sentences.filter(({ text }) => explains(text)).map(({ text }) => text)))
  }
  const items = itemisedDeductions(passages)
  const listed = explanationsIn(passages).length > 0
  let known: ReadonlyMap<string, string> | undefined
  const headings = () => (known ??= explainedHeadings(passages))
  const unspent = passages.find(({ text }) => UNSPENT.test(text))?.sentences.find(({ text }) => UNSPENT.test(text))?.text
  return scorings.map((scoring) => {
    if (!scoring.categories.some(needsReason)) return scoring
    const apart = deviations.filter(({ text }) => concerns(text, scoring, projects)).map(({ text }) => text)
    const last = Math.max(...scoring.categories.map(indexOf))
    // Where reasons are told in a list, or beside the other scores of the same paragraph, one that is missing there is missing.
    const isToldElsewhere = (category: CategorySaid, own: number) =>
      isOnly(scoring, projects) &&
      !listed &&
      !scoring.categories.some((other) => other !== category && other.reason !== undefined && indexOf(other) === own)
    return {
      ...scoring,
      categories: scoring.categories.map((category) => {
        if (!needsReason(category)) return category
        const own = indexOf(category)
        const below =
          reasonsBelow(passages, own, category.category) ?? (isToldElsewhere(category, own) ? headings().get(category.category) : undefined)
        if (below !== undefined) return { ...category, reason: below }
        const words = new Set([
          ...explanations(own),
          ...(own === last ? [] : explanations(last).filter((text) => namesOf(text).length > 0 || isGeneral(text))),
          ...apart,
        ])
        const told = explained(category, [...words])
        if (told.reason !== undefined) return told
        const reason = isOnly(scoring, projects)
          ? (reasonFor(lostBy(category), items) ?? (category.category === '预算执行率' ? unspent : undefined))
          : undefined
        return reason === undefined ? told : { ...told, reason }
      }),
    }
  })
}

/** "（二）过程（20分），自评19.02分。……资产管理5分，得4.5分，扣0.5分，原因是……" and the items under finer marks below it: what they explain, explains their heading. */
function reasonsBelow(passages: readonly Passage[], own: number, category: string): string | undefined {
  const head = passages[own]
  const mark = head && headingMark(head.paragraph.text)
  if (!head || !mark || categoriesIn(withoutMark(head.text), false)[0]?.category !== category) return undefined
  const isBelow = ({ paragraph, heading }: Passage) => {
    const below = headingMark(paragraph.text)
    // A paragraph without a mark goes on below the heading.
    return below === undefined ? !heading : numberingRank[below.form] > numberingRank[mark.form] || below.parts.length > mark.parts.length
  }
  const items: string[] = head.sentences.slice(1).map(({ text }) => text)
  for (let i = own + 1; i < Math.min(passages.length, own + MOST_BELOW) && isBelow(passages[i]!); i++) items.push(passages[i]!.text)
  // Each item is held to its own reason elsewhere: here any of them will do.
  const telling = items.find((text) => EXPLAINS.test(text) && REASON.test(text)) ?? items.find((text) => REASON.test(text))
  return telling?.slice(0, LONGEST_REASON)
}
const LONGEST_REASON = 80
/** No heading has more items than that. */
const MOST_BELOW = 30

/** What stands under "未完成原因分析：" or in a line that begins so, for the rows of a form. */
export function explanationsIn(passages: readonly Passage[]): readonly string[] {
  return passages.flatMap(({ text }, i) => {
    if (!ACCOUNT.test(text.slice(0, 16)) || !EXPLANATION.test(withoutMark(text))) return []
    return /[:。]$|[析因明况]$/.test(text) && text.length < LONGEST_LEAD ? [text, passages[i + 1]?.text ?? ''] : [text]
  })
}
const ACCOUNT = /未完成|偏差|扣分|失分|丢分|未达标|未得满分/
const EXPLANATION = /^(?:主要)?(?:未完成|偏差|扣分|失分|丢分|未达标|未得满分|指标偏差)[^，。]{0,6}(?:原因|情况|说明|分析)/
const LONGEST_LEAD = 24

/** The same under the heading of the category, where its scores stand in a table: "（二）过程类（20分，得18.80分）". */
function explainedHeadings(passages: readonly Passage[]): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  const openings = passages.map(opens)
  for (const [i, category] of openings.entries()) {
    if (category === undefined || told.has(category)) continue
    let end = i + 1
    while (end < passages.length && end < i + BEHIND && openings[end] === undefined && !isBareHeading(passages[end]!)) end++
    const below = passages.slice(i, end).map(({ text }) => text)
    const telling = below.find((text) => EXPLAINS.test(text) && REASON.test(text)) ?? below.find((text) => REASON.test(text))
    if (telling !== undefined) told.set(category, telling.slice(0, LONGEST_REASON))
  }
  return told
}
const isBareHeading = ({ heading, paragraph }: Passage) => heading && !headingMark(paragraph.text)

/** The first-level indicator that a paragraph begins with: "**效益指标（20分）**", "（二）过程类（20分，得18.80分）". */
function opens({ text }: Passage): string | undefined {
  const body = withoutMark(text)
  const found = categoriesIn(body.slice(0, 24), false)[0]
  return found?.level === 1 && found.start <= 2 && /^(?:类|部分)?(?:指标)?(?:情况|分析)?(?:$|[(（:。])/.test(body.slice(found.end))
    ? found.category
    : undefined
}

/** "未支出21.3万元中，……为质保金": why money was not spent, told beside the amounts. */
const UNSPENT = /未(?:支出|支付|执行|使用|拨付)(?:的)?[^。；]{0,30}\d[^。；]{0,30}(?:为|系|因|由于|主要|属)[^。；]{0,20}[一-龥]{4}/

const lostBy = ({ points, score, deduction }: CategorySaid) => deduction ?? (points && score ? points.minus(score) : zero)

/** What is told of all money concerns a scoring that is alone or the department's. */
const isOnly = ({ scope }: Scoring, projects: readonly KnownProject[]) => scope === 'department' || projects.length <= 1

const needsReason = ({ reason, points, score, deduction }: CategorySaid) =>
  reason === undefined && (deduction?.gt(0) || (points !== undefined && score !== undefined && score.lt(points)))

/** "扣分原因：……" at the end speaks of everything before it. */
const isGeneral = (text: string) => /^(?:主要)?(?:扣分|失分|减分|偏差|未得满分)(?:的)?(?:主要)?(?:原因|情况|说明)/.test(text)

/** A text on deviations concerns the project it names; one that names none concerns the department. */
function concerns(text: string, { project, scope }: Scoring, projects: readonly KnownProject[]): boolean {
  const mentioned = mentionsOf(text, projects)
  return scope === 'department' || projects.length <= 1 ? REASON.test(text) : mentioned.some((mention) => mention.project === project)
}

function explained(category: CategorySaid, words: readonly string[]): CategorySaid {
  const naming = words.filter((text) => namesOf(text).includes(category.category))
  const topic = TOPICS[category.category]
  const general = words.filter((text) => isGeneral(text) || (namesOf(text).length === 0 && (topic === undefined || topic.test(text))))
  const reason = [...new Set([...naming, ...general])].join('')
  return reason === '' ? category : { ...category, reason }
}

/** Categories whose reasons have words of their own; what explains a late building does not explain unspent money. */
const TOPICS: Readonly<Record<string, RegExp>> = {
  预算执行率: /执行|支付|支出|资金|款|结余|结转|经费|预算|报账|结算|票据|节约/,
  满意度指标: /满意|群众|居民|投诉|意见|反映|服务|问卷|调查/,
}

const namesOf = (text: string) => categoriesIn(text, false).map(({ category }) => category)

/** Words that tell why money was not spent, wherever they stand. */
export const TELLS_UNSPENT =
  /(?:执行率|支出进度|支付进度|执行进度)[^。；]{0,16}(?:低|慢|不足|未达|不高|滞后)|(?:低|慢|滞后)[^。；]{0,6}(?:执行|支出|支付)|(?:较|比)(?:年初|全年)?预算[^，。；]{0,14}(?:节约|节余|结余)|(?:招标|采购|政策|人员)[^，。；]{0,10}(?:节约|节余|结余|减少)|因[^，。；]{2,20}(?:推迟|延期|暂缓|取消|未建成|未完工|未验收|流标)|(?:结转|未支付|未执行|未支出|尾款|质保金)[^。；]{0,20}(?:因|为|系|原因|待)/
