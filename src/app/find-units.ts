import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { ProductError } from '#errors'

/** The files of one unit, and what to call them. */
export interface UnitFiles {
  readonly title: string
  readonly files: readonly string[]
}

const FORMS = new Set(['.xlsx', '.xlsm', '.xls', '.et', '.ods', '.csv'])
const isForm = (name: string) => FORMS.has(extname(name).toLowerCase()) && !name.startsWith('~$') && !name.startsWith('.')

/**
 * Which units an input holds: a file is one unit; a folder with files is one unit whose forms lie side by side; every subfolder with
 * files is a unit of its own.
 * @throws ProductError FILE_NOT_FOUND
 */
export async function findUnits(input: string): Promise<readonly UnitFiles[]> {
  const found = await stat(input).catch((cause: unknown) => {
    throw new ProductError('FILE_NOT_FOUND', { file: input }, { cause })
  })
  if (!found.isDirectory()) return [{ title: title(input), files: [input] }]
  const entries = (await readdir(input, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const here = entries.filter((entry) => entry.isFile() && isForm(entry.name)).map((entry) => join(input, entry.name))
  const own = here.length > 0 ? [{ title: basename(input), files: here }] : []
  const below = await Promise.all(entries.filter((entry) => entry.isDirectory()).map((entry) => unitOf(join(input, entry.name))))
  return [...own, ...below.filter((unit) => unit.files.length > 0)]
}

async function unitOf(folder: string): Promise<UnitFiles> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return { title: basename(folder), files: entries.filter((entry) => entry.isFile() && isForm(entry.name)).map((entry) => join(folder, entry.name)) }
}

const title = (file: string) => basename(file, extname(file))
