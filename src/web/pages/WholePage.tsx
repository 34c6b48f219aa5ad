import { Button } from 'antd'
import type { DepartmentEvaluation } from '#domain/submission.ts'
import { BudgetTable } from '../table/BudgetTable.tsx'
import { IndicatorTable } from '../table/IndicatorTable.tsx'
import { Total } from '../table/Total.tsx'
import { FindingsOf } from '../year/FindingsOf.tsx'
import { useOpenYear } from '../year/year-context.ts'
import { useJump } from '../year/use-jump.ts'

const empty: DepartmentEvaluation = { budget: { sources: [] }, tasks: [], indicators: [], claims: [] }

/** 部门整体支出绩效自评表 */
export function WholePage() {
  const { state, assessment, editable, edit } = useOpenYear()
  const { whole } = state.content
  useJump()
  const change = (make: (whole: DepartmentEvaluation) => DepartmentEvaluation) => edit((content) => ({ ...content, whole: make(content.whole ?? empty) }))
  if (!whole)
    return (
      <>
        <h2>部门整体支出绩效自评表</h2>
        <p>还没有部门整体指标。</p>
        {editable && (
          <Button type="primary" onClick={() => change((before) => before)}>
            开始填写
          </Button>
        )}
      </>
    )
  return (
    <article>
      <h2>部门整体支出绩效自评表</h2>
      <Total evaluated={assessment.department} />
      <FindingsOf path="whole" />
      <BudgetTable budget={whole.budget} execution={assessment.department.execution} editable={editable} onChange={(make) => change((before) => ({ ...before, budget: make(before.budget) }))} />
      <IndicatorTable
        caption={`绩效指标（${whole.indicators.length} 项）`}
        indicators={whole.indicators}
        evaluated={assessment.department}
        year={state.content.year}
        editable={editable}
        onChange={(make) => change((before) => ({ ...before, indicators: make(before.indicators) }))}
      />
    </article>
  )
}
