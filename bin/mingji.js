#!/usr/bin/env node
// The command mingji 明绩: runs the program on a Node that can, in this very process where this one can.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endWithNpm, ensureDependencies, findNode, root, runOn } from './prepare.js'

const node = findNode()
const args = process.argv.slice(2)
if (node !== process.execPath) runOn(node, [fileURLToPath(import.meta.url), ...args], {})
else {
  ensureDependencies()
  // Not before: an older Node has not what it needs.
  const { presentProgram, run } = await import('./program.js')
  const program = await presentProgram()
  if (program === undefined) runOn(node, [join(root, 'src', 'main.ts'), ...args], {})
  else {
    endWithNpm(() => process.kill(process.pid, 'SIGTERM'))
    run(program, 'main', /^[a-z][a-z0-9-]*$/.exec(args[0] ?? '')?.[0] ?? 'other')
  }
}
