import { useQuery } from '@tanstack/react-query'
import { type Action, actionTitles } from '#domain/workflow.ts'
import { call } from '#http/contract/client.ts'
import { listSteps } from '#http/contract/submissions.ts'
import { dayOf } from '../shell/moment.ts'
import { Changes } from '../year/Changes.tsx'
import { useOpenYear } from '../year/year-context.ts'

/** Steps after which a reader has seen the content. */
const SEEN: ReadonlySet<Action> = new Set(['confirm', 'submit', 'return', 'accept'])
const MOST = 12

/** What changed since the content was last looked at by somebody who signs or returns; without such a moment, since the first version. */
export function SinceThen() {
  const { year, state } = useOpenYear()
  const steps = useQuery({ queryKey: ['steps', year.id], queryFn: () => call(listSteps, { params: { id: year.id } }) })
  const seen = steps.data?.steps.findLast(({ action, version }) => SEEN.has(action) && version < state.version)
  const from = seen?.version ?? 1
  const title = seen ? `${dayOf(seen.at)}${actionTitles[seen.action]}（第 ${seen.version} 版）以来的变化` : '第 1 版以来的变化'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key.
    <section aria-labelledby="changed" tabIndex={0}>
      <h3 id="changed">{title}</h3>
      {state.version > from ? <Changes id={year.id} from={from} to={state.version} most={MOST} /> : <p>这是第 1 版，还没有改动。</p>}
    </section>
  )
}
