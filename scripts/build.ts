import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const built = join(root, 'build', 'web', 'index.html')
const sources = [
  'src/web',
  'src/domain',
  'src/audit',
  'src/http/contract',
  'docs/manual',
  'vite.config.ts',
  'scripts/pack-pages.ts',
  'package-lock.json',
]

/** Makes the pages (build/web) when their sources are newer than what was built last. The builder is loaded only then. */
export async function buildPages(): Promise<void> {
  const changed = Math.max(...sources.map((path) => newest(join(root, path))))
  if (existsSync(built) && statSync(built).mtimeMs >= changed) return
  process.stderr.write('正在生成页面（程序有更新时才需要，约十秒）……\n')
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'src', 'web'), logLevel: 'error' })
}

/** Time of the newest file at or below a path. */
function newest(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs)
}

if (import.meta.main) await buildPages()
