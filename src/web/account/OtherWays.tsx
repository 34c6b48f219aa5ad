import { useQuery } from '@tanstack/react-query'
import { call } from '#http/contract/client.ts'
import { signInWays } from '#http/contract/session.ts'

/** 统一身份认证: one button for each way this installation is set up for; links, because the browser goes there itself. */
export function OtherWays() {
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: () => call(signInWays, {}), staleTime: Number.POSITIVE_INFINITY })
  if (!ways.data?.ways.length) return null
  return (
    <div className="other-ways">
      <p className="note">或者</p>
      {ways.data.ways.map(({ id, title, address }) => (
        <a key={id} className="button-link" href={address}>
          用{title}登录
        </a>
      ))}
    </div>
  )
}
