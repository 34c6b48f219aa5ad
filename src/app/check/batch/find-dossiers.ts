import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { ProductError } from '#errors'
import { distinct, type UnitFiles } from '../../evaluate/find-units.ts'

/** What a folder may hold that can be checked; anything else in it is left alone. */
const CHECKABLE = new Set(
  '.docx .docm .doc .wps .rtf .odt .pdf .ofd .txt .md .html .htm .mht .mhtml .xlsx .xlsm .xls .et .ods .csv'.split(' '),
)
const isCheckable = (name: string) => CHECKABLE.has(extname(name).toLowerCase()) && !name.startsWith('~$') && !name.startsWith('.')

/**
 * Which units a batch holds 识别单位: each file lying in a folder is a unit's report, each subfolder holds the files of one unit, and so does a
 * file that is named by itself.
 * @throws ProductError FILE_NOT_FOUND, FOLDER_HAS_NO_DOCUMENT
 */
export async function findDossiers(paths: readonly string[]): Promise<readonly UnitFiles[]> {
  const units: UnitFiles[] = []
  for (const path of paths) units.push(...(await dossiersAt(path)))
  return distinct(units)
}

async function dossiersAt(path: string): Promise<readonly UnitFiles[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new ProductError('FILE_NOT_FOUND', { file: path }, { cause })
  })
  if (!found.isDirectory()) return [single(path)]
  const below = await readdir(path, { withFileTypes: true })
  const units = below.filter((entry) => entry.isFile() && isCheckable(entry.name)).map(({ name }) => single(join(path, name)))
  for (const { name } of below.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))) {
    const files = (await readdir(join(path, name))).filter(isCheckable).sort()
    if (files.length > 0) units.push({ title: name, files: files.map((file) => join(path, name, file)) })
  }
  if (units.length === 0) throw new ProductError('FOLDER_HAS_NO_DOCUMENT', { input: path })
  return units.toSorted((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0))
}

const single = (file: string): UnitFiles => ({ title: basename(file, extname(file)), files: [file] })
