import type { Line, Proof } from '#domain/assessment.ts'
import type { Exact } from '#domain/quantity.ts'
import type { StoredLine } from '#store/assessments.ts'

/** One scored line as JSON, numbers as text. `P`: a score without its proof has null there, where that can happen. */
export interface LineRecord<P extends Proof | null = Proof> {
  readonly path: string
  readonly category: string
  readonly name: string
  readonly points: string | null
  readonly claimed: string | null
  /** What the outcome is: a score with its proof, a claimed score, what is missing, or what could not be understood. */
  readonly outcome:
    | { readonly kind: 'scored'; readonly score: string; readonly proof: P; readonly remarks: readonly string[] }
    | { readonly kind: 'claimed'; readonly score: string }
    | { readonly kind: 'pending' | 'problem'; readonly message: string }
    | { readonly kind: 'not-applicable' }
}

/** A line as evaluated, or as kept, when a score has no proof beside it. */
type AnyLine = Line | StoredLine

/** @param proof of the line's score, asked only when it has one */
export const lineRecord = <P extends Proof | null>(line: AnyLine, proof: () => P): LineRecord<P> => ({
  path: line.path,
  category: line.category,
  name: line.name,
  points: text(line.points),
  claimed: text(line.claimed),
  outcome: outcomeRecord(line, proof),
})

function outcomeRecord<P extends Proof | null>({ outcome }: AnyLine, proof: () => P): LineRecord<P>['outcome'] {
  switch (outcome.kind) {
    case 'scored':
      return { kind: 'scored', score: outcome.score.toString(), proof: proof(), remarks: outcome.remarks ?? [] }
    case 'claimed':
      return { kind: 'claimed', score: outcome.score.toString() }
    case 'pending':
      return { kind: 'pending', message: outcome.what }
    case 'problem':
      return { kind: 'problem', message: outcome.message }
    case 'not-applicable':
      return { kind: 'not-applicable' }
  }
}

const text = (value: Exact | undefined): string | null => value?.toString() ?? null
