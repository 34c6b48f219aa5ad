import { parentPort, workerData } from 'node:worker_threads'
import { ProductError } from '#errors'
import { policyData } from '../../policy/policy-data.ts'
import type { Ask, Reply } from './batch-thread.ts'
import { type BatchOptions, closeDossier, type OpenDossier, openDossier } from './dossier-task.ts'

/** A thread of batch-thread.ts. */
const options = workerData as BatchOptions // workerData is untyped by nature; batch-thread.ts is its only writer
const policy = policyData(options.policyDir)
const open = new Map<number, OpenDossier>()

parentPort?.on('message', (ask: Ask) => {
  void answer(ask).then((reply) => parentPort?.postMessage(reply))
})

async function answer(ask: Ask): Promise<Reply> {
  const { unit } = ask
  try {
    if ('files' in ask) {
      const { open: opened, echoes } = await openDossier(ask.files, policy, options)
      open.set(unit, opened)
      return { unit, echoes }
    }
    const dossier = open.get(unit)
    if (dossier === undefined) throw new RangeError(`unit ${unit} is not open`)
    open.delete(unit)
    return { unit, result: await closeDossier(dossier, ask, policy, options) }
  } catch (error) {
    if (error instanceof ProductError) return { unit, refused: error.message }
    return { unit, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
