import type { Draft } from '../draft.ts'
import type { LayoutWords } from '../layout.ts'
import type { Place } from '../place.ts'
import type { Problem } from '../problem.ts'
import type { Submission } from '../submission.ts'
import { parseYear } from './date.ts'
import { defined, readDraft } from './submission/draft-reader.ts'
import type { Reading } from './submission/merge.ts'
import { departmentEvaluation, project } from './submission/projects.ts'
import { accounts, department, goals, keyEvaluation, organisation, problemAndMeasure, signature } from './submission/unit.ts'

/**
 * Draft → Submission. Every value is parsed by its own notation; what cannot be understood stays undefined and becomes a problem with its path and
 * place. Amounts are 元 afterwards whatever the sheet counts in. A blank is missing, 0 is zero.
 */
export function submissionFrom(draft: Draft, words: LayoutWords): Reading {
  const places: Record<string, Place> = {}
  const problems: Problem[] = []
  const r = readDraft(draft, { places, problems })
  const year = r.parsed('year', parseYear)
  const context = { words, year }
  const submission = defined<Submission>({
    year,
    department: department(r.at('department')),
    accounts: accounts(r.at('accounts')),
    goals: goals(r.at('goals'), context),
    projects: r.list('projects', (p) => project(p, context)),
    whole: r.optional('whole', (w) => departmentEvaluation(w, context)),
    organisation: organisation(r.at('organisation')),
    problems: r.list('problems', problemAndMeasure),
    keyEvaluations: r.list('keyEvaluations', keyEvaluation),
    lastYearRectification: r.text('lastYearRectification'),
    resultUse: r.text('resultUse'),
    attachments: r.texts('attachments'),
    signature: signature(r.at('signature')),
  })
  return { submission, places, problems }
}
