import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Button } from '../shell/Button.tsx'
import { Dialog } from '../shell/Dialog.tsx'
import { sizeOf } from '../shell/file-size.ts'
import { Refused } from '../shell/Refused.tsx'
import { useOpenYear } from '../year/year-context.ts'
import { DropZone } from './DropZone.tsx'
import { EvidenceFile } from './EvidenceFile.tsx'
import type { Proof } from './proofs.ts'
import { Reuse } from './Reuse.tsx'
import { UploadLine } from './UploadLine.tsx'
import type { Upload } from './uploads.ts'
import { useEvidence, useEvidenceActions } from './use-evidence.ts'

interface Props {
  readonly path: string
  readonly name: string
  readonly proofs: readonly Proof[]
  readonly uploads: readonly Upload[]
  readonly onClose: () => void
}

/** The evidence of one row: look, add, reuse, take away. */
export function EvidenceDialog({ path, name, proofs, uploads, onClose }: Props) {
  const { editable } = useOpenYear()
  const evidence = useEvidence()
  const { attach, remove } = useEvidenceActions()
  const removal = useMutation({ mutationFn: (proof: Proof) => remove(path, proof) })
  usePastedFiles(editable, (files) => void attach(path, files))
  return (
    <Dialog
      title={`佐证材料：${name}`}
      onClose={onClose}
      foot={
        <Button primary onClick={onClose}>
          完成
        </Button>
      }
    >
      {editable && (
        <DropZone onFiles={(files) => void attach(path, files)}>
          也可以直接粘贴截图（Ctrl+V）。可用 PDF、图片、Word、Excel、WPS、OFD、文本；
          {evidence.data ? `每个文件不超过 ${sizeOf(evidence.data.maxBytes)}。` : ''}
        </DropZone>
      )}
      <Refused error={evidence.error ?? removal.error} />
      {uploads.length > 0 && (
        <ul className="evidence-list" aria-live="polite">
          {uploads.map((upload) => (
            <UploadLine key={upload.key} upload={upload} onRetry={() => void attach(path, [upload.file])} />
          ))}
        </ul>
      )}
      {proofs.length === 0 && uploads.length === 0 && <p className="nothing">这项指标还没有佐证。没有佐证的完成值会在体检和报告里标明。</p>}
      {proofs.length > 0 && (
        <ul className="evidence-list">
          {proofs.map((proof) => (
            <EvidenceFile
              key={`${proof.entry} ${proof.file?.id}`}
              proof={proof}
              {...(editable
                ? { onRemove: () => removal.mutate(proof), onFile: (file: File) => void attach(path, [file], proof.title) }
                : {})}
            />
          ))}
        </ul>
      )}
      {editable && <Reuse path={path} proofs={proofs} />}
    </Dialog>
  )
}

/** Ctrl+V of a screenshot or of files copied in the file manager. */
function usePastedFiles(wanted: boolean, take: (files: readonly File[]) => void) {
  useEffect(() => {
    if (!wanted) return
    const pasted = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      take(files)
    }
    document.addEventListener('paste', pasted)
    return () => document.removeEventListener('paste', pasted)
  })
}
