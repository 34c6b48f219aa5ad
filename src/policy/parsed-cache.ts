import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', 'build', 'policy')
/** Counts up whenever the same text would be read into another value. */
const VERSION = '1'

/**
 * The value of a policy file, parsed once and kept beside the build by the hash of its text: reading the words of a check as YAML takes longer than the check.
 * What cannot be kept (a read-only installation) is parsed each time.
 */
export async function parsedOnce(text: string, parse: () => unknown): Promise<unknown> {
  const name = join(folder, `${createHash('sha256').update(VERSION).update(text).digest('hex').slice(0, 32)}.json`)
  try {
    return JSON.parse(await readFile(name, 'utf8'))
  } catch {
    const value = parse()
    await keep(name, value)
    return value
  }
}

async function keep(name: string, value: unknown): Promise<void> {
  const part = `${name}.${process.pid}.part`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(part, JSON.stringify(value))
    await rename(part, name)
  } catch {
    // Only time is lost.
  }
}
