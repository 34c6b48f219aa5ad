import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TaskId } from '#domain/task-list.ts'
import { JumpTo } from './JumpTo.tsx'
import { pageOf, stepAt, useTasks } from './steps.ts'
import { useOpenYear } from './year-context.ts'

const SHOWN = 6

/** The foot of every page of the year: what this step still lacks, and one obvious way on 下一步. */
export function StepFoot() {
  const { year, state } = useOpenYear()
  const tasks = useTasks()
  const { pathname } = useLocation()
  const here = stepAt(pathname)
  const at = tasks.findIndex(({ id }) => id === here)
  const task = tasks[at]
  if (!task) return null
  const params = { id: year.id }
  const project = Number(/\/projects\/(\d+)/.exec(pathname)?.[1] ?? Number.NaN)
  const following = Number.isNaN(project) ? undefined : state.content.projects[project + 1]
  const next = tasks[at + 1]
  const before = tasks[at - 1]
  const stepLink = (id: TaskId, className: string, children: ReactNode) => (
    <Link to={pageOf[id]} params={params} className={className}>
      {children}
    </Link>
  )
  // A page of one project speaks of that project alone.
  const missing = Number.isNaN(project) ? task.missing : task.missing.filter(({ path }) => path?.startsWith(`projects[${project}]`))
  return (
    <footer className="step-foot no-print">
      {missing.length > 0 && task.id !== 'confirm' && (
        <details className="still-missing">
          <summary>
            {Number.isNaN(project) ? '这一步' : '本项目'}还缺 {missing.length} 处
          </summary>
          <ul>
            {missing.slice(0, SHOWN).map(({ text, path }) => (
              <li key={`${path} ${text}`}>
                <JumpTo path={path}>{text}</JumpTo>
              </li>
            ))}
          </ul>
          {missing.length > SHOWN && <p className="note">另有 {missing.length - SHOWN} 处，填完这些后再看。</p>}
        </details>
      )}
      <div className="step-links">
        {before ? stepLink(before.id, 'button-link', `← 上一步：${before.title}`) : <span />}
        {following ? (
          <Link to="/year/$id/projects/$index" params={{ ...params, index: String(project + 1) }} className="button-link primary">
            下一个项目：{following.name || `第 ${project + 2} 个`} →
          </Link>
        ) : pathname.endsWith('/projects') || !Number.isNaN(project) ? (
          <Link to="/year/$id/whole" params={params} className="button-link primary">
            下一步：部门整体 →
          </Link>
        ) : next ? (
          stepLink(next.id, 'button-link primary', `下一步：${next.title} →`)
        ) : null}
      </div>
    </footer>
  )
}
