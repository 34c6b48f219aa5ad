import { type Exact, type Points, points, sum } from './quantity.ts'
import type { Scheme } from './scheme.ts'

/** Points of 预算执行率 and of all 一级指标 together, exact. */
export const weightsTotal = ({ execution, categories }: Pick<Scheme, 'execution' | 'categories'>): Points =>
  points(sum([execution.points, ...categories.map((category) => category.points)]))

/** Whether weights 分值 add up to the full points, exactly: no tolerance, because decimals are exact here. */
export const addUp = (weights: Iterable<Exact>, total: Exact): boolean => sum(weights).eq(total)
