import { useState } from 'react'
import { FindingItem } from '../findings/FindingItem.tsx'
import { isInside } from './place-of.ts'
import { useOpenYear } from './year-context.ts'

const MANY = 3

/**
 * The open findings that concern one page, where the work is done 本页的体检意见. `path` is the beginning all of them share: "projects[3]",
 * "accounts". Nothing is shown while there are none.
 */
export function FindingsOf({ path }: { readonly path: string }) {
  const { findings, state } = useOpenYear()
  const here = (findings?.findings ?? []).filter((finding) => !finding.waiver && isInside(finding.path, path))
  const [wanted, setWanted] = useState<boolean>()
  if (here.length === 0) return null
  const errors = here.filter(({ severity }) => severity === 'error').length
  const open = wanted ?? (errors > 0 && here.length <= MANY)
  return (
    <details className="findings-here no-print" open={open} onToggle={(event) => setWanted(event.currentTarget.open)}>
      <summary>
        体检意见 {here.length} 条{errors > 0 && `，其中错误 ${errors} 条`}
        {state.status !== 'saved' && <span className="note">（保存后重新检查）</span>}
      </summary>
      {open && (
        <ul>
          {here.map((finding) => (
            <FindingItem key={`${finding.rule} ${finding.path} ${finding.message}`} finding={finding} />
          ))}
        </ul>
      )}
    </details>
  )
}
