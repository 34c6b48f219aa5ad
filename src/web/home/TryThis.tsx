import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '#domain/workflow-roles.ts'
import { call } from '#http/contract/client.ts'
import { readStatus } from '#http/contract/work.ts'
import { type Me, rolesOf } from '../shell/use-me.ts'

/** What somebody who sees the demonstration for the first time can try, by role. */
const tries: Partial<Readonly<Record<Role, readonly string[]>>> = {
  clerk: [
    '点“继续填报”，照着任务清单一步步看；左边每一步都写着还缺几处。',
    '在“项目与指标”里改一个实际完成值，看得分怎么跟着变，点得分看依据；Ctrl+Z 撤销。',
    '在“实际完成值与佐证”里拖一张照片到一行上。',
    '开始一个新年度，把去年的表拖进“导入已有的表”。',
  ],
  head: ['点“继续填报”打开本年度，再到“确认报送”看一页汇总和改动。', '没有错误时点“确认”，盖上第一把钥匙；再由经办人或您报送。'],
  reviewer: ['按状态看各单位；逾期的排在最前面。', '打开一份已提交的，看体检意见，审定或退回。', '退回要写理由，对方会看到。'],
}

const key = 'mingji.tried'

/** The first run with the example data 第一次打开演示: closed once, it stays away. */
export function TryThis({ person }: { readonly person: Me }) {
  const status = useQuery({ queryKey: ['status'], queryFn: () => call(readStatus, {}), staleTime: Number.POSITIVE_INFINITY })
  const storage = `${key}.${person.personId}`
  const [closed, close] = useState(() => localStorage.getItem(storage) !== null)
  const words = rolesOf(person).flatMap((role) => tries[role] ?? [])
  if (closed || !status.data?.examples || words.length === 0) return null
  return (
    <aside className="try-this" aria-labelledby="try">
      <h2 id="try">第一次来？可以这样试</h2>
      <ol>
        {words.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ol>
      <button
        type="button"
        className="plain-button"
        onClick={() => {
          localStorage.setItem(storage, 'yes')
          close(true)
        }}
      >
        知道了，不再显示
      </button>
    </aside>
  )
}
