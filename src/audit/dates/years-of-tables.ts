import type { Document, Report } from '../rule.ts'
import { placeOfPlain, type Stretch, scriptOf } from '../script.ts'

const FORM = '(?:自评表|自评情况表|完成情况表|执行情况表|评分表|计分表|监控表|统计表|汇总表|明细表|基础数据表|情况表|评价表)'
/** A line that is nothing but the year of a form, or the name of a table with its year. */
const HEADS = [
  /^\(?20\d\d年度?\)?$/u,
  /^(?:评价|预算|填报|自评|所属|考核|报告|会计|财政)?年度[:：]?\s{0,3}20\d\d(?:年度?)?$/u,
  new RegExp(`^[^，。；\\n]{0,40}${FORM}\\(20\\d\\d年度?\\)$`, 'u'),
  new RegExp(`^[^，。；\\d\\n]{0,16}20\\d\\d年度?[^，。；\\n]{0,24}${FORM}(?:\\([^)\\n]{0,12}\\))?$`, 'u'),
  /^(?:附?表|附件|续表)[\d一二三四五六七八九十]{1,2}(?:-\d{1,2})?[:.、-]?\s{0,4}[^，。；\d\n]{0,16}20\d\d年度?[^，。；\n]{0,30}(?:表|情况|明细|统计|汇总)(?:\([^)\n]{0,12}\))?$/u,
]
const ON_PURPOSE = /20\d\d[^\n]*20\d\d|上年|对比|比较|整改|历年|目标(?:申报|设定|审核)|基数|基期|以前|往年/u
/** Words of a cell beside which the year of a form stands. */
const LABEL = /^(?:评价|预算|填报|自评|所属|考核|报告|会计|财政)?年度[:：]?$/u

/** The year over a form or a table, or in the line below its name, where it lies before the evaluated one. Asked: an older form may be attached on purpose. */
export function* headsOfOtherYears(document: Document, year: number): Iterable<Report> {
  const { claims } = document
  const script = scriptOf(document)
  yield* captionsOfOtherYears(document, year)
  for (const stretch of script.stretches) {
    const { text, passage } = stretch
    // Heads are short, and their one year is read before anything else.
    const at = text.length > LONGEST ? -1 : text.indexOf('20')
    const own = at < 0 ? Number.NaN : Number(text.slice(at, at + 4))
    if (!(own < year && own >= year - 3) || passage.number === claims.year?.place?.paragraph) continue
    if (ON_PURPOSE.test(text) || !HEADS.some((pattern) => pattern.test(text)) || !isAlone(stretch)) continue
    yield {
      message: `这张表写的是 ${own} 年度，评价的是 ${year} 年度，请核对年份`,
      place: placeOfPlain(script, stretch, at, at + 5),
      found: `${own}年`,
      severity: 'warning',
    }
  }
}
const LONGEST = 80

/** The caption of a table stands outside of its cells. */
function* captionsOfOtherYears(document: Document, year: number): Iterable<Report> {
  const script = scriptOf(document)
  for (const block of document.prose.blocks) {
    const caption = block.kind === 'table' ? (block.caption ?? '') : ''
    const own = Number(/(20\d\d)年/u.exec(caption)?.[1] ?? Number.NaN)
    if (!(own < year && own >= year - 3) || ON_PURPOSE.test(caption) || caption.length > LONGEST) continue
    const first = script.stretches.find(({ passage }) => passage.table === block)
    yield {
      message: `表名“${caption}”写的是 ${own} 年，评价的是 ${year} 年度，请核对年份`,
      ...(first ? { place: placeOfPlain(script, first) } : {}),
      found: `${own}年`,
      severity: 'warning',
    }
  }
}

/** In a table a year alone is the heading of a column, unless it has the row to itself or stands behind its label. */
function isAlone({ passage: { row, cell } }: Stretch): boolean {
  if (!row || !cell || row.cells.length === 1) return true
  const before = row.cells[row.cells.indexOf(cell) - 1]
  const isOnly = row.cells.every((one) => one === cell || !/20\d\d/u.test(one.text))
  return isOnly && before !== undefined && LABEL.test(before.text.replace(/\s/gu, ''))
}

/** What the heading of a column says its figures are: what was planned, or what was done. */
const KINDS = {
  planned: /预算|目标|计划|安排|指标值|下达/u,
  done: /执行|决算|支出|完成|实际|使用/u,
} as const
const COMPARED = /上年|对比|比较|增[减长幅]|变动|差异|同比|结转|20\d\d年?[-—~至]20\d\d/u
/** Columns by which what was done is held against what was planned, or a number of staff against its limit. */
const HELD_AGAINST = /执行率|完成率|实现率|进度|得分|控制率|编制数|结余/u

/** "2023年预算数 | 2024年执行数 | 执行率" over a table of 2024. Asked. */
export function* columnsOfOtherYears(document: Document, year: number): Iterable<Report> {
  const script = scriptOf(document)
  const heads = new Map<object, Stretch[]>()
  for (const stretch of script.stretches) {
    const { table, row } = stretch.passage
    if (!table || row !== table.rows[0]) continue
    if (!heads.has(table)) heads.set(table, [])
    heads.get(table)!.push(stretch)
  }
  for (const cells of heads.values()) {
    const words = cells.map(({ text }) => text).join('|')
    if (!/20\d\d年?/u.test(words) || COMPARED.test(words)) continue
    const wrong = ofAnotherYear(cells, words, year)
    if (wrong.length === 0) continue
    yield {
      message: `这一栏写的是 ${yearIn(wrong[0]!)} 年，评价的是 ${year} 年度，请核对年份`,
      place: placeOfPlain(script, wrong[0]!),
      related: wrong.slice(1, 4).map((stretch) => placeOfPlain(script, stretch)),
      found: `${yearIn(wrong[0]!)}年`,
      severity: 'warning',
    }
  }
}

const yearIn = ({ text }: Stretch) => Number(/20\d\d(?=年|[)）]|$)/u.exec(text)?.[0] ?? Number.NaN)
const isEarlier = (year: number) => (stretch: Stretch) => yearIn(stretch) < year && yearIn(stretch) >= year - 3

function ofAnotherYear(cells: readonly Stretch[], words: string, year: number): readonly Stretch[] {
  const dated = cells.filter((stretch) => !Number.isNaN(yearIn(stretch)))
  const planned = dated.filter(({ text }) => KINDS.planned.test(text) && !KINDS.done.test(text.replace(/支出(?=.{0,2}预算)/u, '')))
  const done = dated.filter((stretch) => KINDS.done.test(stretch.text) && !planned.includes(stretch))
  const isHeld = HELD_AGAINST.test(words)
  // Every year named is an earlier one.
  if (dated.every(isEarlier(year)) && new Set(dated.map(yearIn)).size === 1 && (planned.length + done.length > 1 || isHeld))
    return [...planned, ...done]
  const years = new Set([...planned, ...done].map(yearIn))
  if (!years.has(year) || years.size !== 2) return []
  // What was planned for an earlier year beside what was done in this one; the other way round it takes a rate between them.
  if (planned.length > 0 && planned.every(isEarlier(year)) && done.every((one) => yearIn(one) === year)) return planned
  if (isHeld && done.length > 0 && done.every(isEarlier(year)) && planned.every((one) => yearIn(one) === year)) return done
  return []
}
