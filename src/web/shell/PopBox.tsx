import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import './pop-box.css'

interface Props {
  readonly title: string
  /** What it was opened from: it stands beneath it, and a press there is not one elsewhere. */
  readonly opener: Element
  readonly onClose: () => void
  readonly children: ReactNode
}

const WIDTH = 400
const EDGE = 12

/** Something to read beneath what it explains 说明框. The focus stays where it was; Escape and a press elsewhere close it. */
export function PopBox({ title, opener, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [place] = useState(() => placeBeneath(opener))
  useEffect(() => {
    // Its words may come later than the box.
    const growth = new ResizeObserver(() => box.current?.scrollIntoView({ block: 'nearest' }))
    if (box.current) growth.observe(box.current)
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Before the table hears of it: there it takes back what was typed.
      event.preventDefault()
      event.stopPropagation()
      onClose()
    }
    const clicked = ({ target }: MouseEvent) => {
      if (target instanceof Node && !box.current?.contains(target) && !opener.contains(target)) onClose()
    }
    document.addEventListener('keydown', pressed, true)
    document.addEventListener('mousedown', clicked)
    return () => {
      growth.disconnect()
      document.removeEventListener('keydown', pressed, true)
      document.removeEventListener('mousedown', clicked)
    }
  }, [opener, onClose])
  return createPortal(
    <div ref={box} className="pop-box no-print" role="dialog" aria-label={title} style={place}>
      <div className="pop-head">
        <strong>{title}</strong>
        <button type="button" className="plain-button" aria-label="关闭说明" onClick={onClose}>
          ✕
        </button>
      </div>
      <div aria-live="polite">{children}</div>
    </div>,
    document.body,
  )
}

/** In coordinates of the document, inside its width. */
function placeBeneath(opener: Element) {
  const { left, bottom } = opener.getBoundingClientRect()
  const most = document.documentElement.clientWidth - WIDTH - EDGE
  return {
    left: Math.max(EDGE, Math.min(left, most)) + scrollX,
    top: bottom + scrollY + 6,
    width: `min(${WIDTH}px, calc(100vw - ${2 * EDGE}px))`,
  }
}
