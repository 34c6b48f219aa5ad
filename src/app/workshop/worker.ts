import { parentPort, workerData } from 'node:worker_threads'
import { ProductError } from '#errors'
import { policyData } from '../policy/policy-data.ts'
import type { Bench } from './bench.ts'
import { tasks } from './tasks.ts'
import type { Reply, Request } from './workshop.ts'

/** A thread of workshop.ts: one task after the other. */
const { policyDir, version } = workerData as { policyDir: string; version: string } // workshop.ts is its only writer
const bench: Bench = { policy: policyData(policyDir), version }

parentPort?.on('message', (request: Request) => {
  void work(request).then((reply) => parentPort?.postMessage(reply))
})

async function work({ name, input }: Request): Promise<Reply> {
  try {
    // The table pairs each name with its input; `run` has checked the pair.
    return { result: await (tasks[name] as (input: never, bench: Bench) => Promise<unknown>)(input as never, bench) }
  } catch (error) {
    if (error instanceof ProductError) return { refused: { code: error.code, details: error.details } }
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
