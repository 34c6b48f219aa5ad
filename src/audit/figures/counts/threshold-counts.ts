import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Grid, GridColumn } from '../tables/grid.ts'

/** "执行率低于80%的项目有3个": what is measured, the bound, and how many. */
const COUNT =
  /(执行率|支出率|支出进度|自评得分|得分|满意度)(?:在)?(低于|不足|不到|未达到?|高于|超过|达到|不低于)?(\d+(?:\.\d+)?)(?:%|分)(以下|及以下|以上|及以上)?的(?:项目|单位|部门|指标|街道|乡镇)?(?:共|有|为)*(\d{1,3})个/g
/** Fewer rows are no list that somebody counts. */
const LEAST = 4

/**
 * How many rows of a list lie below or above a bound 按线计数: "执行率低于80%的项目有4个" above a table in which three do. Told only where one column of one table is meant.
 */
export function* countsBesideBounds({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  for (const { stretch, quantities } of figures) {
    if (quantities.length < 2) continue
    for (const match of stretch.text.matchAll(COUNT)) {
      const [, what = '', word, bound = '', tail, said = ''] = match
      const columns = grids.flatMap((grid) => grid.columns.filter((column) => isOf(column, what)).map((column) => valuesIn(grid, column)))
      const lists = columns.filter(({ length }) => length >= LEAST)
      const [list] = lists
      if (!list || lists.length > 1) continue
      const limit = Number(bound)
      const isBelow = /低于|不足|不到|未达/.test(word === '不低于' ? '' : (word ?? '')) || /以下/.test(tail ?? '')
      const withLimit = list.filter((value) => (isBelow ? value <= limit : value >= limit)).length
      const without = list.filter((value) => (isBelow ? value < limit : value > limit)).length
      if ([withLimit, without].includes(Number(said))) continue
      const at = match.index + match[0].length - said.length - 1
      yield {
        kind: 'figures',
        place: placeOf(script, stretch, { start: at, end: at + said.length + 1 }),
        message: `“${match[0]}”，表中${what}${isBelow ? '低于' : '达到'} ${bound} 的有 ${isBelow ? without : withLimit} 个`,
        found: `${said}个`,
        expected: `${isBelow ? without : withLimit}个`,
      }
    }
  }
}

const isOf = ({ heading }: GridColumn, what: string) =>
  heading.replace(/\([^()]*\)/g, '').endsWith(what) &&
  !/完成|目标/.test(heading) &&
  (what !== '得分' || /^(?:自评|综合)?(?:总)?得分$/.test(heading))
const valuesIn = ({ rows }: Grid, { at }: GridColumn) => rows.flatMap(({ total, figures }) => (total ? [] : (figures.get(at)?.value ?? [])))
