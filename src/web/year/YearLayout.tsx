import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useEffect } from 'react'
import type { Scheme } from '#domain/scheme.ts'
import { stateTitles } from '#domain/workflow.ts'
import { fetchScheme, fetchYear, type Year } from '../api.ts'
import { Frame } from '../shell/Frame.tsx'
import { Loading } from '../shell/Loading.tsx'
import { Refused } from '../shell/Refused.tsx'
import { Conflict } from './Conflict.tsx'
import { fetchFindings } from './find-findings.ts'
import { SaveState } from './SaveState.tsx'
import { useYear } from './use-year.ts'
import { YearContext } from './year-context.ts'

/** A unit's year 一个年度的填报: loads it and its scheme once; the pages inside share the one edited content. */
export function YearLayout() {
  const { id } = useParams({ from: '/year/$id' })
  const queries = useQueryClient()
  // Always fetched anew: a kept one may be older than what this page itself has saved.
  const year = useQuery({ queryKey: ['year', id], queryFn: () => fetchYear(id), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 })
  const schemeId = year.data?.schemeId
  const scheme = useQuery({ queryKey: ['scheme', schemeId], queryFn: () => fetchScheme(schemeId ?? ''), enabled: schemeId !== undefined, staleTime: Number.POSITIVE_INFINITY })
  const reload = useCallback(() => queries.refetchQueries({ queryKey: ['year', id] }), [queries, id])
  if (year.data && scheme.data) return <OpenedYear key={year.dataUpdatedAt} year={year.data} scheme={scheme.data} reload={reload} />
  return (
    <Frame title={<Link to="/">首页</Link>}>
      <Refused error={year.error ?? scheme.error} />
      {!year.error && !scheme.error && <Loading />}
    </Frame>
  )
}

const pages = [
  { to: '/year/$id', title: '任务清单' },
  { to: '/year/$id/profile', title: '基本情况' },
  { to: '/year/$id/accounts', title: '收支' },
  { to: '/year/$id/projects', title: '项目与指标' },
  { to: '/year/$id/whole', title: '部门整体' },
  { to: '/year/$id/problems', title: '问题与整改' },
  { to: '/year/$id/findings', title: '体检' },
  { to: '/year/$id/report', title: '报告' },
  { to: '/year/$id/confirm', title: '确认报送' },
  { to: '/year/$id/history', title: '历史版本' },
] as const

function OpenedYear({ year, scheme, reload }: { readonly year: Year; readonly scheme: Scheme; readonly reload: () => Promise<unknown> }) {
  const edited = useYear(year, scheme)
  const { state, dispatch, save } = edited
  const findings = useQuery({ queryKey: ['findings', year.id, state.version], queryFn: () => fetchFindings(year.id), placeholderData: (before) => before })
  useUndoKeys(dispatch)
  const editable = year.offers.includes('save')
  const title = `${year.unitName} ${year.year} 年度绩效自评`
  useEffect(() => {
    document.title = `${title} · 明绩`
  }, [title])
  return (
    <YearContext value={{ ...edited, year, scheme, findings: findings.data, editable, reload }}>
      <Frame
        title={
          <>
            <Link to="/" onClick={() => void save()}>
              首页
            </Link>
            <h1>{title}</h1>
            <span className="tag">{stateTitles[year.state]}</span>
          </>
        }
        tools={
          editable && (
            <>
              <SaveState status={state.status} />
              <Button disabled={state.past.length === 0} onClick={() => dispatch({ kind: 'undo' })} aria-keyshortcuts="Control+Z">
                撤销
              </Button>
              <Button disabled={state.future.length === 0} onClick={() => dispatch({ kind: 'redo' })} aria-keyshortcuts="Control+Y">
                重做
              </Button>
            </>
          )
        }
      >
        <nav aria-label="本年度填报" className="pages">
          {pages.map(({ to, title: name }) => (
            <Link key={to} to={to} params={{ id: year.id }} activeOptions={{ exact: to === '/year/$id' }} activeProps={{ className: 'current', 'aria-current': 'page' }}>
              {name}
            </Link>
          ))}
        </nav>
        <Conflict />
        <Outlet />
      </Frame>
    </YearContext>
  )
}

/** Ctrl+Z and Ctrl+Y anywhere on the page: one history for the whole year, as in Excel. */
function useUndoKeys(dispatch: (event: { readonly kind: 'undo' | 'redo' }) => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      const kind = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined
      // A field that is no cell of the year (a reason, a search) keeps its own undo.
      const own = event.target instanceof Element && event.target.matches('input, textarea') && !event.target.matches('[data-cell]')
      if (!kind || own) return
      event.preventDefault()
      dispatch({ kind })
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [dispatch])
}
