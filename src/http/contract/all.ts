import * as check from './check.ts'
import type { Contract } from './contract.ts'
import * as downloads from './downloads.ts'
import * as evidence from './evidence.ts'
import * as imports from './imports.ts'
import * as office from './office.ts'
import * as policy from './policy.ts'
import * as session from './session.ts'
import * as statistics from './statistics.ts'
import * as submissions from './submissions.ts'
import * as work from './work.ts'

/** Every contract there is, by name: for the tests over all routes. */
export const contracts: Readonly<Record<string, Contract>> = Object.fromEntries(
  [session, submissions, imports, evidence, downloads, check, policy, statistics, office, work]
    .flatMap((file) => Object.entries<unknown>({ ...file }))
    .filter((entry): entry is [string, Contract] => isContract(entry[1])),
)

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'may' in value
}
