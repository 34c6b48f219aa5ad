import type { Assessment, Evaluated } from '../assessment.ts'
import type { Budget } from '../budget.ts'
import type { Finding } from '../finding.ts'
import type { FactField } from '../form-template.ts'
import type { Indicator } from '../indicator.ts'
import type { CategoryClaim, Goal, MajorTask, Submission } from '../submission.ts'

/** A unit's year as forms show it. */
export interface FormYear {
  readonly submission: Submission
  readonly assessment: Assessment
  readonly findings: readonly Finding[]
}

/** One form's content, whether of a project or of the whole department. */
export interface FormSubject {
  /** Path in the Submission: "projects[3]" or "whole". */
  readonly path: string
  readonly evaluated: Evaluated
  readonly budget: Budget
  /** One allocation figure where no budget rows are given. */
  readonly allocated?: Budget['adjusted']
  readonly goal?: Goal
  readonly goalPath: string
  readonly indicators: readonly Indicator[]
  readonly claims: readonly CategoryClaim[]
  readonly tasks: readonly MajorTask[]
  /** Texts of the label–value rows; a missing one is to be filled in. */
  readonly facts: Readonly<Partial<Record<FactField, string>>>
  readonly preparedBy?: string
  readonly phone?: string
  /** Findings about this form, by path in the Submission. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>
}

/** The project at `project` as a form. @throws RangeError when there is no such project. */
export function projectSubject({ submission, assessment, findings }: FormYear, index: number): FormSubject {
  const [project, evaluated] = [submission.projects[index], assessment.projects[index]]
  if (!project || !evaluated) throw new RangeError(`no project ${index}`)
  const path = `projects[${index}]`
  const { department, signature } = submission
  const codeAndName = [project.code, project.name].filter((text) => text !== undefined).join('-')
  return {
    path,
    evaluated,
    budget: project.budget,
    indicators: project.indicators,
    claims: project.claims,
    tasks: [],
    goalPath: `${path}.goal`,
    findings: byPath(findings, path),
    ...given('allocated', project.amount),
    ...given('goal', project.goal),
    ...given('preparedBy', project.preparedBy ?? signature.preparedBy),
    ...given('phone', project.phone ?? department.phone),
    facts: {
      ...given('projectName', project.name),
      ...given('projectCodeAndName', codeAndName === '' ? undefined : codeAndName),
      ...given('supervisingDepartment', project.supervisingDepartment ?? department.supervisingDepartment),
      ...given('implementingUnit', project.implementingUnit ?? department.name),
      ...given('departmentName', department.name),
      ...given('problems', project.problems),
      ...given('measures', project.measures),
      ...scoreFacts(evaluated),
    },
  }
}

/** The whole department as a form. A department without its own indicator table still has its money and its goal. */
export function departmentSubject({ submission, assessment, findings }: FormYear): FormSubject {
  const { department, signature, whole, goals } = submission
  const goal = whole?.goal ?? goals.overall
  return {
    path: 'whole',
    evaluated: assessment.department,
    budget: whole?.budget ?? { sources: [] },
    indicators: whole?.indicators ?? [],
    claims: whole?.claims ?? [],
    tasks: whole?.tasks ?? [],
    goalPath: whole?.goal ? 'whole.goal' : 'goals.overall',
    findings: byPath(findings, 'whole'),
    ...given('goal', goal),
    ...given('preparedBy', signature.preparedBy ?? department.contact),
    ...given('phone', department.phone),
    facts: {
      ...given('departmentName', department.name),
      ...given('supervisingDepartment', department.supervisingDepartment),
      ...given('contact', department.contact),
      ...given('phone', department.phone),
      ...scoreFacts(assessment.department),
    },
  }
}

/** 草稿 line for the head of a form: how many errors are open. */
export const openErrors = ({ findings }: Pick<FormYear, 'findings'>) =>
  findings.filter(({ severity, waiver }) => severity === 'error' && !waiver).length

const scoreFacts = ({ total, grade, proven }: Evaluated) => ({
  ...given('total', total && `${total.toString()}${proven ? '' : '（单位自报，未经核算）'}`),
  ...given('grade', grade),
})

/** `{ key: value }`, or nothing when the value is missing: exact optional properties take no undefined. */
const given = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>) // the computed key is K

function byPath(findings: readonly Finding[], path: string): ReadonlyMap<string, readonly Finding[]> {
  const map = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (finding.waiver || !finding.path?.startsWith(path)) continue
    const known = map.get(finding.path)
    if (known) known.push(finding)
    else map.set(finding.path, [finding])
  }
  return map
}
