import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Migration, migrate } from '../migrate.ts'
import { syncFolder, syncTree } from './durable-fs.ts'
import { openEmbedded } from './embedded.ts'

/**
 * A ready, empty, migrated database as one packed file: a first start unpacks it instead of running initdb (and its memory peak). It is
 * made once by a build or a test run; without it a first start takes the long way and gives the same result.
 */
const CACHE = new URL('../../../node_modules/.cache/mingji/', import.meta.url)

/** Engine version and schema decide which template fits. */
async function templateFile(migrations: readonly Migration[]): Promise<URL> {
  const engine = await readFile(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8')
  const key = createHash('sha256').update(engine)
  for (const { hash } of migrations) key.update(hash)
  return new URL(`database-${key.digest('hex').slice(0, 16)}.gz`, CACHE)
}

/** Makes the template unless it is there. */
export async function buildTemplate(migrations: readonly Migration[]): Promise<void> {
  const file = await templateFile(migrations)
  if (
    await readFile(file).then(
      () => true,
      () => false,
    )
  )
    return
  mkdirSync(CACHE, { recursive: true })
  const folder = fileURLToPath(new URL(`making-${process.pid}`, CACHE))
  try {
    const engine = await openEmbedded(folder)
    await migrate(engine, migrations)
    await engine.maintain()
    await engine.close()
    writeFileSync(new URL(`${file.href}.${process.pid}`), await pack(folder))
    renameSync(new URL(`${file.href}.${process.pid}`), file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Makes a new database folder, whole or not at all: beside its place, synced to the disk, then renamed. Killed half-way, the next start
 * begins again.
 */
export async function createDatabase(folder: string, migrations: readonly Migration[]): Promise<void> {
  const making = `${folder}.new`
  rmSync(making, { recursive: true, force: true })
  const packed = await readFile(await templateFile(migrations)).catch(() => undefined)
  if (packed !== undefined) unpack(packed, making)
  else await (await openEmbedded(making)).close()
  await syncTree(making)
  renameSync(making, folder)
  syncFolder(join(folder, '..'))
}

interface Entry {
  readonly path: string
  readonly size?: number
}

/** gzip of: length of the index (4 bytes), index as JSON (folders have no size), contents one after the other. */
async function pack(folder: string): Promise<Buffer> {
  const all = (await readdir(folder, { recursive: true, withFileTypes: true })).map((entry) => ({
    path: join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
    isFolder: entry.isDirectory(),
  }))
  const wanted = all.filter(({ path }) => path !== 'postmaster.pid').toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const contents = wanted.map(({ path, isFolder }) => (isFolder ? undefined : readFileSync(join(folder, path))))
  const index: readonly Entry[] = wanted.map(({ path }, i) => (contents[i] === undefined ? { path } : { path, size: contents[i].length }))
  const head = Buffer.from(JSON.stringify(index))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return gzipSync(Buffer.concat([length, head, ...contents.filter((content) => content !== undefined)]))
}

function unpack(packed: Buffer, folder: string): void {
  const bytes = gunzipSync(packed)
  const start = 4 + bytes.readUInt32LE(0)
  const index = JSON.parse(bytes.toString('utf8', 4, start)) as readonly Entry[] // written by pack above, from our own build
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let at = start
  for (const { path, size } of index) {
    if (size === undefined) mkdirSync(join(folder, path), { mode: 0o700 })
    else {
      const handle = openSync(join(folder, path), 'wx', 0o600)
      writeSync(handle, bytes, at, size)
      closeSync(handle)
      at += size
    }
  }
}
