import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const tool = (path: string) => join(import.meta.dirname, '..', 'node_modules', path)

/** What must hold before a test runs: types everywhere, `domain` without Node and DOM types, lint. Formatting is `npm run format`. */
export const checks = [
  { title: 'types', args: [tool('typescript/bin/tsc'), '--noEmit', '-p', '.'] },
  { title: 'types of the pages', args: [tool('typescript/bin/tsc'), '--noEmit', '-p', 'src/web'] },
  { title: 'types of domain, without Node and DOM', args: [tool('typescript/bin/tsc'), '--noEmit', '-p', 'src/domain'] },
  { title: 'lint', args: [tool('@biomejs/biome/bin/biome'), 'lint', '--diagnostic-level=error', '.'] },
] as const

if (import.meta.main) {
  const results = checks.map((check) => spawnSync(process.execPath, check.args, { stdio: 'inherit' }).status)
  process.exitCode = results.every((status) => status === 0) ? 0 : 1
}
