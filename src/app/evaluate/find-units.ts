import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { isDepartmentWorkbook } from '#documents/read/draft/department-stamp.ts'
import { ProductError } from '#errors'

/** The files of one unit, and what to call them. */
export interface UnitFiles {
  readonly title: string
  readonly files: readonly string[]
}

const FORMS = new Set(['.xlsx', '.xlsm', '.xls', '.et', '.ods', '.csv'])
const isForm = (name: string) => FORMS.has(extname(name).toLowerCase()) && !name.startsWith('~$') && !name.startsWith('.')

/**
 * Which units an input holds 识别单位: a file is one unit. In a folder every department workbook is a unit of its own, other forms lying side by
 * side belong to one unit, and every subfolder is looked at in the same way.
 * @throws ProductError FILE_NOT_FOUND
 */
export async function findUnits(input: string): Promise<readonly UnitFiles[]> {
  const found = await stat(input).catch((cause: unknown) => {
    throw new ProductError('FILE_NOT_FOUND', { file: input }, { cause })
  })
  if (!found.isDirectory()) return [{ title: withoutExtension(input), files: [input] }]
  const below = (await readdir(input, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const folders = [input, ...below.map(({ name }) => join(input, name)).sort()]
  const units: UnitFiles[] = []
  for (const folder of folders) units.push(...(await unitsIn(folder)))
  return distinct(units)
}

async function unitsIn(folder: string): Promise<readonly UnitFiles[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && isForm(entry.name))
    .map(({ name }) => join(folder, name))
    .sort()
  if (files.length <= 1) return files.length === 0 ? [] : [{ title: basename(folder), files }]
  const own: UnitFiles[] = []
  const shared: string[] = []
  for (const file of files) {
    if (isDepartmentWorkbook(new Uint8Array(await readFile(file)), basename(file)))
      own.push({ title: withoutExtension(file), files: [file] })
    else shared.push(file)
  }
  // One workbook among forms: they are the same unit's.
  if (own.length === 1) return [{ title: basename(folder), files }]
  return shared.length === 0 ? own : [...own, { title: basename(folder), files: shared }]
}

/** Results go into folders by title: two units of one name get a number. */
export function distinct(units: readonly UnitFiles[]): readonly UnitFiles[] {
  const seen = new Map<string, number>()
  return units.map((unit) => {
    const count = (seen.get(unit.title) ?? 0) + 1
    seen.set(unit.title, count)
    return count === 1 ? unit : { ...unit, title: `${unit.title}（${count}）` }
  })
}

const withoutExtension = (file: string) => basename(file, extname(file))
