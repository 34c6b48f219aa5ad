import type { Gazetteer } from '#domain/gazetteer.ts'
import type { Lexicon } from '#domain/lexicon.ts'
import { indexOf, mentions, type OwnPlace, ownPlaceOf } from '../neighbours.ts'
import { miswrittenNames, otherNumber, otherOwners, standsForOwn } from '../own-name-slips.ts'
import { anyOf, compiled } from '../patterns.ts'
import { type Context, type Document, type Report, rule } from '../rule.ts'
import { around, CLAUSE, placeOfPlain, plainHits, type Script, type Stretch, scriptOf } from '../script.ts'
import { sameOfficeElsewhere, sealOfNobody } from '../sealed-names.ts'
import { strayPlaces } from '../stray-places.ts'

export default rule({
  id: 'neighbour-name',
  title: '不应留有其他单位的名称',
  severity: 'error',
  covers: ['E01'],
  source: 'mof-2020-10#result-form',
  why: '出现别的街道、乡镇或区县的名称，多半是借用了别人的报告没有改完，内容可能也不是本单位的。',
  remedy: '改成本单位的名称，并核对这一段的内容；确实涉及其他单位的，写明关系。',
  example: { right: '全面推进“幸福东华”建设（东华街道的报告）', wrong: '全面推进“幸福彭后”建设（东华街道的报告）' },
  writing: (document, context) => oncePerName(namesOfOthers(document, context)),
})

/** Several questions may come upon the same name at the same place: it is told once. */
function* oncePerName(reports: Iterable<Report>): Iterable<Report> {
  const told: Report[] = []
  for (const report of reports) {
    const isTold = told.some(
      ({ place, found }) =>
        place?.paragraph !== undefined &&
        place.paragraph === report.place?.paragraph &&
        place.cell === report.place.cell &&
        (found?.includes(report.found ?? '') || report.found?.includes(found ?? '')),
    )
    if (isTold) continue
    told.push(report)
    yield report
  }
}

function* namesOfOthers(document: Document, { lexicon, scheme }: Context): Iterable<Report> {
  const { gazetteer } = lexicon
  const unit = document.claims.unit?.value ?? document.submission.department.name
  const script = scriptOf(document)
  yield* otherLabel(script)
  yield* otherWriter(script)
  yield* sealOfNobody(script, unit)
  if (gazetteer && unit !== undefined) yield* otherPlaces(script, unit, document, lexicon, gazetteer)
  yield* miswrittenNames(script, unit)
  yield* otherOwners(script, unit)
  yield* otherNumber(script, unit)
  yield* strayPlaces(script, unit, ({ name, stretch: { text }, start, end }, kind) => {
    // The place that made the rules of scoring.
    if (scheme.title.includes(name)) return true
    const words = { ...lexicon.neighbours, joining: [], ...(kind === 'township' ? {} : { settings: [] }) }
    // "学习借鉴白石镇、云岭镇的做法": the word that tells why stands before the first of them.
    return isBeside(text, start, end, around(text, start, end, CLAUSE.replace('、', '')).text, words)
  })
}

function* otherPlaces(script: Script, unit: string, document: Document, lexicon: Lexicon, gazetteer: Gazetteer): Iterable<Report> {
  const own = ownPlaceOf(unit, script.plain.text, gazetteer)
  yield* slogans(script, own, unit, lexicon, gazetteer)
  for (const stretch of script.stretches) yield* wholeNames(script, stretch, own, lexicon, gazetteer)
  yield* otherCounties(script, own, unit, document.claims.title?.value ?? '', lexicon, gazetteer)
  if (!own.street) yield* otherSelf(script, unit)
  yield* otherDistrict(script, unit, lexicon)
  yield* sameOfficeElsewhere(script, unit, (...said) => isBeside(...said, lexicon.neighbours))
  yield* otherSignature(script, unit)
  yield* otherFounder(script, unit)
  yield* ownWorkOfOthers(script, unit)
}

interface Neighbours {
  readonly short: readonly string[]
  /** County and street of a short name. */
  readonly full: ReadonlyMap<string, string>
}
const lastNeighbours = new WeakMap<Gazetteer, { readonly of: string; readonly are: Neighbours }>()

/** The other streets of the city, by their short names; kept for the next report of the unit. */
function neighboursOf({ county: mine, isStreet, short }: OwnPlace, unit: string, gazetteer: Gazetteer): Neighbours | undefined {
  if (!mine) return undefined
  const of = [mine.code, isStreet, short, unit].join()
  const known = lastNeighbours.get(gazetteer)
  if (known?.of === of) return known.are
  const full = new Map<string, string>()
  for (const county of gazetteer.counties) {
    if (!county.code.startsWith(mine.code.slice(0, 4))) continue
    if (!isStreet && county === mine) continue
    for (const street of county.streets) {
      if (street.ordinary || street.short.length < 2 || street.short === short || unit.includes(street.short)) continue
      if (!full.has(street.short) || county === mine) full.set(street.short, `${county.name}${street.name}`)
    }
  }
  const are = { short: [...full.keys()], full }
  lastNeighbours.set(gazetteer, { of, are })
  return are
}

/** 幸福彭后: words of praise with the short name of another street of the same county or city. */
function* slogans(script: Script, own: OwnPlace, unit: string, { neighbours }: Lexicon, gazetteer: Gazetteer): Generator<Report> {
  const names = neighboursOf(own, unit, gazetteer)
  if (!names) return
  const short = anyOf(names.short)
  const pattern = `(?:${anyOf(neighbours.praise)})(${short})(?![\u4e00-\u9fff]{0,2}(?:路|街(?!道)|大道|小区|公园|广场|医院|学校|中学|小学))|我(${short})(?=${anyOf(neighbours.after)}|人|街)`
  for (const { stretch, start, end, groups, text } of plainHits(script, compiled(pattern))) {
    const name = groups[0] ?? groups[1] ?? ''
    yield {
      message: `“${text}”里的“${name}”是${names.full.get(name) ?? ''}的名称，不是本单位的`,
      place: placeOfPlain(script, stretch, start, end),
      found: name,
      ...(own.short === undefined ? {} : { expected: own.short }),
    }
  }
}

/** 彭后街道, 彭后街道办事处: whole names, unless the clause says why another unit is spoken of. */
function* wholeNames(script: Script, stretch: Stretch, own: OwnPlace, { neighbours }: Lexicon, gazetteer: Gazetteer): Generator<Report> {
  const found = [...mentions(stretch.text, own, gazetteer)]
  for (const mention of found) {
    const clause = around(stretch.text, mention.start, mention.end, CLAUSE)
    const others = found.filter((other) => other !== mention && other.name !== mention.name && Math.abs(other.start - mention.end) < 12)
    if (others.length > 0 || isBeside(stretch.text, mention.start, mention.end, clause.text, neighbours)) continue
    const claimed = /(?:我|本|我们)$/u.test(stretch.text.slice(0, mention.start))
    // A county's bureau speaks of many streets; none of them is itself.
    if (!own.isStreet && !claimed) continue
    const asOwn = claimed || stretch.heading || stretch.index === 0 || isSubject(stretch.text.slice(mention.end))
    yield {
      message: `“${mention.name}”不是本单位（${own.street?.name ?? own.short ?? ''}）的名称`,
      place: placeOfPlain(script, stretch, mention.start, mention.end),
      found: mention.name,
      ...(own.street === undefined ? {} : { expected: own.street.name }),
      ...(asOwn || mention.near === 'county' ? {} : { severity: 'warning' as const }),
    }
  }
}

/** Another unit named beside one's own: 与彭后街道联合…. */
function isBeside(
  text: string,
  start: number,
  end: number,
  clause: string,
  { together, settings, joining, leading }: Lexicon['neighbours'],
): boolean {
  const words = anyOf(joining)
  if (
    new RegExp(`(?:${words}|${anyOf(leading)})(?:[\u4e00-\u9fff]{0,8}(?:区|县|市|旗))?$`, 'u').test(
      text.slice(Math.max(0, start - 14), start),
    )
  )
    return true
  if (new RegExp(`^(?:${words})(?!谐|时)`, 'u').test(text.slice(end, end + 2))) return true
  // "云岭镇地处山区" tells where the unit itself lies; a "学校" behind "位于青禾镇的" lies in another's place.
  const beside = /^(?:地处|位于|坐落)/u.test(text.slice(end)) ? together : [...together, ...settings]
  return new RegExp(anyOf(beside), 'u').test(clause)
}

/** What follows a name when the unit speaks of itself: "彭后街道办事处2024年…", "…是由财政拨款的行政单位". */
const isSubject = (after: string) => /^(?:20\d\d年|是由|下设|内设|部门决算|部门预算|整体支出|绩效|决算单位|编制|在职|隶属)/u.test(after)

/** The finance bureau and the leadership of another county, and the same bureau of another county. */
function* otherCounties(
  script: Script,
  own: OwnPlace,
  unit: string,
  title: string,
  { neighbours }: Lexicon,
  gazetteer: Gazetteer,
): Generator<Report> {
  const county = own.county?.name ?? regionOf(`${title} ${unit}`)
  if (county === undefined) return
  const { counties } = indexOf(gazetteer)
  const tail = own.isStreet
    ? undefined
    : unit
        .split(county)
        .at(-1)
        ?.replace(/^.*[省市州]/u, '')
  const certain = ['财政局', ...(tail !== undefined && tail.length > 2 && tail !== unit ? [tail] : [])]
  const offices = [...certain, '人民政府', '区委', '县委', '旗委']
  for (const { stretch, start, end, groups } of plainHits(
    script,
    compiled(`([\u4e00-\u9fff]{2,7}?(?:区|县|旗|市))(?=(?:${anyOf(offices)}))`),
  )) {
    const written = groups[0] ?? ''
    const name = written
      .split('')
      .map((_, i) => written.slice(i))
      .find((each) => counties.has(each))
    if (name === undefined || name === county || name === own.city || unit.includes(name) || title.includes(name) || isAbove(name, county))
      continue
    const from = end - name.length
    // 组织部和县财政局, 市财政局会同县民政局: an “and” before a county office is no 和县.
    if (/^(?:[和与及同]|会同)/.test(name) && /\p{Script=Han}/u.test(stretch.text.charAt(from - 1))) continue
    const clause = around(stretch.text, start, end, CLAUSE)
    if (inTitle(stretch.text, from) || isBeside(stretch.text, from, end, clause.text, neighbours)) continue
    yield {
      message: `“${name}”不是本单位所在的${county}`,
      place: placeOfPlain(script, stretch, from, end),
      found: name,
      expected: county,
      ...(certain.some((office) => stretch.text.startsWith(office, end)) ? {} : { severity: 'warning' as const }),
    }
  }
}

const KIND = /(街道办事处|街道|镇人民政府|镇|乡人民政府|乡|苏木)$/u
/** "白沙镇辖11个行政村" in the report of another town: the same kind of unit in the place of oneself, whatever gazetteers know. */
function* otherSelf(script: Script, unit: string): Generator<Report> {
  const kind = KIND.exec(unit)?.[1]?.replace(/人民政府|办事处/u, '')
  if (!kind) return
  const pattern = `(?:^|[。；，])(?:[\u4e00-\u9fff]{2,4}[区县旗市])?([\u4e00-\u9fff]{2,5}${kind})(?:人民政府|办事处)?(?=成立|辖|下辖|组织|是|为[^，。]{0,12}(?:派出机[关构]|单位)|位于|设|承担|20\\d\\d年)`
  for (const { stretch, start, text, groups } of plainHits(script, compiled(pattern))) {
    const name = groups[0] ?? ''
    const from = start + text.lastIndexOf(name)
    if (
      unit.includes(name) ||
      name.includes(unit) ||
      /^(?:各|全|我|本|该|乡|邻)/u.test(name) ||
      unit.endsWith(name.slice(-kind.length - 2))
    )
      continue
    yield {
      message: `“${name}”在这里像是本单位的名称，报告的单位是“${unit}”`,
      place: placeOfPlain(script, stretch, from, from + name.length),
      found: name,
      expected: unit,
      severity: 'warning',
    }
  }
}

/** "虚构市松岭区农村供水服务中心" in a report of 虚构市云溪区: an office of another district of the same city. */
function* otherDistrict(script: Script, unit: string, { neighbours }: Lexicon): Generator<Report> {
  const own = /^([\u4e00-\u9fff]{2,6}?市)([\u4e00-\u9fff]{1,5}?[区县旗])/u.exec(unit)
  if (!own) return
  const pattern = `${own[1]}([\u4e00-\u9fff]{1,5}?[区县旗])(?=[\u4e00-\u9fff]{0,14}(?:局|中心|委员会|办公室|办事处|馆|院|校|站|所|队|政府))`
  for (const { stretch, start, end, groups } of plainHits(script, compiled(pattern))) {
    if (
      groups[0] === own[2] ||
      isBeside(stretch.text, start, end, around(stretch.text, start, end, CLAUSE).text, neighbours) ||
      inTitle(stretch.text, start)
    )
      continue
    yield {
      message: `“${groups[0]}”不是本单位所在的${own[2]}`,
      place: placeOfPlain(script, stretch, end - (groups[0]?.length ?? 0), end),
      found: groups[0] ?? '',
      expected: own[2]!,
      severity: 'warning',
    }
  }
}

const OFFICE =
  /^([\u4e00-\u9fff]{4,30}(?:局|办事处|委员会|政府|办公室|中心|院|校|小学|中学|大学|园|厅|部|处|所|站|馆|队))(\((?:单位)?(?:盖章|公章|印章|签章|章)\))?(?:20\d\d年\d{1,2}月\d{1,2}日)?$/u
/** The unit that signs is the one that reports. */
function* otherSignature(script: Script, unit: string): Generator<Report> {
  for (const stretch of script.stretches.slice(-8)) {
    const [, name, seal] = OFFICE.exec(stretch.text) ?? []
    if (stretch.index === undefined || name === undefined) continue
    const [a, b] = [name, unit].map((each) => each.replace(/(?:人民政府|办事处)$/u, ''))
    // Whom the text speaks of may sign as well: who carries a project out, who evaluates.
    if (a!.includes(b!) || b!.includes(a!) || isSaidTwice(script, name)) continue
    yield {
      message: `落款“${name}”与报告的单位“${unit}”不一致`,
      place: placeOfPlain(script, stretch),
      found: name,
      expected: unit,
      ...(seal === undefined ? { severity: 'warning' as const } : {}),
    }
  }
}

/** Whether a text holds these words more than once. */
const isSaidTwice = ({ plain: { text } }: Script, words: string) => text.indexOf(words) !== text.lastIndexOf(words)

const OFFICES =
  '(?:局|联合会|总工会|党校|办事处|委员会|人民政府|办公室|中心|法院|检察院|医院|卫生院|保健院|福利院|敬老院|学校|小学|中学|学院|大学|幼儿园|站|馆|所|队)'
const LABEL = /^(?:部门|预算单位)(?:\(单位\))?名称$/u
const WHOLE_OFFICE = new RegExp(`^[\u4e00-\u9fff]{3,24}${OFFICES}$`, 'u')
/** "部门名称：虚构县人民检察院" below "虚构县人民法院　部门整体支出绩效自评表": the form names another unit than its head. */
function* otherLabel(script: Script): Generator<Report> {
  const head = headOf(script)
  if (head === undefined) return
  const pattern = new RegExp(`(?:部门|单位|预算单位)(?:\\(单位\\))?名称:([\u4e00-\u9fff]{3,24}?${OFFICES})(?=填报|\\(|$|[，。；])`, 'gu')
  for (const [i, stretch] of script.stretches.entries()) {
    const before = script.stretches[i - 1]
    if (!before?.passage.cell || !stretch.passage.cell || !LABEL.test(before.text) || !WHOLE_OFFICE.test(stretch.text)) continue
    if (stretch.text.includes(head) || head.includes(stretch.text) || isSaidTwice(script, stretch.text)) continue
    yield {
      message: `“${stretch.text}”与表头的“${head}”不是同一个单位`,
      place: placeOfPlain(script, stretch),
      found: stretch.text,
      expected: head,
      severity: 'warning',
    }
  }
  for (const { stretch, end, groups } of plainHits(script, pattern)) {
    const name = groups[0] ?? ''
    if (name.includes(head) || head.includes(name) || isSaidTwice(script, name)) continue
    yield {
      message: `“${name}”与表头的“${head}”不是同一个单位`,
      place: placeOfPlain(script, stretch, end - name.length, end),
      found: name,
      expected: head,
    }
  }
}

/** "填报单位：虚构市妇幼保健院" in the form of 虚构市第二人民医院, and nowhere else: who fills in a form is who it is about, or who is above. */
function* otherWriter(script: Script): Generator<Report> {
  const head = headOf(script)
  if (head === undefined) return
  for (const { stretch, end, groups } of plainHits(script, WRITER)) {
    const name = groups[0] ?? ''
    if (name.includes(head) || head.includes(name) || isSaidTwice(script, name)) continue
    yield {
      message: `填报单位写的是“${name}”，表头的单位是“${head}”`,
      place: placeOfPlain(script, stretch, end - name.length, end),
      found: name,
      expected: head,
      severity: 'warning',
    }
  }
}
const WRITER = new RegExp(
  `(?:填报|编报|填表|报送|编制|自评)单位(?:名称)?(?:\\((?:盖章|公章|签章)\\))?:?([\u4e00-\u9fff]{2,6}(?:省|市|州|盟|县|区|旗|镇|乡|街道)[\u4e00-\u9fff]{2,16}?${OFFICES})(?=填报|\\(|$|[，。；\\s])`,
  'gmu',
)
/** The unit in the head of a report or form. */
const headOf = ({ stretches }: Script): string | undefined =>
  new RegExp(`^([\u4e00-\u9fff]{3,24}?${OFFICES})(?:20\\d\\d年|部门|单位|项目|整体|绩效|$)`, 'u').exec(stretches[0]?.text ?? '')?.[1]

/** "虚构市中医医院始建于1952年" in the report of another hospital: what is told of one's own beginnings and staff. */
function* otherFounder(script: Script, unit: string): Generator<Report> {
  const pattern = new RegExp(
    `(?:^|[。；])([\u4e00-\u9fff]{4,24}?${OFFICES})(?=始建于|成立于|创建于|组建于|核定编制|编制\\d|现有编制|内设|下设)`,
    'gmu',
  )
  for (const { stretch, end, groups } of plainHits(script, pattern)) {
    const name = groups[0] ?? ''
    if (unit.includes(name) || name.includes(unit) || /^(?:我|本|该|全)/u.test(name)) continue
    if (isSaidTwice(script, name)) continue
    yield standsForOwn(script, stretch, end, name, unit)
  }
}

/** What only oneself does with the report, and with the survey it rests on, asked where another office of the same region is named once. */
const OWN_WORK: readonly RegExp[] = [
  // "竹下镇中心小学成立了校长任组长的自评小组"
  new RegExp(`(?:^|[。；])([\u4e00-\u9fff]{3,24}?${OFFICES})(?=成立了?[^。]{0,30}(?:小组|专班))`, 'gmu'),
  // "随青禾岭镇人民政府2024年度部门决算公开"
  new RegExp(`(?:随|连同|纳入)([\u4e00-\u9fff]{2,24}?${OFFICES})(?=20\\d\\d年度?(?:部门|单位)?(?:决算|预算)[^。]{0,16}公开)`, 'gmu'),
  // "满意度由虚构县畜牧兽医站办公室电话回访"
  new RegExp(
    `(?:满意度|问卷|回访)[^。，]{0,6}由([\u4e00-\u9fff]{2,24}?${OFFICES.replace('办公室|', '')})(?:办公室|财务[股科室])(?=[^。，]{0,14}(?:回访|调查|发放|抽取|访谈))`,
    'gmu',
  ),
]
/** Offices that stand above or evaluate by office, and words that name one's own. */
const LEGITIMATE = /财政局|审计局|统计局|教育局|主管|上级|第三方|人大|^(?:我|本|该|全|各|县|市|区|镇|乡|校|局|院|站|大队|中心)/u
function* ownWorkOfOthers(script: Script, unit: string): Generator<Report> {
  for (const pattern of OWN_WORK)
    for (const { stretch, start, text, groups } of plainHits(script, pattern)) {
      const name = groups[0] ?? ''
      if (unit.includes(name) || name.includes(unit) || LEGITIMATE.test(name) || isSaidTwice(script, name)) continue
      // A part of oneself goes by one's own name: 虚构县应急大队 within the report of 虚构县应急局 is named in the head.
      if (stretch.heading || script.stretches.slice(0, 3).some((one) => one !== stretch && one.text.includes(name))) continue
      const at = start + text.indexOf(name)
      yield {
        message: `“${name}”在这里像是本单位的名称，报告的单位是“${unit}”`,
        place: placeOfPlain(script, stretch, at, at + name.length),
        found: name,
        expected: unit,
        severity: 'warning',
      }
    }
}

/** The county-level name of a title that no gazetteer knows: 虚构市青溪区云溪街道办事处 → 青溪区, 虚构州白鹭市水利局 → 白鹭市. */
function regionOf(text: string): string | undefined {
  const county = [...text.matchAll(/([\u4e00-\u9fff]{2,4}?(?:区|县|旗))(?=[\u4e00-\u9fff])/gu)].at(-1)?.[1]?.replace(/^.*[省市州]/u, '')
  return county ?? /[州市盟]([\u4e00-\u9fff]{2,4}市)/u.exec(text)?.[1]
}

/** A city stands above a district or county. */
const isAbove = (name: string, county: string) => name.endsWith('市') && /[区县旗]$/u.test(county)

/** Inside 《…》 the name belongs to a document. */
const inTitle = (text: string, at: number) => text.lastIndexOf('《', at) > text.lastIndexOf('》', at)
