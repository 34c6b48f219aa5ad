import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { buildPages } from './build.ts'
import { findBrowser } from './find-browser.ts'
import { checks } from './lint.ts'

/**
 * The test command: type checks, lint, then every test file (or those named on the command line). Before the journeys the pages are made and
 * a browser is found, fetched or installed: without one they fail, because nobody should believe in pages that nobody opened.
 * What was skipped is listed with its reason; the last line counts.
 */
const named = process.argv.slice(2)
const files = named.length > 0 ? named : globSync(['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts']).sort()

let passed = 0
let failed = 0
const skipped: string[] = []
const failures: string[] = []
/** Tests of aims that are not reached yet: they run, and do not count as passed. */
const aims: string[] = []

if (named.length === 0) {
  for (const check of checks) {
    const done = spawnSync(process.execPath, check.args, { stdio: 'inherit' })
    if (done.status === 0) passed++
    else {
      failed++
      failures.push(check.title)
    }
  }
}

if (files.some((file) => file.includes('journeys'))) {
  await buildPages()
  await Promise.resolve()
    .then(findBrowser)
    .catch((error: Error) => console.error(error.message))
}

const stream = run({ files, concurrency: availableParallelism() })
stream.on('test:pass', (event) => {
  if (event.details.type === 'suite') return
  if (event.skip !== undefined) skipped.push(`${event.name}${event.skip === true ? '' : `: ${event.skip}`}`)
  else passed++
})
stream.on('test:fail', (event) => {
  if (event.details.type === 'suite') return
  if (event.todo !== undefined && event.todo !== false) {
    aims.push(`${event.name}${event.todo === true ? '' : `: ${event.todo}`}`)
    return
  }
  failed++
  failures.push(`${event.file ?? ''} ${event.name}`)
})
stream
  .compose(new spec())
  .on('end', () => {
    for (const line of skipped) console.log(`not run: ${line}`)
    for (const line of aims) console.log(`not reached yet: ${line}`)
    for (const line of failures) console.log(`failed: ${line}`)
    console.log(`${passed} passed, ${failed} failed`)
    process.exitCode = failed > 0 ? 1 : 0
  })
  .pipe(process.stdout, { end: false })
