import { join } from 'node:path'
import packageJson from '../package.json' with { type: 'json' }
import { openBrowser } from './cli/open-browser.ts'
import { runProgram } from './cli/program.ts'
import { readS3Settings } from './store/blobs/s3-settings.ts'
import { readSm2Key } from './store/sm2-key-file.ts'

// `mingji … | head` closes the pipe early: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

/** The only place that joins the layers and reads the environment. */
const root = join(import.meta.dirname, '..')
const now = new Date()
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** From a first Ctrl+C until a second one ends the program at once; nothing saved is lost by it. */
const IMPATIENT_MS = 1_500

/** As Node itself says of work that never ends. */
process.exitCode = 13
void runProgram(process.argv.slice(2), {
  print: (text) => void process.stdout.write(`${text}\n`),
  note: (text) => void process.stderr.write(`${text}\n`),
  interactive: process.stderr.isTTY === true,
  policyDir: process.env['MINGJI_POLICY'] ?? join(root, 'policy'),
  version: packageJson.version,
  today,
  installation: {
    databaseUrl: process.env['DATABASE_URL'],
    // Read when a command asks: what is wrong with it is then said in words.
    get objects() {
      return readS3Settings(process.env)
    },
    get sm2() {
      return readSm2Key(process.env['MINGJI_SM2_KEY'])
    },
    backupTo: process.env['MINGJI_BACKUP_TO'],
    pages: join(root, 'build', 'web'),
    examples: join(root, 'examples'),
    proxy: process.env['MINGJI_PROXY'] || undefined,
  },
  listen: async () => {
    const [{ readSignInSettings }, { listen }] = await Promise.all([import('./http/identity/settings.ts'), import('./http/listen.ts')])
    return (options) => listen({ ...options, signIn: readSignInSettings(process.env) })
  },
  contentCheck: async () => (await import('./http/content.ts')).checkContent,
  openBrowser: (address) => openBrowser(address, { platform: process.platform, environment: process.env }),
  untilStopped: () =>
    new Promise((resolve) => {
      let asked = 0
      const stop = () => {
        // Ctrl+C arrives twice when a launcher passes it on; only a later one means "now".
        if (asked > 0 && performance.now() - asked > IMPATIENT_MS) process.exit(130)
        asked ||= performance.now()
        resolve()
      }
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    }),
}).then((code) => {
  process.exitCode = code
})
