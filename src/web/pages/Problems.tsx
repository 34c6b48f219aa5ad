import { Button } from 'antd'
import type { ProblemAndMeasure } from '#domain/submission.ts'
import { TextField, withText } from '../table/TextField.tsx'
import { useOpenYear } from '../year/year-context.ts'

const fields = {
  problem: { label: '存在的问题', rows: 2 },
  measure: { label: '改进措施', rows: 2 },
  responsible: { label: '责任人或责任科室' },
  dueOn: { label: '完成时限', type: 'date' },
  concerns: { label: '涉及的项目或指标' },
} as const satisfies Record<keyof ProblemAndMeasure, object>
const names = Object.keys(fields) as (keyof ProblemAndMeasure)[] // the record above has exactly these keys

/** 问题与整改: each measure answers its problem, with who and by when. */
export function Problems() {
  const { state, editable, edit } = useOpenYear()
  const { problems } = state.content
  const change = (make: (problems: readonly ProblemAndMeasure[]) => readonly ProblemAndMeasure[]) =>
    edit((content) => ({ ...content, problems: make(content.problems) }))
  return (
    <>
      <h2>问题与整改</h2>
      {problems.length === 0 && <p>还没有填写。有扣分的，请写明问题和改进措施。</p>}
      {problems.map((each, index) => (
        // Entries have no identity of their own but their place.
        <fieldset key={index}>
          <legend>第 {index + 1} 条</legend>
          <div className="fields">
            {names.map((key) => (
              <TextField
                key={key}
                {...fields[key]}
                value={each[key]}
                editable={editable}
                onChange={(text) => change((before) => before.map((entry, at) => (at === index ? withText(entry, key, text) : entry)))}
              />
            ))}
          </div>
          {editable && <Button onClick={() => change((before) => before.filter((_, at) => at !== index))}>删除第 {index + 1} 条</Button>}
        </fieldset>
      ))}
      {editable && (
        <p>
          <Button type="primary" onClick={() => change((before) => [...before, {}])}>
            添加一条
          </Button>
        </p>
      )}
    </>
  )
}
