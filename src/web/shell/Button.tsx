import type { ButtonHTMLAttributes, MouseEvent } from 'react'

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** The one button that leads on. */
  readonly primary?: boolean
  /** What it does takes something away or sends something back. */
  readonly danger?: boolean
  readonly size?: 'small' | 'large'
  /** What it began is under way: it keeps the focus and takes no second press. */
  readonly busy?: boolean
}

/** A button of the pages 按钮; it submits no form unless `type` says so. */
export function Button({ primary = false, danger = false, size, busy = false, type = 'button', onClick, ...rest }: Props) {
  const looks = ['button', primary && 'primary', danger && 'danger', size].filter(Boolean).join(' ')
  const press = (event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event))
  return <button {...rest} type={type} className={looks} aria-disabled={busy || undefined} aria-busy={busy || undefined} onClick={press} />
}
