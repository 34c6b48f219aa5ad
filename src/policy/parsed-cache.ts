import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', 'build', 'policy')
/** Counts up whenever the same text would be read into another value. */
const VERSION = '2'

/**
 * The value of a policy file, parsed once and kept beside the build by the hash of its text: reading the words of a check as YAML takes longer than the check.
 * What cannot be kept (a read-only installation) is parsed each time.
 */
export function parsedOnce(text: string, parse: () => unknown): unknown {
  const name = join(folder, `${createHash('sha256').update(VERSION).update(text).digest('hex').slice(0, 32)}.json`)
  try {
    return JSON.parse(readFileSync(name, 'utf8'))
  } catch {
    const value = parse()
    keep(name, value)
    return value
  }
}

function keep(name: string, value: unknown): void {
  const part = `${name}.${process.pid}.part`
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(part, JSON.stringify(value))
    renameSync(part, name)
  } catch {
    // Only time is lost.
  }
}
