import type { Prose } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { points } from '#domain/quantity.ts'
import { plain } from '../../extract/plain.ts'
import { gradeWords } from '../../grades.ts'
import { gridsOf } from './grid.ts'

/** A score and the grade in the same row of a table, with the words the row begins with. */
export interface GradedRow {
  readonly name: string
  readonly score: ReturnType<typeof points>
  readonly grade: string
  readonly place: ReturnType<typeof placeIn>
}

const GRADE_HEADING = /^(?:自评|评价|评定|绩效|综合)*(?:等级|等次|档次|评级)$/
/** Headings of the score of a whole; those of its parts and of other judges are none. */
const WHOLE = /总分|总得分|综合得分|自评得分|自评分|^得分$|^评分$|^合计$/
const PART = /执行|指标|产出|效益|满意|复核|审核|折算|权重/

/** Rows of summaries that give a score and a grade 得分与等级同行. */
export function gradedRows(prose: Pick<Prose, 'file' | 'blocks'>): GradedRow[] {
  return prose.blocks.flatMap((block) => {
    if (block.kind !== 'table') return []
    return gridsOf(block).flatMap(({ columns, rows }) => {
      const grade = columns.find(({ heading }) => GRADE_HEADING.test(heading))
      const score = columns.findLast(({ heading }) => WHOLE.test(heading.replace(/\(.*\)$/, '')) && !PART.test(heading))
      if (!grade || !score) return []
      return rows.flatMap(({ row, name, figures, total }): GradedRow[] => {
        const cell = row.cells.find(({ column }) => column === grade.at)
        const said = cell ? plain(cell.text).text.replace(/[\s“”"]/g, '') : ''
        const figure = figures.get(score.at)
        if (total || !cell || !figure || figure.percent || !gradeWords.includes(said)) return []
        return [{ name, score: points(String(figure.value)), grade: said, place: placeIn(prose, cellPassage(row, cell)) }]
      })
    })
  })
}
