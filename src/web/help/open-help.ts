import { useSyncExternalStore } from 'react'

/** The help that is open: of which field, and where on the page it belongs. */
export interface OpenHelp {
  /** Identifier in policy/help.yaml; undefined where a field has no help of its own. */
  readonly of: string | undefined
  readonly label: string
  /** Beneath this place, in coordinates of the document. */
  readonly left: number
  readonly top: number
}

let open: OpenHelp | undefined
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const tell = (next: OpenHelp | undefined) => {
  open = next
  for (const listener of listeners) listener()
}

export const useOpenHelp = (): OpenHelp | undefined => useSyncExternalStore(subscribe, () => open)

/** Opens the help of a field beneath an element, or closes it when it is open already. */
export function toggleHelp(of: string | undefined, label: string, beneath: Element): void {
  const { left, bottom } = beneath.getBoundingClientRect()
  tell(
    open !== undefined && open.of === of && open.label === label ? undefined : { of, label, left: left + scrollX, top: bottom + scrollY },
  )
}
export const closeHelp = (): void => tell(undefined)
