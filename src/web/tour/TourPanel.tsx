import { Link, useLocation } from '@tanstack/react-router'
import { useContext, useEffect, useRef } from 'react'
import { YearContext } from '../year/year-context.ts'
import { isDone, type Moment, pageOfYear, wasClicked } from './notice.ts'
import { setTour, type TourState } from './tour-state.ts'
import './tour.css'
import { type Step, tours } from './tours.ts'

interface Props {
  readonly person: string
  readonly state: TourState
}

/** The guided run at the side of the page: what to do next, and what has just been seen. It never stands in the way and never waits for a click. */
export function TourPanel({ person, state }: Props) {
  const tour = tours[state.role]
  const step = tour?.steps[state.at]
  useNotice(step, () => setTour(person, { ...state, at: state.at + 1 }))
  useEffect(() => {
    document.body.classList.add('touring')
    return () => document.body.classList.remove('touring')
  }, [])
  if (!tour) return null
  const before = tour.steps[state.at - 1]
  const fold = () => setTour(person, { ...state, folded: !state.folded })
  return (
    <aside className={state.folded ? 'tour folded no-print' : 'tour no-print'} aria-label={tour.title}>
      <div className="tour-head">
        <strong>
          {tour.title}
          <span className="note">{step ? `第 ${state.at + 1} 步，共 ${tour.steps.length} 步` : '走完了'}</span>
        </strong>
        <button type="button" className="plain-button" aria-expanded={!state.folded} onClick={fold}>
          {state.folded ? '展开' : '收起'}
        </button>
      </div>
      {!state.folded && (
        <div className="tour-body" role="status">
          {before && <p className="tour-seen">✓ {before.seen}</p>}
          {step ? (
            <p className="tour-ask">
              {step.ask} <GoTo step={step} />
            </p>
          ) : (
            <p>都走过一遍了。以后随时可以从“帮助”里再走，也可以看那里的使用手册。</p>
          )}
        </div>
      )}
      {!state.folded && (
        <p className="tour-foot">
          {step && (
            <button type="button" className="plain-button" onClick={() => setTour(person, { ...state, at: state.at + 1 })}>
              跳过这一步
            </button>
          )}
          <button type="button" className="plain-button" onClick={() => setTour(person, undefined)}>
            {step ? '不走了' : '关闭'}
          </button>
        </p>
      )}
    </aside>
  )
}

/** A way to the page where the step is done, when one is elsewhere. */
function GoTo({ step: { page } }: { readonly step: Step }) {
  const year = useContext(YearContext)
  const { pathname } = useLocation()
  if (page === undefined || !year || pageOfYear(pathname) === page) return null
  const { id } = year.year
  const words = '去那一页'
  return page === '/projects/0' ? (
    <Link to="/year/$id/projects/$index" params={{ id, index: '0' }}>
      {words}
    </Link>
  ) : (
    <Link to={`/year/$id${page}`} params={{ id }}>
      {words}
    </Link>
  )
}

/** Tells once when the step is done, seen from where the person stood when it began. */
function useNotice(step: Step | undefined, tell: () => void): void {
  const year = useContext(YearContext)
  const { pathname } = useLocation()
  const now: Moment = { pathname, ...(year ? { content: year.state.content, state: year.year.state } : {}) }
  const began = useRef<{ readonly step: Step | undefined; readonly moment: Moment }>({ step: undefined, moment: now })
  useEffect(() => {
    const { step: known, moment } = began.current
    // A step begins anew when the year is opened after it: there was nothing yet to compare with.
    if (known !== step || (moment.content === undefined && now.content !== undefined)) began.current = { step, moment: now }
    if (step && isDone(step.done, began.current.moment, now)) tell()
  })
  useEffect(() => {
    const clicked = ({ target }: MouseEvent) => step && wasClicked(step.done, target) && tell()
    // Before the page hears of it: what was clicked may be gone afterwards.
    document.addEventListener('click', clicked, true)
    return () => document.removeEventListener('click', clicked, true)
  })
}
