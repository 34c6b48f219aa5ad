// Joins the sources into the files that program.js starts 生成命令行程序.
import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './prepare.js'
import { folder, manifestFile, stamp } from './program.js'

/** Besides the sources: what says how they and the packages fit together. */
const DESCRIPTIONS = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json', 'bin/build-program.js', 'bin/program.js']

/** Packages that are native or look for files of their own stay where they are. */
const OUTSIDE = [
  '@electric-sql/pglite',
  '@fastify/*',
  '@node-rs/*',
  '@resvg/*',
  'echarts',
  'fastify',
  'fastify-type-provider-zod',
  'pg',
  'subset-font',
  'word-extractor',
]

/** A server that was started before an upgrade still takes its threads from its own build. */
const KEPT = 5

/**
 * Builds the program and keeps it, whole or not at all.
 * @returns {Promise<string>} its folder
 */
export async function buildProgram() {
  mkdirSync(folder, { recursive: true })
  accessSync(folder, constants.W_OK)
  // Noted before anything is read: what changes meanwhile is found changed at the next start.
  const stamps = Object.fromEntries(DESCRIPTIONS.map((path) => [path, stamp(path)]))
  const sources = readSources(stamps)
  const hash = createHash('sha256').update(root)
  for (const path of DESCRIPTIONS) hash.update(path).update(stamps[path] === undefined ? '' : readFileSync(join(root, path)))
  for (const [path, text] of sources) hash.update(path).update(text)
  const name = hash.digest('hex').slice(0, 16)

  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', ...threads(sources)],
    outdir: join(folder, name),
    entryNames: '[name]',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    // A script of node:vm has no import() without an experimental feature; packages come by require.
    supported: { 'dynamic-import': false },
    charset: 'utf8',
    minifyWhitespace: true,
    sourcemap: 'external',
    sourcesContent: false,
    external: OUTSIDE,
    define: { PROGRAM_NAME: JSON.stringify(name) },
    logLevel: 'silent',
    plugins: [{ name: 'places', setup: ({ onLoad }) => onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path }) => placed(path, sources)) }],
  })
  keep(name, outputFiles, threads(sources))
  const inputs = [...DESCRIPTIONS, ...Object.keys(metafile.inputs).filter((path) => path.startsWith('src/'))]
  write(manifestFile, JSON.stringify({ root, name, inputs: inputs.map((path) => [path, stamps[path] ?? null]) }))
  return join(folder, name)
}

/** Every source that may be part of the program, by its path with "/". */
function readSources(stamps) {
  const sources = new Map()
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/(?<!\.test|\.d)\.ts$/.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const path = relative(root, file).split(sep).join('/')
    if (path.startsWith('src/web/')) continue
    stamps[path] = stamp(path)
    sources.set(path, readFileSync(file, 'utf8'))
  }
  return sources
}

const THREAD = /new URL\('(\.\/[\w-]+)\.ts', import\.meta\.url\)/g

/** The files that run in threads of their own. That of the database stays a source: it is the engine and little else. */
const threads = (sources) =>
  [...sources]
    .filter(([path]) => !path.startsWith('src/store/'))
    .flatMap(([path, text]) => [...text.matchAll(THREAD)].map(([, found]) => `${join(dirname(path), found)}.ts`.split(sep).join('/')))

/** A source that knows its place keeps it: what lies beside it is found there, but for the threads, which are built as well. */
function placed(path, sources) {
  const name = relative(root, path).split(sep).join('/')
  const text = sources.get(name)
  if (text === undefined) return undefined
  const url = JSON.stringify(pathToFileURL(path).href)
  const isBuilt = !name.startsWith('src/store/')
  const contents = text
    .replace(THREAD, (said, thread) => (isBuilt ? `new URL('${thread}.mjs', require('node:url').pathToFileURL(__filename))` : said))
    .replace(/import\.meta\.resolve\(([^)]+)\)/g, "require('node:url').pathToFileURL(require.resolve($1)).href")
    .replaceAll('import.meta.url', url)
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
  return { contents, loader: 'ts' }
}

function keep(name, outputFiles, threadFiles) {
  const place = join(folder, name)
  const making = `${place}.${process.pid}`
  mkdirSync(making, { recursive: true })
  for (const { path, contents } of outputFiles) writeFileSync(join(making, basename(path)), contents)
  for (const file of threadFiles) {
    const thread = basename(file, '.ts')
    writeFileSync(
      join(making, `${thread}.mjs`),
      `import { run } from ${JSON.stringify(pathToFileURL(join(root, 'bin', 'program.js')).href)}\nrun(import.meta.dirname, '${thread}', '${thread}')\n`,
    )
  }
  try {
    renameSync(making, place)
  } catch {
    // Somebody else was faster: the same sources give the same program.
    rmSync(making, { recursive: true, force: true })
  }
  const builds = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== name)
  const byAge = builds.map((entry) => join(folder, entry.name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of byAge.slice(KEPT - 1)) rmSync(old, { recursive: true, force: true })
}

function write(file, text) {
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
}
