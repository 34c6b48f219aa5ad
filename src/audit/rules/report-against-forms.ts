import type { Place } from '#domain/place.ts'
import type { Exact } from '#domain/quantity.ts'
import type { Project } from '#domain/submission.ts'
import { matchedProjects, withRole } from '../matched-projects.ts'
import { moneyStep } from '../rounding.ts'
import { type Report, rule, type Source } from '../rule.ts'
import { isComparable } from '../same-dossier.ts'
import { sayMoney, sayPoints } from '../say.ts'

export default rule({
  id: 'report-against-forms',
  title: '报告与自评表的数应当一致',
  severity: 'error',
  covers: ['A15'],
  source: 'mof-2020-10#result-form',
  why: '报告里的金额、得分和等级来自自评表；两处不一致，至少有一处是错的。',
  remedy: '对照自评表核对报告，改正不一致的数；自评表有误的，先改自评表。',
  example: { right: '报告和自评表都是 94 分', wrong: '报告写 96 分，自评表是 94 分' },
  *joint({ sources }) {
    const reports = withRole(sources, 'report')
    const forms = withRole(sources, 'project-form', 'workbook', 'department-form')
    for (const { a: said, b: form, placeA, placeB, fileB } of matchedProjects(reports, forms)) {
      const label = `“${said.name}”`
      yield* differ(label, fileB, fieldsOf(said), fieldsOf(form), placeA, placeB)
    }
    yield* wholes(reports, forms)
  },
  *writing({ claims, file }) {
    const { inText, inTables } = claims
    if (!inText || !inTables) return
    const [text, tables]: readonly [Source, Source] = [
      { file, role: 'report', ...inText },
      { file: '文中的表', role: 'project-form', ...inTables },
    ]
    for (const { a: said, b: form, placeA, placeB, fileB } of matchedProjects([text], [tables]))
      yield* differ(`“${said.name}”`, fileB, fieldsOf(said), fieldsOf(form), placeA, placeB)
    yield* wholes([text], [tables])
  },
})

function* wholes(reports: readonly Source[], forms: readonly Source[]): Iterable<Report> {
  for (const report of reports) {
    for (const form of forms) {
      const [said, own] = [report.submission.whole, form.submission.whole]
      if (!said || !own || !isComparable(report, form)) continue
      yield* differ(
        '部门整体',
        form.file,
        fieldsOf(said),
        fieldsOf(own),
        (field) => report.places[`whole.${field}`],
        (field) => form.places[`whole.${field}`],
      )
    }
  }
}

interface Field {
  readonly path: string
  readonly title: string
  readonly value: Exact | string | undefined
}

const fieldsOf = ({
  claimedTotal,
  claimedGrade,
  budget,
  ...rest
}: Pick<Project, 'claimedTotal' | 'claimedGrade' | 'budget'> & Partial<Pick<Project, 'amount'>>): readonly Field[] => [
  { path: 'claimedTotal', title: '得分', value: claimedTotal },
  { path: 'claimedGrade', title: '等级', value: claimedGrade },
  { path: 'budget.initial', title: '年初预算数', value: budget.initial },
  { path: 'budget.adjusted', title: '全年预算数', value: budget.adjusted ?? rest.amount },
  { path: 'budget.executed', title: '全年执行数', value: budget.executed },
]

function* differ(
  label: string,
  file: string,
  said: readonly Field[],
  form: readonly Field[],
  placeOfSaid: (field: string) => Place | undefined,
  placeOfForm: (field: string) => Place | undefined,
): Iterable<Report> {
  for (const [i, { path, title, value }] of said.entries()) {
    const other = form[i]!.value
    if (value === undefined || other === undefined || isSame(path, value, other)) continue
    const place = placeOfSaid(path) ?? (path === 'budget.adjusted' ? placeOfSaid('amount') : undefined)
    const related = placeOfForm(path)
    const say = (one: Exact | string) => (typeof one === 'string' ? `“${one}”` : path.startsWith('budget') ? sayMoney(one) : sayPoints(one))
    yield {
      ...(place && { place }),
      ...(related && { related: [related] }),
      message: `${label}的${title}：报告写的是 ${say(value)}，${file} 是 ${say(other)}`,
      found: say(value),
      expected: say(other),
    }
  }
}

/** Equal, or one figure is the other one rounded in print. */
function isSame(path: string, a: Exact | string, b: Exact | string): boolean {
  if (typeof a === 'string' || typeof b === 'string')
    return a === b || (typeof a === 'string' && typeof b === 'string' && (a.startsWith(b) || b.startsWith(a)))
  if (a.eq(b)) return true
  const step = path.startsWith('budget') ? (moneyStep([a]) ?? moneyStep([b])) : undefined
  return step !== undefined && a.minus(b).abs().lte(step.div(2))
}
