import { useSyncExternalStore } from 'react'

/** The help that is open: of which field, and beneath what. */
export interface OpenHelp {
  /** Identifier in policy/help.yaml; undefined where a field has no help of its own. */
  readonly of: string | undefined
  readonly label: string
  readonly opener: Element
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
export const toggleHelp = (of: string | undefined, label: string, opener: Element): void =>
  tell(open !== undefined && open.of === of && open.label === label ? undefined : { of, label, opener })
export const closeHelp = (): void => tell(undefined)
