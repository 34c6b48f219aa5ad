import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import type { Scheme } from '#domain/scheme.ts'
import { stateTitles } from '#domain/workflow.ts'
import { RefusedCall } from '#http/contract/client.ts'
import { schemeOf, type Year, yearOf } from '../api.ts'
import { Frame } from '../shell/Frame.tsx'
import { Loading } from '../shell/Loading.tsx'
import { NoSuchPage } from '../shell/NoSuchPage.tsx'
import { Refused } from '../shell/Refused.tsx'
import { useMe } from '../shell/use-me.ts'
import { CommentsHere } from './CommentsOf.tsx'
import { Conflict } from './Conflict.tsx'
import { fetchFindings } from './find-findings.ts'
import { SaveState } from './SaveState.tsx'
import { StepFoot } from './StepFoot.tsx'
import { useJump } from './use-jump.ts'
import { useUndoKeys } from './use-undo-keys.ts'
import { useYear } from './use-year.ts'
import { YearNav } from './YearNav.tsx'
import { YearContext } from './year-context.ts'

/** A unit's year 一个年度的填报: loads it and its scheme once; the pages inside share the one edited content. */
export function YearLayout() {
  const { id } = useParams({ from: '/inside/year/$id' })
  const queries = useQueryClient()
  const person = useMe()
  const year = useQuery(yearOf(id))
  const schemeId = year.data?.schemeId
  const scheme = useQuery({ ...schemeOf(schemeId ?? ''), enabled: schemeId !== undefined })
  useEffect(() => () => queries.removeQueries({ queryKey: yearOf(id).queryKey }), [queries, id])
  const reload = useCallback(() => queries.refetchQueries({ queryKey: yearOf(id).queryKey }), [queries, id])
  if (year.data && scheme.data && person)
    return <OpenedYear key={year.dataUpdatedAt} year={year.data} scheme={scheme.data} person={person.personId} reload={reload} />
  if (year.error instanceof RefusedCall && year.error.problem.code === 'REQUEST_INVALID') return <NoSuchPage />
  return (
    <Frame title={null}>
      <Refused error={year.error ?? scheme.error} />
      {!year.error && !scheme.error && <Loading />}
    </Frame>
  )
}

interface Opened {
  readonly year: Year
  readonly scheme: Scheme
  readonly person: string
  readonly reload: () => Promise<unknown>
}

function OpenedYear({ year, scheme, person, reload }: Opened) {
  const edited = useYear(year, scheme, person)
  const { state, dispatch, save } = edited
  const findings = useQuery({
    queryKey: ['findings', year.id, state.version],
    queryFn: () => fetchFindings(year.id),
    placeholderData: (before) => before,
  })
  useUndoKeys(dispatch)
  useJump()
  const editable = year.offers.includes('save')
  const title = `${year.unitName} ${year.year} 年度绩效自评`
  useEffect(() => {
    document.title = `${title} · 明绩`
  }, [title])
  const tools = editable && (
    <>
      <SaveState status={state.status} />
      <button
        type="button"
        className="plain-button"
        disabled={state.past.length === 0}
        onClick={() => dispatch({ kind: 'undo' })}
        aria-keyshortcuts="Control+Z"
      >
        ↶<span className="words"> 撤销</span>
      </button>
      <button
        type="button"
        className="plain-button"
        disabled={state.future.length === 0}
        onClick={() => dispatch({ kind: 'redo' })}
        aria-keyshortcuts="Control+Y"
      >
        ↷<span className="words"> 重做</span>
      </button>
    </>
  )
  return (
    <YearContext value={{ ...edited, year, scheme, findings: findings.data, editable, reload }}>
      <Frame
        beforeLeaving={save}
        tools={tools}
        title={
          <>
            <h1>{title}</h1>
            <span className={`tag state-${year.state}`}>{stateTitles[year.state]}</span>
          </>
        }
      >
        <div className="year">
          <YearNav />
          <div className="year-page">
            <Conflict />
            <CommentsHere />
            <Outlet />
            <StepFoot />
          </div>
        </div>
      </Frame>
    </YearContext>
  )
}
