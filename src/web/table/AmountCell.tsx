import { useState } from 'react'
import { parseAmount } from '#domain/parse/amount.ts'
import { toWanyuan, type Yuan } from '#domain/quantity.ts'

export const inWanyuan = (amount: Yuan | undefined) => (amount === undefined ? '' : toWanyuan(amount).toString())

/** An amount typed in 万元; blank means not filled in, which is not zero. */
export function AmountCell({ label, amount, onChange }: { readonly label: string; readonly amount: Yuan | undefined; readonly onChange: (amount: Yuan | undefined) => void }) {
  const [draft, setDraft] = useState<string>()
  const parsed = draft === undefined || draft.trim() === '' ? undefined : parseAmount(draft, { unit: '万元' })
  const type = (text: string) => {
    setDraft(text)
    if (text.trim() === '') onChange(undefined)
    else {
      const read = parseAmount(text, { unit: '万元' })
      if (read.ok) onChange(read.value)
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
        value={draft ?? inWanyuan(amount)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => parsed?.ok !== false && setDraft(undefined)}
        onKeyDown={(event) => (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key) && setDraft(undefined)}
      />
      {parsed?.ok === false && (
        <span className="cell-problem" role="alert">
          {parsed.message}。{parsed.remedy}
        </span>
      )}
    </>
  )
}
