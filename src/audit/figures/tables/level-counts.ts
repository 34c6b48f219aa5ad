import type { TableCell, TableRow } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { gradeWords } from '../../grades.ts'
import { escaped } from '../../patterns.ts'
import type { Stretch } from '../../script.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Grid, GridRow } from './grid.ts'

/** Headings of columns that sort their rows: 等级, 灯号, 预警级别, 完成状态 … */
const SORTING = /等级|等次|档次|灯|预警|级别|状态|类别|类型|性质|是否/
const MOST_LEVELS = 6
const LONGEST_LEVEL = 6
/** Rows of a level that are shown beside a wrong count. */
const MOST_SHOWN = 6
const ITEM = '(?:的)?(?:等级|等次|档次)?(?:的)?(?:项目|指标|单位|村|镇|县)?(?:有|共|为|是)?(\\d{1,3})(?:个|项|家)'

/** A light is 黄 in its column and 黄灯 in words. */
const KIND = '(?:灯|色(?:灯|预警)?|等|级)?'
/** "6个项目为“优”" */
const BEFORE =
  '(\\d{1,3})(?:个|项|家)(?:项目|指标|单位|部门|村|镇|县)?(?:的)?(?:自评|评价|评定)?(?:等级|等次|档次|灯号|结果|级别)?(?:均|都)?(?:被)?(?:评为|评定为|获评|判定为|为|是|亮|得)'
/** Where a level of one sign ends. */
const ENDS = '(?=[”"，。；、:;)]|$|灯|等级|等次|级|色)'

/** Levels that come together: one of them in a column lets the text speak of the others. */
const SCALES: readonly (readonly string[])[] = [
  gradeWords,
  ['红灯', '橙灯', '黄灯', '蓝灯', '绿灯'],
  ['红色', '橙色', '黄色', '蓝色', '绿色'],
  ['红', '橙', '黄', '蓝', '绿'],
  ['已完成', '未完成'],
]
/** “优”2个, 为良1个, but not 其中1个. */
const ALONE = '(?<=^|[“"，、:;；。(为是]|其中)'

const COUNTED = /\d(?:个|项|家)/
/** Tables whose levels are looked for in the text. */
const MOST_COLUMNS = 12

interface Cell {
  readonly row: TableRow
  readonly cell: TableCell
}

/** A column of a table that sorts its rows, and how many rows it gives each level. */
interface Sorted {
  readonly rows: number
  readonly cells: ReadonlyMap<string, readonly Cell[]>
  readonly pattern: RegExp
  /** The same column counted over fewer rows. */
  readonly others: readonly Pick<Sorted, 'rows' | 'cells'>[]
}

/**
 * Counts by level told in words, against the table that sorts its rows 分级计数: "绿灯3个、黄灯1个、红灯1个" beside a column of two green, one yellow and one red light; "其中核心指标5项"
 * below a column "是否核心指标" with four; "扣分指标共8项" below seven scores that are less than their points.
 */
export function* levelsCountedWrong({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  const columns = grids.flatMap(sortedBy).slice(0, MOST_COLUMNS)
  const asked = grids.flatMap(askedBy)
  const scored = grids.flatMap(lossesOf)
  if (columns.length + asked.length + scored.length === 0) return
  for (const { stretch } of figures) {
    if (stretch.passage.row || !COUNTED.test(stretch.text)) continue
    const wrong = [ofLevels(stretch, columns), ofAsked(stretch, asked), ofLosses(stretch, scored)].map((all) =>
      all.filter(({ count, right }) => count !== right),
    )
    for (const all of wrong) {
      const [first] = all
      if (!first) continue
      const cells = all.flatMap((one) => one.cells ?? []).slice(0, MOST_SHOWN)
      yield {
        kind: 'figures',
        place: placeOf(script, stretch, first),
        ...(cells.length > 0 ? { related: cells.map(({ row, cell }) => placeIn(script, cellPassage(row, cell))) } : {}),
        message: `这里写的是${list(all, 'count')}，按表中逐行计数是${list(all, 'right')}`,
        found: `${first.count}个`,
        expected: `${first.right}个`,
      }
    }
  }
}

const list = (all: readonly Said[], which: 'count' | 'right') => all.map((one) => `${one.name} ${one[which]} 个`).join('、')

interface Said {
  readonly cells?: readonly Cell[]
  readonly name: string
  readonly count: number
  readonly right: number
  readonly start: number
  readonly end: number
}

const listed = ({ rows }: Grid): GridRow[] => rows.filter(({ total, inner }) => !total && !inner)
const bare = (text: string) => text.replace(/[\s“”"]/g, '')
const cellAt = ({ row }: GridRow, at: number) => bare(row.cells.find(({ column }) => column === at)?.text ?? '')

const NUMBERED = /^[\s]*(?:\d{1,3}[.、)]|[(（]\d{1,3}[)）]|[①-⑳])/
/** Kinds of expenditure over the projects that make them up. */
const OF_KIND = /^(?:[一二三四五六七八九十]+、)?(?:基本支出|项目支出|人员经费|公用经费|部门预算|整体支出)$/

/** The rows that a count may be of: all, those that bear a number among others that bear none, those that are no kind of expenditure. */
function readingsOf(grid: Grid): readonly (readonly GridRow[])[] {
  const rows = listed(grid)
  const numbered = rows.filter(({ name }) => NUMBERED.test(name))
  const projects = rows.filter(({ name }) => !OF_KIND.test(bare(name)))
  return [rows, numbered, projects].filter((one, i) => i === 0 || (one.length > 1 && one.length < rows.length))
}

const sortedBy = (grid: Grid): Sorted[] => {
  const [rows, ...others] = readingsOf(grid)
  const counted = sortedIn(grid, rows!)
  const less = others.map((own) => sortedIn(grid, own))
  return counted.map((one) => ({ ...one, others: less.flatMap((all) => all.filter(({ at }) => at === one.at)) }))
}

function sortedIn(grid: Grid, rows: readonly GridRow[]): (Omit<Sorted, 'others'> & { readonly at: number })[] {
  return grid.columns.flatMap(({ at, heading }) => {
    if (!SORTING.test(heading) || rows.length < 2) return []
    const found = rows.flatMap(({ row }) => row.cells.filter(({ column }) => column === at).map((cell) => ({ row, cell })))
    const cells = Map.groupBy(found, ({ cell }) => bare(cell.text))
    const isSorted =
      cells.size <= MOST_LEVELS && [...cells.keys()].every((level) => level.length <= LONGEST_LEVEL && /^[一-龥]+$/.test(level))
    return isSorted && found.length === rows.length ? [{ at, rows: rows.length, cells, pattern: patternOf([...cells.keys()]) }] : []
  })
}

/** These levels and their kin with a count behind them. */
function patternOf(own: readonly string[]): RegExp {
  const kin = SCALES.filter((scale) => own.some((level) => scale.includes(level))).flat()
  const levels = [...new Set([...own, ...kin])]
    .sort((a, b) => b.length - a.length)
    .map((level) => [level.length === 1 ? ALONE : '', escaped(level), level.length === 1 ? ENDS : ''] as const)
  const [behind, before] = [levels.map(([start, level]) => start + level), levels.map(([, level, end]) => level + end)]
  return new RegExp(`[“"]?(${behind.join('|')})${KIND}[”"]?${ITEM}|${BEFORE}[“"]?(${before.join('|')})`, 'g')
}

const levelOf = (match: RegExpExecArray): string => (match[1] ?? match[4])!
const countOf = (match: RegExpExecArray): number => Number(match[2] ?? match[3])

/** Two levels or more, all that the one table has of such words. */
function ofLevels(stretch: Stretch, columns: readonly Sorted[]): Said[] {
  const fitting = columns.flatMap((column) => {
    const { pattern } = column
    const own = [...column.cells.keys()]
    const matches = [...stretch.text.matchAll(pattern)]
    const told = new Set(matches.map(levelOf))
    const isAll = matches.length >= 2 && told.size === matches.length && own.every((level) => told.has(level))
    return isAll ? [{ column, matches }] : []
  })
  const [only, ...others] = fitting
  if (!only || others.length > 0) return []
  const { column, matches } = only
  const isRight = ({ cells }: Pick<Sorted, 'cells'>) =>
    matches.every((match) => countOf(match) === (cells.get(levelOf(match))?.length ?? 0))
  if (column.others.some(isRight)) return []
  // "4个项目中，绿灯2个……": of so many rows it speaks.
  const whole = Number(/(\d{1,3})(?:个|项|家)[^，。；、\d]{0,8}中/.exec(stretch.text.slice(0, matches[0]!.index))?.[1] ?? Number.NaN)
  const sum = matches.reduce((all, match) => all + countOf(match), 0)
  const meant =
    [whole, sum].map((size) => [column, ...column.others].find(({ rows }) => rows === size)).find((one) => one !== undefined) ?? column
  return matches.map((match) => ({
    name: levelOf(match),
    count: countOf(match),
    right: meant.cells.get(levelOf(match))?.length ?? 0,
    cells: meant.cells.get(levelOf(match)) ?? [],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The table above, where there are several. */
const above = <T extends { readonly first: number }>(stretch: Stretch, all: readonly T[]): T | undefined =>
  all.findLast(({ first }) => first < stretch.passage.number)

function askedBy(grid: Grid): { readonly name: string; readonly count: number; readonly rows: number; readonly first: number }[] {
  const rows = listed(grid)
  return grid.columns.flatMap(({ at, heading }) => {
    const name = /^是否(?:为|属于)?([一-龥]{2,8})$/.exec(heading)?.[1]
    const answers = rows.map((row) => cellAt(row, at))
    if (name === undefined || rows.length < 2 || !answers.every((answer) => /^[是否]$/.test(answer))) return []
    return [{ name, count: answers.filter((answer) => answer === '是').length, rows: rows.length, first: rows[0]!.row.number }]
  })
}

function ofAsked(stretch: Stretch, all: ReturnType<typeof askedBy>): Said[] {
  const table = above(stretch, all)
  if (!table) return []
  const match = new RegExp(`${escaped(table.name)}${ITEM}`).exec(stretch.text)
  if (!match) return []
  const own = { name: table.name, count: Number(match[1]), right: table.count, start: match.index, end: match.index + match[0].length }
  // "本项目设指标8项，其中核心指标4项"
  const whole = /设(?:置|定)?(?:绩效)?指标(?:共)?(\d{1,3})(?:个|项)/.exec(stretch.text.slice(0, match.index))
  if (!whole) return [own]
  return [own, { name: '指标', count: Number(whole[1]), right: table.rows, start: whole.index, end: whole.index + whole[0].length }]
}

/** Tables with points and scores in every row. */
function lossesOf(grid: Grid): { readonly lost: number; readonly full: number; readonly rows: number }[] {
  const [points, ...morePoints] = grid.columns.filter(({ holds }) => holds === 'points')
  const [score, ...moreScores] = grid.columns.filter(
    ({ holds, heading }) => holds === 'score' && !/标准|细则|依据|办法|规则|说明/.test(heading),
  )
  const rows = listed(grid)
  if (!points || !score || morePoints.length + moreScores.length > 0 || rows.length < LEAST_SCORED) return []
  const pairs = rows.map(({ figures }) => [figures.get(points.at)?.value, figures.get(score.at)?.value] as const)
  if (pairs.some(([full, own]) => full === undefined || own === undefined)) return []
  const lost = pairs.filter(([full, own]) => own! < full!).length
  return [{ lost, full: pairs.length - lost, rows: pairs.length }]
}
const LEAST_SCORED = 4

function ofLosses(stretch: Stretch, all: ReturnType<typeof lossesOf>): Said[] {
  const most = Math.max(...all.map(({ rows }) => rows))
  // The sums of the same table by first-level indicators are no other one.
  const [table, ...others] = all.filter(({ rows }) => rows * 2 > most)
  if (!table || others.length > 0) return []
  const found = (pattern: RegExp, name: string, right: number) =>
    [...stretch.text.matchAll(pattern)].map((match) => ({
      name,
      count: Number(match[1] ?? match[2]),
      right,
      start: match.index,
      end: match.index + match[0].length,
    }))
  return [
    ...found(
      /[扣失]分(?:的)?(?:三级)?指标(?:共|有|共计|为|是)*(\d{1,3})(?:个|项)|(?<![第\d.])(\d{1,3})(?:个|项)(?:三级)?指标(?:被|存在)?[扣失]分/g,
      '扣分指标',
      table.lost,
    ),
    ...found(/(?:其余|其他|其它)(\d{1,3})(?:个|项)(?:三级)?指标(?:均|都|全部)*(?:得|为|获)?满分/g, '得满分的指标', table.full),
  ]
}
