import type { Actor, Permission } from '#domain/workflow-roles.ts'

/** Who is calling 操作人: a person with a session, or a program with an API token. */
export interface Caller extends Actor {
  /** Division the person is registered in. */
  readonly regionId: number
  readonly login: string
  readonly name: string
  readonly via: 'session' | 'token'
  /** Stored hash of the session or token. */
  readonly key: string
  /** A token may do less than its person. */
  readonly only?: readonly Permission[]
  /** What has to be done before anything else. */
  readonly unfinished?: 'new-password'
}
