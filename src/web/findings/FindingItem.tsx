import { useState } from 'react'
import type { Finding } from '#domain/finding.ts'
import { useMay } from '../shell/use-me.ts'
import { severityTitles } from '../year/find-findings.ts'
import { JumpTo } from '../year/JumpTo.tsx'
import { useOpenYear } from '../year/year-context.ts'
import './findings.css'
import { useWaivers, waiverOf } from './use-waivers.ts'
import { Waive } from './Waive.tsx'
import { Waived, WaiverState } from './WaiverState.tsx'

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
      {waiver ? <Waived waiver={waiver} asked={asked} /> : asked && <WaiverState asked={asked} />}
      {!asking && (
        <p className="choices no-print">
          {path !== undefined && (
            <JumpTo path={path} className="button-link small">
              {editable ? '去改这一处' : '看这一处'}
            </JumpTo>
          )}
          {askable && (
            <button type="button" className="plain-button" onClick={() => ask(true)}>
              申请豁免
            </button>
          )}
        </p>
      )}
      {asking && <Waive finding={finding} onDone={() => ask(false)} />}
    </li>
  )
}
