import type { Assessment } from '#domain/assessment.ts'
import type { Indicator } from '#domain/indicator.ts'
import { type Places, placeOf } from '#domain/place.ts'
import type { Submission } from '#domain/submission.ts'
import { isNameless } from '../confidence.ts'
import type { Claims } from '../extract/claims.ts'
import { unbackedSatisfaction } from '../extract/unbacked-satisfaction.ts'
import { untoldInTables, untoldSurveys } from '../extract/untold-surveys.ts'
import { formsOf } from '../forms.ts'
import { type Report, rule, type Source } from '../rule.ts'

export default rule({
  id: 'satisfaction-without-survey',
  title: '满意度得分应有调查依据',
  severity: 'warning',
  covers: ['B12'],
  source: 'mof-2021-101#satisfaction',
  why: '满意度要靠调查得出；没有发放数、有效数、方法和结果，得分就是估计的。',
  remedy: '补写满意度调查的对象、方法、发放和回收份数、计算方法和结果；没有调查的，不应给满意度评分。',
  example: { right: '发放问卷 300 份，有效 288 份，满意度 92.4%', wrong: '满意度指标得分 9 分（没有调查）' },
  *content(submission, assessment, _context, source) {
    const { claims, role, places } = source
    const without = [...oneWithout(submission, assessment, claims, places)]
    yield* without
    for (const report of untold(source)) if (!without.some(({ path }) => path?.startsWith(`${report.path}.`))) yield report
    if (without.length === 0) yield* unbacked(source)
    // A single form has no room for the survey; its report or workbook has.
    if (role === 'project-form' || role === 'department-form' || role === 'goal-form') return
    if (
      claims?.surveys.some(
        ({ issued, valid, result, method }) =>
          issued !== undefined || valid !== undefined || (result !== undefined && method !== undefined),
      )
    )
      return
    if (claims?.passages.some(({ text }) => SURVEYED.test(text) || VISITED.test(text))) return
    const scored = scoredForms(submission, assessment)
    const extra =
      claims?.scorings.filter(
        ({ project, scope, categories }) =>
          project === undefined && scope === 'project' && categories.some(({ category }) => isSatisfaction(category, '')),
      ).length ?? 0
    const [first] = scored
    if (!first) return
    const count = scored.length + extra
    yield {
      path: first.at,
      message:
        count === 1
          ? `${first.label}的满意度有得分，却没有调查情况`
          : `满意度指标评分 ${count} 次，都没有写调查情况（对象、份数、方法、结果）`,
      expected: '调查对象、方法、发放和有效份数、结果',
    }
  },
  // Checked by itself, a form that is a text has notes below it; its report may tell the survey.
  *joint({ submission, assessment, sources }) {
    const [source, ...others] = sources
    if (!source?.claims || others.length > 0 || !(source.role === 'project-form' || source.role === 'department-form')) return
    if (source.claims.surveys.some(({ issued, valid }) => issued !== undefined || valid !== undefined)) return
    const [first] = scoredForms(submission, assessment)
    if (first)
      yield {
        path: first.at,
        severity: 'notice',
        message: `${first.label}的满意度有得分，表里没有写调查情况；报告里写了的不用再写`,
        expected: '调查对象、方法、发放和有效份数、结果',
      }
  },
})

/** A rate of which no counts of answers are told. */
function* unbacked({ file, claims, prose, submission, places }: Source): Iterable<Report> {
  if (!claims || !prose) return
  for (const { rate, place } of unbackedSatisfaction(file, claims.passages, prose, submission, places))
    yield {
      place,
      severity: 'notice',
      message: `满意度 ${rate}% 没有写调查的份数或人数，其他满意度都写了`,
      expected: '发放、有效和满意的份数',
    }
}

/** Forms that score satisfaction, and where they first do. */
function scoredForms(submission: Submission, assessment: Assessment): { readonly at: string; readonly label: string }[] {
  return formsOf(submission, assessment).flatMap(({ path, label, indicators, claims: categories }) => {
    const rows = indicators.flatMap((row, i) =>
      isSatisfaction(row.category, row.name) && !tellsSurvey(row) && (row.actual !== undefined || row.claimedScore !== undefined)
        ? [`${path}.indicators[${i}]`]
        : [],
    )
    const said = categories.flatMap(({ category, score }, i) =>
      isSatisfaction(category, '') && score !== undefined ? [`${path}.claims[${i}]`] : [],
    )
    const at = rows[0] ?? said[0]
    return at === undefined ? [] : [{ at, label }]
  })
}

/** Fewest forms of which all but one tell their survey before the one is asked about. */
const ALIKE = 3

/** Every project has its survey right behind (or before) its scores, and one has none: "2.满意度调查：向沿河居民发放问卷320份……" is missing there. */
function* oneWithout(submission: Submission, assessment: Assessment, claims: Claims | undefined, places: Places): Iterable<Report> {
  const surveys = claims?.surveys.flatMap(({ issued, valid, place }) =>
    (issued !== undefined || valid !== undefined) && place.paragraph !== undefined ? [place.paragraph] : [],
  )
  if (!surveys || surveys.length < ALIKE - 1) return
  const forms = scoredForms(submission, assessment)
    .flatMap((form) => {
      const paragraph = placeOf(places, form.at)?.paragraph
      return paragraph === undefined ? [] : [{ ...form, paragraph }]
    })
    .toSorted((a, b) => a.paragraph - b.paragraph)
  if (forms.length < ALIKE) return
  const sides = [
    forms.map(({ paragraph }, i) => surveys.some((at) => at >= paragraph && at < (forms[i + 1]?.paragraph ?? Number.POSITIVE_INFINITY))),
    forms.map(({ paragraph }, i) => surveys.some((at) => at <= paragraph && at > (forms[i - 1]?.paragraph ?? 0))),
  ]
  if (sides.some((told) => told.every(Boolean))) return
  const told = sides.find((side) => side.filter((one) => !one).length === 1)
  const silent = told && forms[told.indexOf(false)]
  if (!silent) return
  yield {
    path: silent.at,
    message: `${silent.label}的满意度没有写调查情况，其他项目都写了`,
    expected: '调查对象、方法、发放和有效份数、结果',
  }
}

/** Paragraphs or rows that tell of every project but one how many were asked. */
function* untold({ file, prose, claims, submission: { projects } }: Source): Iterable<Report & { path: string }> {
  if (!prose || !claims) return
  const names = projects.flatMap((project) => (project.name === undefined || isNameless(project, projects) ? [] : [project.name]))
  for (const { name, place } of [...untoldSurveys(file, claims.passages, names), ...untoldInTables(prose, names)])
    yield {
      path: `projects[${projects.findIndex((project) => project.name === name)}]`,
      place,
      message: `“${name}”没有写满意度调查的人数或份数，其他项目都写了`,
      expected: '调查对象、方法、发放和有效份数、结果',
    }
}

/** The facts of the survey in fields of their own, or in a cell of the row: "有效问卷212份，满意194份". */
const tellsSurvey = ({ survey, deviationReason, actualText, dataSource, definition }: Indicator) =>
  survey !== undefined || [deviationReason, actualText, dataSource, definition].some((text) => text !== undefined && SURVEYED.test(text))
/** "访问居民250人，…满意231人" */
const VISITED = /访问[^。；;\d]{0,12}\d+(?:人|户|名|家)[^。]*满意/
const SURVEYED =
  /(?:问卷|回访|测评|调查|访谈|样本)[^。；;\d]{0,12}\d+(?:份|人|户|名|张|家|个)|\d+(?:份|人|户|名|张|家)[^。；;\d]{0,6}(?:问卷|样本)/

const isSatisfaction = (category: string, name: string) => /满意/.test(category) || /满意/.test(name)
