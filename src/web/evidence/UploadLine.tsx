import { Button } from '../shell/Button.tsx'
import { sizeOf } from '../shell/file-size.ts'
import { endUpload, type Upload } from './uploads.ts'

/** A file on its way, or why it did not arrive. */
export function UploadLine({ upload: { key, file, sent, failed }, onRetry }: { readonly upload: Upload; readonly onRetry: () => void }) {
  return (
    <li className={failed === undefined ? 'uploading' : 'upload-failed'}>
      <div className="evidence-words">
        <strong>{file.name}</strong>
        {failed === undefined ? (
          <>
            <progress max={1} value={sent} aria-label={`正在上传 ${file.name}`} />
            <small className="note">{sent < 1 ? `正在上传，共 ${sizeOf(file.size)}` : '已传到，正在核对内容……'}</small>
          </>
        ) : (
          <small className="problem-words">没有上传：{failed}</small>
        )}
      </div>
      {failed !== undefined && (
        <span className="choices">
          <Button
            size="small"
            onClick={() => {
              endUpload(key)
              onRetry()
            }}
          >
            重试
          </Button>
          <Button size="small" onClick={() => endUpload(key)}>
            不传了
          </Button>
        </span>
      )}
    </li>
  )
}
