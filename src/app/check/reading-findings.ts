import type { Finding, Severity } from '#domain/finding.ts'
import type { Problem } from '#domain/problem.ts'

/**
 * What could not be read 读取问题, as findings: a value nobody can understand stands in the way of the score; the rest is to know. In our own workbook it is
 * an `error`; in a form that others laid out the columns may have been misunderstood, so that it only is a question.
 */
export const readingFindings = (problems: readonly Problem[], notices: readonly Problem[], own: boolean = true): readonly Finding[] => [
  ...problems.map((problem) => findingOf(problem, own ? 'error' : 'warning')),
  ...notices.map((notice) => findingOf(notice, 'notice')),
]

const findingOf = ({ path, message, remedy, place, covers = [] }: Problem, severity: Severity): Finding => ({
  rule: 'reading',
  covers,
  severity,
  message,
  why:
    severity === 'notice'
      ? '这里说明读表时怎样理解；没有读入的内容不参加计分和检查。'
      : '读不懂的内容不会猜测，该处按未填处理，得分因此待定。',
  remedy,
  source: '填报说明',
  path,
  ...(place ? { place } : {}),
})
