import type { Indicator } from '#domain/indicator.ts'
import { indicatorTables } from '../indicator-rows.ts'
import { type Report, rule } from '../rule.ts'

/** Fewer rows are an excerpt, not a form. */
const FORM = 3

export default rule({
  id: 'missing-indicator-types',
  title: '指标应覆盖产出、效益，需要时有成本和时效',
  severity: 'warning',
  covers: ['C06'],
  source: 'mof-2021-101#types',
  why: '没有效益指标，就看不出钱花得值不值；建设、采购类没有成本指标，就看不出有没有多花。',
  remedy: '补上缺的类别；确实不适用的写明理由。',
  example: { right: '产出、效益、满意度、成本齐全', wrong: '道路维修工程没有成本指标' },
  *content(submission, _assessment, { lexicon: { goals } }, { claims }) {
    const text = claims?.passages.map((passage) => passage.text).join('\n') ?? ''
    for (const { path, label, rows, scored, project } of indicatorTables(submission)) {
      // A layout without levels has no place for types.
      if (!scored || rows.length < FORM || rows.every(({ category, subcategory }) => category === '' && subcategory === undefined)) continue
      const name = project === undefined ? '' : (submission.projects[project]?.name ?? '')
      yield* missing(
        rows,
        path,
        label,
        goals.costly.some((word) => name.includes(word)),
        text,
      )
    }
  },
  *joint({ submission, sources }) {
    const rows = indicatorTables(submission).flatMap((table) => table.rows)
    const report = sources.find(({ role, claims }) => role === 'report' && claims !== undefined)
    const place = report?.claims?.sections.find(({ kind }) => kind === 'goals' || kind === 'item-results' || kind === 'results')?.place
    if (
      !report?.claims ||
      !place ||
      submission.projects.length === 0 ||
      rows.some(isCost) ||
      submission.projects.some(({ claims }) => claims.some(({ category }) => /成本/.test(category)))
    )
      return
    if (report.claims.passages.some(({ text }) => /成本(?:指标|控制|节约|降低|效益)/.test(text))) return
    yield { message: '全文没有成本指标，看不出钱花得是否节约', place, severity: 'notice' }
  },
})

const isCost = ({ category, subcategory }: Indicator) => /成本/.test(`${category}${subcategory ?? ''}`)

/** A type counts that the rows have, or that the text names where the rows were read from prose. */
function* missing(rows: readonly Indicator[], path: string, label: string, costly: boolean, text: string): Generator<Report> {
  const has = (word: RegExp) => rows.some(({ category, subcategory }) => word.test(`${category}${subcategory ?? ''}`))
  // Frames of a department's own have other classes.
  const isNational = has(/产出|效益|效果/)
  for (const [word, title] of [
    [/产出|数量|质量|时效|完成指标/, '产出指标'],
    [/效益|效果|影响/, '效益指标'],
  ] as const) {
    if (isNational && !has(word)) yield { path, message: `${label}没有${title}`, expected: title }
  }
  if (costly && !has(/成本/)) yield { path, message: `${label}是建设或采购类项目，没有成本指标`, expected: '成本指标', severity: 'notice' }
  if (has(/数量|质量/) && !has(/时效/) && !text.includes('时效指标'))
    yield { path, message: `${label}没有时效指标，看不出是否按时完成`, expected: '时效指标', severity: 'notice' }
}
