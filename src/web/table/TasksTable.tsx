import { executionRate } from '#domain/budget.ts'
import { percent } from '#domain/quantity.ts'
import type { MajorTask } from '#domain/submission.ts'
import { AmountCell, inWanyuan } from './AmountCell.tsx'
import { FormCell } from './FormCell.tsx'

interface Props {
  readonly tasks: readonly MajorTask[]
  readonly editable: boolean
  readonly onChange: (change: (tasks: readonly MajorTask[]) => readonly MajorTask[], step?: string) => void
}

const amounts = { budget: '预算金额', executed: '执行金额' } as const
type Amount = keyof typeof amounts

/** 年度主要任务 of the department: what was done with how much of the money. */
export function TasksTable({ tasks, editable, onChange }: Props) {
  const put = (index: number, make: (task: MajorTask) => MajorTask, step?: string) =>
    onChange((before) => before.map((task, at) => (at === index ? make(task) : task)), step)
  const amount = (task: MajorTask, index: number, key: Amount) =>
    editable ? (
      <AmountCell
        label={`第 ${index + 1} 项任务 ${amounts[key]}（万元）`}
        amount={task[key]}
        onChange={(value, step) => put(index, (before) => withOptional(before, key, value), step)}
      />
    ) : (
      inWanyuan(task[key])
    )
  return (
    <>
      <table className="official stacked tasks-table" data-path="whole.tasks">
        <caption className="unseen">年度主要任务</caption>
        <colgroup>
          <col className="width-side" />
          <col className="width-task" />
          <col />
          <col span={2} className="width-task-amount" />
          <col className="width-rate" />
        </colgroup>
        <tbody>
          <tr className="heads">
            <th scope="rowgroup" rowSpan={tasks.length + 1} className="side">
              年度主要任务
            </th>
            <th scope="col">任务名称</th>
            <th scope="col">主要内容和完成情况</th>
            <th scope="col">预算金额（万元）</th>
            <th scope="col">执行金额（万元）</th>
            <th scope="col">执行率</th>
          </tr>
          {tasks.map((task, index) => {
            const rate = executionRate({ ...(task.budget && { adjusted: task.budget }), ...(task.executed && { executed: task.executed }) })
            return (
              <tr key={index}>
                <th scope="row">
                  <span className="source">
                    <FormCell
                      label={`第 ${index + 1} 项任务名称`}
                      value={task.name}
                      editable={editable}
                      onChange={(name, step) => put(index, (before) => ({ ...before, name: name ?? '' }), step)}
                    />
                    {editable && (
                      <button
                        type="button"
                        className="drop"
                        aria-label={`删除任务 ${task.name}`}
                        title="删除这一行"
                        onClick={() => onChange((before) => before.toSpliced(index, 1))}
                      >
                        ×
                      </button>
                    )}
                  </span>
                </th>
                <td data-label="主要内容和完成情况">
                  <FormCell
                    label={`第 ${index + 1} 项任务主要内容和完成情况`}
                    value={task.content}
                    editable={editable}
                    onChange={(content, step) => put(index, (before) => withOptional(before, 'content', content), step)}
                  />
                </td>
                <td className="number" data-label="预算金额">
                  {amount(task, index, 'budget')}
                </td>
                <td className="number" data-label="执行金额">
                  {amount(task, index, 'executed')}
                </td>
                <td className="number" data-label="执行率">
                  {rate ? percent(rate) : '—'}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {editable && (
        <p className="add-sources no-print">
          <button type="button" onClick={() => onChange((before) => [...before, { name: '' }])}>
            ＋ 添加任务
          </button>
        </p>
      )}
    </>
  )
}

function withOptional<K extends 'content' | Amount>(task: MajorTask, key: K, value: MajorTask[K]): MajorTask {
  const { [key]: _, ...bare } = task
  // Taking away an optional field and adding it again gives the same kind of row.
  return (value === undefined ? bare : { ...bare, [key]: value }) as MajorTask
}
