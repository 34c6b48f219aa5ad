import './told.css'
import { forget, useTold } from './tell.ts'

/** Where `tell` speaks: always on the page, so that a screen reader hears what comes in. */
export function ToldLine() {
  const told = useTold()
  return (
    <div role="status" className="told no-print">
      {told && (
        <p>
          <span>{told.words}</span>
          <button type="button" className="icon-button" aria-label="知道了" onClick={forget}>
            ×
          </button>
        </p>
      )}
    </div>
  )
}
