import type { Report } from './rule.ts'
import { around, CLAUSE, placeOfPlain, plainHits, type Script } from './script.ts'

const KINDS =
  '(?:局|联合会|总工会|党校|委员会|人民政府|办公室|办事处|服务中心|中心|法院|检察院|医院|卫生院|中学|小学|学校|学院|大学|幼儿园|图书馆|文化馆|博物馆|站|所|队)'
const REGION = '(?:省|市|州|盟|区|县|旗|镇|乡)'

/**
 * The name of an office of another region in the place of one's own 张冠李戴: "南山区残疾人联合会2025年度…自评得分" in the report of 东湖区残疾人联合会. The offices above
 * one's own have other regions too; they are parts of one's own full name.
 */
export function* sameOfficeElsewhere(
  script: Script,
  unit: string,
  isBeside: (text: string, start: number, end: number, clause: string) => boolean,
): Iterable<Report> {
  const split = lastRegion(unit)
  if (!split) return
  const { region, kind, tail } = split
  const pattern = new RegExp(`([一-龥]{2,4}${kind})${tail}(?![一-龥]{0,2}(?:分局|支队))`, 'gu')
  const found = [...plainHits(script, pattern)].filter(({ stretch, start, end, groups }) => {
    const name = groups[0]!
    if (SEAL.test(stretch.text)) return false
    return (
      !name.endsWith(region) &&
      !unit.includes(name) &&
      !OTHERS.test(name) &&
      !isBeside(stretch.text, start, end, around(stretch.text, start, end, CLAUSE).text.replaceAll(tail, ''))
    )
  })
  yield* otherSubject(script, unit, region)
  // An office that is spoken of again and again is another one indeed.
  if (found.length > FEW) return
  for (const { stretch, start, groups } of found)
    yield {
      message: `“${groups[0]}${tail}”不是本单位的名称，报告的单位是“${unit}”`,
      place: placeOfPlain(script, stretch, start, start + groups[0]!.length),
      found: groups[0]!,
      expected: region,
      severity: 'warning',
    }
}

/** "虚构县水利局2025年度部门整体支出自评得分" in the report of 虚构县水务局: who is scored as a whole is oneself. */
function* otherSubject(script: Script, unit: string, region: string): Iterable<Report> {
  const subjects = [...plainHits(script, SUBJECT), ...(IS_ALONE.test(unit) ? plainHits(script, SCORED_PROJECT) : [])]
  for (const { stretch, start, text, groups } of subjects) {
    const name = groups[0]!
    if (unit.includes(name) || name.includes(unit) || !name.includes(region) || stretch.index === undefined) continue
    yield {
      message: `“${name}”在这里像是本单位，报告的单位是“${unit}”`,
      place: placeOfPlain(script, stretch, start + text.indexOf(name), start + text.indexOf(name) + name.length),
      found: name,
      expected: unit,
      severity: 'warning',
    }
  }
}
/** A school or a hospital scores its own projects only; a bureau scores those of its schools. */
const IS_ALONE = /(?:中学|小学|学校|学院|幼儿园|医院|卫生院)$/u
const SCORED_PROJECT =
  /(?:^|[。；，])([一-龥]{2,16}?(?:中学|小学|学校|学院|幼儿园|医院|卫生院))(?=[一-龥]{2,20}(?:项目|经费|资金)(?:支出)?(?:绩效)?(?:自评)?(?:综合|总)?得分)/gmu
const SUBJECT = new RegExp(
  `(?<=^|[。；]|^附[表件]?\\d{0,2}\\s{0,4}|^20\\d\\d年度?)([一-龥]{2,20}?${KINDS})(?=(?:20\\d\\d年度?)?(?:(?:部门|单位)(?:整体)?支出|整体支出|项目支出绩效自评|绩效自评[表报])|20\\d\\d年度?$)`,
  'gmu',
)

const FEW = 2
/** "各区", "全县", "和县", "有关区": no names. */
const OTHERS =
  /[年度各全本该我每某两等及和与由向对为于在局厅]|会同|简称|有关|其他|兄弟|周边|相邻|外[区县市]|经济|开发|示范|园区|社区|辖区|小区|地区|城区|校区|片区|景区/u

/** 东湖区 and 残疾人联合会 of 虚构市东湖区残疾人联合会. */
function lastRegion(unit: string): { readonly region: string; readonly kind: string; readonly tail: string } | undefined {
  for (let at = unit.length - 3; at >= 2; at--) {
    const kind = unit[at - 1]!
    if (!/[区县市旗]/u.test(kind)) continue
    const tail = unit.slice(at)
    const region = /[^省市州盟区县旗]{1,4}[区县市旗]$/u.exec(unit.slice(0, at))?.[0]
    return region && new RegExp(`${KINDS}$`, 'u').test(tail) ? { region, kind, tail } : undefined
  }
  return undefined
}

const LABEL = /^(?:项目)?(?:实施|项目|填报|预算|自评|申报)单位(?:名称)?(?:\((?:盖章|公章)\))?:?|^(?:单位|部门)名称:?/u
const NAMES = new RegExp(`[一-龥]{2,8}?${REGION}[一-龥]{1,16}?${KINDS}(?=\\d|[，。；、:\\s(对组依根按是为负主位承]|$)`, 'gu')
const SEAL = /^([一-龥]{4,30})\((?:单位)?(?:盖章|公章|印章|签章|章)\)(?:20\d\d年\d{1,2}月\d{1,2}日)?$/u

/**
 * "虚构县滨河中学（盖章）" below a form of 虚构县城关中学: the text nowhere else knows who seals it, and names another office of the same region and kind as the one that
 * carries the project out, or as the one that speaks.
 */
export function* sealOfNobody(script: Script, unit: string | undefined): Iterable<Report> {
  const last = script.stretches.slice(-LAST)
  const stretch = last.find(({ text, index }) => index !== undefined && SEAL.test(text))
  const name = stretch && SEAL.exec(stretch.text)![1]!
  // Another unit than the one of the report is told of elsewhere: here the seal is all that the report goes by.
  if (!stretch || name === undefined || (unit !== undefined && !unit.includes(name) && !name.includes(unit))) return
  const short = shortOf(name)
  if (isSaidAgain(script, short)) return
  const owner = ownersIn(script).find(
    (one) => !one.includes(short) && !name.includes(one) && one.slice(0, SHARED) === name.slice(0, SHARED),
  )
  if (owner === undefined) return
  yield {
    message: `落款“${name}”在文中没有出现过，文中的单位是“${owner}”`,
    place: placeOfPlain(script, stretch, 0, name.length),
    found: name,
    expected: owner,
    severity: 'warning',
  }
}

const shortOf = (name: string) => name.replace(new RegExp(`^.*?${REGION}(?=[一-龥]{3})`, 'u'), '')
const isSaidAgain = ({ plain: { text } }: Script, words: string) => text.indexOf(words) !== text.lastIndexOf(words)

const LAST = 8
/** The region both names begin with. */
const SHARED = 2

/** Who fills in, carries out, or begins the first paragraphs and is named again. */
function ownersIn(script: Script): string[] {
  const { stretches } = script
  const labelled = stretches.flatMap(({ text: own, passage }, i) => {
    const label = LABEL.exec(own)?.[0]
    if (label === undefined) return []
    const value = own.slice(label.length) || (passage.row ? (stretches[i + 1]?.text ?? '') : '')
    return [...value.matchAll(NAMES)].slice(0, 1).map(([one]) => one)
  })
  if (labelled.length > 0) return labelled
  return stretches.slice(0, OPENING).flatMap(({ text: own, heading }) => {
    const [first] = heading ? [] : own.matchAll(NAMES)
    return first?.index === 0 && isSaidAgain(script, shortOf(first[0])) ? [first[0]] : []
  })
}
const OPENING = 6
