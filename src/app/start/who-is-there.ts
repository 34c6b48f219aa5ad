import { createServer } from 'node:net'

const ANSWER_MS = 1_500

/** Version of the 明绩 that answers at an address; undefined when nobody does, or another program. */
export async function mingjiAt(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${address}/api/status`, { signal: AbortSignal.timeout(ANSWER_MS) })
    const status = (await answer.json()) as { readonly version?: unknown; readonly examples?: unknown } // from any program at all: checked below
    return typeof status.version === 'string' && typeof status.examples === 'boolean' ? status.version : undefined
  } catch {
    return undefined
  }
}

const LOOKED_AT = 50

/** The next free port above one that is taken; undefined when none of the next ones is. */
export async function freePortAbove(port: number, host: string): Promise<number | undefined> {
  for (let next = port + 1; next <= port + LOOKED_AT; next++) if (await isFree(next, host)) return next
  return undefined
}

/** Nobody listens there; a port that may not be used for another reason is told when it is opened. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'EADDRINUSE'))
    probe.listen({ port, host }, () => probe.close(() => resolve(true)))
  })
}
