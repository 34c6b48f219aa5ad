import type { Finding, Severity } from '#domain/finding.ts'
import { type Place, sayPlace } from '#domain/place.ts'
import { type CheckedRecord, sayWaiver } from './findings-input.ts'

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'note' }

/** The findings as SARIF 2.1.0 (OASIS), for editors and code-review tools. Regions are given for text files; columns count UTF-16 units from 1. */
export function findingsSarif({ findings, files, rulesHash, scheme }: CheckedRecord, version: string): string {
  const rules = [...new Map(findings.map((finding) => [finding.rule, finding])).values()]
  const index = new Map(rules.map(({ rule }, i) => [rule, i]))
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mingji',
            semanticVersion: version,
            language: 'zh-CN',
            rules: rules.map(ruleRecord),
            properties: { rulesHash, scheme: scheme.id },
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ file }) => ({ location: { uri: encodeURIComponent(file) } })),
        results: findings.map((finding) => resultOf(finding, index.get(finding.rule) ?? 0)),
      },
    ],
  }
  return JSON.stringify(log, null, 2)
}

const ruleRecord = ({ rule, why, remedy, severity, source, covers }: Finding) => ({
  id: rule,
  shortDescription: { text: why },
  help: { text: remedy },
  defaultConfiguration: { level: LEVELS[severity] },
  properties: { source, tags: covers },
})

function resultOf(finding: Finding, ruleIndex: number) {
  const { rule, severity, message, remedy, place, related, found, expected, waiver } = finding
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${message.replace(/。$/, '')}。${remedy}` },
    locations: place ? [locationOf(place)] : [],
    ...(related && related.length > 0 ? { relatedLocations: related.map((other, id) => ({ id, ...locationOf(other) })) } : {}),
    ...(waiver ? { suppressions: [{ kind: 'external', status: 'accepted', justification: sayWaiver(finding) }] } : {}),
    properties: { ...(found === undefined ? {} : { found }), ...(expected === undefined ? {} : { expected }) },
  }
}

function locationOf(place: Place) {
  const { file, line, start, end, quote } = place
  const snippet = quote === undefined ? {} : { snippet: { text: quote } }
  // An empty span is a point; SARIF wants its end behind its beginning or left out.
  const columns = start === undefined ? {} : { startColumn: start + 1, ...(end !== undefined && end > start ? { endColumn: end + 1 } : {}) }
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURIComponent(file) },
      ...(line === undefined ? {} : { region: { startLine: line, ...columns, ...snippet } }),
    },
    logicalLocations: [{ fullyQualifiedName: sayPlace(place) }],
  }
}
