import fs from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Options = Parameters<NodeFS['init']>[1]
type Module = Parameters<NonNullable<Options['preRun']>[number]>[0]
/** The part of Emscripten's NODEFS this touches. It is internal to the pinned PGlite version; the proof at start catches any change. */
interface NodeFsInternals {
  readonly stream_ops: { fsync?: (stream: { readonly nfd?: number; readonly node: unknown }) => number }
  readonly realPath: (node: unknown) => string
}

/** WASI errno for an input/output error: PostgreSQL must hear of a failed fsync, never a silent success. */
const EIO = 29

/**
 * PGlite's file system with a working fsync. The stock one has none, so a power cut loses everything since the last write-back.
 * `syncs` counts, so that the opener can prove that a commit reaches the disk.
 */
export class DurableFs extends NodeFS {
  syncs = 0
  failure: unknown

  override async init(pg: PGlite, options: Options) {
    const { emscriptenOpts } = await super.init(pg, options)
    const wire = (module: Module) => {
      // Emscripten types NODEFS as an opaque file system.
      const internals = module.NODEFS as unknown as NodeFsInternals
      internals.stream_ops.fsync = (stream) => this.#sync(stream, internals)
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), wire] } }
  }

  #sync(stream: { readonly nfd?: number; readonly node: unknown }, { realPath }: NodeFsInternals): number {
    try {
      if (stream.nfd !== undefined) fs.fsyncSync(stream.nfd)
      else if (process.platform !== 'win32') syncFolder(realPath(stream.node))
      this.syncs++
      return 0
    } catch (error) {
      this.failure = error
      return EIO
    }
  }
}

/** Makes names in a folder (new files, renames) durable. Windows has no such call and needs none. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const handle = fs.openSync(path, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

/** Makes the names of new folders durable. @param folder the last one made @param first the first one made, above it or the same */
export function syncParents(folder: string, first: string): void {
  for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made))
}

/** Every file and folder below reaches the disk: initdb itself does not see to that here. */
export async function syncTree(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) syncFolder(path)
    else {
      const handle = fs.openSync(path, 'r+')
      fs.fsyncSync(handle)
      fs.closeSync(handle)
    }
  }
  syncFolder(folder)
}
