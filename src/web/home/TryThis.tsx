import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#http/contract/client.ts'
import { readStatus } from '#http/contract/work.ts'
import { type Me, rolesOf } from '../shell/use-me.ts'
import { StartTour } from '../tour/StartTour.tsx'
import { tours } from '../tour/tours.ts'

const key = 'mingji.tried'

/** The first run with the example data 第一次打开演示: closed once, it stays away. */
export function TryThis({ person }: { readonly person: Me }) {
  const status = useQuery({ queryKey: ['status'], queryFn: () => call(readStatus, {}), staleTime: Number.POSITIVE_INFINITY })
  const storage = `${key}.${person.personId}`
  const [closed, close] = useState(() => localStorage.getItem(storage) !== null)
  if (closed || !status.data?.examples || !rolesOf(person).some((role) => tours[role])) return null
  const dismiss = () => {
    localStorage.setItem(storage, 'yes')
    close(true)
  }
  return (
    <aside className="try-this" aria-labelledby="try">
      <h2 id="try">第一次来？可以这样试</h2>
      <p>跟着走一遍：页面右下角会说下一步做什么，做到了它自己会知道；随时可以收起、不走，以后从“帮助”里再开始。</p>
      <p className="choices">
        <StartTour onStart={dismiss} />
        <button type="button" className="plain-button" onClick={dismiss}>
          不用了
        </button>
      </p>
    </aside>
  )
}
