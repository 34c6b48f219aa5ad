import { useRef, useState } from 'react'

interface Props {
  readonly label: string
  readonly value: string | undefined
  readonly editable: boolean
  /** Empty text is passed on as undefined: not filled in. Keys of one visit are one step of undo. */
  readonly onChange: (text: string | undefined, step: string) => void
  /** What stands in an empty cell: an example. */
  readonly example?: string
  readonly id?: string
}

let visits = 0

/** One text cell of the form outside of the indicator table. */
export function FormCell({ label, value, editable, onChange, example, id }: Props) {
  const step = useRef('')
  const [draft, setDraft] = useState<string>()
  if (!editable) return <span className="cell-text">{value}</span>
  const text = draft ?? value ?? ''
  const typed = (next: string, composing: boolean) => {
    setDraft(next)
    if (!composing) onChange(next.trim() === '' ? undefined : next, step.current)
  }
  return (
    <div className="box" data-text={`${text} `}>
      <textarea
        id={id}
        className="cell"
        rows={1}
        data-cell={label}
        aria-label={label}
        placeholder={example}
        value={text}
        onFocus={() => {
          step.current = `${label} ${++visits}`
        }}
        onBlur={() => setDraft(undefined)}
        onChange={(event) => typed(event.target.value, 'isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true)}
        onCompositionEnd={(event) => typed(event.currentTarget.value, false)}
        onKeyDown={(event) => (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key) && setDraft(undefined)}
      />
    </div>
  )
}
