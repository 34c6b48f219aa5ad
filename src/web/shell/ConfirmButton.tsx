import { type ReactNode, useState } from 'react'
import { Button } from './Button.tsx'

interface Props {
  /** What the button says; the second press is asked for with `question`. */
  readonly children: ReactNode
  readonly question: string
  readonly onConfirm: () => void
  readonly busy?: boolean
}

/** A button that asks once more in its own place 再次确认: nothing pops up, nothing moves away from the hand. */
export function ConfirmButton({ children, question, onConfirm, busy = false }: Props) {
  const [asking, ask] = useState(false)
  if (!asking)
    return (
      <Button size="small" busy={busy} onClick={() => ask(true)}>
        {children}
      </Button>
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame; this only holds a question with its two answers.
    <span className="choices" role="group" aria-label={question}>
      <span>{question}</span>
      <Button
        size="small"
        danger
        autoFocus
        onClick={() => {
          ask(false)
          onConfirm()
        }}
      >
        确定
      </Button>
      <Button size="small" onClick={() => ask(false)}>
        取消
      </Button>
    </span>
  )
}
