import { strToU8, zipSync } from 'fflate'
import type { Finding } from '#domain/finding.ts'
import { sayPlace } from '#domain/place.ts'
import { encoded } from './comments/parts.ts'
import { type Checked, isOpen, sayCounts, saySource, sayWaiver, severities, severityNames } from './findings-input.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Half points, twips. */
const SIZE = { title: 44, heading: 32, body: 28 } as const
const LINE = 560
/** The same findings give the same bytes. */
const STAMP = new Date(1980, 0, 1)

/** The findings as a Word document of their own 审核意见书, for inputs that cannot carry comments: by severity, each with place, words, reason and remedy. */
export function findingsDocx({ findings, scheme, clause }: Checked): Uint8Array {
  const parts = [
    paragraph('审核意见', 'title'),
    paragraph(`体检结果：${sayCounts(findings)}。`),
    paragraph(`评分方案：${scheme.title}（${scheme.id}）。`),
  ]
  let number = 0
  const section = (title: string, found: readonly Finding[]) => {
    if (found.length === 0) return
    parts.push(paragraph(`${title}（${found.length} 条）`, 'heading'))
    for (const finding of found) parts.push(...entry(finding, ++number, clause))
  }
  for (const severity of severities)
    section(
      severityNames[severity],
      findings.filter((finding) => isOpen(finding) && finding.severity === severity),
    )
  section(
    '已豁免',
    findings.filter((finding) => !isOpen(finding)),
  )
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
  return packed(`${HEAD}<w:document xmlns:w="${W}"><w:body>${parts.join('')}${page}</w:body></w:document>`)
}

function entry(finding: Finding, number: number, clause: Checked['clause']): string[] {
  const { place, message, expected, why, remedy } = finding
  const facts: readonly (readonly [string, string])[] = [
    ['位置', place ? sayPlace(place) : '全文'],
    ['原文', place?.quote?.trim() ?? ''],
    ['应为', expected ?? ''],
    ['为什么', why],
    ['怎么改', remedy],
    ['依据', saySource(finding, clause)],
    ['豁免', sayWaiver(finding)],
  ]
  return [
    paragraph(`${number}. ${message}`, 'strong'),
    ...facts.filter(([, value]) => value !== '').map(([name, value]) => paragraph(`${name}：${value}`)),
  ]
}

type Look = 'title' | 'heading' | 'strong' | 'body'

const LOOKS: Readonly<Record<Look, { readonly font: string; readonly size: number; readonly paragraph: string }>> = {
  title: { font: '方正小标宋简体', size: SIZE.title, paragraph: '<w:jc w:val="center"/>' },
  heading: { font: '黑体', size: SIZE.heading, paragraph: '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/>' },
  strong: { font: '黑体', size: SIZE.body, paragraph: `<w:keepNext/><w:spacing w:before="160" w:line="${LINE}" w:lineRule="exact"/>` },
  body: { font: '仿宋_GB2312', size: SIZE.body, paragraph: `<w:spacing w:line="${LINE}" w:lineRule="exact"/><w:ind w:left="420"/>` },
}

function paragraph(text: string, look: Look = 'body'): string {
  const { font, size, paragraph: properties } = LOOKS[look]
  const runs = text.split(/\r?\n/).map((line) => `<w:t xml:space="preserve">${encoded(line)}</w:t>`)
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/><w:sz w:val="${size}"/></w:rPr>${runs.join('<w:br/>')}</w:r></w:p>`
}

function packed(documentXml: string): Uint8Array {
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': documentXml,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { mtime: STAMP })
}
