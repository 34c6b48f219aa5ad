/** Something that both sides hold differently 冲突: nothing was overwritten, a person decides. */
export interface MergeConflict {
  readonly kind: 'unit' | 'submission' | 'log'
  readonly regionId: number
  readonly id: string
  /** What is wrong, then what to do. */
  readonly say: string
  readonly ours?: string
  readonly theirs?: string
}
