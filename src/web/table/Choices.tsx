import type { Choice, OpenList } from './open-list.ts'
import { LIST_ID } from './Row.tsx'
import type { Grid } from './use-grid.ts'

export const choiceId = (index: number) => `${LIST_ID}-${index}`

/** The list under the active cell: choices, and what the marked one needs to know. */
export function Choices({ list, marked, grid }: { readonly list: OpenList; readonly marked: number; readonly grid: Grid }) {
  const shown: Choice | undefined = list.choices[marked] ?? list.choices.find(({ about }) => about !== undefined)
  return (
    <div className="choices-list">
      {/* The focus stays in the cell. */}
      <div id={LIST_ID} role="listbox" aria-label="可选" tabIndex={-1} onMouseDown={(event) => event.preventDefault()}>
        {list.choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the cell, which marks the choice.
          <div
            key={choice.id}
            id={choiceId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            className={index === marked ? 'option marked' : 'option'}
            onClick={() => list.take(choice, grid)}
          >
            {choice.title}
            {choice.note && <span className="note">{choice.note}</span>}
          </div>
        ))}
      </div>
      {shown?.about && (
        <dl className="about">
          {shown.about.map(({ title, text }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="note">↑↓ 选择，回车取用，Esc 关闭</p>
    </div>
  )
}
