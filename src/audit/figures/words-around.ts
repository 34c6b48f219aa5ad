import type { Table, TableRow } from '#domain/prose.ts'
import { bare } from '../extract/plain.ts'
import type { Stretch } from '../script.ts'
import type { Quantity } from './quantities.ts'

/** A figure and where it is told. */
export interface Told {
  readonly stretch: Stretch
  readonly quantity: Quantity
}

/** What the words around a figure say of it. */
export interface Context {
  /** The nearest words, for people. */
  readonly words: string
  readonly grams: ReadonlySet<string>
  readonly role: Role | undefined
  readonly years: string
  /** A cell with nothing but the figure: what its table says of it is judged there. */
  readonly bare: boolean
}

/** 目标、完成、预算、支出、结余、编制、实有 */
type Role = 'aim' | 'added' | 'done' | 'budget' | 'spent' | 'left' | 'limit' | 'staff' | 'rate' | 'part'
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['left', /(?:结转|结余)(?:的?资金)?$/],
  ['aim', /目标|计划|不少于|不低于|不超过|不高于|≥|≤|指标值|要求|预期|任务|应当?(?=达|完)/],
  ['added', /追加|调增/],
  ['left', /结余|结转|剩余|剩下|未(?:执行|支出|使用|支付|完成|结|到)/],
  ['rate', /率|占比?|比例|进度/],
  ['spent', /支出|执行|支付|使用|花|列支|拨付|决算/],
  ['budget', /预算|安排|下达|批复|到位|投入|追加|收入/],
  ['limit', /编制/],
  ['staff', /实有|在职|在编/],
  ['part', /其中|满意|合格|有效|收回|回收|发放/],
  ['done', /完成|实际|实现|达/],
]
const GENERIC =
  /目标|计划|完成值?|实际|实现|达到?|不少于|不低于|不超过|应当|预期|共计?|累计|全年|年度|指标值?|其中|本年|当年|数量|[为了的约是有数由从至到,，、。:()（）；;\d.%“”"|+-]/g
/** Measures that every project, office and row of a document has. */
const MEASURES = /(?:预算)?执行率|完成率|得分率|满意[度率]/g
const LONGEST = 26

/** The words before a figure up to the beginning of its sentence; of a cell, its row and its heading. Worked out only where another figure is near. */
export function contextOf({ stretch, quantity }: Told, year: number | undefined): Context {
  const { row, table, cell } = stretch.passage
  const isBare = row !== undefined && !/[一-龥]{2}/.test(quantity.label)
  const own = isBare && table && cell ? cellWords(table, row, cell.column) : undefined
  const near = own ? `${own.name}${own.heading}` : stretch.text.slice(quantity.labelStart, quantity.start)
  const from = Math.max(quantity.start - LONGEST, lastStop(stretch.text, quantity.start) + 1)
  const words = own
    ? near
    : stretch.text.slice(from, quantity.start) + (/^[一-龥]{1,4}/.exec(stretch.text.slice(quantity.end, quantity.end + 4))?.[0] ?? '')
  // What stands right before it names it; only where that is not enough, the sentence does.
  const [core, all] = [near, words].map((each) =>
    each
      .replace(/20\d\d年/g, '')
      .replace(MEASURES, '')
      .replace(GENERIC, ''),
  ) as [string, string]
  const role = quantity.bound
    ? 'aim'
    : (ROLES.find(([, pattern]) => pattern.test(own ? own.heading : near))?.[0] ??
      (own ? undefined : ROLES.find(([, pattern]) => pattern.test(words.slice(-12)))?.[0]))
  const years = [...(words.match(/20\d\d(?=年)|上年|去年|同期|[年期]初/g) ?? [])].filter((one) => one !== `${year}`)
  return { words: near, grams: gramsOf(core.length >= 3 ? core : all), role, years: years.at(-1) ?? '', bare: own !== undefined }
}

const lastStop = (text: string, at: number) => Math.max(...['。', '；', ';', '\n'].map((stop) => text.lastIndexOf(stop, at - 1)))
const gramsOf = (words: string) => new Set(Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2)))

/** Whether two contexts name the same thing, of the same kind and year. Long figures that differ by a slip need fewer words in common. */
export function isAlike(a: Context, b: Context, isLong: boolean): boolean {
  const role = ({ role: one }: Context) => (one === 'done' ? undefined : one)
  if (role(a) !== role(b) || a.years !== b.years || (a.bare && b.bare)) return false
  const [small, large] = a.grams.size <= b.grams.size ? [a.grams, b.grams] : [b.grams, a.grams]
  const shared = [...small].filter((gram) => large.has(gram)).length
  if (isLong && (small.size === 0 || shared >= 1)) return true
  return shared >= 2 && shared * 10 >= small.size * 6
}

const isWords = (text: string) => /[一-龥]{2}/.test(text) && !/\d/.test(text) && text.length <= 24

/** The name nearest to the left of a cell, and the heading above it. */
function cellWords(table: Table, row: TableRow, column: number): { readonly name: string; readonly heading: string } {
  const name = row.cells.findLast((one) => one.column < column && isWords(bare(one.text)))
  const above = table.rows.slice(0, table.rows.indexOf(row))
  const heading = above
    .flatMap(({ cells }) => cells.filter((one) => one.column <= column && column < one.column + one.columnSpan))
    .findLast(({ text }) => isWords(bare(text)))
  return { name: name ? bare(name.text) : '', heading: heading ? bare(heading.text) : '' }
}
