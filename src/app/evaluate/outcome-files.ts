import { findingsHtml } from '#documents/write/findings-html.ts'
import { findingsXlsx } from '#documents/write/findings-xlsx.ts'
import { writeDepartmentForm, writeProjectForm } from '#documents/write/project-form.ts'
import { sayPath } from '#documents/write/report/say-path.ts'
import { writeReport } from '#documents/write/report.ts'
import { formTemplateOf } from '#domain/form-template.ts'
import { countBySeverity } from '#domain/summary.ts'
import type { PolicyData } from '../policy/policy-data.ts'
import type { UnitYear } from './evaluate-unit.ts'

/** One file a unit gets 成果文件: what it is, what it is called, and how it is made. */
export interface OutcomeFile {
  readonly kind: 'project-form.xlsx' | 'department-form.xlsx' | 'report.docx' | 'findings.xlsx' | 'findings.html'
  /** Index of the project of a project's form. */
  readonly project?: number
  readonly name: string
  readonly make: () => Promise<Uint8Array | string>
}

/** Everything that is written of a unit's year: one 自评表 per project, one for the department, the report, the findings. Made when asked for. */
export async function outcomeFiles(
  { submission, assessment, scheme, findings }: Omit<UnitYear, 'places'>,
  policy: PolicyData,
): Promise<readonly OutcomeFile[]> {
  const draft = countBySeverity(findings).error > 0
  const year = { submission, assessment, scheme, findings, draft, cite: await policy.cite() }
  const templates = await policy.formTemplates()
  const said = { clause: year.cite, where: (path: string) => sayPath(path, submission) }
  const template = (kind: 'project' | 'department') => formTemplateOf(templates, scheme.layout, kind)
  return [
    ...submission.projects.map(
      ({ name }, project): OutcomeFile => ({
        kind: 'project-form.xlsx',
        project,
        name: `${String(project + 1).padStart(2, '0')} 项目支出绩效自评表（${fileName(name ?? '未命名项目')}）.xlsx`,
        make: () => writeProjectForm({ ...year, project, template: template('project') }),
      }),
    ),
    {
      kind: 'department-form.xlsx',
      name: '部门整体支出绩效自评表.xlsx',
      make: () => writeDepartmentForm({ ...year, template: template('department') }),
    },
    {
      kind: 'report.docx',
      name: `部门整体支出绩效自评报告${draft ? '（草稿）' : ''}.docx`,
      make: async () => writeReport({ ...year, template: await policy.reportTemplate() }),
    },
    { kind: 'findings.xlsx', name: '审核意见.xlsx', make: async () => findingsXlsx({ findings, scheme, ...said }) },
    { kind: 'findings.html', name: '审核意见.html', make: async () => findingsHtml({ findings, scheme, sources: [], ...said }) },
  ]
}

const LONGEST_NAME = 60

/** A name as part of a file name on any system. */
export const fileName = (name: string): string =>
  [
    ...name
      .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, LONGEST_NAME)
    .join('')
