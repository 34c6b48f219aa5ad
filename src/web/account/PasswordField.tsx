import { useId, useState } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
  readonly hint?: string
}

/** A password that may be looked at while it is typed. */
export function PasswordField({ label, value, onChange, autoComplete, hint }: Props) {
  const id = useId()
  const [seen, see] = useState(false)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="password">
        <input
          id={id}
          className="line"
          required
          maxLength={200}
          type={seen ? 'text' : 'password'}
          autoComplete={autoComplete}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <button type="button" onClick={() => see(!seen)} aria-pressed={seen} aria-label={seen ? '隐藏输入的内容' : '显示输入的内容'}>
          {seen ? '隐藏' : '显示'}
        </button>
      </span>
      {hint && (
        <small id={`${id}-hint`} className="note">
          {hint}
        </small>
      )}
    </div>
  )
}
