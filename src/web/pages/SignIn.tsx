import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { call, RefusedCall } from '#http/contract/client.ts'
import { demoAccounts, signIn } from '#http/contract/session.ts'
import { Refused } from '../shell/Refused.tsx'

interface Credentials {
  readonly login: string
  readonly password: string
  readonly code?: string
}

/** Codes with which the server asks for the one-time code. */
const asksForCode = (error: Error | null) => error instanceof RefusedCall && /FACTOR|CODE/.test(error.problem.code)

/** 登录: with the demo people where the example data is loaded. */
export function SignIn() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const demo = useQuery({ queryKey: ['demo'], queryFn: () => call(demoAccounts, {}) })
  const enter = useMutation({
    mutationFn: ({ login, password, code }: Credentials) => call(signIn, { body: { login, password, ...(code ? { code } : {}) } }),
    onSuccess: (me) => {
      queries.clear()
      queries.setQueryData(['me'], me)
      void navigate({ to: '/' })
    },
  })
  return (
    <main className="narrow">
      <h1>明绩　绩效自评</h1>
      <Form<Credentials> layout="vertical" onFinish={(values) => enter.mutate(values)} requiredMark={false}>
        <Form.Item name="login" label="用户名" rules={[{ required: true, message: '请填写用户名。' }]}>
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码。' }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {asksForCode(enter.error) && (
          <Form.Item name="code" label="动态口令（6 位数字）">
            <Input inputMode="numeric" autoComplete="one-time-code" />
          </Form.Item>
        )}
        <Refused error={enter.error} />
        <Button type="primary" htmlType="submit" block loading={enter.isPending} className="enter">
          登录
        </Button>
      </Form>
      {demo.data && demo.data.accounts.length > 0 && (
        <section aria-labelledby="demo">
          <h2 id="demo">演示账户（虚构数据）</h2>
          <ul className="plain-list">
            {demo.data.accounts.map(({ login, password, title }) => (
              <li key={login}>
                <Button block disabled={enter.isPending} onClick={() => enter.mutate({ login, password })}>
                  以“{title}”登录
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}
