#!/usr/bin/env node
// The command mingji 明绩: hands over to src/main.ts on a Node that can run it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureDependencies, findNode, root } from './prepare.js'

const node = findNode()
ensureDependencies()
run(process.argv.slice(2))

/** @param {string[]} args */
function run(args) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'src', 'main.ts'), ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'build', 'compile-cache') },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)))
}
