import { Link } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState } from 'react'
import { executionRate } from '#domain/budget.ts'
import { percent, sum, toWanyuan } from '#domain/quantity.ts'
import type { Project } from '#domain/submission.ts'
import { ProjectRow } from '../projects/ProjectRow.tsx'
import { addProject, isShown, moveProject, removeProject, renameProject, type Shown } from '../projects/project-list.ts'
import '../projects/projects.css'
import { Button } from '../shell/Button.tsx'
import { FindingsOf } from '../year/FindingsOf.tsx'
import { useOpenYear } from '../year/year-context.ts'

const kinds: readonly (readonly [Shown, string])[] = [
  ['all', '全部'],
  ['unfinished', '没有填完'],
  ['deducted', '有扣分'],
]

/** 项目清单: money, progress and score of each project, and a way into each. */
export function Projects() {
  const { year, state, assessment, editable, edit } = useOpenYear()
  const { projects } = state.content
  const { statistics } = assessment
  const [words, setWords] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const [said, setSaid] = useState('')
  const list = useRef<HTMLTableElement>(null)
  const follow = useRef<number>(undefined)
  useLayoutEffect(() => {
    if (follow.current !== undefined) list.current?.querySelector<HTMLElement>(`[data-project="${follow.current}"]`)?.focus()
    follow.current = undefined
  })
  const change = (make: (projects: readonly Project[]) => readonly Project[]) =>
    edit((content) => ({ ...content, projects: make(content.projects) }))
  const actions = {
    rename: (index: number, name: string) => {
      follow.current = index
      change((all) => renameProject(all, index, name))
    },
    move: (index: number, by: 1 | -1) => {
      follow.current = Math.min(projects.length - 1, Math.max(0, index + by))
      change((all) => moveProject(all, index, by))
    },
    remove: (index: number) => {
      setSaid(`已删除“${projects[index]?.name ?? ''}”，可撤销`)
      follow.current = Math.min(index, projects.length - 2)
      change((all) => removeProject(all, index))
    },
  }
  const add = () => {
    setWords('')
    setShown('all')
    follow.current = projects.length
    change(addProject)
  }
  const rows = projects.flatMap((project, index) => {
    const evaluated = assessment.projects[index]
    return evaluated && isShown(project, evaluated, words, shown) ? [{ project, index, evaluated }] : []
  })
  const unfinished = projects.filter(
    (project, index) => assessment.projects[index] && isShown(project, assessment.projects[index], '', 'unfinished'),
  ).length
  if (projects.length === 0)
    return (
      <section className="projects">
        <h2>项目与指标</h2>
        <p className="lead">
          还没有项目。{editable && '有去年的自评表、目标表或填报工作簿，导入就能带出项目和指标；没有的，一个一个添加。'}
        </p>
        {editable && (
          <p className="choices">
            <Link to="/year/$id/import" params={{ id: year.id }} className="button-link">
              导入已有的表
            </Link>
            <Button onClick={add}>＋ 添加第一个项目</Button>
          </p>
        )}
        <FindingsOf path="projects" />
      </section>
    )
  return (
    <section className="projects">
      <h2>项目与指标</h2>
      <p className="lead">
        共 {projects.length} 个项目
        {statistics.projectSum && `，金额合计 ${toWanyuan(statistics.projectSum).toString()} 万元`}
        {spentOf(projects)}；{unfinished === 0 ? '都已填完' : `${unfinished} 个没有填完`}。
      </p>
      <FindingsOf path="projects" />
      <div className="between no-print">
        <label>
          <span className="unseen">按名称筛选</span>
          <input className="line" type="search" placeholder="按名称筛选" value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
        <fieldset className="chips">
          <legend className="unseen">显示哪些项目</legend>
          {kinds.map(([kind, title]) => (
            <button key={kind} type="button" className="chip" aria-pressed={shown === kind} onClick={() => setShown(kind)}>
              {title}
            </button>
          ))}
        </fieldset>
        {editable && (
          <button type="button" className="plain-button" onClick={add}>
            ＋ 添加项目
          </button>
        )}
        <Link to="/year/$id/print" params={{ id: year.id }} className="button-link small">
          打印全部自评表
        </Link>
        <span className="said" role="status">
          {said}
        </span>
      </div>
      <div className="wide">
        <table className="list project-list" ref={list}>
          <caption className="unseen">项目清单</caption>
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">项目</th>
              <th scope="col" className="number">
                金额（万元）
              </th>
              <th scope="col" className="number">
                执行率
              </th>
              <th scope="col">完成值已填</th>
              <th scope="col">得分和等级</th>
              <th scope="col" className="number">
                待填
              </th>
              {editable && (
                <th scope="col">
                  <span className="unseen">操作</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ project, index, evaluated }) => (
              <ProjectRow
                key={index}
                yearId={year.id}
                index={index}
                project={project}
                evaluated={evaluated}
                last={index + 1 === projects.length}
                editable={editable}
                actions={actions}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p>没有符合条件的项目。</p>}
    </section>
  )
}

/** 执行合计 where every project tells both amounts. */
function spentOf(projects: readonly Project[]): string {
  const budgets = projects.map(({ budget }) => budget)
  const adjusted = budgets.flatMap((each) => each.adjusted ?? [])
  const executed = budgets.flatMap((each) => each.executed ?? [])
  if (adjusted.length < projects.length || executed.length < projects.length || projects.length === 0) return ''
  const rate = executionRate({ adjusted: sum(adjusted), executed: sum(executed) } as Project['budget'])
  return rate ? `，总执行率 ${percent(rate, 1)}` : ''
}
