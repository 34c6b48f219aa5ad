import { type Budget, executionRate } from '#domain/budget.ts'
import type { Indicator } from '#domain/indicator.ts'
import { type Places, placeOf } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import { Exact, min, one, zero } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { CategoryClaim } from '#domain/submission.ts'
import { areToldElsewhere, isFirm } from '../confidence.ts'
import { bareDeductions } from '../extract/bare-deductions.ts'
import type { Claims } from '../extract/claims.ts'
import { itemisedDeductions, silentItems } from '../extract/itemised-deductions.ts'
import { placeOfSpan } from '../extract/passages.ts'
import { explanationsIn, TELLS_UNSPENT } from '../extract/reasons.ts'
import { reasonBeside } from '../extract/reasons-beside.ts'
import { REASON } from '../extract/score-words.ts'
import { silentLosses } from '../extract/silent-losses.ts'
import { silentRows } from '../extract/silent-rows.ts'
import { unopenedDeductions } from '../extract/unopened-deductions.ts'
import { wordlessLosses } from '../extract/wordless-losses.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { formsOf } from '../forms.ts'
import { escaped } from '../patterns.ts'
import { printedAs } from '../rounding.ts'
import { type Report, rule } from '../rule.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'unexplained-deduction',
  title: '每一处扣分都应写明原因',
  severity: 'error',
  covers: ['B09'],
  source: 'mof-2020-10#self-evaluation',
  why: '未完成的绩效目标应分析偏差原因、提出改进措施；扣了分不说原因，看不出问题在哪里，也无从整改。',
  remedy: '逐项补写扣分原因：对照哪个指标、目标多少、完成多少、为什么，准备怎样改进。',
  example: { right: '产出指标扣 2 分：计划培训 6 场，实际 5 场', wrong: '产出指标扣 2 分（没有原因）' },
  *content(submission, assessment, { scheme }, { claims: said, role, places, prose }) {
    const items = said ? itemisedDeductions(said.passages) : []
    const explanations = said ? explanationsIn(said.passages) : []
    const forms = formsOf(submission, assessment)
    // Where a report gives reasons, the one that seems to lack may stand where it was not looked for; a report that gives none is silent for sure.
    const givesReasons =
      said !== undefined &&
      (explanations.length > 0 ||
        said.passages.some(({ text }) => TELLS_REASONS.test(text)) ||
        (prose !== undefined && hasReasonColumn(prose)) ||
        forms.some(({ claims }) => claims.some((claim) => lost(claim) !== undefined && hasWords(claim.reason))))
    for (const { path, label, claims: written, indicators, budget } of forms) {
      const project = submission.projects[Number(/^projects\[(\d+)\]$/.exec(path)?.[1] ?? -1)]?.name
      // Why money was not spent may be told beside the amounts.
      const claims = written.map((claim, i) => {
        if (claim.reason !== undefined || lost(claim) === undefined) return claim
        const reason =
          (claim.category === '预算执行率' ? budget.reason : undefined) ??
          inRows(claim, indicators) ??
          (said
            ? (byAmount(claim, said) ??
              reasonBeside({ category: claim.category, lost: lost(claim)!, project }, places[`${path}.claims[${i}]`], said.passages))
            : undefined)
        return reason === undefined ? claim : { ...claim, reason }
      })
      const complaint = said && isTogetherExplained(claims, said, project) ? undefined : unexplained(label, claims)
      const first = claims.findIndex(isUnexplained)
      // What the rate itself takes off is no mystery; why the money was not spent still wants a word.
      const isFormula = claims.every(
        (claim, i) =>
          !isUnexplained(claim) || (claim.category === '预算执行率' && isByRate(claim, budget, places[`${path}.claims[${i}]`]?.quote)),
      )
      const silent = claims.filter(isUnexplained)
      const isLeft =
        // A list of projects has no place for reasons: their forms have.
        role === 'other' ||
        (isFormula && silent.every((claim) => isFast(claim, scheme))) ||
        // Scores that sum up what is told item by item.
        (said !== undefined && givesReasons && silent.every(({ deduction }) => !deduction?.gt(0)))
      // Where accounts of what was missed stand between the rows, they may speak of it in words of their own.
      const isUnspentTold = isFormula && said?.passages.some(({ text }) => TELLS_UNSPENT.test(text)) === true
      const isAsked = isFormula || givesReasons || (said ? areAllTold(claims, said) : role === 'report')
      const milder = isLeft || isUnspentTold ? 'notice' : isAsked ? 'warning' : undefined
      if (complaint) yield { path: `${path}.claims[${first}]`, ...complaint, ...(milder ? { severity: milder } : {}) }
      // A table may have no column for reasons; those of a form then stand below it, in words of their own.
      const hasColumn = indicators.some(({ deviationReason }) => deviationReason !== undefined)
      const without = role === 'report' || said ? 'notice' : undefined
      const execution = executionRowUnexplained(budget, indicators, path, places)
      if (execution)
        yield {
          path: `${path}.budget.claimedScore`,
          severity: 'warning',
          message: `${label}的预算执行率扣了 ${sayPoints(execution)}，没有写偏差原因`,
          found: sayPoints(execution),
        }
      for (const [i, row] of indicators.entries()) {
        const lost = lostPoints(row.points, row.claimedScore)
        if (lost === undefined || hasWords(row.deviationReason)) continue
        if (explanations.some((text) => speaksOf(text, row))) continue
        if (items.some(({ name, reason }) => reason !== undefined && name.length > 2 && row.name.endsWith(name))) continue
        yield {
          path: `${path}.indicators[${i}].claimedScore`,
          message: `${label}的指标“${row.name}”扣了 ${sayPoints(lost)}，没有写偏差原因`,
          found: sayPoints(lost),
          ...(!hasColumn && without
            ? { severity: without }
            : said && (areToldElsewhere(lost, said.passages) || isNamed(row, said))
              ? { severity: 'warning' as const }
              : {}),
        }
      }
    }
    // Scorings of no listed project: nameless or given twice.
    for (const { name, project, categories, scope } of said?.scorings ?? []) {
      if (project !== undefined || scope === 'department') continue
      const complaint = unexplained(name === '' || isFirm(name) ? '未写项目名称的一段' : `“${name}”`, categories)
      const first = categories.find(isUnexplained)
      // Whose scores these are was not understood; neither may be what is told of them.
      if (complaint && first)
        yield { place: first.place, ...complaint, ...(name === '' || givesReasons ? { severity: 'warning' as const } : {}) }
    }
  },
  *writing(document) {
    yield* mismatchesOf(document, 'unexplained')
    const { passages } = document.claims
    for (const { name, amount, passage, start, end } of silentItems(itemisedDeductions(passages), passages))
      yield {
        place: placeOfSpan(document.file, passages[passage]!, start, end),
        message: `“${name}”扣了 ${sayPoints(amount)}，没有写原因，前后各项都写了`,
        found: sayPoints(amount),
        severity: 'warning',
      }
    const bare = bareDeductions(passages)
    for (const { name, amount, passage, start, end } of unopenedDeductions(passages))
      if (!bare.some((one) => one.passage === passage && one.start === start))
        yield {
          place: placeOfSpan(document.file, passages[passage]!, start, end),
          message: `${name === '' ? '这里' : `“${name}”`}扣了 ${sayPoints(amount)}，没有写原因，别处扣分都写了原因`,
          found: sayPoints(amount),
          severity: 'warning',
        }
    const told = new Set([...bare, ...unopenedDeductions(passages)].map(({ passage, start }) => `${passage}/${start}`))
    for (const { name, amount, passage, start, end, byRate } of silentLosses(passages))
      if (!told.has(`${passage}/${start}`))
        yield {
          place: placeOfSpan(document.file, passages[passage]!, start, end),
          message: `${name === '' ? '这里' : `“${name}”`}少得了 ${sayPoints(amount)}，没有写原因，前后各项都写了`,
          found: sayPoints(amount),
          severity: byRate ? 'notice' : 'warning',
        }
    for (const { name, amount, place } of silentRows(document.prose))
      yield {
        place,
        message: `表中“${name}”一行扣了 ${sayPoints(amount)}，原因一栏是空的，其他扣分的各行都写了`,
        found: sayPoints(amount),
        severity: 'notice',
      }
    const { projects, whole } = document.submission
    const rows = [...projects, ...(whole ? [whole] : [])].flatMap(({ indicators }) => indicators)
    const fullOf = (name: string) => {
      const [row, ...others] = rows.filter((one) => one.name === name)
      return others.length === 0 ? row?.points : undefined
    }
    for (const { name, amount, passage, start, end } of wordlessLosses(passages, fullOf))
      yield {
        place: placeOfSpan(document.file, passages[passage]!, start, end),
        message: `“${name}”少得了 ${sayPoints(amount)}，一句没有说明原因，其他少得分的都写了`,
        found: sayPoints(amount),
        severity: 'warning',
      }
    for (const { name, amount, passage, start, end } of bare)
      yield {
        place: placeOfSpan(document.file, passages[passage]!, start, end),
        message: `${name === '' ? '这里' : `“${name}”`}扣了 ${sayPoints(amount)}，只写了目标和完成的数，没有写原因，前后各项都写了`,
        found: sayPoints(amount),
        severity: 'warning',
      }
  },
})

/** Where a document gives reasons at all. */
const TELLS_REASONS =
  /(?:扣分|失分|偏差|未完成|未达标|未达到)[^。；，]{0,6}(?:原因|说明|分析)|扣(?:除|减)?[\d.]+分[，(:](?:主要)?(?:原因|系|因|由于|主要是)|原因是/
const hasReasonColumn = ({ blocks }: Pick<Prose, 'blocks'>): boolean =>
  blocks.some(
    (block) => block.kind === 'table' && block.rows.slice(0, 3).some(({ cells }) => cells.some(({ text }) => REASON_COLUMN.test(text))),
  )
const REASON_COLUMN = /原因|扣分|偏差|改进|备注|说明|依据|情况/

/** The points that 预算执行率 lost as a row among the indicators: there it has the same column for reasons as they have; beside the amounts it has none. */
function executionRowUnexplained(budget: Budget, indicators: readonly Indicator[], path: string, places: Places): Exact | undefined {
  const lost = lostPoints(budget.claimedPoints, budget.claimedScore)
  if (lost === undefined || hasWords(budget.reason) || !indicators.some(({ deviationReason }) => hasWords(deviationReason)))
    return undefined
  const own = places[`${path}.budget.claimedScore`]?.paragraph
  const rows = indicators.flatMap((_, i) => placeOf(places, `${path}.indicators[${i}]`)?.paragraph ?? [])
  const isAmong = own !== undefined && rows.length > 0 && own >= Math.min(...rows) - 1 && own <= Math.max(...rows) + 1
  return isAmong && own !== places[`${path}.budget.executed`]?.paragraph ? lost : undefined
}

/** "特困供养扣3.50分，主要是……": what a project lost in all, explained at one place. */
function isTogetherExplained(claims: readonly CategoryClaim[], { passages }: Claims, project: string | undefined): boolean {
  const all = claims.reduce<Exact>((total, claim) => total.plus(lost(claim) ?? zero), zero)
  if (claims.length < 2 || all.isZero()) return false
  return explainedLosses(passages).some(
    ({ lost: points, words }) => points === Number(all.toString()) && (project === undefined || sharesPair(project, words)),
  )
}

interface ExplainedLoss {
  readonly lost: number
  /** The words of its clause before it. */
  readonly words: string
}
const known = new WeakMap<Claims['passages'], readonly ExplainedLoss[]>()

/** Every "扣3.50分，主要是……" of a document. */
function explainedLosses(passages: Claims['passages']): readonly ExplainedLoss[] {
  const before = known.get(passages)
  if (before) return before
  const found = passages.flatMap(({ text }) =>
    [...text.matchAll(/扣(?:除|减)?(\d+(?:\.\d+)?)分[，,:(]?(?:主要|因|由于|原因|系)[^。；;]{4}/g)].map((match) => ({
      lost: Number(match[1]),
      words: /[^，。；;]{0,16}$/.exec(text.slice(Math.max(0, match.index - 16), match.index))![0],
    })),
  )
  known.set(passages, found)
  return found
}

/** "高龄津贴" and 高龄津贴资金: two neighbouring characters of the one stand in the other. */
const sharesPair = (name: string, words: string): boolean =>
  [...name].some((_, i) => i + 2 <= name.length && words.includes(name.slice(i, i + 2)))

/** A rate that the scheme asks no reason for. */
const isFast = ({ points, score }: CategoryClaim, { execution: { reasonBelow } }: Scheme): boolean =>
  points !== undefined && score !== undefined && (reasonBelow === undefined || score.gte(points.times(reasonBelow)))

/** Whether an execution score is the rate by the points: that of the budget, or the one told among its own words. */
function isByRate({ points, score, deduction }: CategoryClaim, budget: Budget, quote = ''): boolean {
  const told = /(\d+(?:\.\d+)?)\s*[%％]/.exec(quote)?.[1]
  const rates = [budget.claimedRate ?? executionRate(budget), told === undefined ? undefined : Exact.of(told).div(100)]
  const full = points ?? (score && deduction?.plus(score))
  return rates.some(
    (rate) => rate !== undefined && full !== undefined && score !== undefined && printedAs(score, min(rate, one).times(full)),
  )
}

/** The points of every silent deduction stand beside reasons elsewhere. */
const areAllTold = (claims: readonly CategoryClaim[], { passages }: Claims): boolean =>
  claims.every((claim) => !isUnexplained(claim) || areToldElsewhere(lost(claim)!, passages))

/** Sentences outside the form speak of the indicator by its full name and of something that went wrong. */
const isNamed = ({ name }: Indicator, { passages }: Claims): boolean =>
  name.length > 2 &&
  passages.some(
    ({ text, heading, sentences }) =>
      !heading &&
      (text.includes(name)
        ? REASON.test(text) || /[少低差缺]了?\d/.test(text)
        : sentences.some((one) => one.text.includes(stemOf(name)) && CAUSE.test(one.text))),
  )
const CAUSE = /因(?![此为])|由于|原因是|受[^，。；]{1,8}影响/

/** "开设社团" of 开设社团个数: what is told in the text without its measure. */
const stemOf = (name: string) => /^(.{4,}?)(?:总)?(?:个数|数量|人数|次数|户数|场次|面积|里程|数)$/.exec(name)?.[1] ?? name

/** The rows of the category tell why they lost points. */
const inRows = ({ category }: CategoryClaim, indicators: readonly Indicator[]) =>
  indicators.find((row) => row.category === category && hasWords(row.deviationReason))?.deviationReason

/** "招标节约未支出，扣0.43分": an explanation elsewhere that names the very points. */
function byAmount(claim: CategoryClaim, { passages }: Claims): string | undefined {
  const points = lost(claim)
  if (points === undefined || points.isWhole()) return undefined
  const amount = new RegExp(`([^，。；;:()\\d]{4,}[^，。；;:()]*)[，,]扣(?:除|减)?${escaped(points.toString())}0*分`)
  for (const { text } of passages) {
    const reason = amount.exec(text)?.[1]
    if (reason !== undefined && !/满分|得分|得\d/.test(reason)) return reason
  }
  return undefined
}

/** "白蚁防治面积少0.32万平方米，……", "满意度差0.92个百分点" in an account of what was not reached. */
const speaksOf = (text: string, { name, category }: Indicator) =>
  (name.length > 2 && text.includes(name)) || (/满意/.test(`${category}${name}`) && /满意度/.test(text))

const hasWords = (text: string | undefined) => text !== undefined && /[一-龥]{2}/.test(text) && !/^[无\s/—-]*$/.test(text)
const lostPoints = (points: Exact | undefined, score: Exact | undefined): Exact | undefined =>
  points !== undefined && score !== undefined && score.lt(points) ? points.minus(score) : undefined
const lost = ({ points, score, deduction }: CategoryClaim): Exact | undefined => (deduction?.gt(0) ? deduction : lostPoints(points, score))
const isUnexplained = (claim: CategoryClaim) => lost(claim) !== undefined && !hasWords(claim.reason)

/** One complaint for all deductions of a scoring. */
function unexplained(label: string, claims: readonly CategoryClaim[]): Report | undefined {
  const silent = claims.filter(isUnexplained)
  if (silent.length === 0) return undefined
  const list = silent.map((claim) => `${claim.category} ${sayPoints(lost(claim)!)}`).join('、')
  return { message: `${label}有 ${silent.length} 处扣分没有写原因：${list}`, found: list }
}
