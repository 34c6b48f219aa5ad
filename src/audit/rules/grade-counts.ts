import type { Claims, Passage } from '../extract/claims.ts'
import { placeOfSpan } from '../extract/passages.ts'
import { gradedRows } from '../figures/tables/grid-grades.ts'
import { gradeWords, sameGrade } from '../grades.ts'
import { type Document, type Report, rule } from '../rule.ts'

export default rule({
  id: 'grade-counts',
  title: '各等级的项目个数之和应等于项目总数',
  severity: 'error',
  covers: ['A15'],
  source: 'mof-2020-10#result-form',
  why: '各等级的个数加起来就是自评的项目个数；加不成，说明有项目漏算、重算或等级写错。',
  remedy: '对照各项目的等级重新清点，改正个数。',
  example: { right: '14 个项目：优 11 个、良 2 个、中 1 个', wrong: '14 个项目：优 12 个、良 2 个、中 1 个' },
  *writing(document) {
    const { claims, file } = document
    for (const passage of claims.passages) {
      for (const said of countsIn(passage)) {
        const sum = said.counts.reduce((total, { count }) => total + count, 0)
        const at = placeOfSpan(file, passage, said.start, said.end)
        if (said.total !== undefined && sum !== said.total && said.counts.length > 1) {
          yield {
            place: at,
            message: `各等级共 ${sum} 个（${list(said.counts)}），项目总数写的是 ${said.total} 个`,
            found: `${sum} 个`,
            expected: `${said.total} 个`,
          }
        } else {
          const complaint = againstGrades(said.counts, said.total ?? sum, document)
          if (complaint) yield { place: at, ...complaint }
        }
      }
    }
  },
})

interface Count {
  readonly grade: string
  readonly count: number
}

const list = (counts: readonly Count[]) => counts.map(({ grade, count }) => `${grade} ${count} 个`).join('、')

const COUNT = new RegExp(`[“"]?(${gradeWords.join('|')})[”"]?(?:等级|等次|档)?(?:的)?(?:项目)?(?:数)?(?:有|共|为|是)?(\\d{1,3})个`, 'g')
const TOTAL = /(\d{1,3})个[^，。；\d]{0,8}项目|项目(?:共计|共|总计|总数为?|有|为)?(\d{1,3})个/g

/** Sentences that count grades, with the number of projects said before them in the passage; one grade counts where that number stands in its sentence. */
function countsIn({
  text,
}: Passage): { readonly counts: readonly Count[]; readonly total?: number; readonly start: number; readonly end: number }[] {
  const matches = [...text.matchAll(COUNT)]
  const [first] = matches
  const last = matches.at(-1)
  if (!first || !last || new Set(matches.map((match) => match[1])).size < matches.length) return []
  const before = text.slice(0, first.index)
  // The number nearest before the counts: others in the passage may speak of other things.
  const total = [...before.matchAll(TOTAL)].at(-1)
  const isOfSentence = total !== undefined && !before.slice(total.index).includes('。')
  // "6个项目中5个按期完成" counts no grade.
  const isGrade = /^[“"]/.test(first[0]) || /(?:等级|等次|评定|评)(?:均|都)?(?:为|是)?$/.test(before)
  if (matches.length < 2 && !(isOfSentence && isGrade)) return []
  const counts = matches.map((match) => ({ grade: match[1]!, count: Number(match[2]) }))
  return [{ counts, ...(total ? { total: Number(total[1] ?? total[2]) } : {}), start: first.index, end: last.index + last[0].length }]
}

/** Where every counted project is graded in the text or in a table as well, the counts must be those. */
function againstGrades(counts: readonly Count[], all: number, { claims, prose }: Document): Report | undefined {
  const graded = [gradesTold(claims), gradedRows(prose).map(({ grade }) => grade)].find(({ length }) => length === all)
  if (!graded || all < 2) return undefined
  const given = (grade: string) => graded.filter((value) => sameGrade(value, grade)).length
  const wrong = counts.find(({ grade, count }) => given(grade) !== count)
  if (!wrong) return undefined
  return {
    message: `“${wrong.grade}”写的是 ${wrong.count} 个，文中评为“${wrong.grade}”的项目有 ${given(wrong.grade)} 个`,
    found: `${wrong.count} 个`,
    expected: `${given(wrong.grade)} 个`,
  }
}

/** The grade of every project of which the text tells one. */
const gradesTold = ({ conclusions }: Claims): readonly string[] => [
  ...new Map(
    conclusions.flatMap(({ scope, project, grade }) =>
      scope === 'project' && project !== undefined && grade ? [[project, grade.value] as const] : [],
    ),
  ).values(),
]
