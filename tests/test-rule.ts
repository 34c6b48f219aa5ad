import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { extract } from '#audit/extract/extract.ts'
import type { Rule, Source } from '#audit/rule.ts'
import { runAudit } from '#audit/run.ts'
import { readText } from '#documents/read/text/txt.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Finding, Severity } from '#domain/finding.ts'
import { mergeSubmissions } from '#domain/parse/submission/merge.ts'
import type { Submission } from '#domain/submission.ts'
import { loadLexicon } from '#policy/lexicon.ts'
import { aScheme } from './builders.ts'

const lexicon = await loadLexicon(join(import.meta.dirname, '..', 'policy'))

/** What a rule is tried on: a filled workbook, the text of a report, or several files of one unit. */
export type Patient = Submission | string | readonly Source[]

/** What a rejected patient must yield; a text or pattern alone is the message of the one finding. */
export interface Expected {
  readonly message?: string | RegExp
  readonly line?: number
  readonly path?: string
  readonly quote?: string
  readonly severity?: Severity
  /** Number of findings; 1 when not given. */
  readonly count?: number
}

/** The text of a report as a source, read and understood. */
export function aReport(text: string, file = '报告.txt'): Source {
  const prose = readText(new TextEncoder().encode(text), file)
  return { file, prose, ...extract(prose) }
}

/** A submission as a source of its own. */
export const aSource = (submission: Submission, role: Source['role'] = 'workbook', file = '自评表.xlsx'): Source => ({
  file,
  role,
  submission,
  places: {},
})

/** Findings of one rule on a patient, under `aScheme()`. */
export function findingsOf(rule: Rule, patient: Patient): readonly Finding[] {
  const scheme = aScheme()
  const sources = typeof patient === 'string' ? [aReport(patient)] : 'projects' in patient ? [aSource(patient)] : patient
  const merged = mergeSubmissions(sources.map(({ submission, places }) => ({ submission, places, problems: [] })))
  const assessed = sources.map((source) => ({ ...source, assessment: evaluate(source.submission, scheme) }))
  const dossier = {
    submission: merged.submission,
    places: merged.places,
    assessment: evaluate(merged.submission, scheme),
    sources: assessed,
  }
  return runAudit(dossier, [rule], { scheme, lexicon, today: '2026-05-01' })
}

/** Accept and reject cases of a rule: accepted patients yield nothing, rejected ones what is expected. */
export function testRule(
  rule: Rule,
  cases: {
    readonly accept: Readonly<Record<string, Patient>>
    readonly reject: Readonly<Record<string, readonly [Patient, string | RegExp | Expected]>>
  },
): void {
  for (const [name, patient] of Object.entries(cases.accept)) {
    test(`${rule.id} accepts: ${name}`, () => assert.deepEqual(findingsOf(rule, patient).map(say), []))
  }
  for (const [name, [patient, given]] of Object.entries(cases.reject)) {
    test(`${rule.id} rejects: ${name}`, () => {
      const expected: Expected = typeof given === 'string' || given instanceof RegExp ? { message: given } : given
      const found = findingsOf(rule, patient)
      const said = found.map(say).join('\n')
      assert.equal(found.length, expected.count ?? 1, said)
      const [first] = found
      if (typeof expected.message === 'string') assert.equal(first?.message, expected.message)
      else if (expected.message) assert.match(first?.message ?? '', expected.message)
      for (const field of ['line', 'quote'] as const)
        if (expected[field] !== undefined) assert.equal(first?.place?.[field], expected[field], said)
      if (expected.path !== undefined) assert.equal(first?.path, expected.path, said)
      assert.equal(first?.severity, expected.severity ?? rule.severity, said)
    })
  }
}

const say = ({ place, path, severity, message }: Finding) => `${severity} ${place?.line ?? path ?? ''}: ${message} «${place?.quote ?? ''}»`
