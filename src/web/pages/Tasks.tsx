import { Link } from '@tanstack/react-router'
import { nextTask, type TaskId, type TaskState, taskList } from '#domain/task-list.ts'
import { useOpenYear } from '../year/year-context.ts'

const stateWords: Readonly<Record<TaskState, string>> = { 'not-started': '未开始', 'in-progress': '未完成', done: '已完成' }

/** Where each step is done. */
const pageOf = {
  profile: '/year/$id/profile',
  accounts: '/year/$id/accounts',
  projects: '/year/$id/projects',
  actuals: '/year/$id/projects',
  scores: '/year/$id/projects',
  problems: '/year/$id/problems',
  check: '/year/$id/findings',
  report: '/year/$id/report',
  confirm: '/year/$id/confirm',
} as const satisfies Readonly<Record<TaskId, string>>

const SHOWN = 3

/** 任务清单: the home of a unit's year, with one obvious next step. */
export function Tasks() {
  const { year, state, assessment, findings } = useOpenYear()
  const tasks = taskList({ submission: state.content, assessment, findings: findings?.findings ?? [], state: year.state })
  const next = nextTask(tasks)
  const done = tasks.filter((task) => task.state === 'done').length
  return (
    <>
      <h2>任务清单</h2>
      <p>
        已完成 {done} 步，共 {tasks.length} 步。
      </p>
      {next ? (
        <p>
          <Link to={pageOf[next.id]} params={{ id: year.id }} className="button-link primary">
            下一步：{next.title}
          </Link>
        </p>
      ) : (
        <p>本年度的工作已全部完成。</p>
      )}
      <ol className="tasks">
        {tasks.map(({ id, title, state: progress, missing }) => (
          <li key={id}>
            <div className="task-title">
              <Link to={pageOf[id]} params={{ id: year.id }}>
                {title}
              </Link>
              {missing.length > 0 && (
                <p className="missing">
                  还缺：{missing.slice(0, SHOWN).join('；')}
                  {missing.length > SHOWN && `；等 ${missing.length} 处`}
                </p>
              )}
            </div>
            <span className={`tag ${progress}`}>{stateWords[progress]}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
