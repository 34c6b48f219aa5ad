import { useEffect } from 'react'

/** Ctrl+Z and Ctrl+Y anywhere on the page: one history for the whole year, as in Excel. */
export function useUndoKeys(dispatch: (event: { readonly kind: 'undo' | 'redo' }) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      const kind = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined
      // A field that is no cell of the year (a reason, a search) keeps its own undo.
      const own = event.target instanceof Element && event.target.matches('input, textarea') && !event.target.matches('[data-cell]')
      if (!kind || own) return
      event.preventDefault()
      dispatch({ kind })
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [dispatch])
}
