import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Switch } from 'antd'
import type { ReactNode } from 'react'
import { call } from '#http/contract/client.ts'
import { signOut, whoAmI } from '#http/contract/session.ts'
import { useLargeType } from './large-type.ts'

interface Props {
  readonly title: ReactNode
  /** What stands at the right of the head: state of saving and so on. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** Head, person, large type and the page's content. */
export function Frame({ title, tools, children }: Props) {
  const me = useQuery({ queryKey: ['me'], queryFn: () => call(whoAmI, {}) })
  const [large, setLarge] = useLargeType()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    onSettled: () => {
      queries.clear()
      void navigate({ to: '/sign-in' })
    },
  })
  return (
    <>
      <a className="skip" href="#content">
        跳到正文
      </a>
      <header className="head">
        <div className="head-title">{title}</div>
        <div className="head-tools">
          {tools}
          <span className="large-type">
            <Switch size="small" checked={large} onChange={setLarge} aria-label="大字" /> 大字
          </span>
          <span>{me.data?.name}</span>
          <Button onClick={() => leave.mutate()}>退出</Button>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
