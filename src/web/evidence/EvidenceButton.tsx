import { memo } from 'react'
import './evidence.css'
import type { Said } from './said.ts'

interface Props extends Said {
  readonly path: string
  readonly onOpen: (path: string) => void
}

/** What a row says of its evidence, as a button that opens it. Drawn again only when it says something else. */
export const EvidenceButton = memo(function EvidenceButton({ path, name, words, attached, failed, onOpen }: Props) {
  return (
    <button
      type="button"
      className={`evidence-button ${attached ? 'attached' : 'without'}`}
      onClick={() => onOpen(path)}
      aria-haspopup="dialog"
    >
      <Clip />
      {words}
      {failed > 0 && <span className="evidence-failed">{failed} 份没传上</span>}
      <span className="unseen">：“{name}”的佐证</span>
    </button>
  )
})

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
