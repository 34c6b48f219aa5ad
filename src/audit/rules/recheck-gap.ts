import type { Prose, TableCell } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { bare } from '../extract/plain.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

/** Points between what a unit gave itself and what was found again, from which it is told, and from which it is only noted. */
const WIDE = 10
const NOTED = 5

export default rule({
  id: 'recheck-gap',
  title: '自评得分与复核得分不应相差过大',
  severity: 'warning',
  covers: ['D08'],
  source: 'mof-2020-10#self-evaluation',
  why: '复核得分比自评得分低很多，说明自评打分偏高，或者有指标没有佐证。',
  remedy: '逐项对照复核意见，找出相差大的指标，说明原因，按复核结果调整得分和等级。',
  example: { right: '自评 95.00 分，复核 92.60 分', wrong: '自评 96.50 分，复核 78.10 分，没有说明' },
  *writing(document) {
    const script = scriptOf(document)
    for (const { stretch, start, end, groups } of plainHits(script, TOLD)) {
      const said = gap(groups[0]!, groups[1]!)
      if (said) yield { ...said, place: placeOfPlain(script, stretch, start, end) }
    }
    yield* inTables(document.prose)
  },
})

/** "自评得分96.50分，复核得分78.10分" */
const TOLD =
  /自评(?:得分|总分|分数?)?(?:为|是)?(\d{2,3}(?:\.\d{1,2})?)分[^。；\d]{0,24}(?:复核|核定|审核|再评价|抽查复评)(?:后)?(?:得分|总分|分数?)?(?:为|是)?(\d{2,3}(?:\.\d{1,2})?)分/gu
const SELF = /自评(?:得分|总分|分数?)?$/u
const AGAIN = /(?:复核|核定|审核|再评价|复评)(?:得分|总分|分数?)$/u

/** Both scores of a row, below heads that name them. */
function* inTables(prose: Prose): Iterable<Report> {
  for (const block of prose.blocks) {
    if (block.kind !== 'table') continue
    const head = block.rows.findIndex(({ cells }) => cells.some(says(SELF)) && cells.some(says(AGAIN)))
    const [self, again] = [SELF, AGAIN].map((word) => block.rows[head]?.cells.find(says(word))?.column)
    if (self === undefined || again === undefined) continue
    for (const row of block.rows.slice(head + 1)) {
      const [own, other] = [self, again].map((column) => row.cells.find((cell) => cell.column === column))
      const said = own && other && gap(bare(own.text), bare(other.text))
      if (said) yield { ...said, place: placeIn(prose, cellPassage(row, other)) }
    }
  }
}

const says = (word: RegExp) => (cell: TableCell) => word.test(bare(cell.text).replace(/[(（].*$/u, ''))

/** Scores of a hundred points only: those of single indicators stand in forms of their own. */
function gap(self: string, again: string): Omit<Report, 'place'> | undefined {
  const [own, other] = [self, again].map((text) => (/^\d{2,3}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN)) as [number, number]
  const apart = own - other
  if (!(apart >= NOTED) || own < 60 || own > 100) return undefined
  return {
    message: `自评 ${self} 分，复核 ${again} 分，相差 ${Math.round(apart * 100) / 100} 分，请说明原因`,
    found: self,
    expected: again,
    ...(apart >= WIDE ? {} : { severity: 'notice' as const }),
  }
}
