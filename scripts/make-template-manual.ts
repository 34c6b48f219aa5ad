import { readFileSync, writeFileSync } from 'node:fs'
import type { TagTree } from '../src/documents/write/docx/problems.ts'
import { reportTags } from '../src/documents/write/report/tags.ts'

const page = new URL('../docs/manual/report-template.md', import.meta.url)
const SECTION = /(<!-- tags:begin -->\n)[\s\S]*(<!-- tags:end -->)/

const kinds = { text: '内容', list: '循环', flag: '判断', picture: '图' } as const

const rows = (tags: TagTree, depth: number): readonly string[] =>
  Object.entries(tags).flatMap(([name, { says, kind, inside }]) => [
    `| ${'　'.repeat(depth)}${name} | ${kinds[kind]} | ${says} |`,
    ...(inside ? rows(inside, depth + 1) : []),
  ])

/** The manual's page with the table of all tags as the catalogue has them now. */
export function manualPage(text: string): string {
  return text.replace(SECTION, `$1| 标签 | 种类 | 内容 |\n| --- | --- | --- |\n${rows(reportTags, 0).join('\n')}\n$2`)
}

if (import.meta.main) writeFileSync(page, manualPage(readFileSync(page, 'utf8')))
