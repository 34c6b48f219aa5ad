import { type ReactNode, useId, useState } from 'react'
import { sizeOf } from '../shell/file-size.ts'
import './evidence.css'

interface Props {
  readonly limits: { readonly maxBytes: number } | undefined
  readonly onFiles: (files: readonly File[]) => void
  /** What to say instead of the words on evidence. */
  readonly children?: ReactNode
  readonly disabled?: boolean
}

/** Where files are dropped or chosen, with the limits said before anything is sent. */
export function DropZone({ limits, onFiles, children, disabled = false }: Props) {
  const id = useId()
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the field inside does the same by keyboard.
    <div
      className={`drop-zone ${over ? 'files-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!disabled) onFiles([...event.dataTransfer.files])
      }}
    >
      <input
        id={id}
        type="file"
        multiple
        className="unseen"
        disabled={disabled}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <label htmlFor={id} className="button-link primary">
        选择文件
      </label>
      <span>或把文件拖到这里（可一次多个）</span>
      {children ?? (
        <small className="note">
          也可以直接粘贴截图（Ctrl+V）。可用 PDF、图片、Word、Excel、WPS、OFD、文本；
          {limits ? `每个文件不超过 ${sizeOf(limits.maxBytes)}。` : ''}
        </small>
      )}
    </div>
  )
}
