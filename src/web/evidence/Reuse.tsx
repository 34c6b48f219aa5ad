import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '../shell/Button.tsx'
import { Refused } from '../shell/Refused.tsx'
import { type Attached, distinct, type Proof } from './proofs.ts'
import { useEvidence, useEvidenceActions } from './use-evidence.ts'

/** One file for several rows: chosen among those that are there, nothing is uploaded twice. */
export function Reuse({ path, proofs }: { readonly path: string; readonly proofs: readonly Proof[] }) {
  const id = useId()
  const evidence = useEvidence()
  const { reuse } = useEvidenceActions()
  const [chosen, choose] = useState('')
  const here = new Set(proofs.map(({ file }) => file?.sha256))
  const others = distinct(evidence.data?.evidence ?? []).filter(({ sha256 }) => !here.has(sha256))
  const binding = useMutation({ mutationFn: (file: Attached) => reuse(path, file), onSuccess: () => choose('') })
  if (others.length === 0) return null
  const file = others.find((each) => each.id === chosen)
  return (
    <div className="reuse">
      <label htmlFor={id}>选用已上传的文件（一份佐证可以用于多项指标）</label>
      <div className="between">
        <select id={id} className="line" value={chosen} onChange={(event) => choose(event.target.value)}>
          <option value="">请选择</option>
          {others.map(({ id: key, fileName, title }) => (
            <option key={key} value={key}>
              {fileName || title}
            </option>
          ))}
        </select>
        <Button disabled={!file} busy={binding.isPending} onClick={() => file && binding.mutate(file)}>
          用于这项指标
        </Button>
      </div>
      <Refused error={binding.error} />
    </div>
  )
}
