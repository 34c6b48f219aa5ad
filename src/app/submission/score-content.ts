import { rules } from '#audit/rules/index.ts'
import { runAudit } from '#audit/run.ts'
import type { Assessment } from '#domain/assessment.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Finding } from '#domain/finding.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'
import type { PolicyData } from '../policy/policy-data.ts'

/** Scores and findings of typed-in content 评分与体检: the same functions as for a workbook, the place is the field itself. */
export async function scoreContent(
  content: Submission,
  scheme: Scheme,
  policy: PolicyData,
  today: string,
): Promise<{ readonly assessment: Assessment; readonly findings: readonly Finding[] }> {
  const assessment = evaluate(content, scheme)
  const source = { file: '填报内容', role: 'workbook', submission: content, places: {}, assessment } as const
  const findings = runAudit({ submission: content, assessment, sources: [source] }, rules, {
    scheme,
    lexicon: await policy.lexicon(),
    today,
  })
  return { assessment, findings }
}
