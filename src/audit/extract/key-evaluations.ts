import type { Table } from '#domain/prose.ts'
import { points } from '#domain/quantity.ts'
import type { KeyEvaluation, KeyEvaluationRow } from '#domain/submission.ts'
import type { Conclusion, Passage, Scoring, Section } from './claims.ts'
import type { ConclusionAt } from './conclusions.ts'

/**
 * Key projects 重点项目 are evaluated once more by somebody else, in the frame 决策, 过程, 产出, 效益: such a score stands beside the project's self-score and is
 * never a second one.
 */
const HEADING = /重点(?:项目|支出|专项|资金)*(?:支出)?(?:绩效)?(?:再)?评价/
/** A clause that names the other scorer. */
const BY_OTHERS = /重点(?:项目)?(?:绩效)?评价|第三方(?:机构|评价)?|再评价/
/** First-level indicators that no self-evaluation of a project has. */
const FRAME = /^(?:项目)?(?:决策|过程)/

/** Whether a passage stands under a heading on the evaluation of key projects. */
export function isUnderKeyEvaluation({ section }: Passage, sections: readonly Section[]): boolean {
  for (let at = section; at !== undefined; at = sections[at]!.parent) if (HEADING.test(sections[at]!.title)) return true
  return false
}

/** Whether a score or grade is given by somebody else than the unit. */
export const isByOthers = ({ passage, before }: ConclusionAt, passages: readonly Passage[], sections: readonly Section[]): boolean =>
  BY_OTHERS.test(before.split(/[，。；;]/).at(-1) ?? '') || isUnderKeyEvaluation(passages[passage]!, sections)

/** Scores of others that stand beside a self-score; where a project has no other score, theirs is taken for its own. */
export const besideOwn = (
  others: readonly Conclusion[],
  own: readonly Conclusion[],
  scorings: readonly Scoring[],
): { readonly beside: Conclusion[]; readonly only: Conclusion[] } => {
  const has = ({ scope, project }: Conclusion) => scope === 'project' && [...own, ...scorings].some((said) => said.project === project)
  return { beside: others.filter(has), only: others.filter((said) => !has(said)) }
}

/** The same for category scores in the frame of an evaluation. */
export const isEvaluationScoring = (
  passage: Passage,
  categories: readonly { readonly category: string }[],
  sections: readonly Section[],
): boolean => isUnderKeyEvaluation(passage, sections) && categories.some(({ category }) => FRAME.test(category))

/** What is said of a key project stands with its evaluation. */
export function concluded(named: readonly KeyEvaluation[], beside: readonly Conclusion[], passages: readonly Passage[]): KeyEvaluation[] {
  const unnamed = new Set(beside.map(({ name }) => name).filter((name) => !named.some(({ project }) => project === name)))
  return [...named, ...[...unnamed].map((project): KeyEvaluation => ({ project, rows: [] }))].map((evaluation) => {
    const said = beside.find(({ name }) => name === evaluation.project)
    const conclusion = passages.find(({ paragraph }) => paragraph.number === said?.place.paragraph)?.text
    return conclusion === undefined ? evaluation : { ...evaluation, conclusion }
  })
}

const COLUMNS: readonly (readonly [keyof KeyEvaluationRow, RegExp])[] = [
  ['category', /^一级(?:指标)?/],
  ['subcategory', /^二级(?:指标)?/],
  ['name', /^三级(?:指标)?|^指标(?:名称)?$/],
  ['points', /^(?:分值|满分|权重|标准分)/],
  ['score', /^(?:得分|评价得分|实得)/],
  ['finding', /评价意见|评分说明|扣分|得分(?:依据|理由|说明)|^(?:备注|说明)/],
]

/** The rows of an evaluation's table in its own frame; undefined for any other table. Merged cells hold for all their rows. */
export function evaluationRows({ rows }: Table): KeyEvaluationRow[] | undefined {
  const head = rows.find(
    ({ cells }) => cells.some(({ text }) => COLUMNS[0]![1].test(text.trim())) && cells.some(({ text }) => COLUMNS[4]![1].test(text.trim())),
  )
  if (!head) return undefined
  const fields = new Map(
    head.cells.flatMap(({ text, column }) =>
      COLUMNS.filter(([, pattern]) => pattern.test(text.trim()))
        .slice(0, 1)
        .map(([field]) => [column, field] as const),
    ),
  )
  const merged = new Map<number, { readonly text: string; readonly until: number }>()
  const found: KeyEvaluationRow[] = []
  for (const [at, { cells, repeated }] of rows.entries()) {
    if (repeated || at <= rows.indexOf(head)) continue
    for (const { text, column, rowSpan } of cells) merged.set(column, { text: text.trim(), until: at + rowSpan })
    const said = new Map(
      [...fields].flatMap(([column, field]) =>
        merged.has(column) && merged.get(column)!.until > at ? [[field, merged.get(column)!.text] as const] : [],
      ),
    )
    const [category, subcategory, name, full, score, finding] = COLUMNS.map(([field]) => said.get(field) ?? '')
    if (!category || !name || !isFigure(full)) continue
    found.push({
      category,
      name,
      ...(subcategory ? { subcategory } : {}),
      points: points(full!),
      ...(isFigure(score) ? { score: points(score!) } : {}),
      ...(finding ? { finding } : {}),
    })
  }
  return found.some(({ category }) => FRAME.test(category)) ? found : undefined
}

const isFigure = (text: string | undefined) => /^\d+(?:\.\d+)?$/.test(text ?? '')
