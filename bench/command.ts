import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const ROUNDS = 7
const root = join(import.meta.dirname, '..')

/** One run of the command. */
export interface Run {
  readonly wall: number
  /** Milliseconds of all threads. */
  readonly cpu: number
  /** Bytes, at most. */
  readonly memory: number
}

/** At its end the process writes what it used. Worker threads load this too. */
const ACCOUNT = `import{isMainThread}from'node:worker_threads';import{writeSync}from'node:fs';
if(isMainThread)process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))`
const node = ['--import', `data:text/javascript,${encodeURIComponent(ACCOUNT)}`]

/** `mingji …` as people run it, a process of its own. */
export function mingji(...args: readonly string[]): Run {
  const from = performance.now()
  const { output, status } = spawnSync(process.execPath, [...node, join(root, 'bin', 'mingji.js'), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  const wall = performance.now() - from
  // 1: there are findings, as in every real unit's papers.
  if (status !== 0 && status !== 1) throw new Error(`mingji ${args[0]} ended with ${status}: ${output[2]}`)
  const { userCPUTime, systemCPUTime, maxRSS }: NodeJS.ResourceUsage = JSON.parse(output[3] ?? '')
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS * 1024 }
}

export const ms = (value: number) => `${Math.round(value)} ms`
export const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

/** Seven runs after a warm-up that builds and keeps what is kept: the fastest and the median. */
export function measure(what: string, goal: string, ...args: readonly string[]): void {
  mingji(...args)
  const runs = Array.from({ length: ROUNDS }, () => mingji(...args))
  const of = (part: keyof Run) => {
    const sorted = runs.map((run) => run[part]).toSorted((a, b) => a - b)
    return [sorted[0] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0] as const
  }
  const [wall, cpu, memory] = [of('wall'), of('cpu'), of('memory')]
  console.log(
    `${what}\n  wall ${ms(wall[0])}, median ${ms(wall[1])}   CPU ${ms(cpu[0])}, ${ms(cpu[1])}   memory ${mb(memory[1])}   ${goal}`,
  )
}
