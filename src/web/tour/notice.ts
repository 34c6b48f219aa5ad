import type { Indicator } from '#domain/indicator.ts'
import type { Submission } from '#domain/submission.ts'
import type { Done } from './tours.ts'

/** What can be seen of a person's work at one moment. */
export interface Moment {
  readonly pathname: string
  /** Of the year that is open, if one is. */
  readonly content?: Submission
  readonly state?: string
}

/** Was a step done between two moments? Clicks are noticed where they happen (`wasClicked`). */
export function isDone(done: Done, before: Moment, now: Moment): boolean {
  switch (done.kind) {
    case 'page':
      return pageOfYear(now.pathname) === done.page
    case 'content':
      return before.content !== undefined && now.content !== undefined && changed(done.what, before.content, now.content)
    case 'step':
      return before.state !== undefined && now.state !== undefined && before.state !== now.state
    case 'click':
      return false
  }
}

export const wasClicked = (done: Done, target: EventTarget | null): boolean =>
  done.kind === 'click' && target instanceof Element && target.closest(done.on) !== null

/** "/findings" of "/year/7/findings"; undefined outside of a year. */
export const pageOfYear = (pathname: string): string | undefined => /^\/year\/[^/]+(.*?)\/?$/.exec(pathname)?.[1]

function changed(what: 'actual' | 'evidence', before: Submission, now: Submission): boolean {
  const [old, fresh] = [rowsOf(before), rowsOf(now)]
  const differs = {
    actual: (a: Indicator, b: Indicator) => a.actualText !== b.actualText,
    evidence: (a: Indicator, b: Indicator) => b.evidence.length > a.evidence.length || hashes(b) > hashes(a),
  }[what]
  return fresh.some((row, index) => old[index] !== undefined && old[index] !== row && differs(old[index], row))
}

const rowsOf = ({ projects, whole }: Submission) => [...projects.flatMap(({ indicators }) => indicators), ...(whole?.indicators ?? [])]
const hashes = ({ evidence }: Indicator) => evidence.filter((each) => each.hash !== undefined).length
