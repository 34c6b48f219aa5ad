import { useQueryClient } from '@tanstack/react-query'
import { SignInForm } from '../account/SignInForm.tsx'
import '../account/account.css'
import { Dialog } from './Dialog.tsx'
import { signedInAgain } from './signed-out.ts'
import { useMe, whoIsHere } from './use-me.ts'

/**
 * The session has ended while the page was open 登录已过期: the same person signs in here, and everything goes on where it was. Another person
 * must not take over a half-filled page: then it is opened anew.
 */
export function SignInAgain() {
  const before = useMe()
  const queries = useQueryClient()
  return (
    <Dialog title="登录已过期，请重新登录">
      <p>为了安全，长时间之后需要重新登录。您刚才填写的内容都还在，登录后会自动保存。</p>
      <SignInForm
        {...(before ? { login: before.login } : {})}
        onDone={(person) => {
          queries.setQueryData(whoIsHere.queryKey, person)
          signedInAgain()
          if (before && before.personId !== person.personId) location.assign('/')
          else void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
        }}
      />
    </Dialog>
  )
}
