import { ProductError } from '#errors'
import { scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { takeStep } from './take-step.ts'

export interface Accepted {
  readonly id: string
  readonly ok: boolean
  /** Why not, in the workflow's words. */
  readonly message: string | null
}

/** Accepts the clean ones 批量审定: each in its own transaction, one refusal does not stop the others. @throws ProductError NOT_ALLOWED */
export async function acceptMany(
  services: Services,
  caller: Caller,
  items: readonly { readonly id: string; readonly version: number }[],
): Promise<readonly Accepted[]> {
  scopesFor(caller, 'submission.review', services.now())
  const results: Accepted[] = []
  for (const { id, version } of items) results.push(await acceptOne(services, caller, id, version))
  return results
}

async function acceptOne(services: Services, caller: Caller, id: string, version: number): Promise<Accepted> {
  try {
    await takeStep(services, caller, { id, version, action: 'accept' })
    return { id, ok: true, message: null }
  } catch (error) {
    if (error instanceof ProductError && error.status < 500) return { id, ok: false, message: error.message }
    throw error
  }
}
