import type { Finding } from '#domain/finding.ts'
import { type CheckedRecord, countFindings, placeRecord } from './findings-input.ts'

/**
 * The findings for programs. Per finding: rule, covers, severity, message, why, remedy, source, found, expected, place (and related places, waiver); at the top:
 * file (the first one), files, kind, facts, findings, counts (open ones, and waived), rulesHash, scheme (its id), schemeTitle, schemeHash. Members without value are left out.
 */
export function findingsJson({ findings, scheme, files, facts, rulesHash }: CheckedRecord): string {
  const [first] = files
  const record = {
    file: first?.file,
    files,
    kind: first?.kind,
    facts,
    findings: findings.map(findingRecord),
    counts: countFindings(findings),
    rulesHash,
    scheme: scheme.id,
    schemeTitle: scheme.title,
    schemeHash: scheme.hash,
  }
  return JSON.stringify(record, null, 2)
}

const findingRecord = ({
  rule,
  covers,
  severity,
  message,
  why,
  remedy,
  source,
  found,
  expected,
  path,
  place,
  related,
  waiver,
}: Finding) => ({
  rule,
  covers,
  severity,
  message,
  why,
  remedy,
  source,
  found,
  expected,
  path,
  place: place && placeRecord(place),
  related: related && related.length > 0 ? related.map(placeRecord) : undefined,
  waiver,
})
