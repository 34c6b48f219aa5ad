import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** `npm run format`: the layout of the code and the order of imports. */
const biome = join(import.meta.dirname, '..', 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
process.exitCode = spawnSync(process.execPath, [biome, 'check', '--write', '--linter-enabled=false', '.'], { stdio: 'inherit' }).status ?? 1
