import { useMemo } from 'react'
import { type Task, type TaskId, taskList } from '#domain/task-list.ts'
import { useSettled } from './use-settled.ts'
import { useOpenYear } from './year-context.ts'

/** Where each step of the year is done. */
export const pageOf = {
  profile: '/year/$id/profile',
  accounts: '/year/$id/accounts',
  projects: '/year/$id/projects',
  actuals: '/year/$id/evidence',
  scores: '/year/$id/scores',
  problems: '/year/$id/problems',
  check: '/year/$id/findings',
  report: '/year/$id/report',
  confirm: '/year/$id/confirm',
} as const satisfies Readonly<Record<TaskId, string>>

/** The steps with their state, from what is on the page now. */
export function useTasks(): readonly Task[] {
  const { year, state, assessment, findings } = useOpenYear()
  const { content: submission } = state
  const settled = useSettled(useMemo(() => ({ submission, assessment }), [submission, assessment]))
  return useMemo(() => taskList({ ...settled, findings: findings?.findings ?? [], state: year.state }), [settled, findings, year.state])
}

/** The step a page of the year belongs to; pages of single projects and of the whole department belong to the projects. */
export function stepAt(pathname: string): TaskId | undefined {
  const page = /^\/year\/[^/]+\/(\w+)/.exec(pathname)?.[1]
  if (page === 'whole') return 'projects'
  return (Object.keys(pageOf) as TaskId[]).find((id) => pageOf[id].endsWith(`/${page}`)) // the record has exactly these keys
}
