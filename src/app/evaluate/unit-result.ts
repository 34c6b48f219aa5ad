import type { Finding } from '#domain/finding.ts'
import type { Summary } from '#domain/summary.ts'

/** What became of one unit of the main job 一个单位的结果. A unit that cannot be used is refused with a message and does not stop the others. */
export type UnitResult =
  | {
      readonly kind: 'done'
      readonly input: string
      readonly folder: string
      readonly summary: Summary
      readonly findings: readonly Finding[]
      readonly remarks: readonly string[]
    }
  | { readonly kind: 'refused'; readonly input: string; readonly message: string }
