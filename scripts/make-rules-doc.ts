import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rule } from '#audit/rule.ts'
import { rules } from '#audit/rules/index.ts'
import { citer } from '#policy/cite.ts'
import { loadSources, type Sources } from '#policy/sources.ts'

/** Makes docs/rules.md, the list of all rules 审核规则, from the rules themselves: `node scripts/make-rules-doc.ts`. */

const root = join(import.meta.dirname, '..')
const severityNames = { error: '错误', warning: '警告', notice: '提示' } as const
const groups: readonly (readonly [code: string, title: string])[] = [
  ['A', '算术和一致'],
  ['B', '完整'],
  ['C', '目标和指标'],
  ['D', '评分行为'],
  ['E', '文字、模板和单位'],
]

/** The page, from the rules and the legal sources they cite. */
export function rulesPage(all: readonly Rule[], sources: Sources): string {
  const codes = new Set(all.flatMap(({ covers }) => covers))
  const parts = [
    '# 审核规则',
    '',
    '<!-- 由 scripts/make-rules-doc.ts 生成，请不要手工修改。 -->',
    '',
    `共 ${all.length} 条规则，覆盖自评报告常见问题目录 93 类中的 ${codes.size} 类。“错误”只用于算术或同一性能够证明的问题；“警告”是很可能有问题；“提示”只是请核对。`,
    '某条规则不适用于某份文件时，在文件旁边放一个同名的 `.waivers.yaml`（例如 `报告.docx.waivers.yaml`），写明规则、位置、理由、豁免人和期限：',
    '',
    '```yaml',
    'waivers:',
    '  - rule: neighbour-name        # 规则名，或问题编号 E01',
    '    quote: 幸福彭后              # 原文；也可以用 line、paragraph、sheet、cell 指明位置，不写则对整份文件有效',
    '    reason: 彭后片区由本街道代管',
    '    author: 张三（虚构）',
    '    until: 2025-12-31           # 到期后豁免失效，问题重新计入',
    '```',
    '',
    '到期的和用不上的豁免，体检时会列为警告和提示。',
  ]
  for (const [letter, title] of groups) {
    const own = all.filter(({ covers }) => covers[0]?.startsWith(letter)).toSorted((a, b) => key(a).localeCompare(key(b)))
    if (own.length > 0) parts.push('', `## ${letter}　${title}`, ...own.flatMap((rule) => section(rule, sources)))
  }
  return `${parts.join('\n')}\n`
}

const key = ({ covers, id }: Rule) => `${covers[0]} ${id}`

function section({ id, title, severity, covers, why, remedy, example, source }: Rule, sources: Sources): string[] {
  return [
    '',
    `### ${title}`,
    '',
    `\`${id}\`　${covers.join('、')}　${severityNames[severity]}`,
    '',
    `- 为什么：${why}`,
    `- 怎么改：${remedy}`,
    ...(example ? [`- 对：${example.right}`, `- 错：${example.wrong}`] : []),
    `- 依据：${citer(sources)(source)}`,
  ]
}

if (import.meta.main) writeFileSync(join(root, 'docs', 'rules.md'), rulesPage(rules, await loadSources(join(root, 'policy'))))
