import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmButton } from '../shell/ConfirmButton.tsx'
import { Refused } from '../shell/Refused.tsx'
import { Changes } from '../year/Changes.tsx'
import { useOpenYear } from '../year/year-context.ts'
import type { useImport } from './use-import.ts'

interface Props {
  readonly version: number
  readonly before: number
  readonly count: number
  readonly undoing: ReturnType<typeof useImport>['undoing']
}

/** After an import: what it did, and the way to undo it as a whole. What was typed since would go with it, so that is said. */
export function Imported({ version, before, count, undoing }: Props) {
  const { year, state } = useOpenYear()
  const [shown, show] = useState(false)
  const params = { id: year.id }
  const later = state.version > version
  return (
    <section className="imported" role="status">
      <p>
        <strong>
          ✓ 已导入 {count} 处，存为第 {version} 版。
        </strong>
      </p>
      <p className="choices">
        <Link to="/year/$id" params={params} className="button-link primary">
          看看还缺什么 →
        </Link>
        <button type="button" className="plain-button" aria-expanded={shown} onClick={() => show(!shown)}>
          改了什么
        </button>
        <ConfirmButton
          question={
            later ? `回到导入以前（第 ${before} 版）？导入之后的填写也会一起撤销，都留在历史版本里。` : `回到导入以前（第 ${before} 版）？`
          }
          busy={undoing.isPending}
          onConfirm={() => undoing.mutate(before)}
        >
          撤销这次导入
        </ConfirmButton>
      </p>
      <Refused error={undoing.error} />
      {shown && <Changes id={year.id} from={before} to={version} />}
    </section>
  )
}
