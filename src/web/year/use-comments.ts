import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '#http/contract/client.ts'
import { listComments, resolveComment, writeComment } from '#http/contract/submissions.ts'

export type Comment = z.output<typeof listComments.response>['comments'][number]

const keyOf = (id: string) => ['comments', id] as const

/** Comments and returned items of a submission 批注与退回清单, and what may be done with them. */
export function useComments(id: string) {
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: keyOf(id) })
  const list = useQuery({ queryKey: keyOf(id), queryFn: () => call(listComments, { params: { id } }) })
  const resolve = useMutation({ mutationFn: (comment: string) => call(resolveComment, { params: { id, comment } }), onSettled: again })
  const write = useMutation({
    mutationFn: (said: { readonly path: string; readonly text: string }) => call(writeComment, { params: { id }, body: said }),
    onSettled: again,
  })
  return { comments: list.data?.comments ?? [], error: list.error ?? resolve.error ?? write.error, resolve, write, again }
}
