import { Link } from '@tanstack/react-router'
import { useOpenYear } from '../year/year-context.ts'
import { PrintedForm } from './PrintedForm.tsx'
import { useFormTemplates } from './use-form-templates.ts'

/** All forms of the year one behind the other, each on its own pages 打印全部自评表. */
export function PrintAll() {
  const { year, state } = useOpenYear()
  const ready = useFormTemplates() !== undefined
  const { projects, whole } = state.content
  return (
    <article>
      <div className="no-print between">
        <Link to="/year/$id/projects" params={{ id: year.id }}>
          ← 项目清单
        </Link>
        <button type="button" className="plain-button" disabled={!ready} onClick={() => window.print()}>
          打印{whole ? `部门整体表和 ${projects.length} 个项目表` : ` ${projects.length} 个项目表`}
        </button>
        <span className="note">打印窗口里可以选择“另存为 PDF”。每张表从新的一页开始。</span>
      </div>
      {whole && <PrintedForm project="whole" preview />}
      {projects.map((_, index) => (
        <PrintedForm key={index} project={index} preview />
      ))}
    </article>
  )
}
