import type { Assessment } from '#domain/assessment.ts'
import type { Finding } from '#domain/finding.ts'
import type { FormTemplate } from '#domain/form-template.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'

/** What every output is a view of. `draft` = a finding of severity error is open: the output is marked 草稿. */
export interface Year {
  readonly submission: Submission
  readonly assessment: Assessment
  readonly scheme: Scheme
  readonly findings: readonly Finding[]
  readonly draft: boolean
  /** A clause "doc#clause" as people cite it: 《…办法》（文号）. Without it the bare name is printed. */
  readonly cite?: (clause: string) => string
}

export interface DepartmentFormInput extends Year {
  /** Layout of the scheme's family (`scheme.layout`), kind 'department'. */
  readonly template: FormTemplate
}

export interface ProjectFormInput extends Year {
  /** Index in submission.projects. */
  readonly project: number
  /** Layout of the scheme's family (`scheme.layout`), kind 'project'. */
  readonly template: FormTemplate
}

export interface ReportInput extends Year {
  /** The .docx template, as the user edited it. */
  readonly template: Uint8Array
}
