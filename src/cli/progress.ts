import type { Terminal } from './terminal.ts'

export interface Progress {
  /** `done` of `total` steps; `what` is being worked on. */
  readonly at: (done: number, total: number, what: string) => void
  readonly end: () => void
}

/** A bar on a screen, a line per step elsewhere is not wanted: silence. What draws it is loaded only where it is drawn. */
export async function progress({ interactive }: Terminal): Promise<Progress> {
  if (!interactive) return { at: () => {}, end: () => {} }
  const { SingleBar } = await import('cli-progress')
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {what}',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  })
  let started = false
  return {
    at: (done, total, what) => {
      if (!started) bar.start(total, done, { what })
      else {
        bar.setTotal(total)
        bar.update(done, { what })
      }
      started = true
    },
    end: () => bar.stop(),
  }
}
