import { roleTitles } from '#domain/workflow-roles.ts'
import { momentOf } from '../shell/moment.ts'
import { useOpenYear } from '../year/year-context.ts'

type Held = NonNullable<ReturnType<typeof useOpenYear>['year']['first']>

/** Who holds which key 两道签署. */
export function Keys() {
  const { year } = useOpenYear()
  return (
    <dl className="keys" aria-label="两道签署">
      <div>
        <dt>第一道：单位确认</dt>
        <dd>{say(year.first, '单位负责人还没有签')}</dd>
      </div>
      <div>
        <dt>第二道：财政审定</dt>
        <dd>{say(year.second, '财政局还没有签')}</dd>
      </div>
    </dl>
  )
}

function say(key: Held | null, otherwise: string): string {
  if (!key) return otherwise
  const role = Object.hasOwn(roleTitles, key.role) ? `（${roleTitles[key.role as keyof typeof roleTitles]}）` : '' // a role's own name
  return `✓ ${key.person}${role}${key.onBehalfOf ? `，代 ${key.onBehalfOf}` : ''}，${momentOf(key.at)}，第 ${key.version} 版`
}
