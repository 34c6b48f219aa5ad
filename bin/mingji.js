#!/usr/bin/env node
// The command mingji 明绩: hands over to src/main.ts on a Node that can run it.
import { join } from 'node:path'
import { ensureDependencies, findNode, root, runOn } from './prepare.js'

const node = findNode()
ensureDependencies()
runOn(node, [join(root, 'src', 'main.ts'), ...process.argv.slice(2)], {
  env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'build', 'compile-cache') },
})
