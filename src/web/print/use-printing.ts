import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let printing = false
const listeners = new Set<() => void>()
const tell = (now: boolean) => () => {
  printing = now
  // The browser takes the page as it stands when the event has been handled.
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}
window.addEventListener('beforeprint', tell(true))
window.addEventListener('afterprint', tell(false))

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Is the page being printed? What is only for paper is drawn only then. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing)
