import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Task } from '#domain/task-list.ts'
import { pageOf, stepAt, useTasks } from './steps.ts'
import './year.css'
import { useOpenYear } from './year-context.ts'

/** As wide as the stylesheet needs for a column of its own. */
const wide = matchMedia('(min-width: 64rem)')
const subscribe = (listener: () => void) => {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** The steps of the year with their state, always in sight: a column beside the page, or folded above it on a phone. */
export function YearNav() {
  const beside = useSyncExternalStore(subscribe, () => wide.matches)
  const tasks = useTasks()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  const here = stepAt(pathname)
  const current = tasks.findIndex(({ id }) => id === here)
  // Turning to another page folds it again.
  useEffect(() => setOpen(pathname === ''), [pathname])
  if (beside)
    return (
      <nav aria-label="本年度填报" className="year-nav no-print">
        <Links tasks={tasks} />
      </nav>
    )
  const task = tasks[current]
  return (
    <nav aria-label="本年度填报" className="year-nav folded no-print">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span>{task ? `第 ${current + 1} 步，共 ${tasks.length} 步：${task.title}` : '各步骤'}</span>
          {task && <StepState task={task} />}
        </summary>
        <Links tasks={tasks} />
      </details>
    </nav>
  )
}

function Links({ tasks }: { readonly tasks: readonly Task[] }) {
  const { year, editable } = useOpenYear()
  const params = { id: year.id }
  const active = { className: 'current', 'aria-current': 'page' } as const
  return (
    <ul>
      <li>
        <Link to="/year/$id" params={params} activeOptions={{ exact: true }} activeProps={active}>
          任务清单
        </Link>
      </li>
      {tasks.map((task, index) => (
        <li key={task.id}>
          <Link to={pageOf[task.id]} params={params} activeProps={active}>
            <span className="step-number" aria-hidden="true">
              {index + 1}
            </span>
            <span className="step-title">{task.title}</span>
            <StepState task={task} />
          </Link>
          {task.id === 'projects' && (
            <Link to="/year/$id/whole" params={params} activeProps={active} className="below">
              部门整体
            </Link>
          )}
        </li>
      ))}
      <li className="apart">
        {editable && (
          <Link to="/year/$id/import" params={params} activeProps={active}>
            导入已有的表
          </Link>
        )}
        <Link to="/year/$id/overview" params={params} activeProps={active}>
          一览（图表）
        </Link>
        <Link to="/year/$id/history" params={params} activeProps={active}>
          历史版本
        </Link>
      </li>
    </ul>
  )
}

/** Done, or how much is missing: in words and numbers, never by colour alone. */
const StepState = ({ task: { state, missing } }: { readonly task: Task }) =>
  state === 'done' ? (
    <span className="step-state done">
      ✓<span className="unseen">已完成</span>
    </span>
  ) : (
    <span className="step-state open">缺 {missing.length}</span>
  )
