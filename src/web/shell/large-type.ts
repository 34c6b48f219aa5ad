import { useSyncExternalStore } from 'react'

const key = 'mingji.large-type'
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const isLarge = () => localStorage.getItem(key) === 'yes'

/** Large type 大字模式, remembered on this computer. */
export function useLargeType(): readonly [boolean, (large: boolean) => void] {
  const large = useSyncExternalStore(subscribe, isLarge)
  const set = (wanted: boolean) => {
    localStorage.setItem(key, wanted ? 'yes' : 'no')
    for (const listener of listeners) listener()
  }
  return [large, set]
}
