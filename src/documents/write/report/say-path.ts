import type { Submission } from '#domain/submission.ts'

const rooms: readonly (readonly [RegExp, string])[] = [
  [/^whole/, '部门整体支出绩效自评表'],
  [/^accounts/, '部门收支'],
  [/^goals/, '绩效目标'],
  [/^department/, '部门概况'],
  [/^organisation/, '自评组织情况'],
  [/^problems/, '问题及改进措施'],
  [/^keyEvaluations/, '重点项目评价'],
  [/^signature/, '落款'],
  [/^attachments/, '附件'],
]

/** The indicator a path speaks of, by name; undefined when it speaks of something else. */
export function indicatorName(path: string, { projects, whole }: Submission): string | undefined {
  const [, project, index] = /^(?:projects\[(\d+)\]|whole)\.indicators\[(\d+)\]/.exec(path) ?? []
  if (index === undefined) return undefined
  const form = project === undefined ? whole : projects[Number(project)]
  return form?.indicators[Number(index)]?.name
}

/** Where a path of the Submission stands, in the words of the forms: 项目“…”的指标“…”. */
export function sayPath(path: string, submission: Submission): string {
  const project = /^projects\[(\d+)\]/.exec(path)?.[1]
  const name = indicatorName(path, submission)
  const room =
    project === undefined
      ? (rooms.find(([start]) => start.test(path))?.[1] ?? '全文')
      : `项目“${submission.projects[Number(project)]?.name ?? `第${Number(project) + 1}个`}”`
  if (name !== undefined) return `${room}的指标“${name}”`
  return /\.budget/.test(path) ? `${room}的项目资金` : room
}
