import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { DemoAccounts } from '../account/DemoAccounts.tsx'
import { OtherWays } from '../account/OtherWays.tsx'
import { SignInForm } from '../account/SignInForm.tsx'
import '../account/account.css'
import { Mark } from '../shell/Mark.tsx'
import { type Me, whoIsHere } from '../shell/use-me.ts'

/** 登录: with the demo people where the example data is loaded. */
export function SignIn() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const { to } = useSearch({ from: '/sign-in' })
  useEffect(() => {
    document.title = '登录 · 明绩'
  }, [])
  const enter = (person: Me) => {
    queries.clear()
    queries.setQueryData(whoIsHere.queryKey, person)
    if (to === undefined) void navigate({ to: '/' })
    else router.history.push(to)
  }
  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-labelledby="product">
        <h1 id="product">
          <Mark size={40} />
          <span>
            明绩
            <small>预算绩效自评</small>
          </span>
        </h1>
        <SignInForm onDone={enter} />
        <OtherWays />
        <p className="note">忘记密码，请联系本单位或财政部门的系统管理员重设。</p>
      </section>
      <DemoAccounts onDone={enter} />
    </main>
  )
}
