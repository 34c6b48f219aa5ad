/** Facts of running text that a Submission has no field for, each with its place. Extended as extraction learns more. */
export interface Claims {
  readonly sums: readonly never[]
}
