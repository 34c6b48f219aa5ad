import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { roleTitles } from '#domain/workflow-roles.ts'
import { call } from '#http/contract/client.ts'
import { changePassword } from '#http/contract/session.ts'
import { Frame } from '../shell/Frame.tsx'
import { Refused } from '../shell/Refused.tsx'
import { rolesOf, useMe, whoIsHere } from '../shell/use-me.ts'
import './account.css'
import { Button } from '../shell/Button.tsx'
import { tell } from '../shell/tell.ts'
import { PasswordField } from './PasswordField.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'

/** 我的账户. Whoever signed in with a one-time password has to choose one of his own before anything else. */
export function Account() {
  const person = useMe()
  return (
    <Frame title={<h1>我的账户</h1>}>
      {person && (
        <div className="account">
          {person.unfinished === null ? (
            <section>
              <h2>{person.name}</h2>
              <p className="lead">
                用户名 {person.login}
                {person.unitName && `，${person.unitName}`}
                {person.grants.length > 0 &&
                  `，${rolesOf(person)
                    .map((role) => roleTitles[role])
                    .join('、')}`}
              </p>
            </section>
          ) : (
            <p className="callout" role="alert">
              您用的是一次性密码。请先改为自己的密码，再办理其他事项。
            </p>
          )}
          <NewPassword forced={person.unfinished !== null} />
          {person.unfinished === null && <SecondFactor on={person.secondFactor} />}
          {person.unfinished === null && <Sessions />}
        </div>
      )}
    </Frame>
  )
}

/** 修改密码; other places where the person is signed in are signed out by the server. */
function NewPassword({ forced }: { readonly forced: boolean }) {
  const [old, setOld] = useState('')
  const [wanted, setWanted] = useState('')
  const [again, setAgain] = useState('')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const change = useMutation({
    mutationFn: () => call(changePassword, { body: { old, wanted } }),
    onSuccess: async () => {
      for (const clear of [setOld, setWanted, setAgain]) clear('')
      tell('密码已修改。')
      await queries.refetchQueries({ queryKey: whoIsHere.queryKey })
      if (forced) void navigate({ to: '/' })
    },
  })
  const differs = again !== '' && again !== wanted
  return (
    <section aria-labelledby="password">
      <h2 id="password">{forced ? '设定自己的密码' : '修改密码'}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <PasswordField label={forced ? '一次性密码' : '现在的密码'} value={old} onChange={setOld} autoComplete="current-password" />
        <PasswordField
          label="新密码"
          value={wanted}
          onChange={setWanted}
          autoComplete="new-password"
          hint="至少 10 个字符。可以用几个词连成一句好记的话，不用硬凑符号。"
        />
        <PasswordField label="再输入一次新密码" value={again} onChange={setAgain} autoComplete="new-password" />
        {differs && (
          <p className="problem-words" role="alert">
            两次输入的新密码不一样。
          </p>
        )}
        <Refused error={change.error} />
        <Button primary type="submit" busy={change.isPending} disabled={differs || again === ''}>
          {forced ? '设定并继续' : '修改密码'}
        </Button>
      </form>
    </section>
  )
}
