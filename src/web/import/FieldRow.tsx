import { useId, useState } from 'react'
import type { Field } from './preview-state.ts'
import { saidPlace } from './said-place.ts'

interface Props {
  readonly field: Field
  readonly taken: boolean
  readonly corrected: string | undefined
  readonly onTake: (take: boolean) => void
  readonly onCorrect: (text: string) => string | undefined
}

/** One value: what the file says and where, what stands there now, the tick, and the correction in place. */
export function FieldRow({ field: { path, label, text, place, current, change, doubt }, taken, corrected, onTake, onCorrect }: Props) {
  const id = useId()
  const [typed, type] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const name = label.split('／').slice(1).join('／') || label
  const shown = corrected ?? text
  const finish = () => {
    if (typed === undefined) return
    const why = typed.trim() === shown.trim() ? undefined : onCorrect(typed)
    setProblem(why)
    if (why === undefined) type(undefined)
  }
  return (
    <li className={`field-row ${taken ? 'taken' : ''} ${change}`} data-path={path}>
      <label className="row-tick">
        <input
          type="checkbox"
          checked={taken}
          disabled={change === 'same'}
          onChange={(event) => onTake(event.target.checked)}
          aria-labelledby={`${id}-name`}
        />
      </label>
      <div id={`${id}-name`} className="row-name">
        {name}
        {doubt !== null && <small className="doubt">请核对：{doubt}</small>}
      </div>
      <div className="row-file">
        {typed === undefined ? (
          <span className="row-value">
            {shown}
            {corrected !== undefined && <small className="note">（已改，原文“{text}”）</small>}
            {change !== 'same' && (
              <button type="button" className="link-button" onClick={() => type(shown)}>
                改<span className="unseen">正“{name}”</span>
              </button>
            )}
          </span>
        ) : (
          <textarea
            className="line"
            rows={shown.length > 40 ? 3 : 1}
            ref={focus}
            value={typed}
            aria-label={`改正“${name}”`}
            aria-invalid={problem !== undefined}
            onChange={(event) => type(event.target.value)}
            onBlur={finish}
            onKeyDown={(event) => {
              if (event.key === 'Escape') type(undefined)
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault()
                finish()
              }
            }}
          />
        )}
        {problem !== undefined && typed !== undefined && <small className="problem-words">{problem}</small>}
        {place && (
          <small className="note">
            {saidPlace(place)}
            {place.quote && place.quote !== text && `：“${place.quote}”`}
          </small>
        )}
      </div>
      <div className="row-current">
        {change === 'same' ? <span className="note">相同</span> : current === null ? <span className="note">（空）</span> : current}
      </div>
    </li>
  )
}

const focus = (field: HTMLTextAreaElement | null) => field?.focus()
