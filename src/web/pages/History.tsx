import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { actionTitles, stateTitles } from '#domain/workflow.ts'
import { call } from '#http/contract/client.ts'
import { listSteps, listVersions, restoreVersion } from '#http/contract/submissions.ts'
import { Dialog } from '../shell/Dialog.tsx'
import { momentOf } from '../shell/moment.ts'
import { Refused } from '../shell/Refused.tsx'
import { Keys } from '../steps/Keys.tsx'
import '../steps/steps.css'
import { Changes } from '../year/Changes.tsx'
import { useOpenYear } from '../year/year-context.ts'
import '../report/history.css'
import { timeLine, type VersionEntry } from '../report/time-line.ts'
import { Button } from '../shell/Button.tsx'
import { tell } from '../shell/tell.ts'

/** 历史版本: versions and steps on one line of time; any two compared in words, any version brought back as a new one. */
export function History() {
  const { year, state, editable } = useOpenYear()
  const id = year.id
  const versions = useQuery({
    queryKey: ['versions', id, state.version],
    queryFn: () => call(listVersions, { params: { id } }),
    placeholderData: (before) => before,
  })
  const steps = useQuery({ queryKey: ['steps', id], queryFn: () => call(listSteps, { params: { id } }) })
  const [compared, compare] = useState(comparedIn(useSearch({ strict: false })))
  const [restoring, restore] = useState<number>()
  const entries = timeLine(versions.data?.versions ?? [], steps.data?.steps ?? [])
  return (
    <div className="history-page">
      <div className="between">
        <h2>历史版本和办理经过</h2>
        <Button onClick={() => window.print()}>打印记录</Button>
      </div>
      <Keys />
      <p className="note">每次保存都留有一版；恢复是把旧内容存为新的一版，现在的内容不会丢。</p>
      <Refused error={versions.error ?? steps.error} />
      <Compare versions={versions.data?.versions ?? []} current={state.version} compared={compared} onCompare={compare} />
      <ol className="time-line" aria-label="时间线，最近的在前">
        {entries.map((entry) =>
          entry.kind === 'step' ? (
            <li key={`${entry.at} ${entry.action}`} className="step">
              <p>
                <strong>{actionTitles[entry.action]}</strong>　{entry.person}
                {entry.onBehalfOf && `（代 ${entry.onBehalfOf}）`}　{momentOf(entry.at)}　
                <span className="note">
                  第 {entry.version} 版，之后为“{stateTitles[entry.to]}”
                </span>
              </p>
              {entry.reason && <p>理由：{entry.reason}</p>}
            </li>
          ) : (
            <Version
              key={entry.versions[0]}
              entry={entry}
              current={state.version}
              onCompare={compare}
              onRestore={editable ? restore : undefined}
            />
          ),
        )}
      </ol>
      {restoring !== undefined && <Restore from={restoring} onClose={() => restore(undefined)} />}
    </div>
  )
}

interface Compared {
  readonly from: number
  readonly to: number
}

/** A link may name two versions: "?from=1&to=4". */
function comparedIn({ from, to }: { readonly from?: unknown; readonly to?: unknown }): Compared | undefined {
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : undefined
}

interface VersionProps {
  readonly entry: VersionEntry
  readonly current: number
  readonly onCompare: (compared: Compared) => void
  readonly onRestore: ((version: number) => void) | undefined
}

/** One person's saves in a row: the last of them counts, the others can be opened. */
function Version({ entry, current, onCompare, onRestore }: VersionProps) {
  const [newest = 0] = entry.versions
  const oldest = entry.versions.at(-1) ?? newest
  const range = newest === oldest ? `第 ${newest} 版` : `第 ${oldest}～${newest} 版`
  return (
    <li className="version">
      <p>
        <strong>{range}</strong>　{entry.author}　{entry.way}　{momentOf(entry.at)}
        {newest === current && <span className="tag done">现在的内容</span>}
      </p>
      {entry.note && <p className="note">{entry.note}</p>}
      <p className="choices no-print">
        {oldest > 1 && (
          <Button size="small" onClick={() => onCompare({ from: oldest - 1, to: newest })}>
            {range}改了什么
          </Button>
        )}
        {onRestore && newest !== current && (
          <Button size="small" onClick={() => onRestore(newest)}>
            恢复到第 {newest} 版
          </Button>
        )}
      </p>
      {onRestore && entry.versions.length > 1 && (
        <details className="no-print">
          <summary>其中的每一版</summary>
          <p className="choices">
            {entry.versions.slice(1).map((version) => (
              <Button key={version} size="small" onClick={() => onRestore(version)}>
                恢复到第 {version} 版
              </Button>
            ))}
          </p>
        </details>
      )}
    </li>
  )
}

interface CompareProps {
  readonly versions: readonly { readonly version: number; readonly author: string; readonly at: string }[]
  readonly current: number
  readonly compared: Compared | undefined
  readonly onCompare: (compared: Compared | undefined) => void
}

/** Any two versions, in words. */
function Compare({ versions, current, compared, onCompare }: CompareProps) {
  const { year } = useOpenYear()
  const { from, to } = compared ?? { from: Math.max(1, current - 1), to: current }
  const options = versions.map(({ version, author, at }) => (
    <option key={version} value={version}>
      第 {version} 版（{author} {momentOf(at)}）
    </option>
  ))
  if (versions.length < 2) return null
  return (
    <section aria-label="比较两版" className="compare">
      <p className="choices no-print">
        <label htmlFor="from">比较</label>
        <select id="from" className="line pick" value={from} onChange={({ target }) => onCompare({ from: Number(target.value), to })}>
          {options}
        </select>
        <label htmlFor="to">和</label>
        <select id="to" className="line pick" value={to} onChange={({ target }) => onCompare({ from, to: Number(target.value) })}>
          {options}
        </select>
        {compared ? (
          <Button onClick={() => onCompare(undefined)}>收起</Button>
        ) : (
          <Button onClick={() => onCompare({ from, to })}>看变化</Button>
        )}
      </p>
      {compared && (
        <div aria-live="polite">
          <h3>
            从第 {from} 版到第 {to} 版的变化
          </h3>
          <Changes id={year.id} from={from} to={to} />
        </div>
      )}
    </section>
  )
}

/** Shows what bringing a version back would change, before it is done. */
function Restore({ from, onClose }: { readonly from: number; readonly onClose: () => void }) {
  const { year, state, save, reload } = useOpenYear()
  const queries = useQueryClient()
  const restore = useMutation({
    mutationFn: async () => {
      await save()
      return call(restoreVersion, { params: { id: year.id }, body: { version: state.version, from } })
    },
    onSuccess: async ({ version }) => {
      await queries.invalidateQueries({ queryKey: ['versions', year.id] })
      // The pages of the year are made anew here: only then is it said that all is done.
      await reload()
      tell(`已恢复到第 ${from} 版的内容，存为第 ${version} 版。`)
      onClose()
    },
  })
  return (
    <Dialog
      wide
      title={`恢复到第 ${from} 版`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>不恢复</Button>
          <Button primary busy={restore.isPending} disabled={state.status !== 'saved'} onClick={() => restore.mutate()}>
            恢复，存为第 {state.version + 1} 版
          </Button>
        </>
      }
    >
      <p>恢复以后，与现在（第 {state.version} 版）相比会有这些变化。现在的内容仍留在历史版本里，可以再恢复回来。</p>
      <Changes id={year.id} from={state.version} to={from} />
      <Refused error={restore.error} />
    </Dialog>
  )
}
