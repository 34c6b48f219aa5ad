import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { FormLayout, Layouts, TableLayout, Words } from '#domain/layout.ts'
import { ProductError } from '#errors'
import { FormFile, type TableFile, WordsFile, WorkbookFile } from './layout-file.ts'
import { workbookLayout } from './workbook-layout.ts'
import { type Path, readChecked, sayPath } from './yaml-file.ts'

const FOLDER = 'layouts'

/** Every layout of policy/layouts: common words, form families with their bases laid under them, the department workbook. @throws ProductError POLICY_INVALID. */
export async function loadLayouts(policyDir: string): Promise<Layouts> {
  const read = async <Schema extends z.ZodType>(name: string, schema: Schema) =>
    (await readChecked(policyDir, `${FOLDER}/${name}`, schema)).data
  const [words, workbook, names] = await Promise.all([
    read('words.yaml', WordsFile),
    read('department-workbook.yaml', WorkbookFile),
    readdir(join(policyDir, FOLDER, 'forms')),
  ])
  const families = await Promise.all(names.filter((name) => name.endsWith('.yaml')).map((name) => read(`forms/${name}`, FormFile)))
  const byId = new Map(families.map((form) => [form.id, form]))
  const forms = families.toSorted((a, b) => a.rank - b.rank).map((form) => resolve(form, byId))
  return { words, forms, workbook: workbookLayout(workbook) }
}

const refuse = (file: string, path: Path, reason: string) => new ProductError('POLICY_INVALID', { file, key: sayPath(path), reason })

type Family = z.output<typeof FormFile>

/** A family with what it takes from its base: `extends` everything, `tablesOf` the tables only. */
function resolve(form: Family, all: ReadonlyMap<string, Family>, seen: readonly string[] = []): FormLayout {
  const base = baseOf(form, all, seen)
  const { id, title, source, role, subject, titles, marks, amountUnit, repeat } = form
  const whole = form.extends === undefined ? undefined : base
  return {
    id,
    title,
    source,
    role,
    subject,
    titles,
    marks,
    amountUnit: amountUnit ?? whole?.amountUnit,
    repeat,
    labels: layWords(whole?.labels ?? {}, form.labels),
    tables: layTables(base?.tables ?? [], form.tables, id),
    known: [...new Set([...form.known, ...(base?.known ?? [])])],
  }
}

function baseOf(form: Family, all: ReadonlyMap<string, Family>, seen: readonly string[]): FormLayout | undefined {
  const id = form.extends ?? form.tablesOf
  if (id === undefined) return undefined
  const base = all.get(id)
  const key = form.extends === undefined ? 'tablesOf' : 'extends'
  if (base === undefined) throw refuse(`${FOLDER}/forms/${form.id}.yaml`, [key], `没有“${id}”这种表样`)
  if (seen.includes(id)) throw refuse(`${FOLDER}/forms/${form.id}.yaml`, [key], '表样互相引用，没有尽头')
  return resolve(base, all, [...seen, form.id])
}

/** Own words come first and are taken from the other fields of the base; an empty list removes the field. */
function layWords(base: Readonly<Record<string, Words>>, own: Readonly<Record<string, Words>>): Record<string, Words> {
  const claimed = new Set(
    Object.values(own)
      .flat()
      .map((word) => word.replace(/^~/, '')),
  )
  const laid: Record<string, Words> = {}
  for (const field of new Set([...Object.keys(base), ...Object.keys(own)])) {
    if (own[field]?.length === 0) continue
    const inherited = (base[field] ?? []).filter((word) => !claimed.has(word.replace(/^~/, '')))
    const words = [...(own[field] ?? []), ...inherited]
    if (words.length > 0) laid[field] = words
  }
  return laid
}

type FamilyTable = z.output<typeof TableFile>

function layTables(base: readonly TableLayout[], own: readonly FamilyTable[], form: string): TableLayout[] {
  const kept = base
    .filter(({ id }) => !own.some((table) => table.id === id && table.drop))
    .map((table) =>
      layTable(
        table,
        own.find(({ id }) => id === table.id),
        form,
      ),
    )
  const added = own
    .filter(({ id, drop }) => !drop && !base.some((table) => table.id === id))
    .map((table) => layTable(undefined, table, form))
  return [...kept, ...added]
}

function layTable(base: TableLayout | undefined, own: FamilyTable | undefined, form: string): TableLayout {
  if (own === undefined && base !== undefined) return base
  const kind = own?.kind ?? base?.kind
  const path = own?.path ?? base?.path
  const required = own?.required ?? base?.required
  if (own === undefined || kind === undefined || path === undefined || required === undefined) {
    throw refuse(`${FOLDER}/forms/${form}.yaml`, ['tables', own?.id ?? ''], '新的表格要写明 kind、path 和 required')
  }
  return {
    id: own.id,
    kind,
    path,
    titles: [...own.titles, ...(base?.titles ?? [])],
    columns: layWords(base?.columns ?? {}, own.columns),
    required,
    carry: own.carry ?? base?.carry ?? [],
    rows: layWords(base?.rows ?? {}, own.rows),
    repeat: own.repeat ?? base?.repeat,
    parts: {},
    owners: {},
    creates: own.creates ?? base?.creates,
  }
}
