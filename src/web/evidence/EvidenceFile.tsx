import { useState } from 'react'
import { addressOf } from '#http/contract/client.ts'
import { downloadEvidence, previewEvidence } from '#http/contract/evidence.ts'
import { ConfirmButton } from '../shell/ConfirmButton.tsx'
import { sizeOf } from '../shell/file-size.ts'
import { momentOf } from '../shell/moment.ts'
import { useOpenYear } from '../year/year-context.ts'
import type { Proof } from './proofs.ts'

interface Props {
  readonly proof: Proof
  readonly onRemove?: () => void
  /** The file of an entry that has only a name so far. */
  readonly onFile?: (file: File) => void
}

/** One piece of evidence: its picture or kind, where it came from, and the ways to look at it or take it away. */
export function EvidenceFile({ proof: { title, file }, onRemove, onFile }: Props) {
  const { year } = useOpenYear()
  const [enlarged, enlarge] = useState(false)
  const params = { id: year.id, evidence: file?.id ?? '' }
  const picture = file?.previewable ? addressOf(previewEvidence, { params }) : undefined
  return (
    <li className={enlarged ? 'enlarged' : ''}>
      {picture ? (
        <button
          type="button"
          className="thumbnail"
          onClick={() => enlarge(!enlarged)}
          aria-expanded={enlarged}
          title={enlarged ? '缩小' : '放大看'}
        >
          <img src={picture} alt={`${enlarged ? '缩小' : '放大看'}：${title}`} loading="lazy" />
        </button>
      ) : (
        <span className="thumbnail kind" aria-hidden="true">
          {file ? kindOf(file.fileName) : '无文件'}
        </span>
      )}
      <div className="evidence-words">
        {file ? (
          <a href={addressOf(downloadEvidence, { params })} download={file.fileName}>
            {file.fileName}
          </a>
        ) : (
          <strong>{title}</strong>
        )}
        <small className="note">
          {file ? `${sizeOf(file.size)}，${file.author}于 ${momentOf(file.at)} 上传` : '只登记了名称，还没有上传文件'}
          {file?.number ? `，编号 ${file.number}` : ''}
        </small>
      </div>
      {!file && onFile && (
        <label className="button-link small">
          补传文件
          <input
            type="file"
            className="unseen"
            aria-label={`补传“${title}”的文件`}
            onChange={(event) => event.target.files?.[0] && onFile(event.target.files[0])}
          />
        </label>
      )}
      {onRemove && (
        <ConfirmButton question="从这项指标移除？" onConfirm={onRemove}>
          移除<span className="unseen">“{title}”</span>
        </ConfirmButton>
      )}
    </li>
  )
}

const kindOf = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? '文件'
