import type { Place } from './place.ts'

/**
 * Something in the input that could not be understood 读取问题. Content never throws: reading returns what it understood and a list of these.
 * `message` says what is wrong and `remedy` what to do, in plain Chinese; `place` where.
 */
export interface Problem {
  /** Path in the Submission that stays empty because of it; '' when it concerns the whole input. */
  readonly path: string
  readonly message: string
  /** Codes of the catalogue of defects, where reading proves one. */
  readonly covers?: readonly string[]
  readonly remedy: string
  readonly place?: Place
  /** The text that was not understood. */
  readonly found?: string
}
