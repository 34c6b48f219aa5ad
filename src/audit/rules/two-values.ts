import type { Place } from '#domain/place.ts'
import { Exact, fromWanyuan, max, zero } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import { accountField, isComparison } from '../extract/account-words.ts'
import type { AmountClaim, Claims } from '../extract/claims.ts'
import { regionsTold } from '../extract/regions-told.ts'
import { digitsOf, isPointMoved, isSlip } from '../figures/slips.ts'
import { papersToldTwice } from '../papers-twice.ts'
import { peopleToldTwice } from '../people-twice.ts'
import { type Report, rule } from '../rule.ts'
import { sayMoney, sayPoints } from '../say.ts'
import { partsOfClaims } from '../score-parts.ts'
import { scriptOf } from '../script.ts'

export default rule({
  id: 'two-values',
  title: '同一个数在文中应当一致',
  severity: 'error',
  covers: ['A15'],
  source: 'mof-2020-10#result-form',
  why: '同一项金额、得分或个数在不同地方写成不同的数，读者不知道哪个是真的。',
  remedy: '查明正确的数，把各处改成一致。',
  example: { right: '前后都写“供热应急资金 2 万元”', wrong: '前面写“供热应急资金 2 万元”，后面写“供热应急资金 20 万元”' },
  *writing(document, { scheme }) {
    const { claims } = document
    yield* unequal(totalsOf(claims, scheme), sayPoints, (name) => `${name}的得分`)
    yield* unequal(gradesOf(claims), String, (name) => `${name}的等级`)
    const money = [...moneyOf(claims)]
    const say = (name: string) => `“${name}”的金额`
    yield* doubted(
      unequal(
        money.filter(({ general }) => general === undefined),
        sayMoney,
        say,
      ),
    )
    yield* slipsOnly(
      unequal(
        money.filter(({ general }) => general === true),
        sayMoney,
        say,
      ),
    )
    yield* doubted(unequal(categoriesOf(claims), sayPoints, (name) => `${name}得分`))
    yield* countComplaints(claims)
    const script = scriptOf(document)
    yield* papersToldTwice(script)
    yield* peopleToldTwice(script)
  },
})

interface Value<T> {
  readonly key: string
  readonly name: string
  readonly value: T
  readonly place: Place
  /** Named by general words only: whose it is was told before it. */
  readonly general?: true
  /** Half of the last place as written: another figure so near may be the same one, rounded. */
  readonly half?: Exact
}

/** The first value of a key stands; every later one that differs is reported beside it. */
function* unequal<T extends Exact | string>(
  values: Iterable<Value<T>>,
  say: (value: T) => string,
  title: (name: string) => string,
): Iterable<Report> {
  const first = new Map<string, Value<T>>()
  for (const value of values) {
    const before = first.get(value.key)
    if (!before) first.set(value.key, value)
    else if (!isSame(before, value)) {
      yield {
        place: value.place,
        related: [before.place],
        message: `${title(value.name)}前面写的是 ${say(before.value)}，这里写的是 ${say(value.value)}`,
        found: say(value.value),
        expected: say(before.value),
      }
    }
  }
}

/**
 * Under one label two things may be meant (the payments of two items, the score of a category and of one of its rows): only two figures one slip of the
 * pen apart are surely one figure told twice; others are asked about.
 */
function* doubted(reports: Iterable<Report>): Iterable<Report> {
  for (const report of reports)
    yield isOneSlipApart(report.found ?? '', report.expected ?? '') ? report : { ...report, severity: 'warning' }
}

/** Money under general words ("支出", "已支付") is that of a part more often than a figure told in two ways. */
function* slipsOnly(reports: Iterable<Report>): Iterable<Report> {
  for (const report of reports) if (isOneSlipApart(report.found ?? '', report.expected ?? '')) yield report
}

function isOneSlipApart(here: string, before: string): boolean {
  const [one, other] = [here, before].map((written) => ({ value: Number(digitsOf(written)), written }))
  return (
    one !== undefined && other !== undefined && (isSlip(one, other.value) || isSlip(other, one.value) || isPointMoved(one, other.value))
  )
}

const subjectOf = ({ scope, project, name }: { scope: string; project?: number; name: string }) =>
  scope === 'department' ? 'department' : `${project ?? name}`
const nameOf = ({ scope, name }: { scope: string; name: string }) => (scope === 'department' ? '部门整体' : `“${name}”`)

/** Totals of owners whose scores do not make a total: where they do, the total is judged against them. */
function* totalsOf({ conclusions, scorings }: Claims, scheme: Scheme): Iterable<Value<Exact>> {
  const summed = new Set(scorings.flatMap((said) => (partsOfClaims(said.categories, scheme) ? [subjectOf(said)] : [])))
  for (const said of [...scorings, ...conclusions])
    if (said.total && !summed.has(subjectOf(said)) && (said.scope === 'department' || said.project !== undefined))
      yield { key: subjectOf(said), name: nameOf(said), value: said.total.value, place: said.total.place }
}

/** Scores by category of one owner, said in a table and in the text. Other full points are another thing: an item of the category, another frame. */
function* categoriesOf({ scorings }: Claims): Iterable<Value<Exact>> {
  for (const said of scorings) {
    if (said.scope === 'project' && said.project === undefined) continue
    for (const { category, points, score, place } of said.categories)
      if (score) yield { key: `${subjectOf(said)} ${category} ${points ?? ''}`, name: `${nameOf(said)}的${category}`, value: score, place }
  }
}

function* gradesOf({ conclusions }: Claims): Iterable<Value<string>> {
  for (const said of conclusions)
    if (said.grade) yield { key: subjectOf(said), name: nameOf(said), value: said.grade.value, place: said.grade.place }
}

/** Amounts under the same label, and the figures of a project under the same kind; labels too general to name one thing are left out. */
function* moneyOf({ amounts, passages, year }: Claims): Iterable<Value<Exact>> {
  const regions = regionsTold(passages)
  for (const amount of amounts) {
    const passage = amount.passage === undefined ? undefined : passages[amount.passage]
    if (
      isComparison(amount.label) ||
      passage?.kind === 'goals' ||
      passage?.kind === 'safeguards' ||
      (amount.passage !== undefined && regions.has(amount.passage)) ||
      isOtherYear(amount, passage?.text ?? '', year?.value) ||
      isOfGroup(amount, passage?.text ?? '') ||
      isAdded(amount, passage?.text ?? '')
    )
      continue
    const key = keyOf(amount)
    const isGeneral = amount.project !== undefined && !amount.label.includes(amount.project)
    if (key !== undefined)
      yield {
        key,
        name: amount.label,
        value: amount.value,
        place: amount.place,
        half: halfStep(amount),
        ...(isGeneral ? { general: true as const } : {}),
      }
  }
}

/** "自治区补助资金3项、预算306.40万元、支出279.90万元": the amounts of a group that its part of the sentence counts. */
function isOfGroup({ place: { quote } }: AmountClaim, text: string): boolean {
  const at = quote === undefined ? -1 : text.indexOf(quote.replace(/\s/g, ''))
  const part = at < 0 ? '' : text.slice(Math.max(...['。', '；', ';'].map((stop) => text.lastIndexOf(stop, at))) + 1, at)
  return /(?:^|，)[一-龥“”]{2,20}\d+[项个][、，]/.test(part)
}

function keyOf({ label, project: said }: AmountClaim): string | undefined {
  const field = accountField(label)
  // A total is no single project's, whichever was named before it.
  const project = /合计|总计|共计/.test(label) ? undefined : said
  if (project !== undefined && isOfAnother(label, project)) return undefined
  if (project !== undefined && (field === 'initial' || field === 'adjusted' || field === 'executed'))
    return `${project} ${field} ${qualifier(label)}`
  if (project !== undefined && label.endsWith(project)) return `${project} amount`
  // Department figures: only labels that name one thing and one year in full.
  return field !== undefined && FULL_NAMES.test(label) ? `${label.replace(/^20\d\d年度?/, '')}` : undefined
}

/** "培训项目年初预算210万元" behind another project: a label with a subject of its own that shares no word with the name. */
function isOfAnother(label: string, project: string): boolean {
  const own = /^([一-龥]{2,16}?)(?:项目)(?:资金|经费)?(?:的)?(?:年初|全年|调整|预算|执行|实际|累计|支出)/.exec(label)?.[1]
  return own !== undefined && !Array.from({ length: own.length - 1 }, (_, i) => own.slice(i, i + 2)).some((pair) => project.includes(pair))
}

const FULL_NAMES =
  /^(?:20\d\d年度?)?(?:本年|部门|全年)?(?:收入总计|支出总计|收入合计|支出合计|年末结转结余|上年结转结余|年初结转结余|预算收入|决算收入|预算支出|决算支出)$/
const qualifier = (label: string) => /中央|省级?|市级?|区级|县级|财政|自筹|其他/.exec(label)?.[0] ?? ''
/** What the sentence says before an amount. */
function sentenceBefore({ place: { quote } }: AmountClaim, text: string): string {
  const at = quote === undefined ? -1 : text.indexOf(quote.replace(/\s/g, ''))
  return at < 0 ? '' : text.slice(text.lastIndexOf('。', at) + 1, at)
}

/** "年中追加53.10万元，其中人员增资44.20万元、某项目2.40万元": what was added to a project, or is left of it, is not its amount. */
const isAdded = (amount: AmountClaim, text: string): boolean =>
  /(?:追加|调增|调减|核减|压减|增加|减少|结转|结余)[^。；]*(?:其中|包括|分别|:)[^。；]*$/.test(sentenceBefore(amount, text))

/** Money of another year: the label says so, or the last year named before it in its sentence is another. */
function isOtherYear(amount: AmountClaim, text: string, year: number | undefined): boolean {
  if (/上年(?!结转)|去年|下年/.test(amount.label)) return true
  const named = [...sentenceBefore(amount, text).matchAll(/(20\d\d)年/g)].at(-1)?.[1]
  return named !== undefined && year !== undefined && Number(named) !== year
}

const isSame = <T extends Exact | string>(a: Value<T>, b: Value<T>): boolean => {
  if (typeof a.value === 'string' || typeof b.value === 'string') return a.value === b.value
  return a.value
    .minus(b.value)
    .abs()
    .lte(max(a.half ?? zero, b.half ?? zero))
}

/** Half of the last written place, in 元; figures without decimals are taken as exact. */
function halfStep({ decimals, unit }: AmountClaim): Exact {
  if (decimals === 0) return zero
  const half = Exact.scaled(5, decimals + 1)
  return unit === '万元' ? fromWanyuan(half) : half
}

/** "共16个项目" against the list, when the count stands beside the list. */
function* countComplaints({ counts, projectList, passages }: Claims): Iterable<Report> {
  const [first] = projectList
  if (!first || projectList.length < 3) return
  for (const { what, count, place } of counts) {
    if (what !== '项目' || count === projectList.length || !introduces(place, first.place, passages) || hasItems(place, count, passages))
      continue
    yield {
      place,
      related: projectList.map((project) => project.place),
      message: `写的是 ${count} 个项目，列出的是 ${projectList.length} 个`,
      found: `${count} 个`,
      expected: `${projectList.length} 个`,
      // Of a list that is shorter a part may stand elsewhere.
      ...(projectList.length < count ? { severity: 'warning' as const } : {}),
    }
  }
}

/** The count stands in the paragraph of the list, or in the one that leads to it ("……自评结果如下："). */
function introduces(count: Place, list: Place, passages: Claims['passages']): boolean {
  if (count.paragraph === list.paragraph) return true
  const at = passages.findIndex(({ paragraph }) => paragraph.number === count.paragraph)
  const next = passages[at + 1]
  const lead = passages[at]
  if (!lead || count.paragraph! > list.paragraph! || !/(?:如下|见下表|清单|分别(?:是|为)|包括|名单)/.test(lead.text)) return false
  return next === undefined || next.paragraph.number >= list.paragraph!
}

/** The sentence behind the count tells as many items, set apart by semicolons: the list was not read in full. */
function hasItems({ paragraph, quote }: Place, count: number, passages: Claims['passages']): boolean {
  const text = passages.find((passage) => passage.paragraph.number === paragraph)?.text ?? ''
  const at = text.indexOf(quote?.replace(/\s/g, '') ?? '')
  const [own = '', next = ''] = at < 0 ? [] : text.slice(at).split('。')
  return [own, next].some((sentence) => sentence.split(/[；;]/).length === count)
}
