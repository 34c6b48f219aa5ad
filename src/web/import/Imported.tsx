import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '#http/contract/client.ts'
import { restoreVersion } from '#http/contract/submissions.ts'
import { ConfirmButton } from '../shell/ConfirmButton.tsx'
import { Refused, SaidError } from '../shell/Refused.tsx'
import { Changes } from '../year/Changes.tsx'
import { useOpenYear } from '../year/year-context.ts'

/** After an import: what it did, and the way to undo it as a whole. What was typed since would go with it, so that is said. */
export function Imported({ version, before, count }: { readonly version: number; readonly before: number; readonly count: number }) {
  const { year, state, save, reload } = useOpenYear()
  const navigate = useNavigate()
  const [shown, show] = useState(false)
  const params = { id: year.id }
  const undo = useMutation({
    mutationFn: async () => {
      if (!(await save())) throw new SaidError('刚才填写的内容还没有保存好。请稍后再试。')
      return call(restoreVersion, { params, body: { version: state.version, from: before } })
    },
    onSuccess: async () => {
      await navigate({ to: '/year/$id/import', params, search: {} })
      await reload()
    },
  })
  const later = state.version > version
  return (
    <section className="imported" role="status">
      <p>
        <strong>
          ✓ 已导入 {count} 处，存为第 {version} 版。
        </strong>
      </p>
      <p className="choices">
        <Link to="/year/$id" params={params} className="button-link primary">
          看看还缺什么 →
        </Link>
        <button type="button" className="plain-button" aria-expanded={shown} onClick={() => show(!shown)}>
          改了什么
        </button>
        <ConfirmButton
          question={
            later ? `回到导入以前（第 ${before} 版）？导入之后的填写也会一起撤销，都留在历史版本里。` : `回到导入以前（第 ${before} 版）？`
          }
          busy={undo.isPending}
          onConfirm={() => undo.mutate()}
        >
          撤销这次导入
        </ConfirmButton>
      </p>
      <Refused error={undo.error} />
      {shown && <Changes id={year.id} from={before} to={version} />}
    </section>
  )
}
