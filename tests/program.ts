import { join } from 'node:path'
import { runProgram } from '../src/cli/program.ts'

export const root = join(import.meta.dirname, '..')
export const policyDir = join(root, 'policy')

/** Runs the command line 命令行 in this process, as a person would on a fixed day; what needs a machine of its own (listening, a browser) is refused. */
export async function run(...args: readonly string[]) {
  const printed: string[] = []
  const noted: string[] = []
  const code = await runProgram(args, {
    print: (text) => void printed.push(text),
    note: (text) => void noted.push(text),
    interactive: false,
    policyDir,
    version: 'test',
    today: '2025-04-20',
    installation: {
      databaseUrl: undefined,
      backupTo: undefined,
      pages: join(root, 'build', 'web'),
      examples: join(root, 'examples'),
      proxy: undefined,
    },
    listen: () => Promise.reject(new Error('not here')),
    contentCheck: async () => () => undefined,
    openBrowser: () => undefined,
    untilStopped: () => Promise.resolve(),
  })
  return { code, text: printed.join('\n'), notes: noted.join('\n') }
}
