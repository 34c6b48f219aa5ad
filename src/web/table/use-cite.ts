import { useQuery } from '@tanstack/react-query'
import { call } from '#http/contract/client.ts'
import { listSources } from '#http/contract/policy.ts'

/** How people cite "doc#clause", once the sources are there; fetched when first asked for. */
export function useCite(): (clause: string) => string {
  const { data } = useQuery({ queryKey: ['sources'], queryFn: () => call(listSources, {}), staleTime: Number.POSITIVE_INFINITY })
  return (clause) => {
    const [id, part] = clause.split('#')
    const source = data?.sources.find((each) => each.id === id)
    if (!source) return data ? clause : '……'
    const about = source.clauses.find((each) => each.id === part)
    return `《${source.title}》${source.number ? `（${source.number}）` : ''}${about ? `“${about.title}”：${about.summary}${about.unverified ? `（未核对：${about.unverified}）` : ''}` : ''}`
  }
}
