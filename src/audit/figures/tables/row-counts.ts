import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Grid } from './grid.ts'

/** First columns that list where money went. */
const AREA = /^(县\(市、?区\)|县\(区\)|区\(县\)|县区|区县|县市区|市县|县|区|乡镇|镇街|乡镇\(街道\)|街道|社区|村)(?:名称)?$/
/** So many more are another list. */
const FAR = 3

/**
 * "分解到5个县（区）" above a table that gives the whole to four: fewer may be a part of them, more cannot be. A question, for one may have got nothing.
 */
export function* countsBeyondRows({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  const lists = grids.flatMap(({ columns, rows }) => {
    const noun = AREA.exec(columns[0]?.heading ?? '')?.[1]
    const items = rows.filter(({ total, inner, figures: own }) => !total && !inner && own.size > 0)
    return noun !== undefined && items.length >= 2 && rows.some(({ total }) => total) ? [{ noun, count: items.length }] : []
  })
  const [list] = lists
  if (!list || lists.some(({ noun, count }) => noun !== list.noun || count !== list.count)) return
  for (const { stretch, quantities } of figures)
    for (const one of quantities) {
      if (one.unit !== '个' || one.bound || one.value <= list.count || one.value > list.count + FAR) continue
      if (!stretch.text.startsWith(list.noun, one.end) || /上年|去年|20\d\d年$/.test(one.label) || stretch.kind === 'measures') continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, one),
        message: `这里写的是 ${one.written}${list.noun}，表中列了 ${list.count} 个`,
        found: one.written,
        expected: `${list.count}个`,
      }
    }
}
