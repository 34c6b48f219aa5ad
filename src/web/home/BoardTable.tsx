import { Link } from '@tanstack/react-router'
import { stateTitles } from '#domain/workflow.ts'
import { dayOf } from '../shell/moment.ts'
import type { BoardRow } from './board-rows.ts'

interface Props {
  readonly rows: readonly BoardRow[]
  readonly picked: ReadonlySet<string>
  readonly onPick: (picked: ReadonlySet<string>) => void
  /** May the person do anything with what is ticked? */
  readonly pickable: boolean
}

/** The board as a table; a list of cards on a phone. */
export function BoardTable({ rows, picked, onPick, pickable }: Props) {
  const every = rows.every(({ unitId }) => picked.has(unitId))
  const toggle = (unitId: string) =>
    onPick(picked.has(unitId) ? new Set([...picked].filter((each) => each !== unitId)) : new Set([...picked, unitId]))
  return (
    <div className="wide">
      <table className="list stacked">
        <caption className="unseen">单位填报进度</caption>
        <thead>
          <tr>
            {pickable && (
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label="全选"
                  checked={every}
                  onChange={() => onPick(new Set(every ? [] : rows.map(({ unitId }) => unitId)))}
                />
              </th>
            )}
            <th scope="col">单位</th>
            <th scope="col">状态</th>
            <th scope="col" className="number">
              项目数
            </th>
            <th scope="col" className="number">
              金额（万元）
            </th>
            <th scope="col" className="number">
              部门整体得分
            </th>
            <th scope="col" className="number">
              待填
            </th>
            <th scope="col" className="number">
              错误／警告
            </th>
            <th scope="col">期限</th>
            <th scope="col">办理</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unitId, unitName, unitCode, late, row }) => (
            <tr key={unitId} className={late ? 'late-row' : ''}>
              {pickable && (
                <td className="tick">
                  <input type="checkbox" aria-label={`选中${unitName}`} checked={picked.has(unitId)} onChange={() => toggle(unitId)} />
                </td>
              )}
              <th scope="row">
                {unitName} <small className="note">{unitCode}</small>
              </th>
              <td data-label="状态">
                <span className={`tag ${row ? `state-${row.state}` : ''}`}>{row ? stateTitles[row.state] : '未开始'}</span>
                {late && <span className="late"> 逾期</span>}
              </td>
              <td className="number" data-label="项目数">
                {row?.projects ?? '—'}
              </td>
              <td className="number" data-label="金额（万元）">
                {row?.amount ?? '—'}
              </td>
              <td className="number" data-label="部门整体得分">
                {row === undefined ? '—' : row.total === null ? '待定' : `${row.total} ${row.grade ?? ''}`}
              </td>
              <td className="number" data-label="待填">
                {row?.pending ?? '—'}
              </td>
              <td className="number" data-label="错误／警告">
                {row ? `${row.errors}／${row.warnings}` : '—'}
              </td>
              <td data-label="期限">{row?.dueAt ? dayOf(row.dueAt) : '—'}</td>
              <td>
                {row && (
                  <Link to={row.state === 'submitted' ? '/year/$id/confirm' : '/year/$id'} params={{ id: row.id }} className="button-link">
                    {row.state === 'submitted' ? '去审核' : '打开'}
                    <span className="unseen">{unitName}的填报</span>
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
