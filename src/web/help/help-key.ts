import { useEffect } from 'react'
import { toggleHelp } from './open-help.ts'

/** The “？” a field belongs to: named as its cell's heading or as itself, else the nearest one around it. */
function helpOf(field: Element): HTMLElement | undefined {
  for (const name of [field.closest<HTMLElement>('[data-label]')?.dataset['label'], field.getAttribute('aria-label')]) {
    const named = name && document.querySelector<HTMLElement>(`[data-help-label="${CSS.escape(name)}"]`)
    if (named) return named
  }
  for (let around = field.parentElement; around && !around.matches('main, form'); around = around.parentElement) {
    const near = around.querySelector<HTMLElement>('[data-help]')
    if (near) return near
  }
  return undefined
}

/** F1 opens the help of the field the keyboard is in. */
export function useHelpKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F1' || event.ctrlKey || event.altKey) return
      const field = document.activeElement ?? document.body
      const help = helpOf(field)
      event.preventDefault()
      toggleHelp(
        help?.dataset['help'],
        help?.dataset['helpLabel'] ?? '',
        field === document.body ? (document.querySelector('main h2, h1') ?? field) : field,
      )
    }
    document.addEventListener('keydown', pressed, true)
    return () => document.removeEventListener('keydown', pressed, true)
  }, [])
}
