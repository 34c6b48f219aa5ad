import { isLevelName, isTotalName } from '#domain/column-words.ts'
import type { Table, TableCell, TableRow } from '#domain/prose.ts'

/** What a column of a table of indicators is called in the national form. */
type Role = 'level' | 'second' | 'name' | 'target' | 'actual' | 'points' | 'score' | 'reason'
const HEADINGS: Readonly<Record<Role, string>> = {
  level: '一级指标',
  second: '二级指标',
  name: '三级指标',
  target: '年度指标值',
  actual: '实际完成值',
  points: '分值',
  score: '得分',
  reason: '偏差原因',
}

const POINTS = /分值|满分|权重|标准分|考核分|应得|分数|配分|^分$/
const SCORE = /得分|评分|自评|打分|评定|实得|评价分/
const TARGET = /目标|计划|预期|指标值|标准值|任务|要求|设定|应/
const ACTUAL = /完成|实际|实绩|达到|达成|实现|结果|水平|已/
const PLANNED = /^(?:计划|应|预计|预期|拟|目标)/
const REASON = /原因|偏差|偏离|失分|扣分|理由|问题|整改/
const REMARK = /说明|备注|情况|措施/
/** Beside target and actual value stand amounts, shares, units, explanations and last year's figures. */
const BESIDE =
  /预算|资金|金额|支出|执行|决算|收入|率$|比例|比重|进度|单位|性质|符号|上年|往年|历史|说明|依据|标准$|细则|规则|办法|公式|来源|资料|责任|时间$/
const NAMED = /指标|内容|要点|事项|任务|名称|项目/
const LEVEL = /一级|维度|类别|层级|类型|分类/

const FEWEST_ROWS = 3
const FEWEST_COLUMNS = 4
/** Share of cells that must be what their column is. */
const MOST = 0.8
/** Scores seldom fall so far below their points; counts of things do. */
const NEAR_POINTS = 0.5

const words = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/\s/g, '')
const figureOf = (text: string | undefined): number | undefined => {
  const found = /^([-+]?\d+(?:\.\d+)?)分?$/.exec(words(text))
  return found ? Number(found[1]) : undefined
}
const levelOf = (text: string | undefined) => words(text).replace(/^[一二三四五六七八九十\d(]+[、.)]/, '')

interface Read {
  readonly heads: readonly TableCell[]
  readonly items: readonly Item[]
  readonly total: readonly (TableCell | undefined)[] | undefined
}

interface Item {
  readonly row: TableRow
  readonly cells: readonly (TableCell | undefined)[]
  /** "一、产出指标" on a row of its own above. */
  readonly under: TableCell | undefined
}

/**
 * A table of scored indicators, told by what its columns hold 指标表: full points and scores that stay within them, targets and actual values in the same
 * units, names that differ. The same table comes back under the headings of the national form, whatever its own say; names of levels on rows of their own
 * become a column. Undefined for any other table.
 */
export function asIndicatorTable(table: Table): Table | undefined {
  const read = rowsOf(table)
  if (!read) return undefined
  const roles = rolesOf(read)
  if (!roles) return undefined
  const ruled = read.items.some(({ under }) => under !== undefined)
  const line = (cells: readonly (TableCell | undefined)[], first: TableCell | undefined): TableCell[] => {
    const own = cells.map((cell, c) => (roles.get(c) === 'level' ? firstLevel(cell) : cell))
    return (ruled ? [first, ...own] : own).flatMap((cell, column) => (cell ? [{ ...cell, column, columnSpan: 1, rowSpan: 1 }] : []))
  }
  const heads = read.heads.map((cell, c) => (roles.has(c) ? { ...cell, text: HEADINGS[roles.get(c)!] } : cell))
  const [corner] = read.heads
  const first = table.rows.indexOf(read.items[0]!.row)
  const number = table.rows.find(({ cells }) => cells.includes(corner!))?.number ?? table.rows[first]!.number
  return {
    ...table,
    rows: [
      { number, cells: line(heads, { ...corner!, text: HEADINGS.level }) },
      ...read.items.map(({ row, cells, under }) => ({
        number: row.number,
        cells: line(cells, under && { ...under, text: levelOf(under.text) }),
      })),
      ...(read.total ? [{ number: table.rows.at(-1)!.number, cells: totalCells(read.total, ruled) }] : []),
    ],
  }
}

/** "产出指标-数量指标": two levels in one cell. */
const firstLevel = (cell: TableCell | undefined): TableCell | undefined => {
  const parts = cell?.text.split(/[-—－–/·]+/) ?? []
  return cell && parts.length === 2 && parts.every((part) => isLevelName(part)) ? { ...cell, text: parts[0]! } : cell
}

const totalCells = (cells: readonly (TableCell | undefined)[], ruled: boolean): TableCell[] =>
  cells.flatMap((cell, c) =>
    cell && words(cell.text) !== '' ? [{ ...cell, column: c === 0 || !ruled ? c : c + 1, columnSpan: 1, rowSpan: 1 }] : [],
  )

/** Headings, rows of indicators with cells merged downward filled in, and the total. */
function rowsOf({ rows }: Table): Read | undefined {
  const own = rows.filter(({ repeated }) => !repeated)
  const top = own.findIndex(({ cells }) => cells.filter(({ text }) => words(text) !== '').length >= FEWEST_COLUMNS)
  const head = own[top]
  if (!head || top > 2 || !head.cells.every(isHead)) return undefined
  const width = head.cells.length
  if (head.cells.some(({ column }, c) => column !== c)) return undefined
  const items: Item[] = []
  const open: { cell: TableCell; left: number }[] = []
  let under: TableCell | undefined
  let total: Read['total']
  for (const row of own.slice(top + 1)) {
    const cells = Array.from<TableCell | undefined>({ length: width })
    for (const each of open) {
      if (each.left > 0) cells[each.cell.column] = each.cell
      each.left--
    }
    for (const cell of row.cells) {
      cells[cell.column] = cell
      if (cell.rowSpan > 1) open.push({ cell, left: cell.rowSpan - 1 })
    }
    const filled = cells.flatMap((cell) => (cell && words(cell.text) !== '' ? [cell] : []))
    const [first] = filled
    if (!first || cells.length > width) return undefined
    if (isTotalName(first.text) || /^(?:合|总)计/.test(words(first.text))) {
      total ??= cells
      continue
    }
    // What follows the total is no row of the table.
    if (total) break
    const isLine = first === row.cells[0] && isLevelName(levelOf(first.text)) && filled.length <= Math.max(1, width - 3)
    if (isLine && filled.slice(1).every(({ text }) => figureOf(text) !== undefined)) under = first
    else items.push({ row, cells, under })
  }
  return items.length >= FEWEST_ROWS ? { heads: head.cells, items, total } : undefined
}

const isHead = ({ text, columnSpan, rowSpan }: TableCell) =>
  columnSpan === 1 && rowSpan === 1 && words(text) !== '' && text.length <= 20 && figureOf(text) === undefined

function rolesOf({ heads, items, total }: Read): ReadonlyMap<number, Role> | undefined {
  const said = heads.map(({ text }) => words(text))
  const column = (c: number) => items.map(({ cells }) => words(cells[c]?.text))
  const all = said.map((_, c) => column(c))
  const scored = scoresOf(said, all, total)
  if (!scored) return undefined
  const roles = new Map<number, Role>([
    [scored.points, 'points'],
    [scored.score, 'score'],
  ])
  const valued = valuesOf(said, all, roles)
  if (valued) roles.set(valued.target, 'target').set(valued.actual, 'actual')
  const name = nameOf(said, all, roles)
  if (name === undefined || !valued) return undefined
  roles.set(name, 'name')
  const levels = said.flatMap((_, c) => (c < name && !roles.has(c) && isLevels(said[c]!, all[c]!) ? [c] : []))
  for (const [i, c] of levels.slice(0, 2).entries()) roles.set(c, i === 0 && !isSecond(all[c]!) ? 'level' : 'second')
  const rest = said.flatMap((_, c) => (roles.has(c) || c < name ? [] : [c]))
  const reason =
    rest.find((c) => REASON.test(said[c]!) && !/得分/.test(said[c]!)) ?? rest.find((c) => c > scored.score && REMARK.test(said[c]!))
  if (reason !== undefined) roles.set(reason, 'reason')
  return roles
}

/** Two columns of figures of which one never exceeds the other and mostly comes near it; a heading or the total row says that they are points. */
function scoresOf(
  heads: readonly string[],
  all: readonly (readonly string[])[],
  total: Read['total'],
): { readonly points: number; readonly score: number } | undefined {
  const figures = all.map((texts) => texts.map(figureOf))
  const full = figures.flatMap((own, c) => (own.filter((value) => value !== undefined).length >= MOST * own.length ? [c] : []))
  const isSum = (c: number) => {
    const stated = figureOf(total?.[c]?.text)
    return stated !== undefined && Math.abs(figures[c]!.reduce((sum: number, value) => sum + (value ?? 0), 0) - stated) < 1e-6
  }
  let best: { readonly points: number; readonly score: number; readonly weight: number } | undefined
  for (const points of full) {
    for (const score of full) {
      if (points === score || SCORE.test(heads[points]!) || BESIDE.test(heads[score]!)) continue
      const rows = figures[points]!.map((value, i) => [value, figures[score]![i]] as const)
      const within = rows.filter(([p, s]) => p === undefined || s === undefined || (p > 0 && p <= 100 && s <= p && s >= 0)).length
      const near = rows.filter(([p, s]) => p !== undefined && s !== undefined && s >= p * NEAR_POINTS && s <= p).length
      if (within < rows.length - 1 || near < MOST * rows.length) continue
      const weight = (POINTS.test(heads[points]!) ? 2 : 0) + (SCORE.test(heads[score]!) ? 2 : 0) + (isSum(points) ? 1 : 0)
      if (weight >= 3 && (best === undefined || weight > best.weight)) best = { points, score, weight }
    }
  }
  return best
}

/** What stands behind the last figure that a calculation or a sentence comes to. */
const unitOf = (text: string) =>
  text
    .replace(/^.*[=,，](?=.*\d)/, '')
    .replace(/^\D+(?=\d)/, '')
    .replace(/[\d.,]/g, '')

/** Target and actual value: columns of values that speak in the same units, told apart by their headings, else by their order. */
function valuesOf(
  heads: readonly string[],
  all: readonly (readonly string[])[],
  taken: ReadonlyMap<number, Role>,
): { readonly target: number; readonly actual: number } | undefined {
  const free = heads.flatMap((head, c) => (taken.has(c) || BESIDE.test(head) || !isValues(all[c]!) ? [] : [c]))
  const isActual = (c: number) => ACTUAL.test(heads[c]!) && !PLANNED.test(heads[c]!)
  const isTarget = (c: number) => TARGET.test(heads[c]!) && !isActual(c)
  let best: { readonly target: number; readonly actual: number; readonly weight: number } | undefined
  for (const target of free) {
    for (const actual of free) {
      if (target === actual || isActual(target) || isTarget(actual)) continue
      const alike = all[target]!.filter((text, i) => unitOf(text) === unitOf(all[actual]![i]!)).length / all[target]!.length
      const hinted = (isTarget(target) ? 1 : 0) + (isActual(actual) ? 1 : 0)
      if (hinted === 0 && (target > actual || alike < MOST)) continue
      const weight = hinted + alike
      if (alike >= 0.4 && (best === undefined || weight > best.weight)) best = { target, actual, weight }
    }
  }
  return best
}

/** Figures, limits, dates, or short words of quality. */
const isValues = (texts: readonly string[]) =>
  texts.filter((text) => /\d/.test(text) || /^\p{Script=Han}{1,6}$/u.test(text)).length >= MOST * texts.length &&
  texts.filter((text) => /\d/.test(text)).length * 2 >= texts.length

/** The last of the leading columns whose cells differ; what is called a third level is one. */
function nameOf(heads: readonly string[], all: readonly (readonly string[])[], taken: ReadonlyMap<number, Role>): number | undefined {
  const third = heads.findIndex((head) => /三级|四级/.test(head))
  if (third >= 0) return third
  const end = Math.min(...taken.keys())
  const names = heads.flatMap((_, c) => (c < end && isNames(all[c]!) ? [c] : []))
  return names.find((c) => NAMED.test(heads[c]!) && !/说明|解释|标准/.test(heads[c]!)) ?? names[0]
}

const isNames = (texts: readonly string[]) =>
  new Set(texts).size >= 0.9 * texts.length && texts.every((text) => /\p{Script=Han}{2}/u.test(text) && text.length <= 40)

const isLevels = (head: string, texts: readonly string[]) =>
  LEVEL.test(head) || /二级/.test(head) || texts.filter((text) => text === '' || isLevelName(text)).length >= MOST * texts.length
const isSecond = (texts: readonly string[]) => texts.some((text) => /^(?:产出)?(?:数量|质量|时效)(?:指标)?$/.test(text))
