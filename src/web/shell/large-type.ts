import { useSyncExternalStore } from 'react'

const key = 'mingji.large-type'
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const isLarge = () => localStorage.getItem(key) === 'yes'

/** The whole document in the size that this computer remembers; styles.css has the sizes. */
export const showType = (): void => void document.documentElement.toggleAttribute('data-large', isLarge())

/** Large type 大字模式, remembered on this computer. */
export function useLargeType(): readonly [boolean, (large: boolean) => void] {
  const large = useSyncExternalStore(subscribe, isLarge)
  const set = (wanted: boolean) => {
    localStorage.setItem(key, wanted ? 'yes' : 'no')
    showType()
    for (const listener of listeners) listener()
  }
  return [large, set]
}
