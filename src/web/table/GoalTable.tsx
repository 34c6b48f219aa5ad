import type { Goal } from '#domain/submission.ts'
import { FieldHelp } from '../help/FieldHelp.tsx'
import { FormCell } from './FormCell.tsx'
import type { Note } from './notes.ts'
import { withText } from './TextField.tsx'

interface Props {
  readonly path: string
  readonly goal: Goal | undefined
  readonly editable: boolean
  readonly notes: readonly Note[]
  readonly onChange: (change: (goal: Goal | undefined) => Goal, step: string) => void
}

const empty: Goal = { indicators: [] }

/** 年度总体目标: what was promised beside what was reached. */
export const GoalTable = ({ path, goal, editable, notes, onChange }: Props) => (
  <table className="official stacked goal" data-path={path}>
    <caption className="unseen">年度总体目标</caption>
    <colgroup>
      <col className="width-side" />
      <col span={2} />
    </colgroup>
    <tbody>
      <tr className="heads">
        <th scope="rowgroup" rowSpan={2} className="side">
          年度总体目标
        </th>
        <th scope="col">
          预期目标 <FieldHelp of="annualGoal.expected" label="预期目标" />
        </th>
        <th scope="col">
          实际完成情况 <FieldHelp of="annualGoal.achieved" label="实际完成情况" />
        </th>
      </tr>
      <tr>
        <td data-label="预期目标" data-path={`${path}.expected`}>
          <FormCell
            label="预期目标"
            value={goal?.expected}
            editable={editable}
            example="做什么、做多少、到什么标准、什么时候完成"
            onChange={(text, step) => onChange((before) => withText(before ?? empty, 'expected', text), step)}
          />
          {notes.map(({ message, remedy }) => (
            <span key={message} className="cell-note warning" title={remedy}>
              {message}
            </span>
          ))}
        </td>
        <td data-label="实际完成情况" data-path={`${path}.achieved`}>
          <FormCell
            label="实际完成情况"
            value={goal?.achieved}
            editable={editable}
            example="逐条对照预期目标，写实际做了多少"
            onChange={(text, step) => onChange((before) => withText(before ?? empty, 'achieved', text), step)}
          />
        </td>
      </tr>
    </tbody>
  </table>
)
