import type { ListBlock, WorkbookLayout } from '#domain/layout.ts'
import type { Submission } from '#domain/submission.ts'
import { valueAt } from './template-values.ts'

/** One row of a list block: the record it shows and, where it has one, what the owner column says. */
export interface Item {
  readonly record: unknown
  readonly path: string
  readonly no: number
  readonly owner?: string | undefined
}

/** Rows that other lists refer to: "项目3｜社区工作经费" and where it stands. */
export interface Referable {
  readonly path: string
  readonly label: string
}

const OWNER = '{owner}'

/** Separates id and name in what people pick: "指标12｜网格巡查次数". */
export const SEPARATOR = '｜'

const isListBlock = (block: WorkbookLayout['sheets'][number]['blocks'][number]): block is ListBlock => block.kind === 'list'

/** Every list block with its rows. Blocks stand in the layout so that owners come before what they own. */
export function itemsOf({ sheets }: WorkbookLayout, submission: Submission | undefined): ReadonlyMap<ListBlock, readonly Item[]> {
  const items = new Map<ListBlock, readonly Item[]>()
  const referable = new Map<string, Referable[]>()
  for (const block of sheets.flatMap((sheet) => sheet.blocks).filter(isListBlock)) {
    const found = submission === undefined ? [] : rowsOf(block, submission, referable)
    items.set(block, found)
    for (const [prefix, part] of [...(block.ids === undefined ? [] : [[block.ids, ''] as const]), ...Object.entries(block.parts)]) {
      referable.set(
        prefix,
        found.map((item) => ({ path: part === '' ? item.path : `${item.path}.${part}`, label: labelOf(prefix, item) })),
      )
    }
  }
  return items
}

export const nameOf = (record: unknown): string => {
  const name = ['name', 'title', 'project', 'expected'].map((field) => valueAt(record, field)).find((value) => typeof value === 'string')
  return typeof name === 'string' ? name.replace(/\s+/g, ' ').slice(0, 40) : ''
}

const labelOf = (prefix: string, { no, record }: Item): string => `${prefix}${no}${SEPARATOR}${nameOf(record)}`

function rowsOf(block: ListBlock, submission: Submission, referable: ReadonlyMap<string, readonly Referable[]>): Item[] {
  const numbered: Item[] = []
  const add = (path: string, owner: string | undefined) => {
    for (const [record, at] of recordsAt(submission, path)) numbered.push({ record, path: at, no: numbered.length + 1, owner })
  }
  if (!block.path.startsWith(OWNER)) add(block.path, undefined)
  else for (const { path, label } of ownersOf(block, referable)) add(path + block.path.slice(OWNER.length), label)
  return numbered
}

function ownersOf(block: ListBlock, referable: ReadonlyMap<string, readonly Referable[]>): Referable[] {
  const column = block.columns.find(({ field }) => field === 'owner')
  return (column?.choices ?? []).flatMap((choice) => {
    const fixed = block.owners[choice]
    return fixed === undefined ? [...(referable.get(choice) ?? [])] : [{ path: fixed, label: choice }]
  })
}

/** `projects[]` → each project; `….survey` → the record, where there is one. */
function recordsAt(submission: Submission, path: string): (readonly [record: unknown, path: string])[] {
  if (!path.endsWith('[]')) {
    const record = valueAt(submission, path)
    return record === undefined ? [] : [[record, path]]
  }
  const list = path.slice(0, -2)
  const records = valueAt(submission, list)
  return Array.isArray(records) ? records.map((record: unknown, i) => [record, `${list}[${i}]`] as const) : []
}
