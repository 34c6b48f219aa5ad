import { useQuery } from '@tanstack/react-query'
import { call } from '#http/contract/client.ts'
import { readDifferences } from '#http/contract/submissions.ts'
import { Loading } from '../shell/Loading.tsx'
import { Refused } from '../shell/Refused.tsx'

/** What changed between two versions, in words. */
export function Changes({ id, from, to }: { readonly id: string; readonly from: number; readonly to: number }) {
  const changes = useQuery({
    queryKey: ['differences', id, from, to],
    queryFn: () => call(readDifferences, { params: { id }, query: { from, to } }),
  })
  if (changes.error) return <Refused error={changes.error} />
  if (!changes.data) return <Loading />
  if (changes.data.differences.length === 0) return <p>没有变化。</p>
  return (
    <ul>
      {changes.data.differences.map(({ path, text }) => (
        <li key={`${path} ${text}`}>{text}</li>
      ))}
    </ul>
  )
}
