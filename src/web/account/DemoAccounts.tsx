import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '#http/contract/client.ts'
import { demoAccounts, signIn } from '#http/contract/session.ts'
import { Refused } from '../shell/Refused.tsx'
import type { Me } from '../shell/use-me.ts'

/** What each part of the demonstration can try, by the words its title begins with. */
const tries: readonly (readonly [title: string, words: string])[] = [
  ['经办人', '导入去年的表、填完成值、传佐证、看体检意见，一步步做完一个街道的年度自评。'],
  ['单位负责人', '看一页汇总和改动，确认报送，或退回修改。'],
  ['财政审核人', '看全区进度、催办、审核、批量审定、决定豁免。'],
]

/** 演示账户: only where the example data is loaded. */
export function DemoAccounts({ onDone }: { readonly onDone: (person: Me) => void }) {
  const demo = useQuery({ queryKey: ['demo'], queryFn: () => call(demoAccounts, {}), staleTime: Number.POSITIVE_INFINITY })
  const enter = useMutation({
    mutationFn: ({ login, password }: { readonly login: string; readonly password: string }) => call(signIn, { body: { login, password } }),
    onSuccess: onDone,
  })
  if (!demo.data?.accounts.length) return null
  return (
    <section className="demo" aria-labelledby="demo">
      <h2 id="demo">先试一试</h2>
      <p className="note">这里装有演示数据，人名和数字都是虚构的，随便改，不会影响任何真实业务。点一个身份直接进入：</p>
      <Refused error={enter.error} />
      <ul className="plain-list">
        {demo.data.accounts.map(({ login, password, title }) => (
          <li key={login}>
            <button type="button" className="demo-account" disabled={enter.isPending} onClick={() => enter.mutate({ login, password })}>
              <strong>{title}</strong>
              <span>{tries.find(([part]) => title.startsWith(part))?.[1]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
