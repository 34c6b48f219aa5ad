import { QRCodeSVG } from '@rc-component/qrcode'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { call } from '#http/contract/client.ts'
import { beginSecondFactor, confirmSecondFactor } from '#http/contract/session.ts'
import { Button } from '../shell/Button.tsx'
import { Refused } from '../shell/Refused.tsx'
import { tell } from '../shell/tell.ts'
import { whoIsHere } from '../shell/use-me.ts'
import { PasswordField } from './PasswordField.tsx'

/** 动态口令: a code from the phone besides the password. The picture is drawn here; the secret goes nowhere else. */
export function SecondFactor({ on }: { readonly on: boolean }) {
  const id = useId()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const queries = useQueryClient()
  const begin = useMutation({ mutationFn: () => call(beginSecondFactor, { body: { password } }), onSuccess: () => setPassword('') })
  const confirm = useMutation({
    mutationFn: () => call(confirmSecondFactor, { body: { code } }),
    onSuccess: () => {
      begin.reset()
      setCode('')
      tell('动态口令已启用，下次登录时需要输入。')
      void queries.refetchQueries({ queryKey: whoIsHere.queryKey })
    },
  })
  return (
    <section aria-labelledby="factor">
      <h2 id="factor">动态口令（第二道验证）</h2>
      <p className="lead">
        {on
          ? '✓ 已启用：登录时除密码外，还要输入手机验证器上的 6 位数字。换手机时在这里重新设置。'
          : '没有启用。启用后，别人就算知道密码也登录不了。'}
      </p>
      {!begin.data ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            begin.mutate()
          }}
        >
          <PasswordField label="先输入登录密码" value={password} onChange={setPassword} autoComplete="current-password" />
          <Refused error={begin.error} />
          <Button type="submit" busy={begin.isPending}>
            {on ? '重新设置' : '开始设置'}
          </Button>
        </form>
      ) : (
        <div className="qr">
          <QRCodeSVG value={begin.data.uri} size={176} level="M" role="img" aria-label="用手机验证器扫的二维码" />
          <form
            onSubmit={(event) => {
              event.preventDefault()
              confirm.mutate()
            }}
          >
            <p>
              1. 在手机的验证器（支持 TOTP 的都可以）里扫这个码；不能扫的，手工输入密钥：
              <br />
              <code>{begin.data.secret}</code>
            </p>
            <div className="field">
              <label htmlFor={id}>2. 输入验证器上的 6 位数字</label>
              <input
                id={id}
                className="line code"
                required
                inputMode="numeric"
                maxLength={6}
                autoComplete="one-time-code"
                value={code}
                onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
              />
            </div>
            <Refused error={confirm.error} />
            <Button primary type="submit" busy={confirm.isPending} disabled={code.length !== 6}>
              启用
            </Button>
          </form>
        </div>
      )}
    </section>
  )
}
