// Gets a fresh machine ready 准备运行环境. Plain JavaScript for Node ≥ 18, no dependencies: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Node ≥ 22.18 runs the TypeScript sources as they are. */
const runsSources = (version) => {
  const [major, minor] = version.replace('v', '').split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

const say = (line) => process.stderr.write(`${line}\n`)

const fail = (line) => {
  say(line)
  process.exit(1)
}

const npm = (args, cwd) => {
  const cli = process.env['npm_execpath']
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  return spawnSync(command, [...first, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: command.endsWith('.cmd'),
    env: { ...process.env, npm_config_loglevel: 'error' },
  })
}

/** The registry carries Node itself, one package for each platform; these have a version 24. */
const packaged = ['linux-x64', 'linux-arm64', 'win-x64', 'darwin-x64']

/** Path of a Node that runs this product: the one at hand, or Node 24 from npm, put once into the git-ignored folder .node/. */
export function findNode() {
  if (runsSources(process.version)) return process.execPath
  const platform = `${process.platform.replace('win32', 'win')}-${process.arch}`
  const folder = join(root, '.node')
  const node = join(folder, 'node_modules', `node-${platform}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(node)) return node
  if (!packaged.includes(platform)) fail(`本机的 Node 是 ${process.version}，需要 22.18 以上。请从 nodejs.org 安装 Node 24 后再试。`)
  say(`本机的 Node 是 ${process.version}，正在取得 Node 24（约 190 MB，只需一次）……`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "name": "mingji-node", "private": true }\n')
  const done = npm(['install', `node-${platform}@24`], folder)
  if (!existsSync(node)) fail(`没能取得 Node 24：${done.stderr ?? done.error}\n请检查网络，或自行安装 Node 24 后再试。`)
  return node
}

/** Installs the dependencies when the lock file is not the one they were installed from. */
export function ensureDependencies() {
  const stamp = join(root, 'node_modules', '.installed-from')
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  // A link leads to packages that others use too: npm ci would delete them there first. Whoever made the link looks after it.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  say('正在安装依赖（第一次约一分钟）……')
  const done = npm(['ci'], root)
  if (done.status !== 0) fail(`依赖没有装好：${done.stderr ?? done.error}\n请检查网络后重新运行。`)
  writeFileSync(stamp, lock)
}

/**
 * Runs a script on that Node in our place: its screen, its signals, its exit code.
 * @param {string} node
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function runOn(node, args, options) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], { ...options, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  endWithNpm(() => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)))
}

/**
 * npm stands before us behind a shell that passes no signal on: when it was ended, so are we.
 * @param {() => void} end
 */
export function endWithNpm(end) {
  if (!process.env['npm_lifecycle_event'] || process.platform === 'win32') return
  const parent = process.ppid
  setInterval(() => process.ppid === parent || end(), 500).unref()
}
