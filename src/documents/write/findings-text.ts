import type { Finding } from '#domain/finding.ts'
import { sayPlace } from '#domain/place.ts'
import { type Checked, isOpen, sayCounts, saySource, sayWaiver, severities, severityNames } from './findings-input.ts'

const INDENT = '    '
const LONGEST_QUOTE = 60
const MOST_RELATED = 8

/** The findings as plain text for a terminal or a mail: errors first, each with place, words, reason and remedy; waived ones last. */
export function findingsText({ findings, scheme, clause }: Checked): string {
  const parts = [`体检结果：${sayCounts(findings)}。评分方案：${scheme.title}（${scheme.id}）`]
  let number = 0
  /** Where a rule was explained: the reason, the remedy and the clause are said once. */
  const explained = new Map<string, number>()
  for (const severity of severities) {
    const found = findings.filter((finding) => isOpen(finding) && finding.severity === severity)
    if (found.length === 0) continue
    parts.push(`${severityNames[severity]}（${found.length} 条）`)
    // The same words wrong in several places are one entry.
    for (const [, same] of Map.groupBy(found, ({ rule, message, remedy }) => `${rule}\n${message}\n${remedy}`)) {
      const [first, ...others] = same
      number++
      parts.push(entry(first!, number, clause, explained.get(`${first!.rule}\n${first!.remedy}`), others))
      if (!explained.has(`${first!.rule}\n${first!.remedy}`)) explained.set(`${first!.rule}\n${first!.remedy}`, number)
    }
  }
  const waived = findings.filter((finding) => !isOpen(finding))
  if (waived.length > 0) {
    parts.push(`已豁免（${waived.length} 条）`)
    for (const finding of waived) parts.push(`${entry(finding, ++number, clause)}\n${INDENT}豁免：${sayWaiver(finding)}`)
  }
  return parts.join('\n\n')
}

function entry(finding: Finding, number: number, clause: Checked['clause'], before?: number, others: readonly Finding[] = []): string {
  const { place, message, why, remedy, related } = finding
  const lines = [`${number}. ${place ? `${sayPlace(place)}：` : ''}${message}`]
  if (place?.quote) lines.push(`原文：${shorten(place.quote)}`)
  if (related && related.length > 0) {
    const named = related.slice(0, MOST_RELATED).map(sayPlace).join('、')
    lines.push(`另见：${named}${related.length > MOST_RELATED ? ` 等 ${related.length} 处` : ''}`)
  }
  if (others.length > 0) {
    const places = [
      ...Map.groupBy(
        others.flatMap((other) => other.place ?? []),
        sayPlace,
      ),
    ].map(([where, all]) => (all.length > 1 ? `${where} ${all.length} 处` : where))
    lines.push(`同样的还有 ${others.length} 处${places.length > 0 ? `：${places.join('、')}` : ''}`)
  }
  if (before !== undefined) lines.push(`为什么、怎么办：同第 ${before} 条`)
  else lines.push(`为什么：${why}`, `怎么办：${remedy}`, `依据：${saySource(finding, clause)}`)
  return lines.join(`\n${INDENT}`)
}

export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line
}
