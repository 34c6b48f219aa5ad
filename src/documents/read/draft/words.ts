import type { AmountUnit } from '#domain/parse/amount.ts'
import { normalise } from '#domain/parse/normalise.ts'

/** A heading or label without what people put around it. */
export interface Heading {
  /** What is compared: no spaces, brackets, numbering, colon; the evaluated year said as 当年, the one before as 上年. */
  readonly core: string
  readonly unit?: AmountUnit | undefined
  readonly percent?: true | undefined
  /** "预算执行情况（20分）", "得分（20分×执行率）": full points as digits. */
  readonly points?: string | undefined
}

const NUMBERING = /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、)]|\d{1,2}\.(?!\d)|[①-⑳]|[*★☆#▲]+)+/
const PART_OF = /^(?:其中|包括|减|加)[::,]?/
const UNIT = /(?:^|[,:;、单位])(亿元|万元|千元|元)$/

const POINTS = /^(?:满分|分值|权重|共)?(\d{1,3}(?:\.\d+)?)分(?:$|[×x*])/

/** No heading is longer; what is, is a text and compared whole. */
const LONGEST = 80
/** The same few hundred headings and labels are asked for again and again, by every layout that is tried. */
const memo = new Map<string, Heading>()
const MEMO_SIZE = 20_000

/** "（二）其中： 全年预算数（A，万元）" → 全年预算数, in 万元. */
export function heading(text: string, year?: number): Heading {
  if (text.length > LONGEST) return { core: text }
  const key = year === undefined ? text : `${year}:${text}`
  const before = memo.get(key)
  if (before) return before
  if (memo.size >= MEMO_SIZE) memo.clear()
  const found = readHeading(text, year)
  memo.set(key, found)
  return found
}

function readHeading(text: string, year: number | undefined): Heading {
  const plain = normalise(text)
    .replace(/[\s"'“”]+/g, '')
    .replace(/[[【{]/g, '(')
    .replace(/[\]】}]/g, ')')
    .toLowerCase()
  const said =
    year === undefined
      ? plain
      : plain.replace(/(?<!\d)((?:19|20)\d\d)年度?/g, (whole, digits: string) => relative(Number(digits), year) ?? whole)
  const brackets = [...said.matchAll(/\(([^()]*)\)/g)].map((m) => m[1] ?? '')
  const bare = said
    .replace(NUMBERING, '')
    .replace(/\([^()]*\)/g, '')
    .replace(PART_OF, '')
    .replace(/[::。、,;—-]+$/, '')
    .replace(/^[:：]+/, '')
  const unit = unitOf(brackets) ?? (/单位[::]/.test(said) ? unitOf([said]) : undefined)
  const core = bare === '' ? said.replace(/[()]/g, '') : bare
  const points = brackets.map((b) => POINTS.exec(b)?.[1]).find((found) => found !== undefined)
  return { core, unit, points, percent: brackets.some((b) => /^(?:单位[::])?(?:%|百分比|%\))$/.test(b)) || undefined }
}

const relative = (year: number, evaluated: number): string | undefined =>
  year === evaluated ? '当年' : year === evaluated - 1 ? '上年' : undefined

const unitOf = (parts: readonly string[]): AmountUnit | undefined => {
  for (const part of parts) {
    const unit = UNIT.exec(part)?.[1]
    if (unit === '元' || unit === '千元' || unit === '万元' || unit === '亿元') return unit
  }
  return undefined
}

/** The unit that a line such as "金额单位：万元" or "（单位：元）" states for what follows. */
export function unitNote(text: string): AmountUnit | undefined {
  const unit =
    /(?:计量单位|金额单位|货币单位|(?<!\p{Script=Han})单位)\s*[::(]?\s*(?:人民币)?\s*(亿元|万元|千元|元)(?![/·\w\p{Script=Han}])/u.exec(
      normalise(text),
    )?.[1]
  return unit === '元' || unit === '千元' || unit === '万元' || unit === '亿元' ? unit : undefined
}

/** "（2024年度）", "2024年项目支出…": the year a title states. */
export function yearNote(text: string): number | undefined {
  const found = new Set(
    [
      ...normalise(text)
        .replace(/\s+/g, '')
        .matchAll(/(?<!\d)((?:19|20)\d\d)年/g),
    ].map((m) => Number(m[1])),
  )
  return found.size === 1 ? [...found][0] : undefined
}

/** "填报单位：某某街道" in one cell → label and value. */
export function inlineLabel(text: string): { readonly label: string; readonly value: string } | undefined {
  const parts = /^\s*([^:：]{2,16}?)\s*[:：]\s*(\S[\s\S]*?)\s*$/.exec(text)
  return parts ? { label: parts[1]!, value: parts[2]! } : undefined
}

/** A short word (项目, 计分表) is a title alone; a longer one also at the end of a line (某某街道项目支出绩效自评表). */
export const isTitled = (core: string, title: string): boolean => core === title || (title.length > 4 && core.endsWith(title))
