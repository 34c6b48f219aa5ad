import { strToU8, zipSync } from 'fflate'
import { encoded } from './comments/parts.ts'
import { digestOf, type Entry, onlyFile, sayOthers, sectionsOf } from './findings-entries.ts'
import { type Checked, sayCounts, saySource, sayWaiver } from './findings-input.ts'
import { sayPlaces } from './findings-places.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Half points, twips. */
const SIZE = { title: 44, heading: 32, body: 24 } as const
const LINE = 400
/** The same findings give the same bytes. */
const STAMP = new Date(1980, 0, 1)

/** The findings as a Word document of their own 审核意见书, for inputs that cannot carry comments: what to begin with, then by severity, each with place, words, reason and remedy. */
export function findingsDocx({ findings, scheme, clause, title, files }: Checked): Uint8Array {
  const sections = sectionsOf(findings)
  const digest = digestOf(sections, title ?? ((rule) => rule))
  const only = onlyFile(files)
  const parts = [
    paragraph('审核意见', 'title'),
    paragraph(`体检结果：${sayCounts(findings)}。`),
    ...(files && files.length > 0 ? [paragraph(`文件：${files.map(({ file, kind }) => `${file}（${kind}）`).join('、')}。`)] : []),
    paragraph(`评分方案：${scheme.title}（${scheme.id}）。`),
    ...(digest.length > 0 ? [paragraph(`先改${sections[0]!.title}`, 'heading'), ...digest.map((line) => paragraph(line))] : []),
    ...sections.flatMap((section) => [
      paragraph(`${section.title}（${section.count} 条）`, 'heading'),
      ...section.entries.flatMap((entry) => entryParagraphs(entry, clause, only)),
    ]),
  ]
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1474" w:bottom="1474" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
  return packed(`${HEAD}<w:document xmlns:w="${W}"><w:body>${parts.join('')}${page}</w:body></w:document>`)
}

function entryParagraphs(entry: Entry, clause: Checked['clause'], only: string | undefined): string[] {
  const { finding, number, others, before } = entry
  const { place, message, expected, why, remedy, related } = finding
  const facts: readonly (readonly [string, string])[] = [
    ['位置', place ? sayPlaces([place], only) : '全文'],
    ['原文', place?.quote?.trim() ?? ''],
    ['应为', expected ?? ''],
    ['另见', related && related.length > 0 ? sayPlaces(related, place?.file) : ''],
    [`同样的还有 ${others.length} 处`, others.length > 0 ? sayOthers(entry) : ''],
    ...(before === undefined
      ? ([
          ['为什么', why],
          ['怎么改', remedy],
          ['依据', saySource(finding, clause)],
        ] as const)
      : ([['为什么、怎么改', `同第 ${before} 条`]] as const)),
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
