// Starts the program of the command 命令行程序 from one file with its compiled code beside it: five hundred sources take longer to load than to work.
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { getHeapCodeStatistics } from 'node:v8'
import { Script } from 'node:vm'
import { isMainThread, parentPort } from 'node:worker_threads'
import { root } from './prepare.js'
import { sayUncaughtInSources } from './stacks.js'

/** Node's own cache of compiled code, for the packages that are not part of the program; threads and child processes use it too. */
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'build', 'compile-cache')
enableCompileCache(process.env['NODE_COMPILE_CACHE'])

/** Builds of the program, and which of them is the present one. */
export const folder = join(root, 'build', 'program')
export const manifestFile = join(folder, 'present.json')

/** What tells whether a file of this checkout was changed; undefined where there is none. */
export function stamp(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  return found && [found.mtimeMs, found.size]
}

/**
 * Folder of the program as the sources are now, built when they changed; undefined where it cannot be built or kept: then the sources run as
 * they are.
 * @returns {Promise<string | undefined>}
 */
export async function presentProgram() {
  try {
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
    const present = join(folder, manifest.name)
    // A folder that was moved has another root: its places are written into the build.
    const here = manifest.root === root && existsSync(join(present, 'main.cjs'))
    if (here && manifest.inputs.every(([path, stamped]) => String(stamp(path) ?? null) === String(stamped))) return present
  } catch {
    // The first time.
  }
  try {
    const { buildProgram } = await import('./build-program.js')
    return await buildProgram()
  } catch {
    return undefined
  }
}

/** Bytes of code compiled anew from which the kept code is worth renewing; Node's own parts come to half of it. */
const WORTH_KEEPING = 400_000

/**
 * Runs one file of a build. What V8 compiled is kept at the end for the next run of the same purpose.
 * @param {string} build its folder
 * @param {string} name of the file, without extension
 * @param {string} purpose a word of letters, digits and hyphens: runs of one purpose need the same functions
 */
export function run(build, name, purpose) {
  const filename = join(build, `${name}.cjs`)
  const kept = join(build, `${name}-${purpose}.code`)
  if (isMainThread) sayUncaughtInSources(build)
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
  const script = new Script(`(function (require, module, exports, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`, {
    filename,
    cachedData,
  })
  let before = cachedData === undefined || script.cachedDataRejected ? 0 : getHeapCodeStatistics().bytecode_and_metadata_size
  const keepWhenGrown = () => {
    const now = getHeapCodeStatistics().bytecode_and_metadata_size
    if (now - before <= WORTH_KEEPING) return
    keep(kept, script)
    before = now
  }
  // 2: the command was mistyped, or nothing could be done.
  if (isMainThread) process.on('exit', (code) => code === 2 || keepWhenGrown())
  else afterAnswers(keepWhenGrown)
  const module = { exports: {} }
  script.runInThisContext()(createRequire(filename), module, module.exports, filename, build)
}

/** A thread is ended from outside, without notice: it puts its code away behind an answer. */
function afterAnswers(then) {
  const post = parentPort.postMessage
  parentPort.postMessage = (...answer) => {
    post.apply(parentPort, answer)
    setImmediate(then)
  }
}

function keep(file, script) {
  try {
    writeFileSync(`${file}.${process.pid}`, script.createCachedData())
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // Only time is lost.
  }
}
