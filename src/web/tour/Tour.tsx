import { lazy, Suspense } from 'react'
import { useMe } from '../shell/use-me.ts'
import { useTour } from './tour-state.ts'

const TourPanel = lazy(async () => ({ default: (await import('./TourPanel.tsx')).TourPanel }))

/** The guided run of the person who has signed in, while one is under way; loaded only then. */
export function Tour() {
  const person = useMe()?.personId
  const state = useTour(person)
  if (person === undefined || state === undefined) return null
  return (
    <Suspense fallback={null}>
      <TourPanel person={person} state={state} />
    </Suspense>
  )
}
