import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import type { Evaluated } from '#domain/assessment.ts'
import { executionRate } from '#domain/budget.ts'
import { percent, toWanyuan } from '#domain/quantity.ts'
import type { Project } from '#domain/submission.ts'
import { progressOf } from './project-list.ts'

export interface ProjectActions {
  readonly rename: (index: number, name: string) => void
  readonly move: (index: number, by: 1 | -1) => void
  readonly remove: (index: number) => void
}

interface Props {
  readonly yearId: string
  readonly index: number
  readonly project: Project
  readonly evaluated: Evaluated
  readonly last: boolean
  readonly editable: boolean
  readonly actions: ProjectActions
}

/** One project of the list: its money, how far it is filled in, its score; F2 renames, Alt+Shift+arrows move, Alt+Delete deletes. */
export function ProjectRow({ yearId, index, project, evaluated, last, editable, actions }: Props) {
  const [renaming, setRenaming] = useState(false)
  const name = project.name || `第 ${index + 1} 个项目（未命名）`
  const { filled, all } = progressOf(project)
  const rate = executionRate(project.budget)
  const press = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (!editable || renaming) return
    if (event.key === 'F2') setRenaming(true)
    else if (event.altKey && event.shiftKey && event.key === 'ArrowUp') actions.move(index, -1)
    else if (event.altKey && event.shiftKey && event.key === 'ArrowDown') actions.move(index, 1)
    else if (event.altKey && event.key === 'Delete') actions.remove(index)
    else if (!event.altKey && !event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      nextLink(event.currentTarget, event.key)
    else return
    event.preventDefault()
  }
  return (
    <tr onKeyDown={press} data-path={`projects[${index}]`}>
      <td className="number">{index + 1}</td>
      <th scope="row">
        {renaming ? (
          <Renaming
            name={project.name ?? ''}
            onDone={(typed) => {
              setRenaming(false)
              if (typed !== undefined && typed !== project.name) actions.rename(index, typed)
            }}
          />
        ) : (
          <Link to="/year/$id/projects/$index" params={{ id: yearId, index: String(index) }} data-project={index}>
            {name}
          </Link>
        )}
      </th>
      <td className="number" data-label="金额（万元）">
        {evaluated.amount ? toWanyuan(evaluated.amount).toString() : '—'}
      </td>
      <td className="number" data-label="执行率">
        {rate ? percent(rate, 1) : '—'}
      </td>
      <td data-label="完成值">
        <Bar share={all === 0 ? 0 : filled / all} done={all > 0 && filled === all}>
          {filled}／{all}
        </Bar>
      </td>
      <td data-label="得分">
        <Bar share={evaluated.total ? Number(evaluated.total.toString()) / FULL : 0} done={evaluated.total !== undefined}>
          {evaluated.total?.toString() ?? '待定'}
          {evaluated.grade && `　${evaluated.grade}`}
        </Bar>
      </td>
      <td className="number" data-label="待填">
        {evaluated.pending.length > 0 ? <span className="tag in-progress">{evaluated.pending.length} 处</span> : '—'}
      </td>
      {editable && (
        <td className="row-buttons">
          <button type="button" onClick={() => setRenaming(true)} title="改名（F2）" aria-label={`给“${name}”改名`}>
            改名
          </button>
          <button
            type="button"
            disabled={index === 0}
            onClick={() => actions.move(index, -1)}
            title="上移（Alt+Shift+↑）"
            aria-label={`上移“${name}”`}
          >
            ↑
          </button>
          <button
            type="button"
            disabled={last}
            onClick={() => actions.move(index, 1)}
            title="下移（Alt+Shift+↓）"
            aria-label={`下移“${name}”`}
          >
            ↓
          </button>
          <button type="button" onClick={() => actions.remove(index)} title="删除（Alt+Delete）" aria-label={`删除“${name}”`}>
            删除
          </button>
        </td>
      )}
    </tr>
  )
}

/** Bars are drawn against a hundred: the scale of every scheme's total so far is shown beside it as a number. */
const FULL = 100

const Bar = ({ share, done, children }: { readonly share: number; readonly done: boolean; readonly children: React.ReactNode }) => (
  <span className="bar">
    <span className={done ? 'bar-fill done' : 'bar-fill'} style={{ width: `${Math.min(1, share) * FULL}%` }} />
    <span className="bar-text">{children}</span>
  </span>
)

function Renaming({ name, onDone }: { readonly name: string; readonly onDone: (name: string | undefined) => void }) {
  const [typed, setTyped] = useState(name)
  return (
    <input
      className="line"
      aria-label="项目名称"
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to rename.
      autoFocus
      value={typed}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => onDone(typed.trim())}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') onDone(typed.trim())
        if (event.key === 'Escape') onDone(undefined)
      }}
    />
  )
}

function nextLink(row: HTMLTableRowElement, key: string) {
  const next = key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling
  next?.querySelector<HTMLElement>('[data-project]')?.focus()
}
