import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Claims } from '#audit/extract/claims.ts'
import { passagesOf } from '#audit/extract/passages.ts'
import { outline } from '#audit/extract/sections.ts'
import type { Document, Report, Rule, Source } from '#audit/rule.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Severity } from '#domain/finding.ts'
import type { Prose } from '#domain/prose.ts'
import type { Submission } from '#domain/submission.ts'
import { loadLexicon } from '#policy/lexicon.ts'
import { aScheme, aSubmission, type Changes } from './builders.ts'

const lexicon = await loadLexicon(join(import.meta.dirname, '..', 'policy'))

/** A text file as prose: every line that is not empty is one paragraph. */
export function aProse(text: string, file = '报告.txt'): Prose {
  const lines = text.split('\n')
  const blocks = lines.flatMap((line, index) => (line.trim() === '' ? [] : [{ text: line.trimEnd(), line: index + 1 }]))
  return {
    file,
    kind: 'txt',
    properties: {},
    blocks: blocks.map(({ text: words, line }, index) => ({
      kind: 'paragraph',
      number: index + 1,
      text: words,
      pieces: [{ at: 0, length: words.length, line, column: 0 }],
    })),
  }
}

/** A document whose claims are its outline and what the test states. */
export function aDocument(text: string, claimed: Changes<Claims> = {}, prose: Prose = aProse(text)): Document {
  const { sections, passages } = outline(prose.file, passagesOf(prose))
  const none: Claims = {
    ownNames: [],
    sections,
    passages,
    amounts: [],
    sums: [],
    scorings: [],
    conclusions: [],
    projectList: [],
    counts: [],
    dates: [],
    documentNumbers: [],
    organisations: [],
    persons: [],
    surveys: [],
    problems: [],
    measures: [],
  }
  const title = passages[0]
  const year = /(20\d\d)年/.exec(title?.text ?? '')?.[1]
  const place = { file: prose.file, paragraph: 1 }
  const unit = /^(?:关于)?(.*?)(?=20\d\d|关于|部门|整体)/.exec(title?.text ?? '')?.[1]
  return {
    file: prose.file,
    role: 'report',
    prose,
    places: {},
    submission: aSubmission(),
    // The spread of optional changes keeps the type: a field given as undefined is taken away.
    claims: {
      ...none,
      ...(title ? { title: { value: title.text, place } } : {}),
      ...(year ? { year: { value: Number(year), place } } : {}),
      ...(unit ? { unit: { value: unit, place } } : {}),
      ...claimed,
    } as Claims,
  }
}

/** What a rejected text must yield: the words pointed at, and the severity when it is not the rule's own. */
export interface Expected {
  readonly quote?: string
  readonly line?: number
  readonly severity?: Severity
  readonly message?: RegExp
  /** Number of findings; 1 when not given. */
  readonly count?: number
}

type Text = string | Document

/** Accept and reject cases of a rule on writing: accepted texts yield nothing, rejected ones what is expected. */
export function testWriting(
  rule: Rule,
  cases: { readonly accept: Readonly<Record<string, Text>>; readonly reject: Readonly<Record<string, readonly [Text, Expected]>> },
): void {
  for (const [name, text] of Object.entries(cases.accept)) {
    test(`${rule.id} accepts: ${name}`, () => assert.deepEqual(reportsOf(rule, text), []))
  }
  for (const [name, [text, expected]] of Object.entries(cases.reject)) {
    test(`${rule.id} rejects: ${name}`, () => {
      const reports = reportsOf(rule, text)
      const said = reports.map((report) => `${report.place?.line}: ${report.message} «${report.place?.quote}»`).join('\n')
      assert.equal(reports.length, expected.count ?? 1, said)
      const [first] = reports
      if (expected.quote !== undefined) assert.equal(first?.place?.quote, expected.quote, said)
      if (expected.line !== undefined) assert.equal(first?.place?.line, expected.line, said)
      if (expected.message !== undefined) assert.match(first?.message ?? '', expected.message)
      assert.equal(first?.severity ?? rule.severity, expected.severity ?? rule.severity, said)
    })
  }
}

/** What a rule on writing says of a text. */
export function reportsOf(rule: Rule, text: Text): readonly Report[] {
  const document = typeof text === 'string' ? aDocument(text) : text
  return [...(rule.writing?.(document, { scheme: aScheme(), lexicon, today: '2025-04-20' }) ?? [])]
}

/** What a rejected submission must yield. */
export interface ExpectedPath {
  readonly path?: string
  readonly severity?: Severity
  readonly message?: RegExp
  readonly count?: number
}

/** Accept and reject cases of a rule on content: a submission, assessed by `aScheme()`. */
export function testContent(
  rule: Rule,
  cases: {
    readonly accept: Readonly<Record<string, Submission>>
    readonly reject: Readonly<Record<string, readonly [Submission, ExpectedPath]>>
  },
): void {
  const reports = (submission: Submission) => {
    const scheme = aScheme()
    const source: Source = { file: '自评表.xlsx', role: 'workbook', places: {}, submission }
    return [...(rule.content?.(submission, evaluate(submission, scheme), { scheme, lexicon, today: '2025-04-20' }, source) ?? [])]
  }
  for (const [name, submission] of Object.entries(cases.accept))
    test(`${rule.id} accepts: ${name}`, () => assert.deepEqual(reports(submission), []))
  for (const [name, [submission, expected]] of Object.entries(cases.reject)) {
    test(`${rule.id} rejects: ${name}`, () => {
      const found = reports(submission)
      const said = found.map((report) => `${report.path}: ${report.message}`).join('\n')
      assert.equal(found.length, expected.count ?? 1, said)
      if (expected.path !== undefined) assert.equal(found[0]?.path, expected.path, said)
      if (expected.message !== undefined) assert.match(found[0]?.message ?? '', expected.message)
      assert.equal(found[0]?.severity ?? rule.severity, expected.severity ?? rule.severity, said)
    })
  }
}

/** Accept and reject cases of a rule on the whole dossier: its documents. */
export function testJoint(
  rule: Rule,
  cases: {
    readonly accept: Readonly<Record<string, readonly Document[]>>
    readonly reject: Readonly<Record<string, readonly [readonly Document[], Expected]>>
  },
): void {
  const reports = (sources: readonly Document[]) => {
    const scheme = aScheme()
    const submission = aSubmission()
    return [
      ...(rule.joint?.({ submission, assessment: evaluate(submission, scheme), sources }, { scheme, lexicon, today: '2025-04-20' }) ?? []),
    ]
  }
  for (const [name, sources] of Object.entries(cases.accept))
    test(`${rule.id} accepts: ${name}`, () => assert.deepEqual(reports(sources), []))
  for (const [name, [sources, expected]] of Object.entries(cases.reject)) {
    test(`${rule.id} rejects: ${name}`, () => {
      const found = reports(sources)
      const said = found.map((report) => `${report.place?.file} ${report.place?.line}: ${report.message}`).join('\n')
      assert.equal(found.length, expected.count ?? 1, said)
      if (expected.line !== undefined) assert.equal(found[0]?.place?.line, expected.line, said)
      if (expected.message !== undefined) assert.match(found[0]?.message ?? '', expected.message)
      assert.equal(found[0]?.severity ?? rule.severity, expected.severity ?? rule.severity, said)
    })
  }
}
