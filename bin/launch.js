// Behind `npm start` and `npm test`: makes the machine ready, then runs scripts/<verb>.ts on a Node that can.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies, findNode, root, runOn } from './prepare.js'

const [verb = 'start', ...args] = process.argv.slice(2)
const script = join(root, 'scripts', `${verb}.ts`)
if (!existsSync(script)) {
  process.stderr.write(`没有“${verb}”这个命令。可用：start、test、test-faults、lint、format、bench。\n`)
  process.exit(2)
}
const node = findNode()
ensureDependencies()
runOn(node, [script, ...args], { cwd: root })
