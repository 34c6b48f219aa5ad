import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** Makes the pages (build/web) when their sources are newer than what was built last. */
const root = join(import.meta.dirname, '..')
const built = join(root, 'build', 'web', 'index.html')
const sources = ['src/web', 'src/domain', 'src/http/contract', 'vite.config.ts', 'package-lock.json']

function newest(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0)
}

const changed = sources.map((path) => join(root, path)).filter(existsSync).reduce((latest, path) => Math.max(latest, newest(path)), 0)
if (!existsSync(built) || statSync(built).mtimeMs < changed) {
  console.log('正在生成页面……')
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'src', 'web'), logLevel: 'warn' })
  console.log('页面已生成：build/web')
}
