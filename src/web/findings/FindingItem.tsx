import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Finding } from '#domain/finding.ts'
import { call } from '#http/contract/client.ts'
import { decideWaiver } from '#http/contract/submissions.ts'
import { dayOf } from '../shell/moment.ts'
import { Refused } from '../shell/Refused.tsx'
import { useMay } from '../shell/use-me.ts'
import { severityTitles } from '../year/find-findings.ts'
import { JumpTo } from '../year/JumpTo.tsx'
import { useOpenYear } from '../year/year-context.ts'
import './findings.css'
import { Button } from '../shell/Button.tsx'
import { type AskedWaiver, useWaivers, waiverOf } from './use-waivers.ts'
import { Waive } from './Waive.tsx'

/** One finding: what is wrong, what to do, a way to the field, and the way to have it let stand. `full` adds why it matters. */
export function FindingItem({ finding, full = false }: { readonly finding: Finding; readonly full?: boolean }) {
  const { rule, severity, message, why, remedy, found, expected, path, waiver } = finding
  const { year, editable } = useOpenYear()
  const waivers = useWaivers()
  const may = useMay()
  const [asking, ask] = useState(false)
  const asked = waiverOf(waivers.data, finding)
  const askable =
    !waiver && !(asked && asked.granted === null) && may('waiver.ask') && (year.state === 'draft' || year.state === 'returned')
  return (
    <li className={`finding ${severity} ${waiver ? 'waived' : ''}`} data-rule={rule}>
      <p>
        <span className={`tag ${severity}`}>{severityTitles[severity]}</span> <strong>{message}</strong>
      </p>
      {full && <p className="note">{why}</p>}
      {(found || expected) && (
        <p className="note">
          {found && `现在：${found}`}
          {found && expected && '；'}
          {expected && `应为：${expected}`}
        </p>
      )}
      <p>怎么办：{remedy}</p>
      {waiver ? (
        <p className="note">
          ✓ 已豁免：{waiver.reason}（{waiver.author}，至 {waiver.until}）
        </p>
      ) : (
        asked && <WaiverState asked={asked} />
      )}
      {!asking && (
        <p className="choices no-print">
          {path !== undefined && (
            <JumpTo path={path} className="button-link small">
              {editable ? '去改这一处' : '看这一处'}
            </JumpTo>
          )}
          {askable && (
            <Button size="small" onClick={() => ask(true)}>
              申请豁免
            </Button>
          )}
        </p>
      )}
      {asking && <Waive finding={finding} onDone={() => ask(false)} />}
    </li>
  )
}

/** What became of a request; who may decide has the buttons beside it. */
function WaiverState({ asked: { id: waiver, reason, author, until, granted, decidedBy, decidedAt } }: { readonly asked: AskedWaiver }) {
  const { year } = useOpenYear()
  const may = useMay()
  const queries = useQueryClient()
  const deciding = useMutation({
    mutationFn: (yes: boolean) => call(decideWaiver, { params: { id: year.id, waiver }, body: { granted: yes } }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['waivers', year.id] }),
        queries.invalidateQueries({ queryKey: ['findings', year.id] }),
      ]),
  })
  const decided =
    granted === null
      ? '等待财政部门决定'
      : `${decidedBy ?? '财政部门'}${decidedAt === null ? '' : `于 ${dayOf(decidedAt)}`}${granted ? '同意' : '没有同意，请改正'}`
  return (
    <div className="note">
      已申请豁免：{reason}（{author}，至 {until}）。{decided}。
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
