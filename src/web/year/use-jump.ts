import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { prefixesOf } from './place-of.ts'

const PATIENCE_MS = 4000
const MARK = 'jumped-to'
const MARKED_MS = 2500

/**
 * Goes to the field that the address names 定位到填写处 ("#projects[3].indicators[0].actual"): once the page stands, the field or the smallest
 * thing around it that has `data-path` is brought into view, focused and marked for a moment.
 */
export function useJump(): void {
  const { hash, pathname } = useLocation()
  useEffect(() => {
    if (!hash || !pathname) return
    const path = decodeURIComponent(hash)
    const begun = Date.now()
    const timer = setInterval(() => {
      const found = find(path)
      if (found) show(found)
      if (found || Date.now() - begun > PATIENCE_MS) clearInterval(timer)
    }, 60)
    return () => clearInterval(timer)
  }, [hash, pathname])
}

/** The element of the path, or of the longest beginning of it that is on the page; a row of an indicator table by its cell. */
function find(path: string): HTMLElement | null {
  const [, row, column] = /^(?:projects\[\d+\]|whole)\.indicators\[(\d+)\](?:\.(\w+))?/.exec(path) ?? []
  const cell =
    row === undefined
      ? null
      : (at(`[data-cell="${row}:${(column ?? '').replace(/Text$/, '')}"]`) ??
        at(`[data-cell="${row}:actual"]`) ??
        document.getElementById(`row-${row}`))
  if (cell) return cell
  for (const prefix of prefixesOf(path)) {
    const found = at(`[data-path="${CSS.escape(prefix)}"]`) ?? document.getElementById(prefix)
    if (found) return found
  }
  return null
}
const at = (selector: string) => document.querySelector<HTMLElement>(`main ${selector}`)

function show(found: HTMLElement): void {
  const field = found.matches('input, textarea, select, button, a, [tabindex]')
    ? found
    : found.querySelector<HTMLElement>('input, textarea, select, [tabindex]:not(.help)')
  found.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
  const marked = found.closest<HTMLElement>('td, th, .field, li, fieldset') ?? found
  marked.classList.add(MARK)
  setTimeout(() => marked.classList.remove(MARK), MARKED_MS)
}
