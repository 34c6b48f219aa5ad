import type { z } from 'zod'
import type { BlockLayout, ListBlock, WorkbookLayout } from '#domain/layout.ts'
import { ProductError } from '#errors'
import type { WorkbookFile } from './layout-file.ts'

type File = z.output<typeof WorkbookFile>
type BlockFile = File['sheets'][number]['blocks'][number]

/** The department workbook with its column sets filled in and its dropdowns checked. @throws ProductError POLICY_INVALID. */
export function workbookLayout({ columnSets, sheets, ...rest }: File): WorkbookLayout {
  const resolved = sheets.map((sheet) => ({ ...sheet, blocks: sheet.blocks.map((block) => resolve(block, columnSets)) }))
  const layout = { ...rest, sheets: resolved }
  checkIds(layout)
  checkChoices(layout)
  return layout
}

function resolve(block: BlockFile, sets: File['columnSets']): BlockLayout {
  if (block.kind === 'fields') return block
  const { columnSet, ...list } = block
  if (columnSet === undefined) return list
  const set = sets[columnSet]
  if (set === undefined) throw refuse(`${block.id}.columnSet`, `没有“${columnSet}”这一组栏目`)
  return { ...list, columns: [...list.columns, ...set] }
}

const blocksOf = ({ sheets }: WorkbookLayout): readonly BlockLayout[] => sheets.flatMap((sheet) => sheet.blocks)
const listsOf = (layout: WorkbookLayout): readonly ListBlock[] =>
  blocksOf(layout).flatMap((block) => (block.kind === 'list' ? [block] : []))

function checkIds(layout: WorkbookLayout): void {
  const ids = blocksOf(layout).map((block) => block.id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) throw refuse(twice, '这个 id 用了两次')
}

/** A dropdown offers a list of `choices`, a fixed owner, or the ids of rows elsewhere. */
function checkChoices(layout: WorkbookLayout): void {
  const lists = listsOf(layout)
  const ids = new Set(lists.flatMap(({ ids: prefix, parts }) => [...(prefix === undefined ? [] : [prefix]), ...Object.keys(parts)]))
  for (const block of blocksOf(layout)) {
    const owners = block.kind === 'list' ? Object.keys(block.owners) : []
    for (const { field, choices } of block.kind === 'list' ? block.columns : block.rows) {
      const unknown = choices.find((choice) => !(choice in layout.choices) && !ids.has(choice) && !owners.includes(choice))
      if (unknown !== undefined) throw refuse(`${block.id}.${field}`, `下拉列表“${unknown}”没有定义`)
    }
  }
}

const refuse = (key: string, reason: string) =>
  new ProductError('POLICY_INVALID', { file: 'layouts/department-workbook.yaml', key, reason })
