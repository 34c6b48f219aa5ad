import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * `npm start`: makes the pages when they are older than their sources, then serves the product with the example data and opens the browser.
 * Options go on to `mingji serve`: `npm start -- --port 8090 --data DIR`.
 */
enableCompileCache(join(import.meta.dirname, '..', 'build', 'compile-cache'))
const { buildPages } = await import('./build.ts')
await buildPages()
process.argv.splice(2, 0, 'serve', '--examples', '--open')
await import('../src/main.ts')
