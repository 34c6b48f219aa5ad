import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '#http/contract/client.ts'
import { acceptMany } from '#http/contract/submissions.ts'
import { remind } from '#http/contract/work.ts'
import { Button } from '../shell/Button.tsx'
import { Chips } from '../shell/Chips.tsx'
import { Refused } from '../shell/Refused.tsx'
import { tell } from '../shell/tell.ts'
import { useMay } from '../shell/use-me.ts'
import { BoardTable } from './BoardTable.tsx'
import { type BoardRow, boardRows, groupNames, groups, isClean, isIn } from './board-rows.ts'
import { type Board, boards, lastYear } from './years.ts'

/** 审核台: who stands where, late ones first; filters live in the address, so that a view can be kept as a bookmark. */
export function ReviewBoard({ years }: { readonly years: readonly (Board & { readonly year: number })[] }) {
  const search = useSearch({ from: '/inside/' })
  const navigate = useNavigate()
  const may = useMay()
  const shown =
    years.find(({ year }) => year === search.year) ??
    years.find(({ rows }) => rows.length > 0) ??
    years.find(({ year }) => year === lastYear)
  const group = search.state ?? 'all'
  const words = search.unit ?? ''
  const [picked, pick] = useState<ReadonlySet<string>>(new Set())
  if (!shown) return null
  const all = boardRows(shown, new Date().toISOString())
  const rows = all.filter((row) => isIn(row, group) && (row.unitName.includes(words) || row.unitCode.startsWith(words)))
  const chosen = all.filter(({ unitId }) => picked.has(unitId))
  const go = (change: Partial<typeof search>) => {
    pick(new Set())
    void navigate({ to: '/', search: { ...search, ...change }, replace: true })
  }
  return (
    <section aria-labelledby="board">
      <div className="board-head">
        <h2 id="board">{shown.year} 年度填报进度</h2>
        <label htmlFor="board-year">年度</label>
        <select id="board-year" className="line short" value={shown.year} onChange={(event) => go({ year: Number(event.target.value) })}>
          {years.map(({ year }) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
        <label htmlFor="board-unit">单位</label>
        <input
          id="board-unit"
          type="search"
          className="line short"
          placeholder="名称或编码"
          value={words}
          onChange={(event) => go({ unit: event.target.value || undefined })}
        />
      </div>
      <Chips
        label="按状态看"
        chosen={group}
        onChoose={(state) => go({ state: state === 'all' ? undefined : state })}
        choices={groupNames.map((key) => ({ key, title: groups[key], count: all.filter((row) => isIn(row, key)).length }))}
      />
      {rows.length === 0 ? (
        <p className="nothing">{all.length === 0 ? `${shown.year} 年度还没有您可以看的单位。请换一个年度。` : '没有符合条件的单位。'}</p>
      ) : (
        <BoardTable rows={rows} picked={picked} onPick={pick} pickable={may('submission.review')} />
      )}
      {may('submission.review') && <Actions year={shown.year} chosen={chosen} onDone={() => pick(new Set())} />}
    </section>
  )
}

/** What can be done with the units that are ticked: accept the clean ones, remind those who have not submitted. */
function Actions({ year, chosen, onDone }: { readonly year: number; readonly chosen: readonly BoardRow[]; readonly onDone: () => void }) {
  const queries = useQueryClient()
  const clean = chosen.filter(isClean)
  const open = chosen.filter(({ group }) => group === 'not-begun' || group === 'filling' || group === 'returned')
  const acceptance = useMutation({
    mutationFn: () =>
      call(acceptMany, { body: { items: clean.flatMap(({ row }) => (row ? [{ id: row.id, version: row.version }] : [])) } }),
    onSuccess: ({ results }) => {
      const refused = results.filter(({ ok }) => !ok)
      tell(
        `已审定 ${results.length - refused.length} 份${refused.length > 0 ? `，没有审定 ${refused.length} 份：${refused[0]?.message ?? ''}` : ''}。`,
      )
      onDone()
      void queries.invalidateQueries({ queryKey: boards.queryKey })
    },
  })
  const reminding = useMutation({
    mutationFn: () => call(remind, { body: { year, stage: 'self-evaluation', unitIds: open.map(({ unitId }) => unitId) } }),
    onSuccess: ({ people }) => {
      tell(people === 0 ? '这些单位还没有可以通知的人员，请先在人员管理里设置。' : `已通知 ${people} 人。`)
      onDone()
    },
  })
  return (
    <div className="board-actions">
      <Button primary disabled={clean.length === 0} busy={acceptance.isPending} onClick={() => acceptance.mutate()}>
        审定选中的 {clean.length} 份
      </Button>
      <Button disabled={open.length === 0} busy={reminding.isPending} onClick={() => reminding.mutate()}>
        催办选中的 {open.length} 个单位
      </Button>
      <span className="note">
        {chosen.length === 0 ? '先在表里打勾。已提交、没有错误的可以批量审定；还没提交的可以催办。' : `已选 ${chosen.length} 个单位。`}
      </span>
      <Refused error={acceptance.error ?? reminding.error} />
    </div>
  )
}
