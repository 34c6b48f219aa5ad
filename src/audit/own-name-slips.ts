import type { Report } from './rule.ts'
import { placeOfPlain, plainHits, type Script, type Stretch } from './script.ts'

/**
 * Slips in the names of the offices a document is about 单位名称写错: a name that differs from a known one in a single character ("虚构县应青管理局" where everything else says
 * 应急管理局), and a label that names another bureau than the one that reports.
 */

const KINDS =
  '(?:局|联合会|总工会|党校|委员会|人民政府|办公室|办事处|服务中心|中心|法院|检察院|医院|卫生院|中学|小学|学校|学院|大学|幼儿园|图书馆|文化馆|博物馆|处|站|所|队)'
const OFFICE = new RegExp(`^[一-龥]{2,10}?(?:省|市|州|盟|区|县|旗|镇|乡|街道)[一-龥]{1,18}?${KINDS}$`, 'u')
const SEAL = /\((?:单位)?(?:盖章|公章|印章|签章|章)\)$/u
const LABELLED =
  /(?:主管|实施|填报|预算|自评|项目|评价|委托)?(?:部门|单位)(?:名称|全称)?(?:\((?:盖章|公章|单位)\))?:([一-龥]{4,30})(?=$|[\s，。；(])/gu

/** Shorter names are alike by chance. */
const SHORTEST = 6
/** Where two names of the same make differ for good reasons: numbers, directions, levels, sizes. */
const SERIAL = /^[一二三四五六七八九十百千零〇甲乙丙丁东西南北中内外上下前后左右大小新老省市州盟区县旗镇乡村局处科股站所队院校园馆]$/u
/** Offices that differ in one character and exist side by side. */
const SIDE_BY_SIDE =
  /(?:财政|民政|邮政|审计|统计|教育|体育|水利|水务|税务|商务|事务|农业|林业|渔业|工业|公安|治安|法院|学院|医院)[一-龥]{0,1}(?:局|厅|院)/u

/** Whole names that stand as such (in a cell, behind a label, at the end, in the title) and the unit's own. */
function wholeNames(script: Script, unit: string | undefined): ReadonlySet<string> {
  const names = new Set<string>(unit === undefined ? [] : [unit])
  // The finance bureau of one's own region is named in every report.
  const region = unit === undefined ? undefined : regionOf(unit)
  if (region !== undefined && script.plain.text.includes(`${region}财政局`)) names.add(`${region}财政局`)
  for (const { text } of script.stretches) {
    if (text.length <= 40) names.add(text.replace(SEAL, ''))
    if (/[位门称]:/u.test(text)) for (const [, name] of text.matchAll(LABELLED)) names.add(name!)
  }
  return new Set([...names].filter((name) => name.length >= SHORTEST && OFFICE.test(name)))
}

const countOf = (text: string, words: string): number => {
  let count = 0
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) count++
  return count
}

/** Two names of an office that differ in one character: the one that stands less often is the slip. */
export function* miswrittenNames(script: Script, unit: string | undefined): Iterable<Report> {
  const { text } = script.plain
  const seen = new Set<string>()
  for (const name of wholeNames(script, unit)) {
    for (const at of nearlyAt(text, name)) {
      const written = text.slice(at, at + name.length)
      if (seen.has(written) || !isSlip(name, written, text[at + name.length])) continue
      const [own, other] = [countOf(text, name), countOf(text, written)]
      if (Math.min(own, other) > 1) continue
      seen.add(name).add(written)
      const [right, wrong] = own < other ? [written, name] : [name, written]
      const hit = locate(script, text.indexOf(wrong))
      if (!hit) continue
      yield {
        message: `“${wrong}”与文中的“${right}”只差一个字，像是写错了`,
        place: placeOfPlain(script, hit.stretch, hit.start, hit.start + wrong.length),
        found: wrong,
        expected: right,
        severity: 'warning',
      }
    }
  }
}

/** Whether one character of a name was written wrong; where two offices may go by the two names, it was not. */
function isSlip(name: string, written: string, next: string | undefined): boolean {
  const differs = [...name].findIndex((character, i) => written[i] !== character)
  const pair = [name[differs]!, written[differs]!]
  if (!/^[一-龥]{2}$/u.test(pair.join('')) || pair.every((character) => SERIAL.test(character))) return false
  // "虚构县教育项目": the last character belongs to the next word.
  if (differs === name.length - 1 && next !== undefined && /[一-龥]/u.test(next)) return false
  return !isOtherOffice(name, written)
}

/** 财政局 and 民政局: another office, not a slip. */
function isOtherOffice(name: string, written: string): boolean {
  const [own, other] = [name, written].map((each) => SIDE_BY_SIDE.exec(each)?.[0])
  return own !== undefined && other !== undefined && own !== other
}

/** Where a text holds the name with exactly one other character: one of its halves is whole there. */
function* nearlyAt(text: string, name: string): Iterable<number> {
  const middle = name.length >> 1
  for (const [half, offset] of [
    [name.slice(0, middle), 0],
    [name.slice(middle), middle],
  ] as const)
    for (let at = text.indexOf(half); at >= 0; at = text.indexOf(half, at + 1)) {
      const from = at - offset
      if (from < 0 || from + name.length > text.length) continue
      let wrong = 0
      for (let i = 0; i < name.length && wrong < 2; i++) if (text[from + i] !== name[i]) wrong++
      if (wrong === 1) yield from
    }
}

function locate({ stretches, plain: { starts } }: Script, at: number): { readonly stretch: Stretch; readonly start: number } | undefined {
  const index = starts.findLastIndex((start) => start <= at)
  const stretch = stretches[index]
  return stretch && { stretch, start: at - starts[index]! }
}

const OWNER_LABEL =
  /^(?:项目)?(?:主管部门|实施单位|填报单位|预算单位|预算部门|自评单位|项目单位|部门名称|单位名称|部门\(单位\)名称)(?:名称)?(?:\((?:盖章|公章|单位|及代码)\))?$/u
const SUPERIOR = /^(?:项目)?主管部门/u
/** Offices that can be the one in charge. */
const IN_CHARGE = /(?:局|委员会|联合会|总工会|厅|法院|检察院)$/u

interface Owner {
  readonly name: string
  readonly stretch: Stretch
  readonly start: number
  readonly superior: boolean
}

/** 虚构市交通运输局 of "虚构市交通运输局项目支出绩效运行监控表". */
const TITLE_BUREAU = /^([一-龥]{4,24}?局)(?:\(本级\))?(?:20\d\d年度?)?(?:项目|部门|整体)/u

/** What stands behind the labels of the owner of a form, in the next cell or on the same line. */
function ownersOf(script: Script): Owner[] {
  const { stretches } = script
  const cells = stretches.flatMap((stretch, i): Owner[] => {
    const next = stretches[i + 1]
    if (!stretch.passage.cell || !next?.passage.cell || !OWNER_LABEL.test(stretch.text.replace(/\s/g, ''))) return []
    const whole = next.text.replace(SEAL, '')
    const name = SUPERIOR.test(stretch.text) ? whole : bureauOf(whole)
    return OFFICE.test(name) ? [{ name, stretch: next, start: 0, superior: SUPERIOR.test(stretch.text) }] : []
  })
  const lines = [...plainHits(script, LABELLED)].flatMap(({ stretch, end, groups, text }): Owner[] => {
    const name = SUPERIOR.test(text) ? groups[0]! : bureauOf(groups[0]!)
    return OFFICE.test(name) && !/^(?:评价|委托)/u.test(text)
      ? [{ name, stretch, start: end - groups[0]!.length, superior: SUPERIOR.test(text) }]
      : []
  })
  return [...cells, ...lines]
}

/** 虚构县民政局 of 虚构县民政局养老服务股. */
const bureauOf = (name: string) => /^([一-龥]{4,24}?局)[一-龥]{2,10}[股科室]$/u.exec(name)?.[1] ?? name
/** Without the province, which one place writes and the other does not. */
const bareName = (name: string) => name.replace(/^[一-龥]{2,6}?(?:省|自治区)/u, '')
const areOne = (a: string, b: string) => bareName(a).includes(bareName(b)) || bareName(b).includes(bareName(a))
/** 虚构县 of 虚构县教育局: the region both have to share before one can stand in the place of the other. */
const regionOf = (name: string) =>
  /^[一-龥]{1,8}?(?:市|州|盟|区|县|旗)(?:[一-龥]{1,5}?(?:区|县|旗|市))?(?=[一-龥]{2})/u.exec(bareName(name))?.[0]

/** "主管部门：虚构县卫生健康局" in a form of 虚构县民政局: a bureau answers to itself; and a label that says otherwise than all others of its kind. */
export function* otherOwners(script: Script, unit: string | undefined): Iterable<Report> {
  const owners = ownersOf(script)
  const superiors = owners.filter(({ superior }) => superior)
  const titled = script.stretches
    .slice(0, 2)
    .map(({ text }) => TITLE_BUREAU.exec(text)?.[1])
    .find((name) => name !== undefined)
  for (const owner of superiors) {
    if (!IN_CHARGE.test(owner.name) || countOf(script.plain.text, bareName(owner.name)) > 1) continue
    const others = superiors.filter((one) => one !== owner).map(({ name }) => name)
    const carriers = owners.filter(({ superior }) => !superior).map(({ name }) => name)
    const [first] = others
    const agreed =
      unit !== undefined && IN_CHARGE.test(unit)
        ? unit
        : others.length > 1 && first !== undefined && others.every((name) => areOne(name, first))
          ? first
          : (carriers.find((name) => IN_CHARGE.test(name)) ?? titled)
    if (agreed === undefined || areOne(agreed, owner.name) || regionOf(agreed) !== regionOf(owner.name)) continue
    yield {
      message: `主管部门写的是“${owner.name}”，文中其他地方是“${agreed}”，请核对`,
      place: placeOfPlain(script, owner.stretch, owner.start, owner.start + owner.name.length),
      found: owner.name,
      expected: agreed,
      severity: 'warning',
    }
  }
}

/**
 * "虚构市榕屿区第三实验小学是公益一类事业单位" in the report of 第二实验小学: one's own name with another number, once, where the document speaks of itself or is sealed. Beside
 * the right name it is another institution.
 */
export function* otherNumber(script: Script, unit: string | undefined): Iterable<Report> {
  const name = unit ?? script.stretches.map(({ text }) => TITLE_NAME.exec(text)?.[0]).find((found) => found !== undefined)
  const numbered = name === undefined ? null : NUMBERED.exec(name)
  if (name === undefined || !numbered) return
  const [before, after] = [name.slice(0, numbered.index), name.slice(numbered.index + numbered[0].length)]
  const pattern = new RegExp(
    `(?:^|[。；，:])(${before}第[一二三四五六七八九十\\d]{1,3}${after})(?=\\(|20\\d\\d|$|是|为|系|始建|成立|创办|位于|现有|承担|实施|成立|按|依|根据|严格|更新|采购|购置|建设|组织|开展|全年|共|将|制定|制订|落实|设立|安排)`,
    'gmu',
  )
  for (const { stretch, end, groups } of plainHits(script, pattern)) {
    const written = groups[0]!
    if (written === name || countOf(script.plain.text, written) > 1) continue
    yield standsForOwn(script, stretch, end, written, name)
  }
}

/** A name that ends at `end`, where the document would name its own unit. Asked. */
export const standsForOwn = (script: Script, stretch: Stretch, end: number, written: string, unit: string): Report => ({
  message: `“${written}”在这里像是本单位的名称，报告的单位是“${unit}”`,
  place: placeOfPlain(script, stretch, end - written.length, end),
  found: written,
  expected: unit,
  severity: 'warning',
})
const NUMBERED = /第[一二三四五六七八九十\d]{1,3}(?=[一-龥]{0,6}(?:中学|小学|学校|学院|幼儿园|医院|福利院|敬老院|养护院)$)/u
const TITLE_NAME = /^[一-龥]{2,16}第[一二三四五六七八九十\d]{1,3}[一-龥]{0,6}?(?:中学|小学|学校|学院|幼儿园|医院|福利院)/u
