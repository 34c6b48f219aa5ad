import type { PolicyData } from '../policy/policy-data.ts'

/** What every task may need besides its input. */
export interface Bench {
  readonly policy: PolicyData
  readonly version: string
}
