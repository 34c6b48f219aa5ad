import { useQuery } from '@tanstack/react-query'
import { type Exact, percent, sum, toWanyuan } from '#domain/quantity.ts'
import { call } from '#http/contract/client.ts'
import { listYears } from '#http/contract/office.ts'
import { useOpenYear } from '../year/year-context.ts'

/** The year in four figures: total, grades, money, last year. */
export function YearInFigures() {
  const { year, state, assessment, scheme } = useOpenYear()
  const { department, statistics } = assessment
  const last = useQuery({ queryKey: ['years', year.unitId], queryFn: () => call(listYears, { params: { id: year.unitId } }) })
  const before = last.data?.rows.find((row) => row.year === year.year - 1 && row.stage === year.stage)
  const budgets = state.content.projects.map(({ budget }) => budget)
  const planned = sum(budgets.flatMap(({ adjusted }) => adjusted ?? []))
  const executed = sum(budgets.flatMap((budget) => budget.executed ?? []))
  const pending = assessment.projects.filter(({ grade }) => grade === undefined).length
  const grades = [...statistics.grades, ...(pending > 0 ? [{ title: '待定', count: pending }] : [])]
  const most = Math.max(1, ...grades.map(({ count }) => count))
  return (
    <div className="figures">
      <section aria-labelledby="total-title">
        <h3 id="total-title">部门整体得分</h3>
        <p className="big">
          {department.total?.toString() ?? '待定'}
          {department.grade && <span className="grade">{department.grade}</span>}
        </p>
        <p className="note">
          满分 {scheme.totalPoints.toString()}；
          {department.categories
            .map(({ title, points, score }) => `${title} ${score?.toString() ?? '待定'}／${points?.toString() ?? '—'}`)
            .join('，')}
        </p>
      </section>
      <section aria-labelledby="grades-title">
        <h3 id="grades-title">{assessment.projects.length} 个项目的等级</h3>
        <table className="bars">
          <tbody>
            {grades.map(({ title, count }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td>
                  <span className="bar" style={{ width: `${(count / most) * 100}%` }} />
                </td>
                <td className="number">{count} 个</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="note">平均 {statistics.mean?.round(2).toString() ?? '待定'} 分（仅供参考）</p>
      </section>
      <section aria-labelledby="money-title">
        <h3 id="money-title">项目资金</h3>
        <p className="big">{statistics.executionRate ? percent(statistics.executionRate) : '—'}</p>
        <p className="note">
          全年预算 {wan(planned)} 万元，执行 {wan(executed)} 万元，未执行 {wan(planned.minus(executed))} 万元
        </p>
      </section>
      <section aria-labelledby="last-title">
        <h3 id="last-title">与上年比</h3>
        {before ? (
          <>
            <p className="big">{before.total ?? '待定'}</p>
            <p className="note">
              {year.year - 1} 年度{before.grade && `（${before.grade}）`}；项目 {before.projects} 个，{before.amount ?? '—'} 万元
            </p>
          </>
        ) : (
          <p className="note">系统里没有 {year.year - 1} 年度的自评，不能比较。</p>
        )}
      </section>
    </div>
  )
}

const wan = (amount: Exact): string => toWanyuan(amount).toString()
