import type { Finding } from '#domain/finding.ts'
import { call } from '#http/contract/client.ts'
import { readFindings } from '#http/contract/submissions.ts'

/** JSON leaves out what is undefined, so the answer's findings are those of the model. */
export async function fetchFindings(id: string) {
  const answer = await call(readFindings, { params: { id } })
  return { ...answer, findings: answer.findings as readonly Finding[] }
}
export type FindingsAnswer = Awaited<ReturnType<typeof fetchFindings>>

export const severityTitles = { error: '错误', warning: '警告', notice: '提示' } as const
