import type { Indicator } from '#domain/indicator.ts'
import { indicatorTables } from '../indicator-rows.ts'
import { rule } from '../rule.ts'
import { bare } from '../similarity.ts'

/** Common pairs of characters ÷ all pairs. */
const ALIKE = 0.8
/** Rows of a series differ in a number, a season or a place on purpose. */
const SERIES = /[\d一二三四五六七八九十甲乙丙丁东南西北上下前后中新旧]/u

/** Words that add nothing to what is counted. */
const FILLER = /开展|完成|组织|实施|工作|情况|全年|年度|数量|数$/gu

export default rule({
  id: 'duplicate-indicators',
  title: '同一件事不重复设指标',
  severity: 'notice',
  covers: ['C12'],
  source: 'mof-2021-101#indicators',
  why: '换个说法重复设指标，等于给同一件事加了分值。',
  remedy: '合并重复的指标，把分值分给其他重点工作。',
  example: { right: '培训次数、培训合格率', wrong: '培训次数、开展培训次数' },
  *content(submission) {
    for (const { path, label, rows } of indicatorTables(submission)) {
      for (const [index, row] of rows.entries()) {
        const twin = rows.slice(0, index).find((other) => isSame(other, row))
        if (!twin) continue
        const exact = bare(twin.name) === bare(row.name) && twin.targetText === row.targetText
        yield {
          path: `${path}[${index}].name`,
          message: `${label}的指标“${row.name}”与“${twin.name}”${exact ? '重复' : '相近，请核对是不是同一件事'}`,
          found: row.name,
          ...(exact ? { severity: 'warning' as const } : {}),
        }
      }
    }
  },
})

function isSame(a: Indicator, b: Indicator): boolean {
  const [x, y] = [bare(a.name), bare(b.name)]
  if (x.length < 3 || y.length < 3 || a.subcategory !== b.subcategory) return false
  if (x === y) return a.targetText === b.targetText
  if (x.replace(FILLER, '') === y.replace(FILLER, '')) return true
  const [p, q] = [pairs(x), pairs(y)]
  const common = [...p].filter((pair) => q.has(pair)).length
  const differing = [...x].filter((c) => !y.includes(c)).join('') + [...y].filter((c) => !x.includes(c)).join('')
  if (common / (p.size + q.size - common) >= ALIKE) return !SERIES.test(differing)
  // "西区道路维修面积" and "维修西区道路面积" with one target and one result: the same words in another order, or a few more of them.
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  const more = [...long].filter((c) => !short.includes(c)).join('')
  return (
    a.targetText !== undefined &&
    a.targetText === b.targetText &&
    a.actualText !== undefined &&
    a.actualText === b.actualText &&
    short.length >= 4 &&
    long.length - short.length <= 4 &&
    [...short].every((c) => long.includes(c)) &&
    !SERIES.test(more)
  )
}

const pairs = (text: string) => new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))
