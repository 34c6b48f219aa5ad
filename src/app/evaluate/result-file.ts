import type { Assessment, Evaluated, Line, Proof } from '#domain/assessment.ts'
import type { Finding } from '#domain/finding.ts'
import type { Summary } from '#domain/summary.ts'

/** result.json 结果数据: the summary, every line with its proof, and the findings. `mingji explain` reads it. */
export interface ResultFile extends Summary {
  readonly details: readonly EvaluatedRecord[]
  readonly findingList: readonly Finding[]
}

export interface EvaluatedRecord {
  readonly path: string
  readonly name: string | null
  readonly total: string | null
  readonly grade: string | null
  readonly lines: readonly LineRecord[]
}

export interface LineRecord {
  readonly path: string
  readonly category: string
  readonly name: string
  readonly points: string | null
  readonly claimed: string | null
  /** What the outcome is: a score with its proof, a claimed score, what is missing, or what could not be understood. */
  readonly outcome:
    | { readonly kind: 'scored'; readonly score: string; readonly proof: Proof; readonly remarks: readonly string[] }
    | { readonly kind: 'claimed'; readonly score: string }
    | { readonly kind: 'pending' | 'problem'; readonly message: string }
    | { readonly kind: 'not-applicable' }
}

export const resultFile = (summary: Summary, { department, projects }: Assessment, findings: readonly Finding[]): ResultFile => ({
  ...summary,
  details: [department, ...projects].map(evaluatedRecord),
  findingList: findings,
})

const evaluatedRecord = ({ path, name, total, grade, execution, lines }: Evaluated): EvaluatedRecord => ({
  path,
  name: name ?? null,
  total: total?.toString() ?? null,
  grade: grade ?? null,
  lines: [execution, ...lines].map(lineRecord),
})

const lineRecord = (line: Line): LineRecord => ({
  path: line.path,
  category: line.category,
  name: line.name,
  points: line.points?.toString() ?? null,
  claimed: line.claimed?.toString() ?? null,
  outcome: outcomeRecord(line),
})

function outcomeRecord({ outcome }: Line): LineRecord['outcome'] {
  switch (outcome.kind) {
    case 'scored':
      return { kind: 'scored', score: outcome.score.toString(), proof: outcome.proof(), remarks: outcome.remarks ?? [] }
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
