import { lazy, Suspense, useState } from 'react'
import { useOpenYear } from '../year/year-context.ts'
import './evidence.css'
import { indicatorAt } from './evidence-in-content.ts'
import { proofsOf } from './proofs.ts'
import { useUploads } from './uploads.ts'
import { useEvidence } from './use-evidence.ts'

const EvidenceDialog = lazy(() => import('./EvidenceDialog.tsx').then((file) => ({ default: file.EvidenceDialog })))

/**
 * The evidence of one row, as a small button 佐证: how many files, or that there is none. It opens the list, where files are dropped, pasted,
 * chosen, looked at, reused and taken away. `path` names the indicator: "projects[3].indicators[0]".
 */
export function EvidenceOf({ path }: { readonly path: string }) {
  const { state, year } = useOpenYear()
  const evidence = useEvidence()
  const uploads = useUploads().filter((each) => each.submission === year.id && each.path === path)
  const [open, setOpen] = useState(false)
  const proofs = proofsOf(state.content, evidence.data?.evidence ?? [], path)
  const files = proofs.filter(({ file }) => file).length
  const waiting = uploads.filter(({ failed }) => failed === undefined)
  const failed = uploads.length - waiting.length
  const name = indicatorAt(state.content, path)?.name || '未命名指标'
  const words =
    waiting.length > 0
      ? `正在上传 ${percent(waiting.map(({ sent }) => sent))}`
      : files > 0
        ? `${files} 份`
        : proofs.length > 0
          ? `登记 ${proofs.length} 份，无文件`
          : '未附佐证'
  return (
    <>
      <button
        type="button"
        className={`evidence-button ${files > 0 ? 'attached' : 'without'}`}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
      >
        <Clip />
        {words}
        {failed > 0 && <span className="evidence-failed">{failed} 份没传上</span>}
        <span className="unseen">：“{name}”的佐证</span>
      </button>
      {open && (
        <Suspense>
          <EvidenceDialog path={path} name={name} proofs={proofs} uploads={uploads} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

const PERCENT = 100
const percent = (shares: readonly number[]) => `${Math.round((PERCENT * shares.reduce((sum, each) => sum + each, 0)) / shares.length)}%`

const Clip = () => (
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    <path
      d="M10.5 4.5 5.8 9.2a1.4 1.4 0 0 0 2 2l5-5a2.8 2.8 0 0 0-4-4l-5.2 5.3a4.2 4.2 0 0 0 6 6l4-4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
    />
  </svg>
)
