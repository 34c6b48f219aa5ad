import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const PACKED = /\.(?:js|css|svg|html)$/
/** Below this the header of the answer weighs more than what is saved. */
const WORTH_BYTES = 512

/**
 * Writes a packed twin of every built file 预压缩: .br for browsers over https or on this machine, .gz for those of a plain office network, to
 * which browsers do not offer brotli. The server sends them as they lie (src/http/pages.ts).
 */
export function packPages(): Plugin {
  let folder = ''
  return {
    name: 'pack-pages',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir)
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => PACKED.test(each))) {
        const content = readFileSync(join(folder, name))
        if (content.length < WORTH_BYTES) continue
        const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params: size }))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
      }
    },
  }
}
