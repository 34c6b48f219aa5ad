import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call } from '#http/contract/client.ts'
import { listEvidence } from '#http/contract/evidence.ts'
import { useWaivers } from '../findings/use-waivers.ts'
import { isInside } from '../year/place-of.ts'
import { useComments } from '../year/use-comments.ts'
import { useOpenYear } from '../year/year-context.ts'

/** What a careful person looks at before signing: each with its number and the way there; what is in order is said too. */
export function Attention() {
  const { year, state, assessment, findings } = useOpenYear()
  const id = year.id
  const evidence = useQuery({ queryKey: ['evidence', id], queryFn: () => call(listEvidence, { params: { id } }) })
  const waivers = useWaivers()
  const { comments } = useComments(id)
  const forms = [assessment.department, ...assessment.projects]
  const pending = forms.reduce((count, form) => count + form.pending.length, 0)
  const claimed = forms.filter(({ total, proven }) => total !== undefined && !proven)
  const bare = bareIndicators(state.content, evidence.data?.evidence.map(({ path }) => path) ?? [])
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null)
  const counts = findings?.counts
  const asked = waivers.data?.filter(({ granted }) => granted === null).length ?? 0
  const granted = waivers.data?.filter(({ granted: given }) => given === true).length ?? 0
  const first = bare[0]
  const toFindings = (words: string) => (
    <Link to="/year/$id/findings" params={{ id }}>
      {words}
    </Link>
  )
  return (
    <ul className="attention">
      <Point bad={(counts?.error ?? 0) > 0} fine="没有错误">
        {counts ? counts.error > 0 && toFindings(`${counts.error} 处错误，改正或豁免后才能确认`) : '正在检查……'}
      </Point>
      {counts && counts.warning > 0 && <Point bad>{toFindings(`${counts.warning} 条警告`)}</Point>}
      {asked > 0 && <Point bad>{toFindings(`${asked} 条豁免申请还没有批`)}</Point>}
      {granted > 0 && <Point bad>{toFindings(`${granted} 条意见已豁免`)}</Point>}
      <Point bad={pending > 0} fine="没有待填的得分">
        {pending > 0 && (
          <Link to="/year/$id/projects" params={{ id }}>
            {pending} 处待填，总分还不能定
          </Link>
        )}
      </Point>
      <Point bad={claimed.length > 0} fine="得分全部由数据算出，逐项有算式">
        {claimed.length > 0 && `得分由单位自报、没有核算：${claimed.map(({ name }) => name ?? '部门整体').join('、')}`}
      </Point>
      <Point bad={bare.length > 0} fine="有得分的指标都列了佐证">
        {first && (
          <>
            <Link
              to={first.project === undefined ? '/year/$id/whole' : '/year/$id/projects/$index'}
              params={{ id, index: String(first.project ?? 0) }}
              hash={`row-${first.row}`}
            >
              {bare.length} 个指标没有佐证
            </Link>
            ，如“{first.name}”
          </>
        )}
      </Point>
      {open.length > 0 && (
        <Point bad>
          <a href="#comments">{open.length} 条退回意见或批注还没有处理</a>
        </Point>
      )}
    </ul>
  )
}

/** Not by colour alone: a mark and a word stand before each. */
function Point({ bad, fine, children }: { readonly bad: boolean; readonly fine?: string; readonly children?: ReactNode }) {
  return (
    <li className={bad ? 'bad' : 'fine'}>
      <span aria-hidden="true">{bad ? '！' : '✓'}</span> <span className="unseen">{bad ? '留意：' : '正常：'}</span>
      {bad || children ? children : fine}
    </li>
  )
}

interface Bare {
  readonly project: number | undefined
  readonly row: number
  readonly name: string
}

/** Indicators with an actual value and nothing that shows it: neither named nor attached. */
function bareIndicators(content: ReturnType<typeof useOpenYear>['state']['content'], attached: readonly string[]): readonly Bare[] {
  const forms = [
    ...content.projects.map(({ indicators }, project) => ({ project, indicators })),
    ...(content.whole ? [{ project: undefined, indicators: content.whole.indicators }] : []),
  ]
  return forms.flatMap(({ project, indicators }) =>
    indicators.flatMap(({ name, evidence, actualText, level }, row) => {
      const path = project === undefined ? `whole.indicators[${row}]` : `projects[${project}].indicators[${row}]`
      const shown = evidence.length > 0 || attached.some((at) => isInside(at, path))
      return shown || (actualText === undefined && level === undefined) ? [] : [{ project, row, name }]
    }),
  )
}
