import { useId, useRef } from 'react'

interface Props {
  readonly label: string
  readonly value: string | undefined
  readonly editable: boolean
  /** Empty text is passed on as undefined: not filled in. What is typed in one visit of the field is one step, undone at once. */
  readonly onChange: (text: string | undefined, step: string) => void
  readonly rows?: number
  /** What is wanted, with an example. */
  readonly hint?: string
  readonly type?: 'text' | 'date'
}

let visits = 0

/** A line or a paragraph of text with its label. */
export function TextField({ label, value, editable, onChange, rows, hint, type = 'text' }: Props) {
  const id = useId()
  const step = useRef('')
  const common = {
    id,
    className: 'line',
    'data-cell': label,
    value: value ?? '',
    readOnly: !editable,
    onFocus: () => {
      step.current = `${label} ${++visits}`
    },
    'aria-describedby': hint ? `${id}-hint` : undefined,
  } as const
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <textarea {...common} rows={rows} onChange={(event) => onChange(event.target.value || undefined, step.current)} />
      ) : (
        <input {...common} type={type} onChange={(event) => onChange(event.target.value || undefined, step.current)} />
      )}
      {hint && (
        <span id={`${id}-hint`} className="note">
          {hint}
        </span>
      )}
    </div>
  )
}

/** A record with one optional text changed; undefined takes it away. */
export function withText<T extends object, K extends keyof T>(record: T, key: K, text: string | undefined): T {
  const { [key]: _, ...bare } = record
  // Only optional text fields are changed by this.
  return (text === undefined ? bare : { ...bare, [key]: text }) as T
}
