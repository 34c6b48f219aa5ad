import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#http/contract/client.ts'
import { endOtherSessions, endSession, listSessions } from '#http/contract/session.ts'
import { Button } from '../shell/Button.tsx'
import { momentOf } from '../shell/moment.ts'
import { Refused } from '../shell/Refused.tsx'

const key = ['sessions']

/** 已登录的设备: where the person is signed in, and the way to end what is not hers. */
export function Sessions() {
  const queries = useQueryClient()
  const sessions = useQuery({ queryKey: key, queryFn: () => call(listSessions, {}), staleTime: 0 })
  const refresh = () => queries.invalidateQueries({ queryKey: key })
  const end = useMutation({ mutationFn: (id: string) => call(endSession, { params: { id } }), onSuccess: refresh })
  const endOthers = useMutation({ mutationFn: () => call(endOtherSessions, {}), onSuccess: refresh })
  const list = sessions.data?.sessions ?? []
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">已登录的设备</h2>
      <p className="lead">有不认识的，先让它退出，再修改密码。</p>
      <Refused error={sessions.error ?? end.error ?? endOthers.error} />
      <ul className="sessions">
        {list.map(({ id, current, agent, address, lastSeenAt }) => (
          <li key={id}>
            <span>
              <strong>{current ? '这台设备' : deviceOf(agent)}</strong>
              <small className="note">
                {address ?? '地址不明'}，最近使用 {momentOf(lastSeenAt)}
              </small>
            </span>
            {!current && (
              <Button size="small" busy={end.isPending && end.variables === id} onClick={() => end.mutate(id)}>
                让它退出
              </Button>
            )}
          </li>
        ))}
      </ul>
      {list.length > 1 && (
        <Button busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
          其他设备全部退出
        </Button>
      )}
    </section>
  )
}

/** What browsers call themselves, as people call the machine. */
const devices: readonly (readonly [sign: RegExp, words: string])[] = [
  [/android/i, '安卓手机或平板'],
  [/iphone|ipad/i, '苹果手机或平板'],
  [/windows/i, 'Windows 电脑'],
  [/mac os/i, '苹果电脑'],
  [/linux|uos|kylin/i, 'Linux 电脑（麒麟、统信等）'],
]
const deviceOf = (agent: string | null) => devices.find(([sign]) => sign.test(agent ?? ''))?.[1] ?? '其他设备'
