import type { ProblemAndMeasure } from '#domain/submission.ts'
import { ConfirmButton } from '../shell/ConfirmButton.tsx'
import { TextField, withText } from '../table/TextField.tsx'
import { FindingsOf } from '../year/FindingsOf.tsx'
import { Helped } from '../year/Helped.tsx'
import { JumpTo } from '../year/JumpTo.tsx'
import { useOpenYear } from '../year/year-context.ts'
import './fields.css'
import { Button } from '../shell/Button.tsx'

const long = { problem: '存在的问题', measure: '改进措施' } as const satisfies Partial<Record<keyof ProblemAndMeasure, string>>
const longNames = Object.keys(long) as (keyof typeof long)[] // the record above has exactly these keys
const short = {
  responsible: { label: '责任人或责任科室' },
  dueOn: { label: '完成时限', type: 'date' },
  concerns: { label: '涉及的项目或指标' },
} as const satisfies Partial<Record<keyof ProblemAndMeasure, object>>
/** Ids of their help. */
const helpOf = { responsible: 'responsible', dueOn: 'rectification.dueOn', concerns: 'concerns' } as const
const shortNames = Object.keys(short) as (keyof typeof short)[] // likewise

/** 问题与整改: each measure answers its problem, with who and by when. */
export function Problems() {
  const { state, editable, edit, assessment } = useOpenYear()
  const { problems } = state.content
  const change = (make: (problems: readonly ProblemAndMeasure[]) => readonly ProblemAndMeasure[], step?: string) =>
    edit((content) => ({ ...content, problems: make(content.problems) }), step)
  // Rows that lost points and of which no problem speaks yet.
  const lost = [assessment.department, ...assessment.projects].flatMap(({ name, lines }) =>
    lines.flatMap(({ path, name: indicator, points, outcome }) => {
      const loses = points !== undefined && outcome.kind === 'scored' && outcome.score.lt(points)
      const spokenOf = problems.some(
        ({ concerns, problem }) =>
          concerns?.includes(indicator) || problem?.includes(indicator) || (name !== undefined && concerns?.includes(name)),
      )
      return loses && !spokenOf ? [{ path, concerns: `${name ?? '部门整体'}：${indicator}` }] : []
    }),
  )
  return (
    <>
      <h2>问题与整改</h2>
      <p className="lead">扣了分的，写明问题、怎么改、谁来改、什么时候改完；一条措施对一个问题。</p>
      <FindingsOf path="problems" />
      {problems.length === 0 && <p className="nothing">还没有填写。</p>}
      {problems.map((each, index) => (
        // Entries have no identity of their own but their place.
        <fieldset key={index} data-path={`problems[${index}]`} className="problem">
          <legend>第 {index + 1} 条</legend>
          {longNames.map((key) => (
            <Helped key={key} path={`problems[${index}].${key}`} help={key} label={long[key]}>
              <TextField
                label={long[key]}
                rows={2}
                value={each[key]}
                editable={editable}
                onChange={(text, step) =>
                  change((before) => before.map((entry, at) => (at === index ? withText(entry, key, text) : entry)), step)
                }
              />
            </Helped>
          ))}
          <div className="fields">
            {shortNames.map((key) => (
              <Helped key={key} path={`problems[${index}].${key}`} help={helpOf[key]} label={short[key].label}>
                <TextField
                  {...short[key]}
                  value={each[key]}
                  editable={editable}
                  onChange={(text, step) =>
                    change((before) => before.map((entry, at) => (at === index ? withText(entry, key, text) : entry)), step)
                  }
                />
              </Helped>
            ))}
          </div>
          {editable && (
            <ConfirmButton
              question={`删除第 ${index + 1} 条？`}
              onConfirm={() => change((before) => before.filter((_, at) => at !== index))}
            >
              删除第 {index + 1} 条
            </ConfirmButton>
          )}
        </fieldset>
      ))}
      {editable && (
        <p data-path="problems">
          <Button primary={problems.length === 0} onClick={() => change((before) => [...before, {}])}>
            添加一条
          </Button>
        </p>
      )}
      {lost.length > 0 && (
        <section aria-labelledby="unanswered">
          <h3 id="unanswered">扣了分、还没有写进问题的指标（{lost.length} 项）</h3>
          <ul className="unanswered">
            {lost.map(({ path, concerns }) => (
              <li key={path}>
                <JumpTo path={path}>{concerns}</JumpTo>
                {editable && (
                  <Button size="small" onClick={() => change((before) => [...before, { concerns }])}>
                    为它添加一条<span className="unseen">：{concerns}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
