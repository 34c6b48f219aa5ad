import type { Scheme } from '#domain/scheme.ts'
import { type PolicyData, policyData } from './policy-data.ts'

/** A scheme as a list shows it; points as decimal strings. */
export interface SchemeEntry {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly validFrom: string
  readonly validTo?: string
  readonly region?: string
  readonly hash: string
  readonly weights: readonly { readonly title: string; readonly points: string }[]
  readonly grades: readonly { readonly title: string; readonly from: string }[]
  /** How many values nobody has compared with the original text. */
  readonly unverified: number
}

/** All schemes of policy/, by id. @throws ProductError for the first file that is wrong. */
export async function listSchemes(policyDir: string): Promise<readonly SchemeEntry[]> {
  return schemeEntries(policyData(policyDir))
}

export const schemeEntries = async (policy: PolicyData): Promise<readonly SchemeEntry[]> =>
  [...(await policy.schemes()).values()].map(entryOf)

const entryOf = ({
  id,
  title,
  source,
  validFrom,
  validTo,
  region,
  hash,
  execution,
  categories,
  grades,
  unverified,
}: Scheme): SchemeEntry => ({
  id,
  title,
  source,
  validFrom,
  ...(validTo === undefined ? {} : { validTo }),
  ...(region === undefined ? {} : { region }),
  hash,
  weights: [execution, ...categories].map((part) => ({ title: part.title, points: part.points.toString() })),
  grades: grades.map((grade) => ({ title: grade.title, from: grade.from.toString() })),
  unverified: Object.keys(unverified).length,
})
