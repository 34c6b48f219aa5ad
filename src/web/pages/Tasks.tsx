import { Link } from '@tanstack/react-router'
import { nextTask, type TaskState } from '#domain/task-list.ts'
import { JumpTo } from '../year/JumpTo.tsx'
import { pageOf, useTasks } from '../year/steps.ts'
import { useOpenYear } from '../year/year-context.ts'
import './tasks.css'

const stateWords: Readonly<Record<TaskState, string>> = { 'not-started': '未开始', 'in-progress': '未完成', done: '✓ 已完成' }

const SHOWN = 3

/** 任务清单: the home of a unit's year, with one obvious next step. */
export function Tasks() {
  const { year, state, findings, editable } = useOpenYear()
  const tasks = useTasks()
  const next = nextTask(tasks)
  const done = tasks.filter((task) => task.state === 'done').length
  const fresh = editable && state.content.projects.length === 0
  return (
    <>
      <h2 className="unseen">任务清单</h2>
      <section className="progress" aria-label="进度">
        <div>
          <p className="progress-words">
            已完成 <strong>{done}</strong> 步，共 {tasks.length} 步
          </p>
          <progress max={tasks.length} value={done} aria-label="完成的步数" />
        </div>
        {next ? (
          <Link to={pageOf[next.id]} params={{ id: year.id }} className="button-link primary">
            下一步：{next.title} →
          </Link>
        ) : (
          <p>✓ 本年度的工作已全部完成。</p>
        )}
      </section>
      {fresh && (
        <p className="callout">
          手里有去年的自评表、填报工作簿、目标表或报告？
          <Link to="/year/$id/import" params={{ id: year.id }}>
            先导入已有的表
          </Link>
          ，能省下大半录入；没有也可以一步步填。
        </p>
      )}
      <ol className="tasks">
        {tasks.map(({ id, title, state: progress, missing }, index) => (
          <li key={id} className={progress}>
            <span className="step-number" aria-hidden="true">
              {progress === 'done' ? '✓' : index + 1}
            </span>
            <div className="task-title">
              <Link to={pageOf[id]} params={{ id: year.id }}>
                {title}
              </Link>
              {missing.length > 0 && (
                <ul className="missing-list">
                  {missing.slice(0, SHOWN).map(({ text, path }) => (
                    <li key={`${path} ${text}`}>
                      <JumpTo path={path}>{text}</JumpTo>
                    </li>
                  ))}
                  {missing.length > SHOWN && <li className="note">等 {missing.length} 处</li>}
                </ul>
              )}
              {id === 'check' && findings && (
                <p className="note">
                  错误 {findings.counts.error} 条，警告 {findings.counts.warning} 条，提示 {findings.counts.notice}{' '}
                  条。错误改完或获准豁免，才能确认报送。
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
