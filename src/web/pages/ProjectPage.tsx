import { Link, useParams } from '@tanstack/react-router'
import type { Project } from '#domain/submission.ts'
import { PrintedForm } from '../print/PrintedForm.tsx'
import { FormSheet } from '../table/FormSheet.tsx'
import { withText } from '../table/TextField.tsx'
import { FindingsOf } from '../year/FindingsOf.tsx'
import { useOpenYear } from '../year/year-context.ts'

/** 项目支出绩效自评表: one project as the official form. */
export function ProjectPage() {
  const { id, index: written } = useParams({ from: '/inside/year/$id/projects/$index' })
  const index = Number(written)
  const { state, assessment, edit } = useOpenYear()
  const { projects, department, signature } = state.content
  const project = projects[index]
  const evaluated = assessment.projects[index]
  if (!project || !evaluated)
    return (
      <p>
        没有这个项目。请
        <Link to="/year/$id/projects" params={{ id }}>
          回到项目清单
        </Link>
        。
      </p>
    )
  const change = (make: (project: Project) => Project, step?: string) =>
    edit(
      (content) => ({ ...content, projects: content.projects.map((each, at) => (at === index ? make(each) : each)) }),
      step && `projects[${index}] ${step}`,
    )
  const fact = (
    label: string,
    key: 'name' | 'supervisingDepartment' | 'implementingUnit' | 'preparedBy' | 'phone',
    otherwise?: string,
  ) => ({
    label,
    path: `projects[${index}].${key}`,
    value: project[key] ?? otherwise,
    onChange: (text: string | undefined, step: string) => change((before) => withText(before, key, text), step),
  })
  return (
    <article>
      <p className="no-print between">
        <Link to="/year/$id/projects" params={{ id }}>
          ← 全部项目
        </Link>
        <span>
          第 {index + 1} 个，共 {projects.length} 个
        </span>
        {index > 0 && (
          <Link to="/year/$id/projects/$index" params={{ id, index: String(index - 1) }}>
            上一个
          </Link>
        )}
        {index + 1 < projects.length && (
          <Link to="/year/$id/projects/$index" params={{ id, index: String(index + 1) }}>
            下一个
          </Link>
        )}
        <button type="button" className="plain-button" onClick={() => window.print()}>
          打印
        </button>
      </p>
      <FindingsOf path={`projects[${index}]`} />
      <FormSheet
        key={index}
        title="项目支出绩效自评表"
        path={`projects[${index}]`}
        form={{ kind: 'project', project }}
        content={project}
        evaluated={evaluated}
        budgetLabel="项目资金"
        head={[
          [{ ...fact('项目名称', 'name'), wide: true }],
          [
            fact('主管部门', 'supervisingDepartment', department.supervisingDepartment),
            fact('实施单位', 'implementingUnit', department.name),
          ],
        ]}
        foot={[[fact('填报人', 'preparedBy', signature.preparedBy), fact('联系电话', 'phone', department.phone)]]}
        about={project.name ?? ''}
        change={(make, step) => change((before) => ({ ...before, ...make(before) }), step)}
      />
      <PrintedForm project={index} />
    </article>
  )
}
