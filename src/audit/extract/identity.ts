import { chineseNumeral } from '#domain/parse/chinese-numeral.ts'
import type { Place } from '#domain/place.ts'
import type { Passage, Said } from './claims.ts'
import { placeOfSpan } from './passages.ts'
import { plain } from './plain.ts'

/** Who reports, on what year, on the department or on a project. */
export interface Identity {
  readonly title?: Said
  readonly unit?: Said
  readonly year?: Said<number>
  readonly subject?: 'department' | 'project'
  /** The project of a project report, from its title. */
  readonly project?: Said
  readonly ownNames: readonly string[]
}

const UNIT_END =
  '(?:小学|中学|大学|学院|幼儿园|医院|卫生院|图书馆|办事处|委员会|人民政府|办公室|管理局|服务中心|管委会|街道办|局|委|办|院|校|学校|中心|大队|支队|部|处|所|站|馆|队|会|社|厅|街道|镇|乡|署|台|团|园|场|政府)'
const UNIT = new RegExp(`^[一-龥()“”·]{2,40}${UNIT_END}(?:\\([^)]{1,8}\\))?(?:机关|本级)?$`)
const TITLE_WORD =
  /(?:绩效|自评|评价).*(?:报告|自评表|计分表|评分表|说明|总结|汇总表?)$|(?:报告|自评表|计分表|评分表|对照表)(?:\([^)]*\))?$/
const CHAPTER = /^(?:[一二三四五六七八九十]+[、.]|[(][一二三四五六七八九十]+[)])/
/** Titles stand at the beginning, below a cover or a red head at most. */
const TITLE_WITHIN = 12

/** Reads title, unit and year from the title, the lines around it, the labels of a cover ("单位名称：") and the signature. */
export function identityOf(file: string, passages: readonly Passage[], properties: Readonly<Record<string, string>>): Identity {
  // "一、自评说明" is the first chapter, not the title.
  const at = passages
    .slice(0, TITLE_WITHIN)
    .findIndex(({ text }) => text.length <= 70 && TITLE_WORD.test(text) && !/[。；，]/.test(text) && !CHAPTER.test(text))
  const lines = at < 0 ? [] : titleLines(passages, at)
  const text = lines.map((i) => passages[i]!.text).join('')
  // A head of the page may stand between the title and its year.
  const below = at < 0 ? [] : passages.slice(at + 1, at + 4)
  const yearAt = below.findIndex(({ text: line }) => /^\(?20\d\d年度?\)?$/.test(line))
  const yearLine = below[yearAt]?.text ?? ''
  const parts = text === '' ? partsOf(properties['title'] ?? '') : withYear(partsOf(text), yearLine)
  const place = at < 0 ? undefined : placeOfSpan(file, passages[at]!)
  const said = <T>(value: T | undefined, where: Place | undefined): { value: T; place: Place } | undefined =>
    value === undefined ? undefined : { value, place: where ?? { file } }
  const unit =
    said(parts.unit, place) ??
    labelled(
      file,
      passages,
      /^(?:部门|单位|填报单位|项目单位|实施单位|主管部门|预算单位|评价单位)(?:名称|全称)?(?:\([^)]*\))?:(.{3,40})$/,
    ) ??
    signed(file, passages) ??
    introduced(file, passages)
  const year =
    said(parts.year, yearPlace(file, passages, [...lines, at + 1 + Math.max(0, yearAt)], parts.year) ?? place) ?? yearIn(file, passages)
  const titled = said(parts.project, place)
  // "某馆2024年度项目支出绩效自评报告" and below it "（免费开放专项资金）", or "项目名称：免费开放专项资金".
  const isGeneral = /^(?:重点|本级|部门|预算|专项|财政)*(?:支出)?项目(?:资金|支出)?$/.test(parts.project ?? '')
  const named =
    (isGeneral ? undefined : titled) ??
    (parts.subject === 'department' ? undefined : (onlyProject(file, passages) ?? subtitle(file, passages, at, text)))
  const project = named
  const subject = parts.subject ?? (project === undefined ? undefined : 'project')
  const title = at < 0 ? undefined : said(text + yearLine, place)
  return {
    ...(title ? { title } : {}),
    ...(unit ? { unit } : {}),
    ...(year ? { year } : {}),
    ...(subject ? { subject } : {}),
    ...(project ? { project } : {}),
    ownNames: ownNames(passages, unit?.value),
  }
}

/** The project that its labels name, where they all name the same: forms of several projects may stand one below the other. */
function onlyProject(file: string, passages: readonly Passage[]): Said | undefined {
  const names = new Set(passages.flatMap(({ text }) => PROJECT_LABEL.exec(text)?.[1] ?? []))
  return names.size === 1 ? labelled(file, passages, PROJECT_LABEL) : undefined
}
/** Other labels may stand behind it on the line. */
const PROJECT_LABEL = /^项目名称:(.{3,60}?)(?=$|(?:项目)?(?:主管|实施|预算|填报|承担)(?:部门|单位):|项目负责人:)/

/** Where the year stands among the lines of the title. */
function yearPlace(file: string, passages: readonly Passage[], lines: readonly number[], year: number | undefined): Place | undefined {
  for (const passage of lines.flatMap((i) => passages[i] ?? [])) {
    const start = year === undefined ? -1 : passage.text.search(new RegExp(`${year}年|${YEAR_IN_NUMERALS.source}`))
    if (start >= 0) return placeOfSpan(file, passage, start, start + `${year}年`.length)
  }
  return undefined
}

/** The name of the project in brackets right below a title that speaks of a project without naming it. */
function subtitle(file: string, passages: readonly Passage[], at: number, title: string): Said | undefined {
  const next = at < 0 || !/项目|专项/.test(title) ? undefined : passages[at + 1]
  const value = next && /^[(“《-]+([一-龥A-Za-z\d、]{4,40}?)[)”》]?$/.exec(next.text)?.[1]
  if (!next || value === undefined || /20\d\d年|年度|单位:/.test(value) || !/(?:项目|资金|经费|工程|补助|补贴|专项|费)$/.test(value))
    return undefined
  return { value, place: placeOfSpan(file, next) }
}

/** A title broken over lines: short lines without stop right before the one that ends it. */
function titleLines(passages: readonly Passage[], at: number): number[] {
  const lines = [at]
  for (let i = at - 1; i >= 0 && lines.length < 4; i--) {
    const { text } = passages[i]!
    if (text.length > 40 || /[。；，:]/.test(text) || /^(?:附件|\d|[-—])/.test(text)) break
    lines.unshift(i)
  }
  return lines
}

interface Parts {
  readonly unit?: string
  readonly year?: number
  readonly subject?: 'department' | 'project'
  readonly project?: string
}

/** "<地区><单位><年>年度<部门整体支出|某项目>绩效自评报告", in any order of unit and year. */
function partsOf(title: string): Parts {
  const words = plain(title)
    .text.replace(/^关于/, '')
    .replace(/^附件\d*[:：]?/, '')
    .replace(YEAR_IN_NUMERALS, (numerals) => chineseNumeral(numerals.replaceAll('○', '〇'))?.toString() ?? numerals)
  const year = /(20\d\d)年/.exec(words)?.[1]
  // The title of a form names its kind, not its project; whose form it is may stand before.
  if (/(?:自评表|计分表|评分表|汇总表?|对照表(?:及说明)?)(?:\([^)]*\))?$/.test(words)) {
    const head = HEAD_OF_FORM.exec(words)?.[1]
    return {
      ...(head === undefined ? {} : { unit: head }),
      ...(year === undefined ? {} : { year: Number(year) }),
      ...(/整体/.test(words) ? { subject: 'department' as const } : {}),
    }
  }
  const body = words
    // The months that are monitored are part of no name.
    .replace(/(?<=20\d\d年度?)(?:\d{1,2}月?[-—–~至])?\d{1,2}月(?:份)?/, '')
    .replace(/的(?=报告|自评)/, '')
    // Monitoring is a stage of the work, no part of a project's name: "项目绩效监控与自评对照报告".
    .replace(/(?:支出)?(?:预算)?(?:绩效)?(?:目标)?(?:运行|执行)?监控(?:情况|结果)?(?:(?:与|和|及|暨)(?=.{0,4}(?:自评|评价))|(?=报告))/, '')
    .replace(/对[照比](?:情况|分析)?(?=报告|说明|总结)/, '')
    .replace(/(?<=自评|评价)(?:情况|结果)?的?(?:公开|公示)$/, '报告')
    .replace(
      /(?:支出)?(?:预算)?(?:绩效)?(?:自我评价|自评价?|评价)?(?:情况|工作|结果)?(?:的)?(?:报告|自评表|说明|总结|材料|汇编|资料)(?:\([^)]*\))?$/,
      '',
    )
    .replace(/(?:支出)?(?:预算)?绩效(?:自我评价|自评价?|评价)$/, '')
    .replace(/\((20\d\d年度?)\)$/, '$1')
    .replace(/(?<=.{4}(?:资金|补助|经费|专项))转移支付(?:区域|整体)?$/, '')
  const [head = '', tail = ''] = year === undefined ? [body, ''] : splitAt(body, new RegExp(`${year}年度?`))
  const department = /(?:部门|单位)?整体(?:支出)?|部门支出|部门预算(?!项目)/.test(body)
  const subject = department ? 'department' : /项目|经费|资金|工程|补助/.test(body) ? 'project' : undefined
  const strip = (part: string) => part.replace(/(?:部门|单位)?整体(?:支出)?.*$/, '').replace(/(?:部门)?(?:预算)?项目支出$/, '')
  const candidates = [strip(head), strip(tail)].filter((part) => part.length >= 3)
  const unit = candidates.find((part) => UNIT.test(part)) ?? candidates.map(unitPrefix).find((part) => part !== undefined)
  const rests = candidates
    .map((part) => (unit && part.startsWith(unit) ? part.slice(unit.length) : part === unit ? '' : part))
    .filter((part) => part.length >= 3 && !DIVISION.test(part))
  const project =
    subject === 'project' ? (rests.find((part) => /(?:项目|资金|经费|工程|补助|补贴|专项)$/.test(part)) ?? rests[0]) : undefined
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year: Number(year) }),
    // "某局2024年度项目支出绩效自评报告" speaks of all its projects: it is about none in particular.
    ...(subject === undefined || (subject === 'project' && project === undefined) ? {} : { subject }),
    ...(project === undefined ? {} : { project: project.replace(/^(?:部门|单位)?/, '') }),
  }
}

/** "虚构市水利局2024年度项目支出绩效自评表", "虚构县人民法院部门整体支出绩效自评表": who stands before the year or the kind of the form. */
const HEAD_OF_FORM =
  /^(?:20\d\d年度?)?([一-龥]{2,30}?(?:办事处|委员会|人民政府|办公室|管理局|服务中心|局|法院|检察院|小学|中学|大学|学院|幼儿园|学校|医院|卫生院|图书馆|文化馆|博物馆|联合会|党校|厅))(?=20\d\d年|部门(?!预算)|整体|项目支出|绩效自评)/
/** "二〇二四年度" */
const YEAR_IN_NUMERALS = /二[〇○零][〇○零一二三四五六七八九]{2}(?=年)/g

/** "贵州省某市" says where, not what. */
const DIVISION = /^[一-龥]{1,8}(?:省|自治区|市|自治州|县|旗)(?:[一-龥]{1,8}(?:市|区|县|旗))*$/

const withYear = (parts: Parts, line: string): Parts =>
  parts.year !== undefined || line === '' ? parts : { ...parts, year: Number(/20\d\d/.exec(line)![0]) }

function splitAt(text: string, pattern: RegExp): [string, string] {
  const match = pattern.exec(text)
  return match ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : [text, '']
}

/** The unit a name begins with: the longest beginning that ends like a unit and is followed by something else. */
function unitPrefix(part: string): string | undefined {
  return (STRONG.exec(part) ?? WEAK.exec(part))?.[0]
}

const STRONG =
  /^[一-龥]{2,30}?(?:办事处|委员会|人民政府|办公室|管理局|服务中心|管委会|街道办(?!事处)|局|小学|中学|大学|学院|幼儿园|学校|医院|卫生院|图书馆|文化馆|博物馆|厅)(?!属|级)/
/** A street or town is believed as a unit only behind its district. */
const WEAK = /^[一-龥]{2,10}?(?:省|市|区|县|州|旗)[一-龥]{1,4}(?:街道|镇|乡)(?!村)/

function labelled(file: string, passages: readonly Passage[], pattern: RegExp): Said | undefined {
  for (const passage of passages.slice(0, 30)) {
    const value = pattern.exec(passage.text)?.[1]
    if (value !== undefined)
      return {
        value: value.replace(/(?:填报|填表|填写|编制|报送|实施|项目|主管)(?:日期|时间|人|单位|部门):.*$/, '').replace(SEAL, ''),
        place: placeOfSpan(file, passage),
      }
  }
  return undefined
}

const isDate = (line: string | undefined) => line !== undefined && /^20\d\d年\d{1,2}月(?:\d{1,2}日)?$/.test(line)

/** The unit over the date at the end. */
function signed(file: string, passages: readonly Passage[]): Said | undefined {
  const last = passages.slice(-8)
  for (const [i, passage] of last.entries()) {
    if (passage.text.length > 30 || !UNIT.test(passage.text)) continue
    if (/办事处|委员会|政府|办公室|局|中心|学校|院|厅|镇|乡/.test(passage.text) || isDate(last[i + 1]?.text))
      return { value: passage.text.replace(SEAL, ''), place: placeOfSpan(file, passage) }
  }
  return undefined
}
const SEAL = /\((?:单位)?(?:盖章|公章|印章|签章|章)\)/g

/** "对某某局2024年…" in the first sentences. */
function introduced(file: string, passages: readonly Passage[]): Said | undefined {
  for (const passage of passages.slice(0, 6)) {
    const match =
      /(?:对|为|由)([一-龥]{4,24}(?:办事处|委员会|人民政府|管理局|局|街道办|中心|学校|镇|乡))(?=20\d\d年|部门整体|整体支出|项目)/.exec(
        passage.text,
      )
    if (match) return { value: match[1]!, place: placeOfSpan(file, passage, match.index + 1, match.index + 1 + match[1]!.length) }
  }
  return undefined
}

/** The year most spoken of as 年度. */
function yearIn(file: string, passages: readonly Passage[]): Said<number> | undefined {
  const counts = new Map<number, { count: number; place: Place }>()
  for (const passage of passages) {
    for (const match of passage.text.matchAll(/(20\d\d)年(?:度|\d)?/g)) {
      const year = Number(match[1])
      const before = counts.get(year)
      // A date may be of any stage of the work.
      const weight = match[0].endsWith('度') ? 3 : match[0].endsWith('年') ? 1 : 0
      if (before) before.count += weight
      else counts.set(year, { count: weight, place: placeOfSpan(file, passage, match.index, match.index + match[0].length) })
    }
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b.count - a.count)
  return best && { value: best[0], place: best[1].place }
}

const SELF = /(?:我|本)(?:单位|部门|局|办|街道|镇|乡|委|院|校|中心|所|队|馆|站|会|区|县|市|机关)/g

function ownNames(passages: readonly Passage[], unit: string | undefined): string[] {
  const names = new Set<string>()
  for (const { text } of passages) for (const [name] of text.matchAll(SELF)) names.add(name)
  if (unit !== undefined) {
    const short = unit.replace(/^.*?(?:省|自治区|市|区|县|旗|州)(?=[一-龥]{3})/, '')
    for (const name of [unit, short, short.replace(/办事处$/, '')]) if (name.length >= 2) names.add(name)
  }
  return [...names]
}
