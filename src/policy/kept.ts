import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fromJson, toJson } from '#domain/json.ts'

/** Set when the program is built from the sources (bin/build-program.js); another program may read the same files into other values. */
declare const PROGRAM_NAME: string | undefined
const program = typeof PROGRAM_NAME === 'undefined' ? undefined : PROGRAM_NAME

/** Text without it holds no exact numbers, and is the value as it stands. */
const EXACT = '"$exact"'

/** Beside each build of the program: values go with the program that made them. */
const programs = join(import.meta.dirname, '..', '..', 'build', 'program')

/**
 * What `load` makes of the files in some folders of policy/, as plain data and exact numbers: read, checked and put together once, then kept by
 * the contents of all these files and the program that read them, so that a changed file counts at once. Sources that run as they are
 * load every time, and so does an installation that cannot be written to.
 * @param what tells values of the same folders apart
 */
export async function kept<T>(
  policyDir: string,
  folders: readonly string[],
  what: string,
  load: () => Promise<T>,
  name = program,
): Promise<T> {
  const files = name === undefined ? undefined : contents(policyDir, folders)
  // A folder that is missing is for `load` to complain of.
  if (files === undefined) return load()
  const hash = createHash('sha256').update(`${name}\0${what}\0`)
  for (const [path, bytes] of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  const file = join(programs, `${name}`, `policy-${hash.digest('hex').slice(0, 32)}.json`)
  try {
    const text = readFileSync(file, 'utf8')
    return text.includes(EXACT) ? fromJson<T>(JSON.parse(text)) : JSON.parse(text)
  } catch {
    const value = await load()
    keep(file, JSON.stringify(toJson(value)))
    return value
  }
}

function contents(policyDir: string, folders: readonly string[]): readonly (readonly [path: string, bytes: Buffer])[] | undefined {
  try {
    return folders.flatMap((folder) =>
      readdirSync(join(policyDir, folder), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((path) => [path.slice(policyDir.length), readFileSync(path)] as const),
    )
  } catch {
    return undefined
  }
}

function keep(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.${process.pid}`, text)
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // Only time is lost.
  }
}
