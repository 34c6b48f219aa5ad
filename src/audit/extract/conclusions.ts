import { type Points, points } from '#domain/quantity.ts'
import { gradeWords } from '../grades.ts'
import { categoryLists } from './category-lists.ts'
import type { Passage, Said } from './claims.ts'
import { withoutScale } from './grade-scale.ts'
import { placeOfSpan } from './passages.ts'
import { withoutScoringRules } from './scoring-sentences.ts'

/** A score or grade that a clause gives to somebody, before it is known to whom. */
export interface ConclusionAt {
  readonly passage: number
  /** Words before the score: the subject and what is said of it. */
  readonly before: string
  readonly start: number
  readonly end: number
  readonly total?: Said<Points>
  readonly grade?: Said
  readonly full?: Points
  readonly deduction?: Points
  /** Neither its words nor a grade make it the score of a whole: it needs a subject. */
  readonly weak?: true
}

const NUMBER = '(\\d+(?:\\.\\d+)?)'
const SCORE = new RegExp(
  `(?:(?:自评|绩效|综合|总|评价|最终|实际|考核|评定|整体|平均|评估|绩效评价|绩效自评)(?:的)?)*(?:得分(?:结果)?|总分|评分|自评分|总得分|分数|得|评价结果|自评结果|自评|合计|总计|加总|累计得|〓[共合总]?计)(?:结果|情况|值|数)?(?:合计)?(?:(?:按|经|以|由)[^，。；;\\d]{2,16}(?=为|是|得|计))?(?:为|是|得|:|达到?|=)?${NUMBER}分(?!钟|之|类|项|别|值)`,
  'g',
)
const BRACKET_SCORE = new RegExp(
  `\\((?:得分|自评得分|自评|总分|评分)?(?::|为)?${NUMBER}分(?:[，,、/]\\s*(?:等级|评价等级|评定等级)?(?:为|:)?[“"]?(${gradeWords.join('|')})[”"]?)?\\)`,
  'g',
)
const WORDS = gradeWords.join('|')
const OPEN = '[“"\'‘「【(]'
const CLOSE = '[”"\'’」】)]'
const GRADED = '(?:等级|等次|评级|档次|级别|级次)'
const JUDGED = '(?:结果|结论|评定|评价|认定|确定|评|列|定|属|达到?|获得?)'
const LINK = '(?:均|都|全部|皆|仍|也)?(?:评定|评|定|列|划|认定|确定)?(?:为|是|:|于|在)+'
const AGAIN = '(?:等级|等次|档次|评定|确定|认定|结果|情况)*'
/**
 * A grade given to somebody: a word of grading, words that link, and the grade. A single sign such as 中 counts only where the grade is over: before a
 * stop, a closing quote, or 等级, 等次, 档. Without a link only 等级 itself, or quotes, make a word a grade.
 */
const GRADE = new RegExp(
  `(?:(?:${GRADED}|${JUDGED})${AGAIN}${LINK}${OPEN}?|${GRADED}${AGAIN}${OPEN}?|${JUDGED}${AGAIN}[“「【]|(?:处于|位于|属于?|落在)[“「【]|(?:本|该)(?:项目|单位|部门)(?:自评)?(?:为|是)[“「【]?)(${WORDS})(?=${CLOSE}|[，。；;、:〓]|$|等级|等次|档|级(?!别的|项)|[(]|以|和(?=〓))`,
  'g',
)
/** "社区工作经费97.94分，优": a score that has no word of its own, but a grade right behind it. */
const NAKED = new RegExp(
  `(?<=[一-龥”"）)])(?<![扣减失得评满分])${NUMBER}分(?=[，,、(]?(?:自评|评价)?(?:等级|等次|评级)?(?:均|都)?(?:为|是|:)?[“"'‘]?(?:${WORDS})(?:[”"'’]|[，。；;、)]|$|等级|等次)|[、，][一-龥“”]{3,20}\\d)`,
  'g',
)
/** "执行得分9.50分": the score of a part. */
const OF_PART = /(?:执行率?|产出|效益|效果|满意度|过程|决策|投入|成本|管理|指标)$/
/** Words that make a score the score of a whole. */
const WHOLE = /〓|总|综合|合计|最终|整体|平均|评价结果|自评结果|(?:自评|评价|绩效|评定)(?:的)?(?:得分|评分|分数)|自评分/
/** "得分为9.5分、49.7分、28.8分之和，计88分": parts of a total, none of them the total. */
const SUMMANDS = /(?:\d+(?:\.\d+)?分?[、+])+\d+(?:\.\d+)?分?(?:之和|相加)[，,:]?/g
/** "以上五项合计得49.50分" at the end of a category; at the end of all of them the sum is beyond any category's. */
const SUBTOTAL = /(?:以上|上述|前述)[一二三四五六七八九十两\d]{1,2}(?:项|个|类)[^，。；]{0,6}$/
const MOST_OF_A_PART = 60
/** Words of a single item: its full points, its target. */
const ITEM = /满分|分值|权重|目标|指标值|标准|折算|实际|\d分[，,、(]|扣\d|每/
/** Behind a grade: "等级为一般和较差的3个项目" speaks of all that have it, not of one's own grade. */
const CLASS = new RegExp(
  `^[”"'’」】]?(?:(?:、|和|及|与|或|以及|以上|以下)[“"'‘「【]?(?:${WORDS})?[”"'’」】]?)*(?:等级|等次|档次)?的(?:[^，。；]{0,6}(?:项目|单位|资金|经费)|[有共]?[一二三四五六七八九十两\\d]{1,3}[个项家])`,
)
/** "138场中134场评为合格": what was inspected piece by piece, not the evaluated unit or project. */
const OF_PIECES = /\d(?:场|件|批|台|套|辆|份|节|期|篇|幅|盏)[^，。；]{0,12}$/
const BARE_GRADE = new RegExp(`^[，,、(]?[“"'‘]?(${WORDS})[”"'’]?(?=[)。；;，,]|$|等级|等次)`)

/** Scores and grades said in the sentences of a passage, outside the spans of the scorings. */
export function conclusionsIn(
  file: string,
  passage: Passage,
  index: number,
  taken: readonly (readonly [number, number])[],
): ConclusionAt[] {
  const { text } = passage
  if (!/\d分|等级|等次|评为|评定|评价结果|自评结果/.test(text)) return []
  const found: ConclusionAt[] = []
  const given = withoutPoints(withoutScoringRules(withoutScale(text))).replace(SUMMANDS, (sum) => '〓'.repeat(sum.length))
  for (const { start, end } of clausesOf(text)) {
    const clause = given.slice(start, end)
    if (isScale(clause)) continue
    found.push(...inClause(file, passage, index, start, clause, (from, to) => taken.some(([a, b]) => from >= a && to <= b)))
  }
  return found
}

/** "预算执行10分、产出50分、……，合计100分": what could be had is nobody's score. */
function withoutPoints(text: string): string {
  const rest = categoryLists(text).reduce((rest, { holds, items, total }) => {
    const [from, to] = [items[0]!.start, (total?.figure ?? items.at(-1)!.figure)[1]]
    return holds === 'points' ? rest.slice(0, from) + '〓'.repeat(to - from) + rest.slice(to) : rest
  }, text)
  return rest.replace(HUNDRED_LIST, (list) => (isHundred(list) ? '〓'.repeat(list.length) : list))
}
/** "预算编制15分、资产与内控10分、……": names in a row, each with a bare figure. */
const HUNDRED_LIST =
  /(?:[一-龥]{2,12}\d{1,2}分[、，和及与]){2,}[一-龥]{2,12}\d{1,2}分(?:[，,、](?:合计|共计?|总计|总分|满分)(?:为|是)?100分)?/g
const isHundred = (list: string) =>
  [...list.matchAll(/(\d+)分/g)].reduce((all, [, figure]) => all + (Number(figure) < 100 ? Number(figure) : 0), 0) === 100

/** Clauses that give bands ("得分≥85分为优秀", "90分以上为优") speak of nobody. */
const isScale = (clause: string) =>
  /[≥≤<>]|\d分?(?:\(含\)|（含）)?(?:以[上下]|[-~至]\d)|含\d|满分\d+分[，。；]*$|[优良]\(\d/.test(clause) && new RegExp(WORDS).test(clause)

/** "扣分合计4.05分": what was lost is no score. */
const LOSS = /(?:扣|失|丢)分?(?:共|总)?$/

/** "指标分值90分，另设预算执行10分，总分100分": what the full points come to. */
const isFullOfAll = (clause: string, score: RegExpExecArray): boolean =>
  /^(?:总分|满分|合计|总计)/.test(score[0]) &&
  Number(score[1]) === 100 &&
  /(?:分值|满分|权重|设置?|指标体系|由)[^。；]*\d分(?:\)?[^，。；\d]{0,8}(?:组成|构成))?[，,、]$/.test(clause.slice(0, score.index))

function inClause(
  file: string,
  passage: Passage,
  index: number,
  offset: number,
  clause: string,
  isTaken: (from: number, to: number) => boolean,
): ConclusionAt[] {
  const scores = [...clause.matchAll(SCORE), ...clause.matchAll(BRACKET_SCORE), ...clause.matchAll(NAKED)]
    .filter((match) => !OF_PART.test(clause.slice(0, match.index)) && !/分值/.test(match[0]))
    .filter((match) => !(SUBTOTAL.test(clause.slice(0, match.index)) && Number(match[1]) <= MOST_OF_A_PART))
    .filter((match) => !isTaken(offset + match.index, offset + match.index + match[0].length) && !/平均/.test(match[0]))
    .filter((match) => !isFullOfAll(clause, match) && !LOSS.test(clause.slice(0, match.index)))
    .sort((a, b) => a.index - b.index)
    .filter((match, i, all) => i === 0 || match.index >= all[i - 1]!.index + all[i - 1]![0].length)
  // "总分100分，自评得分95.5分": the full points come first.
  const announces =
    scores.length === 1 &&
    /^(?:总分|满分|合计)/.test(scores[0]![0]) &&
    /(?:设|分为|包括|由)[^，。；]{0,20}[，,]?$/.test(clause.slice(0, scores[0]!.index)) &&
    /^[:。；]?$/.test(clause.slice(scores[0]!.index + scores[0]![0].length))
  if (announces) scores.shift()
  const [full, second] = scores
  if (
    full &&
    second &&
    ((/总分|满分|合计/.test(full[0]) && !/得/.test(full[0]) && /得/.test(second[0])) || isFull(full[0], full[1]!, second[1]!)) &&
    !/[一-龥]{5}/.test(clause.slice(full.index + full[0].length, second.index))
  )
    scores.shift()
  const grades = [...clause.matchAll(GRADE)].filter(
    (match) => !CLASS.test(clause.slice(match.index + match[0].length)) && !OF_PIECES.test(clause.slice(0, match.index)),
  )
  const said: ConclusionAt[] = []
  const saidOf = (match: RegExpMatchArray, group: number): Said => {
    const word = match[group]!
    const at = offset + match.index! + match[0].lastIndexOf(word)
    return { value: word, place: placeOfSpan(file, passage, at, at + word.length) }
  }
  for (const [i, score] of scores.entries()) {
    const end = score.index + score[0].length
    const next = scores[i + 1]?.index ?? clause.length
    const from = i === 0 ? 0 : scores[i - 1]!.index + scores[i - 1]![0].length
    const number = saidOf(score, 1)
    const inBracket = score[2] === undefined ? undefined : saidOf(score, 2)
    const behind = grades.find((grade) => grade.index >= end && grade.index < next)
    const bare = behind || inBracket ? null : BARE_GRADE.exec(clause.slice(end))
    const bareAt = bare ? offset + end + bare[0].lastIndexOf(bare[1]!) : 0
    const grade =
      inBracket ??
      (behind
        ? saidOf(behind, 1)
        : bare
          ? { value: bare[1]!, place: placeOfSpan(file, passage, bareAt, bareAt + bare[1]!.length) }
          : undefined)
    const weak = grade === undefined && !WHOLE.test(score[0])
    if (weak && ITEM.test(clause.slice(from, score.index))) continue
    said.push({
      passage: index,
      before: clause.slice(from, score.index),
      start: offset + score.index,
      end: offset + end,
      total: { value: points(number.value), place: number.place },
      ...subtraction(clause.slice(0, score.index)),
      ...(grade ? { grade } : {}),
      ...(weak ? { weak } : {}),
    })
  }
  if (scores.length === 0) {
    for (const [i, grade] of grades.entries()) {
      const from = i === 0 ? 0 : grades[i - 1]!.index + grades[i - 1]![0].length
      said.push({
        passage: index,
        before: clause.slice(from, grade.index + grade[0].lastIndexOf(grade[1]!)),
        start: offset + grade.index,
        end: offset + grade.index + grade[0].length,
        grade: saidOf(grade, 1),
      })
    }
  }
  return shared(said, clause)
}

/** "自评分值100分，评分95.5分": a round hundred before a smaller score is what could be had. */
const isFull = (words: string, figure: string, next: string) =>
  Number(figure) >= 100 && Number(figure) % 10 === 0 && Number(next) < Number(figure) && !/得/.test(words)

/** A score and its grade with nothing between them: "7.文化活动，87.0分，良好；". */
const SIDE_BY_SIDE = new RegExp(`(?<![\\d.])(\\d{2,3}(?:\\.\\d+)?)分[，,、:(]?[“"'‘]?(${WORDS})[”"'’]?(?=[，,、。；;)]|$)`, 'g')

/** The last score before each grade of a sentence, whoever has them: "两个项目平均得分98.81分，自评等级均为优"; `beside` where only a stop stands between the two. */
export function gradedInSentence(text: string): GradedInSentence[] {
  const given = withoutScale(text)
  return clausesOf(given).flatMap(({ start, end }) => {
    const clause = given.slice(start, end)
    if (isScale(clause)) return []
    const beside = [...clause.matchAll(SIDE_BY_SIDE)].map((match) => ({
      score: match[1]!,
      grade: match[2]!,
      at: start + match.index + match[0].lastIndexOf(match[2]!),
      beside: true,
    }))
    const behind = [...clause.matchAll(GRADE)].flatMap((match) => {
      const score = [...clause.slice(0, match.index).matchAll(/(?<![\d.])(\d{2,3}(?:\.\d+)?)分(?!钟|之)/g)].at(-1)?.[1]
      if (score === undefined || CLASS.test(clause.slice(match.index + match[0].length))) return []
      return [{ score, grade: match[1]!, at: start + match.index + match[0].lastIndexOf(match[1]!), beside: false }]
    })
    return [...beside, ...behind.filter(({ at }) => !beside.some((one) => one.at === at))]
  })
}

export interface GradedInSentence {
  readonly score: string
  readonly grade: string
  /** Where the grade begins. */
  readonly at: number
  readonly beside: boolean
}

/** "满分100分，扣3.28分，" right before a total. */
function subtraction(before: string): { readonly full?: Points; readonly deduction?: Points } {
  const match = new RegExp(
    `(?:满分|总分)(?:为|是|:)?${NUMBER}分[，,、](?:共计?|累计|合计|总计)?扣(?:除|减)?(?:了|分)?${NUMBER}分[，,、](?:自评|实际|最终|综合)*$`,
  ).exec(before)
  return match ? { full: points(match[1]!), deduction: points(match[2]!) } : {}
}

/** "A 95 分，B 93 分，等级均为优": the grade is everybody's. */
function shared(said: ConclusionAt[], clause: string): ConclusionAt[] {
  const grade = /均|都/.test(clause) ? said.at(-1)?.grade : undefined
  return grade === undefined ? said : said.map((one) => (one.grade ? one : { ...one, grade }))
}

/** Clauses end at 。；！？ and nowhere else: a score and its grade stand together. */
function clausesOf(text: string): { start: number; end: number }[] {
  const clauses: { start: number; end: number }[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !/[。；;！？]/.test(text[i]!)) continue
    if (i > start) clauses.push({ start, end: i })
    start = i + 1
  }
  return clauses
}
