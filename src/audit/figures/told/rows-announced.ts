import type { Prose } from '#domain/prose.ts'
import { type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import { type Grid, gridsOf } from '../tables/grid.ts'

/** "见下表", "如下:": what leads to a table. */
const LEAD = /(?:下表|如下|附表|表\d+)|:$/
/** What a first column lists, and how the text calls it. */
const LISTED: readonly (readonly [RegExp, RegExp])[] = [
  [/项目|子项|内容|任务/, /^个?(?:子|分|具体|重点|明细)?(?:项目|子项|任务|工程|内容|方向)/],
  [/三级指标|指标名称/, /^[个项]?(?:三级)?指标/],
  [/学校|校名/, /^所?(?:中小)?(?:学校|中学|小学|幼儿园)?/],
  [/县|区|市|乡镇|镇|街道|社区|村/, /^个?(?:县|区|市|乡镇|镇|乡|街道|社区|村|行政村)/],
  [/单位|部门|科室|机构/, /^[个家]?(?:预算|二级|下属|所属)?(?:单位|部门|科室|机构)/],
]
const UNITS: ReadonlySet<string> = new Set(['个', '所', '家', '项', '项目'])
const MOST = 60

/** How many things are announced, against the rows of the table right below 说的个数与下表的行数: "共4个子项目，见下表" above three rows. A question. */
export function* rowsBesideTheirCount({ script, figures }: Sheet, { blocks }: Pick<Prose, 'blocks'>): Iterable<Mismatch> {
  const below = new Map<object, Grid>()
  let next: Prose['blocks'][number] | undefined
  for (const block of blocks.toReversed()) {
    const [grid] = block.kind === 'paragraph' && next?.kind === 'table' && LEAD.test(block.text.trim()) ? gridsOf(next) : []
    if (grid) below.set(block, grid)
    if (block.kind === 'table' || block.text.trim() !== '') next = block
  }
  if (below.size === 0) return
  for (const { stretch, quantities } of figures) {
    const grid = stretch.passage.paragraph && below.get(stretch.passage.paragraph)
    const kinds = grid && LISTED.filter(([heading]) => grid.columns.slice(0, 1).some((column) => heading.test(column.heading)))
    if (!grid || !kinds || stretch.heading) continue
    const rows = grid.rows.filter(({ total, inner, name }) => !total && !inner && name !== '').length
    for (const one of quantities) {
      const behind = stretch.text.slice(one.end - one.written.replace(/^[\d,.]+/, '').length, one.end + 8)
      if (
        !UNITS.has(one.unit) ||
        one.start === 0 ||
        /[表件录附]$/.test(one.label) ||
        one.bound ||
        rows < 2 ||
        one.value > MOST ||
        one.value === rows ||
        Math.abs(one.value - rows) > FAR
      )
        continue
      if (!kinds.some(([, words]) => words.test(behind)) || quantities.some(({ unit, value }) => UNITS.has(unit) && value === rows))
        continue
      yield {
        kind: 'figures',
        severity: 'warning',
        place: placeOf(script, stretch, one),
        message: `这里写的是 ${one.written}，下面的表列了 ${rows} 行`,
        found: one.written,
        expected: `${rows}`,
      }
    }
  }
}

/** So many more or fewer are another list. */
const FAR = 3
