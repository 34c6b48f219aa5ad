import { everything } from '#store/scope.ts'
import { getSetting } from '#store/settings.ts'
import type { Services } from '../services.ts'

/** A sign-in that everybody may use 演示账户. */
export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly title: string
}

/** Installation-wide setting that holds them as JSON; it is written together with the example data and only then. */
export const DEMO_SETTING = 'demo-accounts'

/** The demonstration accounts; none where the example data is not loaded. */
export async function demoAccounts({ store }: Services): Promise<readonly DemoAccount[]> {
  const text = await store.read(everything, (db) => getSetting(db, 0, DEMO_SETTING))
  return text === undefined ? [] : (JSON.parse(text) as DemoAccount[]) // written by the loader of the examples from this very type
}
