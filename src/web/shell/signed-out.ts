import { useSyncExternalStore } from 'react'

/** Has the session ended while a page was open? */
let ended = false
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const set = (value: boolean) => {
  ended = value
  for (const listener of listeners) listener()
}

/** The server knows the person no more 登录已过期: whatever is on the page stays, a dialog asks for the password. */
export const askToSignIn = (): void => set(true)
export const signedInAgain = (): void => set(false)
export const useSignedOut = (): boolean => useSyncExternalStore(subscribe, () => ended)
