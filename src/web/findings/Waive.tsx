import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Finding } from '#domain/finding.ts'
import { call } from '#http/contract/client.ts'
import { askWaiver } from '#http/contract/submissions.ts'
import { Button } from '../shell/Button.tsx'
import { Refused } from '../shell/Refused.tsx'
import { tell } from '../shell/tell.ts'
import { useOpenYear } from '../year/year-context.ts'

const SHORTEST = 4
/** Until the end of the year in which the self-evaluation is made, unless the person says otherwise. */
const endOfYear = () => `${new Date().getFullYear()}-12-31`

/** 申请豁免: why the finding should be let stand, and until when; the finance bureau decides. */
export function Waive({ finding: { rule, path }, onDone }: { readonly finding: Finding; readonly onDone: () => void }) {
  const { year } = useOpenYear()
  const id = useId()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(endOfYear)
  const asking = useMutation({
    mutationFn: () =>
      call(askWaiver, { params: { id: year.id }, body: { rule, ...(path === undefined ? {} : { path }), reason: reason.trim(), until } }),
    onSuccess: () => {
      tell('豁免申请已交给财政部门，等待决定。')
      void queries.invalidateQueries({ queryKey: ['waivers', year.id] })
      onDone()
    },
  })
  return (
    <form
      className="waive"
      onSubmit={(event) => {
        event.preventDefault()
        asking.mutate()
      }}
    >
      <label htmlFor={id}>为什么这条意见可以不改（财政部门会看到，请写清依据）</label>
      <textarea
        id={id}
        className="line"
        rows={2}
        required
        minLength={SHORTEST}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="choices">
        <label htmlFor={`${id}-until`}>豁免到</label>
        <input
          id={`${id}-until`}
          type="date"
          className="line short"
          required
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <Button primary type="submit" busy={asking.isPending} disabled={reason.trim().length < SHORTEST}>
          提交申请
        </Button>
        <Button onClick={onDone}>不申请了</Button>
      </div>
      <Refused error={asking.error} />
    </form>
  )
}
