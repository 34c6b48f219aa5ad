import type { Place } from '#domain/place.ts'
import { monitoredPeriod } from '../extract/monitored-period.ts'
import { rule, type Source } from '../rule.ts'

export default rule({
  id: 'no-overall-score',
  title: '部门整体支出应有总得分和等级',
  severity: 'error',
  covers: ['B05'],
  source: 'mof-2020-10#result-form',
  why: '部门整体支出自评的结论是部门自己的得分和等级；项目得分不能代替，也不能平均出来。',
  remedy: '按部门整体支出绩效自评表评出总得分和等级，写入评价结论。',
  example: { right: '部门整体支出自评得分 92.50 分，等级为“优”', wrong: '给出总得分，满分 100 分，得出综合绩效评价等级（没有数）' },
  *joint({ submission, assessment, sources }) {
    const source = sources.find(isDepartmental)
    const { whole } = submission
    if (!source || whole?.claimedTotal !== undefined || assessment.department.total !== undefined) return
    if (hasTotalRow(source, true)) return
    const place = announcement(source)
    yield {
      ...(place ? { place } : { path: 'whole' }),
      message:
        whole?.claimedGrade === undefined
          ? '没有给出部门整体支出的总得分和评价等级'
          : `只写了等级“${whole.claimedGrade}”，没有给出部门整体支出的总得分`,
      expected: '部门整体支出得分和等级',
      // A sum of points is told: whose it is was not understood.
      ...(source.claims?.passages.some(({ text }) => SUM.test(text))
        ? { severity: 'notice' as const }
        : hasTotalRow(source)
          ? { severity: 'warning' as const }
          : {}),
    }
  },
})

const SUM = /(?:合计|累计|共计|总计|总分|总得分|综合得分)(?:得分?)?(?:为|是|:)?\d+(?:\.\d+)?分/

/** "总分 | 100 | 97.03" in a table. */
function hasTotalRow({ prose, submission: { projects } }: Source, isWhole = false): boolean {
  const ofProjects = projects.flatMap(({ claimedTotal }) => claimedTotal?.toString() ?? [])
  return (
    prose?.blocks.some(
      (block) =>
        block.kind === 'table' &&
        block.rows.some(({ cells: [name, ...others] }) => {
          const figures = others.flatMap(({ text }) => /^\d+(?:\.\d+)?$/.exec(text.trim())?.[0] ?? [])
          if (!/^(?:总分|总得分|自评总分)$/.test(name?.text.trim() ?? '') || figures.length === 0) return false
          // Full points and a score that is no project's.
          return (
            !isWhole ||
            (figures.length === 2 && Number(figures[0]) === 100 && !ofProjects.some((total) => Number(total) === Number(figures[1])))
          )
        }),
    ) ?? false
  )
}

/** A file that must conclude on the department: its workbook, its form, or a report whose title says so. */
function isDepartmental({ role, claims, submission }: Source): boolean {
  if (role === 'workbook' || role === 'department-form') return submission.projects.length > 0 || submission.whole !== undefined
  return role === 'report' && claims?.subject === 'department' && claims.passages.length > 10 && !monitoredPeriod(claims.passages)
}

/** Where the text speaks of the overall result, or the heading under which it belongs. */
function announcement({ claims, file }: Source): Place | undefined {
  if (!claims) return undefined
  return (
    claims.overallAnnounced ??
    (
      claims.sections.findLast(({ kind, level }) => kind === 'conclusion' && level === 1) ??
      claims.sections.findLast(({ kind }) => kind === 'conclusion')
    )?.place ??
    claims.title?.place ?? { file }
  )
}
