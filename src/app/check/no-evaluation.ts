import type { Claims } from '#audit/extract/claims.ts'
import type { Source } from '#audit/rule.ts'
import type { Finding } from '#domain/finding.ts'

/** Words without which nobody writes of performance. */
const WORDS = /绩效|自评|评价|评分|得分|指标|预算|决算/

/**
 * A file that says nothing of an evaluation 没有自评内容: nothing can be found wrong in it, and “没有发现问题” would mislead whoever chose the wrong file.
 */
export function withoutEvaluation({ file, role, submission, claims, prose }: Source): readonly Finding[] {
  const { projects, whole, goals, accounts } = submission
  const isEmpty = projects.length === 0 && !whole && goals.items.length === 0 && !goals.overall && accounts.income.parts.length === 0
  const texts = claims?.passages.map(({ text }) => text) ?? []
  const cells =
    prose?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map(({ text }) => text)) : [])) ?? []
  if (role === 'workbook' || !isEmpty) return []
  const speaks = [...texts, ...cells].some((text) => WORDS.test(text))
  // A notice of a meeting on self-evaluation speaks of it, and holds nothing of one.
  if (speaks && (!claims || holdsSome(claims))) return []
  return [
    {
      rule: 'reading',
      covers: [],
      severity: 'warning',
      message: `${file} 里${speaks ? '没有读到项目、指标、得分和金额' : '没有绩效自评的内容'}，可能选错了文件`,
      why: '没有读到项目、指标、得分和预算，也就没有可以检查的内容；没有别的意见，不等于没有问题。',
      remedy: '请选择自评报告、自评表、绩效目标表或决算表；内容确实在这份文件里的，另存为 .docx 或 .xlsx 后再检查。',
      source: '填报说明',
      place: { file },
    },
  ]
}

/** Anything that the rules could hold against something. */
const holdsSome = ({ amounts, scorings, conclusions, surveys, sections }: Claims): boolean =>
  [amounts, scorings, conclusions, surveys, sections].some((each) => each.length > 0)
