import { useNavigate } from '@tanstack/react-router'
import { rolesOf, useMe } from '../shell/use-me.ts'
import { setTour } from './tour-state.ts'
import { tours } from './tours.ts'

/** Begins the guided run of the person's role, on the home page. `onStart` besides. */
export function StartTour({ onStart }: { readonly onStart?: () => void }) {
  const person = useMe()
  const navigate = useNavigate()
  const role = person && rolesOf(person).find((each) => tours[each])
  const tour = role && tours[role]
  if (!person || !tour) return null
  const start = () => {
    setTour(person.personId, { role, at: 0, folded: false })
    onStart?.()
    void navigate({ to: '/' })
  }
  return (
    <button type="button" className="button-link" onClick={start}>
      {tour.title}（约 {tour.minutes} 分钟）
    </button>
  )
}
