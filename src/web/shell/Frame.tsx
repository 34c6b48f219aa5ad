import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { call } from '#http/contract/client.ts'
import { signOut } from '#http/contract/session.ts'
import { HelpBox } from '../help/HelpBox.tsx'
import { Tour } from '../tour/Tour.tsx'
import './frame.css'
import { useLargeType } from './large-type.ts'
import { Mark } from './Mark.tsx'
import { SignInAgain } from './SignInAgain.tsx'
import { useSignedOut } from './signed-out.ts'
import { useMe } from './use-me.ts'

interface Props {
  readonly title: ReactNode
  /** What stands at the right of the head: state of saving and so on. */
  readonly tools?: ReactNode
  /** Done before the person signs out: sending what is not saved. */
  readonly beforeLeaving?: (() => Promise<unknown>) | undefined
  readonly children: ReactNode
}

/** Head of every page: the product, where one is, large type, the person; then the page's content. */
export function Frame({ title, tools, beforeLeaving, children }: Props) {
  const [large, setLarge] = useLargeType()
  const signedOut = useSignedOut()
  return (
    <>
      <a className="skip" href="#content">
        跳到正文
      </a>
      <header className="head no-print">
        <Link to="/" className="brand">
          <Mark />
          <span className="brand-name">明绩</span>
          <span className="unseen">首页</span>
        </Link>
        <div className="head-title">{title}</div>
        <div className="head-tools">
          {tools}
          <Link to="/help" className="plain-button help-link">
            帮助
          </Link>
          <button type="button" className="plain-button" aria-pressed={large} onClick={() => setLarge(!large)}>
            大字
          </button>
          <PersonMenu beforeLeaving={beforeLeaving} />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <HelpBox />
      <Tour />
      {signedOut && <SignInAgain />}
    </>
  )
}

/** The person's name; behind it the account and the way out. */
function PersonMenu({ beforeLeaving }: Pick<Props, 'beforeLeaving'>) {
  const person = useMe()
  const menu = useRef<HTMLDetailsElement>(null)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = useMutation({
    mutationFn: async () => {
      await beforeLeaving?.()
      await call(signOut, {})
    },
    onSettled: async () => {
      queries.clear()
      await navigate({ to: '/sign-in' })
    },
  })
  useEffect(() => {
    const close = (event: Event) => {
      const away = event instanceof KeyboardEvent ? event.key === 'Escape' : !menu.current?.contains(event.target as Node) // targets of clicks are nodes
      if (away && menu.current) menu.current.open = false
    }
    document.addEventListener('click', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('click', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  if (!person) return null
  return (
    <details className="menu" ref={menu}>
      <summary className="plain-button">
        {person.name}
        <span aria-hidden="true"> ▾</span>
      </summary>
      <div className="menu-list">
        <Link to="/account">我的账户</Link>
        <button type="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
          退出登录
        </button>
      </div>
    </details>
  )
}
