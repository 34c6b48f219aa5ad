import { type ReactNode, useId, useState } from 'react'
import './evidence.css'

interface Props {
  readonly onFiles: (files: readonly File[]) => void
  /** What may be given, and how much: said before anything is sent. */
  readonly children: ReactNode
  readonly disabled?: boolean
}

/** Where files are dropped or chosen. */
export function DropZone({ onFiles, children, disabled = false }: Props) {
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
      <small className="note">{children}</small>
    </div>
  )
}
