import { fromJson, type Json, toJson } from '#domain/json.ts'
import type { Scheme } from '#domain/scheme.ts'
import { ProductError } from '#errors'
import type { Store } from '#store/open.ts'
import { everything } from '#store/scope.ts'
import { getSetting, setSetting } from '#store/settings.ts'
import type { Services } from '../services.ts'

/** Settings of the whole installation stand in division 0. */
const INSTALLATION = 0
const keyOf = (hash: string) => `scheme:${hash}`

/**
 * Keeps every scheme of the policy files as it is now 留存方案, so that a score can be proved years later under the very rules it was made by.
 * Done when the program starts.
 */
export async function keepSchemes({ store, policy, now }: Services): Promise<void> {
  const schemes = [...(await policy.schemes()).values()]
  await store.write(everything, async (tx) => {
    for (const scheme of schemes) {
      if ((await getSetting(tx, INSTALLATION, keyOf(scheme.hash))) !== undefined) continue
      await setSetting(tx, INSTALLATION, keyOf(scheme.hash), JSON.stringify(toJson(scheme)), now())
    }
  })
}

/** A scheme as it once was. @throws ProductError SCHEME_NOT_KEPT */
export async function keptScheme(store: Store, hash: string): Promise<Scheme> {
  const text = await store.read(everything, (db) => getSetting(db, INSTALLATION, keyOf(hash)))
  if (text === undefined) throw new ProductError('SCHEME_NOT_KEPT', { hash })
  return fromJson<Scheme>(JSON.parse(text) as Json) // written by keepSchemes from this very type
}
