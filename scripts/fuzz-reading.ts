/**
 * Damages files at random and reads them: node scripts/fuzz-reading.ts [rounds = 100000] [seed = 1] [name part, e.g. docx]. Anything but a document or a
 * ProductError, or a round over its time, is printed with its number and ends the run with 1; the same seed gives the same files.
 */
import { ProductError } from '#errors'
import { readLimits } from '../src/documents/read/limits.ts'
import { readProse } from '../src/documents/read/prose.ts'
import { randomFrom } from '../tests/fixtures/mutate.ts'
import { damage, readableFiles } from '../tests/fixtures/readable-files.ts'

const [rounds, seed, only] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 1), process.argv[4] ?? '']
const files = Object.entries(readableFiles).filter(([name]) => name.includes(only))
const limits = { ...readLimits, milliseconds: 10_000 }
const random = randomFrom(seed)
const counts = new Map<string, number>()
let [failures, slowest] = [0, 0]

for (let round = 0; round < rounds; round++) {
  const [name, bytes] = files[round % files.length] ?? ['', new Uint8Array()]
  const broken = damage(name, bytes, random)
  const from = performance.now()
  let outcome = 'read'
  try {
    await readProse(broken, name, limits)
  } catch (e) {
    outcome = e instanceof ProductError ? e.code : 'CRASH'
    if (outcome === 'CRASH' || outcome === 'READING_TIMEOUT') {
      failures++
      console.error(`round ${round} ${name}: ${e instanceof Error ? e.stack : String(e)}`)
    }
  }
  slowest = Math.max(slowest, performance.now() - from)
  const key = `${name.replace(/^.*\./, '')} ${outcome}`
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

for (const [key, count] of [...counts].toSorted()) console.log(`${String(count).padStart(8)}  ${key}`)
console.log(
  `${rounds} rounds, seed ${seed}, slowest ${slowest.toFixed(0)} ms, ${failures} failures, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
)
process.exitCode = failures > 0 ? 1 : 0
