import { type ClipboardEvent, type KeyboardEvent, memo, useId, useState } from 'react'
import type { IndicatorColumn } from '#domain/edit/indicator-cell.ts'

/** What a cell tells the table. Row and column are given back, so that one set of handlers serves all cells. */
export interface CellHandlers {
  /** Text typed; answers why it was not understood, if so. */
  readonly type: (row: number, column: IndicatorColumn, text: string) => string | undefined
  readonly paste: (row: number, column: IndicatorColumn, text: string) => boolean
  readonly fill: (row: number, column: IndicatorColumn) => void
  /** Goes to where the key leads; false when it leads nowhere. */
  readonly move: (row: number, column: IndicatorColumn, key: string) => boolean
}

interface Props {
  readonly row: number
  readonly column: IndicatorColumn
  readonly text: string
  readonly label: string
  readonly handlers: CellHandlers
  /** Choices offered while typing. */
  readonly list?: string
  /** Must be filled before submitting, and is empty. */
  readonly wanted?: boolean
}

/**
 * One cell of the official form 一格: typed into in place. While the caret is in it, it shows what is being typed; what it means is scored at
 * every key.
 */
export const Cell = memo(function Cell({ row, column, text, label, handlers, list, wanted }: Props) {
  const [draft, setDraft] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const describedBy = useId()
  const change = (value: string) => {
    setDraft(value)
    setProblem(handlers.type(row, column, value))
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase()
      if (key === 'd') {
        event.preventDefault()
        setDraft(undefined)
        handlers.fill(row, column)
      } else if (key === 'z' || key === 'y') {
        setDraft(undefined)
        setProblem(undefined)
      }
      return
    }
    if (event.altKey || event.shiftKey || !leaves(event.key, event.currentTarget)) return
    if (handlers.move(row, column, event.key) || event.key === 'Enter') event.preventDefault()
  }
  const paste = (event: ClipboardEvent) => {
    if (!handlers.paste(row, column, event.clipboardData.getData('text/plain'))) return
    event.preventDefault()
    setDraft(undefined)
  }
  const common = {
    'data-cell': `${row}:${column}`,
    'aria-label': label,
    'aria-invalid': problem !== undefined || undefined,
    'aria-describedby': problem ? describedBy : undefined,
    className: wanted ? 'cell wanted' : 'cell',
    value: draft ?? text,
    onBlur: () => setDraft(undefined),
    onKeyDown: press,
    onPaste: paste,
  } as const
  return (
    <>
      {list ? (
        <input {...common} list={list} onChange={(event) => change(event.target.value)} />
      ) : (
        <textarea {...common} rows={1} onChange={(event) => change(event.target.value)} />
      )}
      {problem && (
        <span id={describedBy} className="cell-problem" role="alert">
          {problem}
        </span>
      )}
    </>
  )
})

/** Enter, up and down always leave the cell; left and right only from its end. */
function leaves(key: string, { selectionStart, selectionEnd, value }: HTMLTextAreaElement | HTMLInputElement): boolean {
  if (key === 'Enter' || key === 'ArrowUp' || key === 'ArrowDown') return true
  if (selectionStart !== selectionEnd) return false
  return (key === 'ArrowLeft' && selectionStart === 0) || (key === 'ArrowRight' && selectionEnd === value.length)
}
