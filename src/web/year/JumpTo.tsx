import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { placeOf } from './place-of.ts'
import { useOpenYear } from './year-context.ts'

/** A link to the very field a path names; plain words when it is on no page. */
export function JumpTo({
  path,
  className,
  children,
}: {
  readonly path: string | undefined
  readonly className?: string
  readonly children: ReactNode
}) {
  const { year } = useOpenYear()
  const place = placeOf(path)
  if (!place) return <span>{children}</span>
  const { to, index, hash } = place
  const shared = { hash, ...(className ? { className } : {}) }
  return index === undefined ? (
    <Link to={to} params={{ id: year.id }} {...shared}>
      {children}
    </Link>
  ) : (
    <Link to="/year/$id/projects/$index" params={{ id: year.id, index }} {...shared}>
      {children}
    </Link>
  )
}
