import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

/** The bench command: every bench/*.bench.ts (or those named on the command line) one after the other, so that none disturbs another. */
const named = process.argv.slice(2)
const failed: string[] = []
for (const file of named.length > 0 ? named : globSync('bench/*.bench.ts').sort()) {
  console.log(`\n== ${file}`)
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', file], { stdio: 'inherit' })
  if (status !== 0) failed.push(file)
}
for (const file of failed) console.log(`failed: ${file}`)
process.exitCode = failed.length > 0 ? 1 : 0
