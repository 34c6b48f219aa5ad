import { useId, useRef, useState } from 'react'
import { parseAmount } from '#domain/parse/amount.ts'
import { toWanyuan, type Yuan } from '#domain/quantity.ts'
import './cells.css'

export const inWanyuan = (amount: Yuan | undefined) => (amount === undefined ? '' : toWanyuan(amount).toString())

interface Props {
  readonly label: string
  readonly amount: Yuan | undefined
  readonly onChange: (amount: Yuan | undefined, step: string) => void
}

let visits = 0

/** An amount typed in 万元, kept in 元; blank means not filled in, which is not zero. Enter and the arrows go up and down the column. */
export function AmountCell({ label, amount, onChange }: Props) {
  const [draft, setDraft] = useState<string>()
  const step = useRef('')
  const id = useId()
  const parsed = draft === undefined || draft.trim() === '' ? undefined : parseAmount(draft, { unit: '万元' })
  const type = (text: string) => {
    setDraft(text)
    if (text.trim() === '') onChange(undefined, step.current)
    else {
      const read = parseAmount(text, { unit: '万元' })
      if (read.ok) onChange(read.value, step.current)
    }
  }
  return (
    <>
      <input
        className="cell number"
        data-cell="amount"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={parsed?.ok === false || undefined}
        aria-describedby={parsed?.ok === false ? id : undefined}
        title={amount === undefined ? undefined : `${amount.toString()} 元`}
        value={draft ?? inWanyuan(amount)}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => {
          step.current = `${label} ${++visits}`
          event.target.select()
        }}
        onBlur={() => parsed?.ok !== false && setDraft(undefined)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key))) setDraft(undefined)
          const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (by === undefined || event.ctrlKey || event.altKey) return
          event.preventDefault()
          inColumn(event.currentTarget, by)?.focus()
        }}
      />
      {parsed?.ok === false && (
        <span id={id} className="cell-problem" role="alert">
          {parsed.message}。{parsed.remedy}
          {amount !== undefined && ` 现在仍按 ${inWanyuan(amount)} 万元算，按 Esc 改回。`}
        </span>
      )}
    </>
  )
}

/** The amount above or below in the same column. */
function inColumn(input: HTMLElement, by: number): HTMLElement | undefined {
  const cell = input.closest('td')
  const row = cell?.parentElement
  if (!cell || !row) return undefined
  const at = [...row.querySelectorAll('[data-cell="amount"]')].indexOf(input)
  const rows = [...(row.parentElement?.children ?? [])]
  return [...(rows[rows.indexOf(row) + by]?.querySelectorAll<HTMLElement>('[data-cell="amount"]') ?? [])][at]
}
