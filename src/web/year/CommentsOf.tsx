import { Link, useLocation } from '@tanstack/react-router'
import { fieldAt } from '#domain/edit/at-path.ts'
import type { Submission } from '#domain/submission.ts'
import { momentOf } from '../shell/moment.ts'
import { Refused } from '../shell/Refused.tsx'
import { JumpTo } from './JumpTo.tsx'
import { isInside, placeOf } from './place-of.ts'
import './comments.css'
import { Button } from '../shell/Button.tsx'
import { type Comment, useComments } from './use-comments.ts'
import { useOpenYear } from './year-context.ts'

/** Open comments and returned items that concern one place of the year, where the work is done; nothing when there are none. */
export function CommentsOf({ path }: { readonly path: string }) {
  const { year } = useOpenYear()
  const { comments, error, resolve } = useComments(year.id)
  const here = comments.filter((comment) => comment.resolvedAt === null && isInside(comment.path, path))
  if (here.length === 0) return <Refused error={error} />
  return (
    <section className="comments no-print" aria-label="退回和批注">
      <CommentList comments={here} resolve={resolve} below={path} />
      <Refused error={error} />
    </section>
  )
}

/** Open comments of the page that is shown, at its head; those on the whole submission, and how many there are elsewhere, on the task list. */
export function CommentsHere() {
  const { year } = useOpenYear()
  const { pathname } = useLocation()
  const { comments, resolve } = useComments(year.id)
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null)
  const here = open.filter(({ path }) => pathname === addressOf(path, year.id))
  const isHome = pathname === `/year/${year.id}`
  if (here.length === 0 && !(isHome && open.length > 0)) return null
  return (
    <section className="comments no-print" aria-label="退回和批注">
      {isHome && (
        <p>
          有 {open.length} 条退回意见或批注等您处理，
          <Link to="/year/$id/confirm" params={{ id: year.id }} hash="comments">
            看清单
          </Link>
          。
        </p>
      )}
      <CommentList comments={here} resolve={resolve} below="" />
    </section>
  )
}

/** The page on which the place of a comment is filled in; the task list for the whole submission. */
function addressOf(path: string, id: string): string {
  const place = placeOf(path)
  return (place?.to ?? '/year/$id').replace('$id', id).replace('$index', place?.index ?? '')
}

interface ListProps {
  readonly comments: readonly Comment[]
  readonly resolve: ReturnType<typeof useComments>['resolve']
  /** The place the reader is at: it need not be said again. */
  readonly below?: string
}

/** Comments as things to do, each with its place and a button that says it is done. */
export function CommentList({ comments, resolve, below }: ListProps) {
  const { state } = useOpenYear()
  return (
    <ul className="comment-list">
      {comments.map((comment) => (
        <li key={comment.id}>
          <p>
            <strong>{comment.kind === 'return' ? '退回修改' : '批注'}</strong>
            {'　'}
            {comment.path !== below && <JumpTo path={comment.path}>{placeName(comment.path, state.content)}</JumpTo>}　{comment.text}
          </p>
          <p className="note">
            {comment.author}　{momentOf(comment.at)}　第 {comment.version} 版
            {comment.resolvedAt !== null && `　已于 ${momentOf(comment.resolvedAt)} 处理`}
          </p>
          {comment.resolvedAt === null && (
            <Button
              size="small"
              busy={resolve.isPending && resolve.variables === comment.id}
              onClick={() => resolve.mutate(comment.id)}
              aria-label={`已处理：${comment.text}`}
            >
              已处理
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Where a comment speaks, in words. */
export const placeName = (path: string, content: Submission): string =>
  path === '' ? '整份填报' : (fieldAt(content, path)?.trail.join('／') ?? '整份填报')
