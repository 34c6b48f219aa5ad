import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '#http/contract/client.ts'
import { readDifferences } from '#http/contract/submissions.ts'
import { Loading } from '../shell/Loading.tsx'
import { Refused } from '../shell/Refused.tsx'
import { groupChanges } from './group-changes.ts'
import { useOpenYear } from './year-context.ts'

interface Props {
  readonly id: string
  readonly from: number
  readonly to: number
  /** Only the first so many; the history has them all. */
  readonly most?: number
}

/** What changed between two versions, in words, by project. */
export function Changes({ id, from, to, most }: Props) {
  const { state } = useOpenYear()
  const changes = useQuery({
    queryKey: ['differences', id, from, to],
    queryFn: () => call(readDifferences, { params: { id }, query: { from, to } }),
  })
  if (changes.error) return <Refused error={changes.error} />
  if (!changes.data) return <Loading />
  const all = changes.data.differences
  if (all.length === 0) return <p>没有变化。</p>
  const shown = most === undefined ? all : all.slice(0, most)
  return (
    <>
      <dl className="changes">
        {groupChanges(shown, state.content).map(({ title, changes: here }) => (
          <div key={title}>
            <dt>{title}</dt>
            {here.map(({ path, text }) => (
              <dd key={`${path} ${text}`}>{text}</dd>
            ))}
          </div>
        ))}
      </dl>
      {shown.length < all.length && (
        <p>
          共 {all.length} 处变化，
          <Link to="/year/$id/history" params={{ id }} search={{ from, to }}>
            看全部
          </Link>
        </p>
      )}
    </>
  )
}
