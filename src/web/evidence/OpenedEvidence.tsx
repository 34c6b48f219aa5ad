import { lazy, Suspense } from 'react'
import { useOpenYear } from '../year/year-context.ts'
import { proofsOf } from './proofs.ts'
import { saidOf } from './said.ts'
import { useUploads } from './uploads.ts'
import { useEvidence } from './use-evidence.ts'

const EvidenceDialog = lazy(() => import('./EvidenceDialog.tsx').then((file) => ({ default: file.EvidenceDialog })))

/** The list of one row's evidence, opened: files are dropped, pasted, chosen, looked at, reused and taken away. */
export function OpenedEvidence({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const { state, year } = useOpenYear()
  const attached = useEvidence().data?.evidence ?? []
  const uploads = useUploads().filter((each) => each.submission === year.id && each.path === path)
  const { name } = saidOf(state.content, attached, uploads, path)
  return (
    <Suspense>
      <EvidenceDialog path={path} name={name} proofs={proofsOf(state.content, attached, path)} uploads={uploads} onClose={onClose} />
    </Suspense>
  )
}
