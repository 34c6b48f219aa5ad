import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { call } from '#http/contract/client.ts'
import { listVersions, restoreVersion } from '#http/contract/submissions.ts'
import { momentOf } from '../shell/moment.ts'
import { Refused } from '../shell/Refused.tsx'
import { Changes } from '../year/Changes.tsx'
import { useOpenYear } from '../year/year-context.ts'

const sources: Readonly<Record<string, string>> = { import: '导入', save: '填写', restore: '恢复', create: '新建' }

/** 历史版本: who and when, what changed in words; any of them can be restored as a new version. */
export function History() {
  const { year, state, editable, save, reload } = useOpenYear()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [shown, show] = useState<number>()
  const versions = useQuery({ queryKey: ['versions', year.id, state.version], queryFn: () => call(listVersions, { params: { id: year.id } }), placeholderData: (before) => before })
  const restore = useMutation({
    mutationFn: async (from: number) => {
      if (!(await save())) throw new Error('unsaved')
      return call(restoreVersion, { params: { id: year.id }, body: { version: state.version, from } })
    },
    onSuccess: ({ version }, from) => {
      void message.success(`已恢复到第 ${from} 版的内容，保存为第 ${version} 版。`)
      void queries.invalidateQueries({ queryKey: ['versions', year.id] })
      void reload()
    },
  })
  return (
    <>
      <h2>历史版本</h2>
      <Refused error={versions.error ?? restore.error} />
      <div className="wide">
        <table className="list">
          <caption>每次保存都留有一版，恢复也不会丢掉现在的内容</caption>
          <thead>
            <tr>
              <th scope="col">版本</th>
              <th scope="col">保存人</th>
              <th scope="col">时间</th>
              <th scope="col">来源</th>
              <th scope="col">办理</th>
            </tr>
          </thead>
          <tbody>
            {(versions.data?.versions ?? []).map(({ version, author, at, source, note }) => (
              <tr key={version}>
                <th scope="row">第 {version} 版</th>
                <td>{author}</td>
                <td>{momentOf(at)}</td>
                <td>
                  {sources[source] ?? source}
                  {note && `：${note}`}
                </td>
                <td className="between">
                  {version > 1 && (
                    <Button size="small" aria-expanded={shown === version} onClick={() => show(shown === version ? undefined : version)}>
                      第 {version} 版改了什么
                    </Button>
                  )}
                  {editable && version !== state.version && (
                    <Popconfirm title={`恢复到第 ${version} 版的内容？`} description="现在的内容仍留在历史版本里。" okText="恢复" cancelText="不恢复" onConfirm={() => restore.mutate(version)}>
                      <Button size="small" loading={restore.isPending && restore.variables === version}>
                        恢复到第 {version} 版
                      </Button>
                    </Popconfirm>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown !== undefined && (
        <section aria-live="polite">
          <h3>第 {shown} 版改了什么</h3>
          <Changes id={year.id} from={shown - 1} to={shown} />
        </section>
      )}
    </>
  )
}
