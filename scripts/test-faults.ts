import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

/** `npm run test:faults`: the long form of the faults, one file after the other, so that none disturbs another's moments. */
const named = process.argv.slice(2)
const files = named.length > 0 ? named : globSync('tests/faults/*.test.ts').sort()
const done = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', '--test-concurrency=1', ...files], {
  stdio: 'inherit',
  env: { ...process.env, FAULTS: 'long' },
})
process.exitCode = done.status ?? 1
