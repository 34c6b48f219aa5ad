import type { Claims, Section } from '../extract/claims.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'empty-section',
  title: '标题下面应有内容',
  severity: 'error',
  covers: ['B07'],
  source: 'mof-2020-10#report-outline',
  why: '只有标题没有内容，这一部分等于没有写。',
  remedy: '补写这一部分的内容；确实没有的，写明“本年度无……”，或删去标题。',
  example: { right: '（三）结果应用：已纳入下年预算安排……', wrong: '（三）结果应用（下面直接是下一个标题）' },
  *writing({ claims, prose, role }) {
    // Numbered lines of a spreadsheet are notes to a form.
    if (prose.kind === 'sheets' && role !== 'report') return
    const tables = new Set(prose.blocks.flatMap((block, i) => (block.kind === 'table' ? [prose.blocks[i - 1]] : [])))
    for (const [i, section] of claims.sections.entries()) {
      const passage = claims.passages[section.heading]!
      if (!passage.heading || section.kind === 'attachments' || tables.has(passage.paragraph) || hasContent(claims, section, i)) continue
      // An entry of a table of contents: its chapter comes further down.
      if (isContents(claims, section, i)) continue
      // A marked line at the very end may be the last item of a list.
      if (section.to >= claims.passages.length && section.kind === undefined) continue
      yield {
        place: section.place,
        message: `“${section.mark}${section.title}”下面没有内容`,
        found: section.title,
        // A label of a form, whose content stands beside it, looks like a heading without number.
        ...(section.mark === '' ? { severity: 'warning' as const } : {}),
      }
    }
  },
})

/** Headings between 目录 and the first running text, and those that come again as chapters further down. */
function isContents({ sections, passages }: Claims, section: Section, index: number): boolean {
  if (sections.slice(index + 1).some((other) => other.title === section.title && other.mark === section.mark)) return true
  const contents = passages.findIndex(({ text }) => text === '目录')
  if (contents < 0 || section.heading < contents) return false
  const text = passages.findIndex((passage, at) => at > contents && !passage.heading && /[。；]/.test(passage.text))
  return text < 0 || section.heading < text - 1
}

/** Anything below the heading: text, or a section that holds some. Who signs, and when, belongs to the whole. */
const hasContent = ({ sections, passages }: Claims, section: Section, index: number) =>
  passages.slice(section.heading + 1, section.to).some(({ text }) => !CLOSING.test(text)) || sections.some(({ parent }) => parent === index)
const CLOSING =
  /^(?:填报人|填表人|填报单位|填报日期|填表日期|联系人|联系电话|联系方式|经办人|制表人|(?:单位|项目|财务)?(?:主要)?负责人|审核人)(?:\(签[字章]\))?:|^20\d\d年\d{1,2}月\d{1,2}日$/
