import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** The real command, as a person or a service manager starts it: bin/mingji.js in a process of its own. */
const bin = join(import.meta.dirname, '..', '..', 'bin', 'mingji.js')

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: undefined,
  MINGJI_NO_BROWSER: '1',
  MINGJI_BACKUP_TO: undefined,
  ...more,
})

export interface Ran {
  readonly code: number | null
  /** Standard output and standard error, as they came. */
  readonly said: string
  readonly ms: number
}

/** Runs a command to its end. */
export function mingji(args: readonly string[], more?: NodeJS.ProcessEnv): Promise<Ran> {
  const from = performance.now()
  const child = spawn(process.execPath, [bin, ...args], { env: environment(more), stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (said += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, ms: performance.now() - from })))
}

export interface Serving {
  readonly process: ChildProcess
  readonly address: string
  readonly said: () => string
  /** Ends it and tells with which code. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>
}

const START_MS = 120_000

/** Starts `mingji serve` and waits until it says that it is there. */
export async function serve(args: readonly string[], more?: NodeJS.ProcessEnv): Promise<Serving> {
  const child = spawn(process.execPath, [bin, 'serve', ...args], { env: environment(more), stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), START_MS)
    const hear = (text: Buffer) => {
      said += text
      const found = /明绩已启动：(http:\S+?)　/.exec(said)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', (code) => reject(new Error(`serve ended with ${code}: ${said}`)))
  })
  return {
    process: child,
    address,
    said: () => said,
    end: (signal) => {
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
      child.kill(signal)
      return ended
    },
  }
}

/** A port nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
