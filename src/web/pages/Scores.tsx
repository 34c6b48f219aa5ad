import type { Evaluated } from '#domain/assessment.ts'
import { JumpTo } from '../year/JumpTo.tsx'
import { useOpenYear } from '../year/year-context.ts'

/** 评分一览: every form with its score, where points were lost and what keeps a score open; each leads to its row. */
export function Scores() {
  const { assessment } = useOpenYear()
  const all = [assessment.department, ...assessment.projects]
  return (
    <>
      <h2>评分</h2>
      <p className="lead">得分由指标值和实际完成值按评分方案算出，不能直接改；点扣了分的指标去看依据和改正。</p>
      <div className="wide">
        <table className="list stacked">
          <caption className="unseen">各表得分</caption>
          <thead>
            <tr>
              <th scope="col">自评表</th>
              <th scope="col" className="number">
                得分
              </th>
              <th scope="col">等级</th>
              <th scope="col">扣分和待定的指标</th>
            </tr>
          </thead>
          <tbody>
            {all.map((form) => (
              <tr key={form.path}>
                <th scope="row">
                  <JumpTo path={form.path}>{form.name || (form.path === 'whole' ? '部门整体' : '未命名项目')}</JumpTo>
                </th>
                <td className="number" data-label="得分">
                  {form.total?.toString() ?? '待定'}
                </td>
                <td data-label="等级">{form.grade ?? '—'}</td>
                <td>
                  <Lost form={form} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const SHOWN = 4

function Lost({ form: { lines, pending } }: { readonly form: Evaluated }) {
  const lost = lines.flatMap(({ path, name, points, outcome }) =>
    points !== undefined && outcome.kind === 'scored' && outcome.score.lt(points)
      ? [{ path, text: `${name} −${points.minus(outcome.score)}` }]
      : [],
  )
  const all = [...lost, ...pending.map(({ path, what }) => ({ path, text: `待填：${what}` }))]
  if (all.length === 0) return <span className="note">没有扣分</span>
  return (
    <ul className="inline-list">
      {all.slice(0, SHOWN).map(({ path, text }) => (
        <li key={`${path} ${text}`}>
          <JumpTo path={path}>{text}</JumpTo>
        </li>
      ))}
      {all.length > SHOWN && <li className="note">等 {all.length} 处</li>}
    </ul>
  )
}
