import { useSyncExternalStore } from 'react'
import type { Role } from '#domain/workflow-roles.ts'

/** How far a person has come in the guided run; kept on this computer, so that it can be left and gone on with. */
export interface TourState {
  readonly role: Role
  readonly at: number
  readonly folded: boolean
}

const keyOf = (person: string) => `mingji.tour.${person}`
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The run of a person; undefined when none is under way. */
export function useTour(person: string | undefined): TourState | undefined {
  const kept = useSyncExternalStore(subscribe, () => (person === undefined ? null : localStorage.getItem(keyOf(person))))
  return kept === null ? undefined : read(kept)
}

/** Begins, goes on, folds; undefined ends it. */
export function setTour(person: string, state: TourState | undefined): void {
  if (state === undefined) localStorage.removeItem(keyOf(person))
  else localStorage.setItem(keyOf(person), JSON.stringify(state))
  for (const listener of listeners) listener()
}

function read(kept: string): TourState | undefined {
  try {
    const { role, at, folded } = JSON.parse(kept) as TourState // written by setTour on this computer
    return typeof at === 'number' ? { role, at, folded } : undefined
  } catch {
    return undefined
  }
}
