import type { DepartmentEvaluation, Submission } from '#domain/submission.ts'
import { PrintedForm } from '../print/PrintedForm.tsx'
import { Button } from '../shell/Button.tsx'
import { FormSheet } from '../table/FormSheet.tsx'
import { TasksTable } from '../table/TasksTable.tsx'
import { FindingsOf } from '../year/FindingsOf.tsx'
import { useOpenYear } from '../year/year-context.ts'

const empty: DepartmentEvaluation = { budget: { sources: [] }, tasks: [], indicators: [], claims: [] }

/** 部门整体支出绩效自评表 */
export function WholePage() {
  const { state, assessment, editable, edit } = useOpenYear()
  const { whole, goals, department, signature } = state.content
  const change = (make: (whole: DepartmentEvaluation) => DepartmentEvaluation, step?: string) =>
    edit((content) => changed(content, make), step && `whole ${step}`)
  if (!whole)
    return (
      <>
        <h2>部门整体支出绩效自评表</h2>
        <p>还没有部门整体指标。</p>
        {editable && (
          <Button primary onClick={() => change((before) => before)}>
            开始填写
          </Button>
        )}
      </>
    )
  const { department: evaluated } = assessment
  return (
    <article>
      <p className="no-print between">
        <button type="button" className="plain-button" onClick={() => window.print()}>
          打印
        </button>
      </p>
      <FindingsOf path="whole" />
      <FormSheet
        title="部门整体支出绩效自评表"
        path="whole"
        form={{ kind: 'whole', whole }}
        content={{ ...whole, ...((whole.goal ?? goals.overall) ? { goal: whole.goal ?? goals.overall! } : {}) }}
        evaluated={evaluated}
        budgetLabel="部门预算"
        head={[
          [{ label: '部门（单位）名称', value: department.name, wide: true }],
          [
            { label: '联系人', value: department.contact },
            { label: '联系电话', value: department.phone },
          ],
        ]}
        foot={[
          [
            { label: '填报人', value: signature.preparedBy },
            { label: '单位负责人', value: signature.head },
          ],
        ]}
        about={department.name ?? ''}
        change={(make, step) => change((before) => ({ ...before, ...make(before) }), step)}
      >
        <TasksTable
          tasks={whole.tasks}
          editable={editable}
          onChange={(make, step) => change((before) => ({ ...before, tasks: make(before.tasks) }), step)}
        />
      </FormSheet>
      <PrintedForm project="whole" />
    </article>
  )
}

/** The department's goal stands with the goals of the year; where the form has one of its own, there. */
function changed(content: Submission, make: (whole: DepartmentEvaluation) => DepartmentEvaluation): Submission {
  const { whole = empty, goals } = content
  if (whole.goal !== undefined) return { ...content, whole: make(whole) }
  const { goal, ...after } = make(goals.overall === undefined ? whole : { ...whole, goal: goals.overall })
  return { ...content, whole: after, goals: goal === undefined ? goals : { ...goals, overall: goal } }
}
