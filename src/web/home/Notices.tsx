import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#http/contract/client.ts'
import { listNotices, readNotices } from '#http/contract/work.ts'
import { Button } from '../shell/Button.tsx'
import { momentOf } from '../shell/moment.ts'
import { Refused } from '../shell/Refused.tsx'
import { whoIsHere } from '../shell/use-me.ts'

const SHOWN = 10

/** 通知: reminders and decisions; nothing is shown while there are none. */
export function Notices({ unread }: { readonly unread: number }) {
  const queries = useQueryClient()
  const notices = useQuery({ queryKey: ['notices'], queryFn: () => call(listNotices, { query: { limit: SHOWN } }), staleTime: 0 })
  const reading = useMutation({
    mutationFn: () => call(readNotices, { body: {} }),
    onSuccess: () =>
      Promise.all([queries.invalidateQueries({ queryKey: ['notices'] }), queries.refetchQueries({ queryKey: whoIsHere.queryKey })]),
  })
  const list = notices.data?.notices ?? []
  if (list.length === 0) return null
  return (
    <section aria-labelledby="notices">
      <div className="between">
        <h2 id="notices">通知{unread > 0 && `（${unread} 条未读）`}</h2>
        {unread > 0 && (
          <Button size="small" busy={reading.isPending} onClick={() => reading.mutate()}>
            全部标为已读
          </Button>
        )}
      </div>
      <Refused error={reading.error} />
      <ul className="notices">
        {list.map(({ id, title, text, link, at, readAt }) => (
          <li key={id} className={readAt === null ? 'unread' : ''}>
            <span>
              <strong>{link ? <a href={link}>{title}</a> : title}</strong>　{text}
            </span>
            <small className="note">{momentOf(at)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
