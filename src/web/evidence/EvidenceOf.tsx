import { useState } from 'react'
import { useOpenYear } from '../year/year-context.ts'
import { EvidenceButton } from './EvidenceButton.tsx'
import { OpenedEvidence } from './OpenedEvidence.tsx'
import { saidOf } from './said.ts'
import { useUploads } from './uploads.ts'
import { useEvidence } from './use-evidence.ts'

/**
 * The evidence of one row, as a small button 佐证: how many files, or that there is none. It opens the list, where files are dropped, pasted,
 * chosen, looked at, reused and taken away. `path` names the indicator: "projects[3].indicators[0]".
 */
export function EvidenceOf({ path }: { readonly path: string }) {
  const { state, year } = useOpenYear()
  const attached = useEvidence().data?.evidence ?? none
  const uploads = useUploads().filter((each) => each.submission === year.id)
  const [open, setOpen] = useState(false)
  return (
    <>
      <EvidenceButton path={path} {...saidOf(state.content, attached, uploads, path)} onOpen={() => setOpen(true)} />
      {open && <OpenedEvidence path={path} onClose={() => setOpen(false)} />}
    </>
  )
}

/** One list, so that what is found for it is found once. */
const none: readonly [] = []
