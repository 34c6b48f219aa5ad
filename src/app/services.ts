import type { Store } from '#store/open.ts'
import type { PolicyData } from './policy/policy-data.ts'
import type { Remembering } from './workshop/remember.ts'
import type { TaskResult } from './workshop/tasks.ts'
import type { Workshop } from './workshop/workshop.ts'

/** What the use cases of a running installation stand on; made in main.ts. */
export interface Services {
  readonly store: Store
  readonly policy: PolicyData
  /** Threads for the long work. */
  readonly workshop: Workshop
  /** Reports made for the browser lately. */
  readonly reports: Remembering<TaskResult<'renderReport'>>
  /** There is a new job to work off. */
  readonly wakeJobs: () => void
  /** The server's clock: an ISO moment in UTC. */
  readonly now: () => string
}
