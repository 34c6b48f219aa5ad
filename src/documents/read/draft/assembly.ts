import type { Draft, DraftValue } from '#domain/draft.ts'
import { sayPlace } from '#domain/place.ts'
import type { Problem } from '#domain/problem.ts'
import type { ReadyTable } from './layout.ts'
import type { ItemRow } from './rows.ts'
import type { FormRead } from './state.ts'
import { heading } from './words.ts'

/** Where the fields of one form hang in a Submission. */
const PREFIXES = { project: 'projects[0].', department: 'whole.', unit: '' } as const

/** Several reads of one subject (all sheets of our workbook, or one form) as a Draft: list rows get their place, owners are found. */
export function assemble(
  subject: keyof typeof PREFIXES,
  reads: readonly FormRead[],
): { readonly draft: Draft; readonly problems: readonly Problem[] } {
  const prefix = PREFIXES[subject]
  const draft = new Map<string, DraftValue>()
  const problems: Problem[] = []
  const lists = newLists(draft, problems)
  for (const { values } of reads) for (const [path, value] of values) lists.set(absolute(prefix, path), value)
  const items = reads.flatMap((read) => read.items)
  const tables = [...new Set(items.map(({ table }) => table))].toSorted((a, b) => a.order - b.order)
  for (const table of tables)
    lists.add(
      table,
      prefix,
      items.filter((item) => item.table === table),
    )
  settleRevised(draft)
  return { draft, problems }
}

/** A value adjusted during the year 调整指标值 takes the place of the first one. */
function settleRevised(draft: Map<string, DraftValue>): void {
  for (const [path, value] of draft) {
    const record = /^(.*\.)revised$/.exec(path)?.[1]
    if (record === undefined) continue
    draft.delete(path)
    if (/[^\s/\\—-]/.test(value.text)) draft.set(record + (record.endsWith('goal.') ? 'expected' : 'target'), value)
  }
}

const OWNER = '{owner}'

const absolute = (prefix: string, path: string): string => (path.startsWith('/') ? path.slice(1) : prefix + path)

function newLists(draft: Map<string, DraftValue>, problems: Problem[]) {
  const lengths = new Map<string, number>()
  const ids = new Map<string, string>()
  const names = new Map<string, Set<string>>()
  const keyed = new Map<string, string>()
  const told = new Set<string>()

  const lists = {
    /** Sets a field; `sources[中央].adjusted` finds or makes the source of that name. */
    set(path: string, value: DraftValue): void {
      const plain = path.replace(/^(.*\bsources)\[([^\d\]][^\]]*)\]/, (_, list: string, name: string) => lists.source(list, name, value))
      const before = draft.get(plain)
      if (before === undefined) draft.set(plain, value)
      else if (before.text !== value.text && !told.has(plain)) {
        told.add(plain)
        problems.push({
          path: plain,
          message: `同一项填写了两次，内容不同：“${before.text.slice(0, 30)}”和“${value.text.slice(0, 30)}”，采用前一处`,
          remedy: `请核对后保留一处，前一处在${sayPlace(before.place)}。`,
          place: value.place,
          found: value.text,
        })
      }
    },
    source(list: string, name: string, { place }: DraftValue): string {
      const key = `${list}[${name}]`
      const known = keyed.get(key)
      if (known !== undefined) return known
      const path = lists.next(list)
      keyed.set(key, path)
      // The value's cell says the amount; what the source is called stands in a heading.
      draft.set(`${path}.source`, { text: name, place: { ...place, quote: name } })
      return path
    },
    next(list: string): string {
      const length = lengths.get(list) ?? 0
      lengths.set(list, length + 1)
      return `${list}[${length}]`
    },
    add(table: ReadyTable, prefix: string, items: readonly ItemRow[]): void {
      const byList = new Map<string, { item: ItemRow; owner: string }[]>()
      for (const item of items) {
        const owned = table.layout.path.startsWith(OWNER)
        const owner = owned ? ownerOf(item, table) : ''
        if (owner === undefined) continue
        const list = owned ? owner + table.layout.path.slice(OWNER.length) : absolute(prefix, table.layout.path)
        const others = byList.get(list)
        if (others) others.push({ item, owner })
        else byList.set(list, [{ item, owner }])
      }
      for (const [list, rows] of byList) for (const { item, owner } of inOrder(rows)) write(table, list, item, owner)
    },
  }

  const write = (table: ReadyTable, list: string, { values, first }: ItemRow, owner: string): void => {
    const path = list.endsWith('[]') ? lists.next(list.slice(0, -2)) : list
    for (const [field, value] of values) {
      if (field === 'no' || field === 'owner') continue
      lists.set(field.startsWith('^') ? `${owner}.${field.slice(1)}` : field.startsWith('/') ? field.slice(1) : `${path}.${field}`, value)
    }
    register(table, path, values, first)
  }
  const register = ({ layout }: ReadyTable, path: string, values: ItemRow['values'], first: ItemRow['first']): void => {
    const number = values.get('no')?.text ?? String(first.row)
    if (layout.ids !== undefined) ids.set(idOf(layout.ids + number), path)
    for (const [part, field] of Object.entries(layout.parts)) ids.set(idOf(part + number), `${path}.${field}`)
    for (const field of ['name', 'code', 'title', 'project']) {
      const text = values.get(field)?.text
      if (text !== undefined) remember(text, path)
    }
  }
  const remember = (text: string, path: string): void => {
    const key = heading(text).core
    const known = names.get(key)
    if (known) known.add(path)
    else names.set(key, new Set([path]))
  }
  const ownerOf = (item: ItemRow, table: ReadyTable): string | undefined => {
    const said = item.values.get('owner')
    const code = item.values.get('^code')
    if (said === undefined && code === undefined) return complain(item, '没有写明属于哪一项', '请在这一行选择所属的项目、目标或指标。')
    const found = (code && byName(code.text)) ?? (said && (byId(said.text) ?? table.layout.owners[said.text.trim()] ?? byName(said.text)))
    if (typeof found === 'string') return found
    if (table.layout.creates !== undefined && said && found === undefined) return created(table.layout.creates, said, code)
    const reason = found === undefined ? '找不到' : '有几个同名的，分不清是哪一个'
    return complain(item, `“${said?.text ?? code?.text}”${reason}`, '请从下拉列表中选择，或写全称和编号。', said)
  }
  const byId = (text: string): string | undefined => ids.get(idOf(/^([^|｜]+)[|｜]/.exec(text)?.[1] ?? text))
  const byName = (text: string): string | readonly string[] | undefined => {
    const found = [...(names.get(heading(/^[^|｜]+[|｜](.+)$/.exec(text)?.[1] ?? text).core) ?? [])]
    return found.length > 1 ? found : found[0]
  }
  const created = (list: string, name: DraftValue, code: DraftValue | undefined): string => {
    const path = lists.next(list)
    draft.set(`${path}.name`, name)
    remember(name.text, path)
    if (code) remember(code.text, path)
    return path
  }
  const complain = (item: ItemRow, message: string, remedy: string, value?: DraftValue): undefined => {
    const place = value?.place ?? [...item.values.values()][0]?.place
    problems.push({ path: '', message, remedy, ...(place ? { place } : {}), ...(value ? { found: value.text } : {}) })
  }
  return lists
}

const idOf = (text: string): string => heading(text).core.replace(/[\s.、]/g, '')

/** Rows by their 序号 when every row has one of its own; a table that was sorted by something else is so brought back. */
function inOrder<T extends { readonly item: ItemRow }>(rows: readonly T[]): readonly T[] {
  const numbers = rows.map(({ item }) => Number(item.values.get('no')?.text ?? Number.NaN))
  const sound = numbers.every((n) => Number.isInteger(n)) && new Set(numbers).size === numbers.length
  return sound
    ? rows
        .map((row, i) => ({ row, n: numbers[i]! }))
        .toSorted((a, b) => a.n - b.n)
        .map(({ row }) => row)
    : rows
}
