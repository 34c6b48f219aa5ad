import type { Indicator } from '../../indicator.ts'
import { points, sum } from '../../quantity.ts'
import type { FieldReader } from './draft-reader.ts'

interface Row {
  readonly reader: FieldReader
  readonly row: Indicator
}

/** A 一级指标 that says its points in brackets (产出指标（50分）) must have as many in its rows 分值; said at the first of them. */
export function checkCategoryPoints(rows: readonly Row[]): void {
  const groups = Map.groupBy(rows, ({ reader }) => reader.raw('category')?.text ?? '')
  for (const [said, own] of groups) {
    const stated = /[（(]\s*(\d{1,3}(?:\.\d+)?)\s*分\s*[）)]/.exec(said)?.[1]
    const values = own.flatMap(({ row }) => row.points ?? [])
    const [first] = own
    if (stated === undefined || first === undefined || values.length < own.length || sum(values).eq(points(stated))) continue
    const name = said.replace(/\s+/g, '')
    first.reader.problem(
      'category',
      `“${name}”写明 ${stated} 分，下面各指标的分值合计 ${sum(values)} 分`,
      '请核对各指标的分值，或改正一级指标的分值。',
      ['A09'],
    )
  }
}
