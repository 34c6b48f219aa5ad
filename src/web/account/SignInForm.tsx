import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { call, RefusedCall } from '#http/contract/client.ts'
import { signIn } from '#http/contract/session.ts'
import { Button } from '../shell/Button.tsx'
import { Refused } from '../shell/Refused.tsx'
import type { Me } from '../shell/use-me.ts'
import { PasswordField } from './PasswordField.tsx'

/** The server wants the one-time code besides the password. */
const asksForCode = (error: Error | null) => error instanceof RefusedCall && error.problem.code.startsWith('SECOND_FACTOR')

/** 用户名、密码，设了动态口令的再加口令。`login` is given when the same person has to sign in again. */
export function SignInForm({ login: known, onDone }: { readonly login?: string; readonly onDone: (person: Me) => void }) {
  const id = useId()
  const [login, setLogin] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeAsked, askCode] = useState(false)
  const enter = useMutation({
    mutationFn: () => call(signIn, { body: { login: login.trim(), password, ...(code ? { code } : {}) } }),
    onSuccess: onDone,
    onError: (error) => asksForCode(error) && askCode(true),
  })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (known !== undefined) form.current?.querySelector<HTMLInputElement>('[type=password]')?.focus()
  }, [known])
  return (
    <form
      ref={form}
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault()
        enter.mutate()
      }}
    >
      <div className="field">
        <label htmlFor={id}>用户名</label>
        <input
          id={id}
          className="line"
          required
          maxLength={60}
          autoComplete="username"
          readOnly={known !== undefined}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </div>
      <PasswordField label="密码" value={password} onChange={setPassword} autoComplete="current-password" />
      {codeAsked && (
        <div className="field">
          <label htmlFor={`${id}-code`}>动态口令（手机验证器上的 6 位数字）</label>
          <input
            id={`${id}-code`}
            className="line code"
            ref={focus}
            required
            inputMode="numeric"
            maxLength={6}
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
          />
        </div>
      )}
      <Refused error={enter.error} />
      <Button primary type="submit" size="large" busy={enter.isPending}>
        登录
      </Button>
    </form>
  )
}

/** The person has just been asked for it. */
const focus = (field: HTMLInputElement | null) => field?.focus()
