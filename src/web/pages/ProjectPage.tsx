import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Project } from '#domain/submission.ts'
import { BudgetTable } from '../table/BudgetTable.tsx'
import { IndicatorTable } from '../table/IndicatorTable.tsx'
import { Total } from '../table/Total.tsx'
import { FindingsOf } from '../year/FindingsOf.tsx'
import { useOpenYear } from '../year/year-context.ts'
import { useJump } from '../year/use-jump.ts'

/** 项目支出绩效自评表: one project as the official form. */
export function ProjectPage() {
  const { id, index: written } = useParams({ from: '/inside/year/$id/projects/$index' })
  const index = Number(written)
  const { state, assessment, editable, edit } = useOpenYear()
  const project = state.content.projects[index]
  const evaluated = assessment.projects[index]
  useJump()
  if (!project || !evaluated)
    return (
      <p>
        没有这个项目。请<Link to="/year/$id/projects" params={{ id }}>回到项目清单</Link>。
      </p>
    )
  const change = (make: (project: Project) => Project) =>
    edit((content) => ({ ...content, projects: content.projects.map((each, at) => (at === index ? make(each) : each)) }))
  return (
    <article>
      <p className="no-print between">
        <Link to="/year/$id/projects" params={{ id }}>
          ← 全部项目
        </Link>
        <span>
          第 {index + 1} 个，共 {state.content.projects.length} 个
        </span>
        {index > 0 && (
          <Link to="/year/$id/projects/$index" params={{ id, index: String(index - 1) }}>
            上一个
          </Link>
        )}
        {index + 1 < state.content.projects.length && (
          <Link to="/year/$id/projects/$index" params={{ id, index: String(index + 1) }}>
            下一个
          </Link>
        )}
        <Button onClick={() => window.print()}>打印</Button>
      </p>
      <h2>项目支出绩效自评表</h2>
      <p className="field">
        <label htmlFor="project-name">项目名称</label>
        {editable ? (
          <input id="project-name" data-cell="project-name" className="line" value={project.name ?? ''} onChange={(event) => change((before) => ({ ...before, name: event.target.value }))} />
        ) : (
          <strong id="project-name">{project.name}</strong>
        )}
      </p>
      <Total evaluated={evaluated} />
      <FindingsOf path={`projects[${index}]`} />
      <BudgetTable key={`budget-${index}`} budget={project.budget} execution={evaluated.execution} editable={editable} onChange={(make) => change((before) => ({ ...before, budget: make(before.budget) }))} />
      <IndicatorTable
        key={`indicators-${index}`}
        caption={`绩效指标（${project.indicators.length} 项）`}
        indicators={project.indicators}
        evaluated={evaluated}
        year={state.content.year}
        editable={editable}
        onChange={(make) => change((before) => ({ ...before, indicators: make(before.indicators) }))}
      />
    </article>
  )
}
