import type { Assessment, Evaluated, Line, Proof } from '#domain/assessment.ts'
import type { Finding } from '#domain/finding.ts'
import type { Summary } from '#domain/summary.ts'
import { type LineRecord, lineRecord } from './line-record.ts'

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
  lines: [execution, ...lines].map((line) => lineRecord(line, () => proofOf(line))),
})

/** Only ever asked of a line that was scored here. */
function proofOf({ path, outcome }: Line): Proof {
  if (outcome.kind !== 'scored') throw new TypeError(`${path} has no score of its own`)
  return outcome.proof()
}
