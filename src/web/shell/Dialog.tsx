import { type DragEvent, type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import './dialog.css'

interface Props {
  readonly title: string
  /** Called when the person closes it (Esc, the button); absent for one that has to be answered. */
  readonly onClose?: () => void
  readonly children: ReactNode
  /** Buttons at the foot. */
  readonly foot?: ReactNode
  readonly wide?: boolean
}

/** A dialog over the page 对话框: the browser's own, so that focus stays inside and goes back where it came from. */
export function Dialog({ title, onClose, children, foot, wide = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const open = dialog.current
    if (open && !open.open) open.showModal()
    return () => open?.close()
  }, [])
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc and the button close it by keyboard; a click beside it is for the mouse.
    <dialog
      ref={dialog}
      className={wide ? 'dialog wide-dialog' : 'dialog'}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
      onDragOver={stay}
      onDrop={stay}
      onClick={(event) => event.target === dialog.current && onClose?.()}
    >
      <div className="dialog-body">
        <header className="dialog-head">
          <h2>{title}</h2>
          {onClose && (
            <button type="button" className="icon-button" aria-label="关闭" onClick={onClose}>
              ✕
            </button>
          )}
        </header>
        <div className="dialog-content">{children}</div>
        {foot && <footer className="dialog-foot">{foot}</footer>}
      </div>
    </dialog>,
    document.body,
  )
}

/** What is dropped in the dialog is not dropped on the row it was opened from. */
const stay = (event: DragEvent) => event.stopPropagation()
