import { useSyncExternalStore } from 'react'

/** What was just done, said once 提示; two equal sentences in a row are two. */
export interface Told {
  readonly words: string
}

/** Long enough to be read twice by a slow reader. */
const SHOWN_MS = 8000

let told: Told | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const set = (next: Told | undefined) => {
  told = next
  for (const listener of listeners) listener()
}

/** Says at the head of the page that something is done; a further sentence takes the place of the one before. */
export function tell(words: string): void {
  clearTimeout(timer)
  timer = setTimeout(forget, SHOWN_MS)
  set({ words })
}
export const forget = (): void => set(undefined)
export const useTold = (): Told | undefined => useSyncExternalStore(subscribe, () => told)
