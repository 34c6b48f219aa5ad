import { digestOf, type Entry, onlyFile, sayOthers, sectionsOf } from './findings-entries.ts'
import { type Checked, sayCounts, saySource, sayWaiver } from './findings-input.ts'
import { sayPlaces } from './findings-places.ts'

const INDENT = '    '
const LONGEST_QUOTE = 60

/** The findings as plain text for a terminal or a mail: what to begin with, then errors first, each with place, words, reason and remedy; waived ones last. */
export function findingsText({ findings, scheme, clause, title, files }: Checked): string {
  const parts = [`体检结果：${sayCounts(findings)}。评分方案：${scheme.title}（${scheme.id}）`]
  if (files && files.length > 0) parts.push(`文件：${files.map(({ file, kind }) => `${file}（${kind}）`).join('、')}`)
  const sections = sectionsOf(findings)
  const digest = digestOf(sections, title ?? ((rule) => rule))
  if (digest.length > 0) parts.push([`先改${sections[0]!.title}：`, ...digest].join(`\n${INDENT}`))
  const only = onlyFile(files)
  for (const section of sections) {
    parts.push(`${section.title}（${section.count} 条）`)
    for (const entry of section.entries) parts.push(sayEntry(entry, clause, only))
  }
  return parts.join('\n\n')
}

function sayEntry(entry: Entry, clause: Checked['clause'], only: string | undefined): string {
  const { finding, number, others, before } = entry
  const { place, message, why, remedy, related } = finding
  const lines = [`${number}. ${place ? `${sayPlaces([place], only)}：` : ''}${message}`]
  if (place?.quote) lines.push(`原文：${shorten(place.quote)}`)
  if (related && related.length > 0) lines.push(`另见：${sayPlaces(related, place?.file)}`)
  if (others.length > 0) {
    const where = sayOthers(entry)
    lines.push(`同样的还有 ${others.length} 处${where === '' ? '' : `：${where}`}`)
  }
  if (before !== undefined) lines.push(`为什么、怎么办：同第 ${before} 条`)
  else lines.push(`为什么：${why}`, `怎么办：${remedy}`, `依据：${saySource(finding, clause)}`)
  if (finding.waiver) lines.push(`豁免：${sayWaiver(finding)}`)
  return lines.join(`\n${INDENT}`)
}

export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line
}
