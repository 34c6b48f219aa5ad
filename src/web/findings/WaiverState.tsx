import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Waiver } from '#domain/finding.ts'
import { call } from '#http/contract/client.ts'
import { decideWaiver } from '#http/contract/submissions.ts'
import { Button } from '../shell/Button.tsx'
import { ConfirmButton } from '../shell/ConfirmButton.tsx'
import { dayOf } from '../shell/moment.ts'
import { Refused } from '../shell/Refused.tsx'
import { useMay } from '../shell/use-me.ts'
import { useOpenYear } from '../year/year-context.ts'
import type { AskedWaiver } from './use-waivers.ts'

/** A finding that is let stand 已豁免: why, who asked, until when; who may decide can take it back. */
export function Waived({ waiver: { reason, author, until }, asked }: { readonly waiver: Waiver; readonly asked: AskedWaiver | undefined }) {
  const { year } = useOpenYear()
  const may = useMay()
  const deciding = useDecision(asked?.id ?? '')
  const revocable = asked?.granted === true && may('waiver.grant') && openStates.has(year.state)
  return (
    <div className="note">
      ✓ 已豁免：{reason}（{author}，至 {until}）
      {revocable && (
        <ConfirmButton question="撤销以后，这条意见重新算数。" busy={deciding.isPending} onConfirm={() => deciding.mutate(false)}>
          撤销豁免
        </ConfirmButton>
      )}
      <Refused error={deciding.error} />
    </div>
  )
}

/** What was accepted stays as it was accepted. */
const openStates: ReadonlySet<string> = new Set(['draft', 'returned', 'confirmed', 'submitted'])

/** What became of a request; who may decide has the buttons beside it. */
export function WaiverState({ asked }: { readonly asked: AskedWaiver }) {
  const { reason, author, until, granted } = asked
  const may = useMay()
  const deciding = useDecision(asked.id)
  return (
    <div className="note">
      已申请豁免：{reason}（{author}，至 {until}）。{decisionOf(asked)}。
      {granted === null && may('waiver.grant') && (
        <span className="choices">
          <Button size="small" primary busy={deciding.isPending} onClick={() => deciding.mutate(true)}>
            同意豁免
          </Button>
          <Button size="small" onClick={() => deciding.mutate(false)}>
            不同意
          </Button>
        </span>
      )}
      <Refused error={deciding.error} />
    </div>
  )
}

function decisionOf({ granted, decidedBy, decidedAt }: AskedWaiver): string {
  if (granted === null) return '等待财政部门决定'
  const who = `${decidedBy ?? '财政部门'}${decidedAt === null ? '' : `于 ${dayOf(decidedAt)}`}`
  return granted ? `${who}同意` : `${who}决定不豁免，请改正`
}

function useDecision(waiver: string) {
  const { year } = useOpenYear()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (granted: boolean) => call(decideWaiver, { params: { id: year.id, waiver }, body: { granted } }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['waivers', year.id] }),
        queries.invalidateQueries({ queryKey: ['findings', year.id] }),
      ]),
  })
}
