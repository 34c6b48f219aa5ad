import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Chart } from '../charts/Chart.tsx'
import { chartFigures, elapsed } from '../charts/chart-figures.ts'
import { executionChart, lossesChart, moneyChart, scoresChart } from '../charts/chart-options.ts'
import { Button } from '../shell/Button.tsx'
import { Total } from '../table/Total.tsx'
import { useOpenYear } from '../year/year-context.ts'

/** 一览: the year in four charts and the lines that lost most. */
export function Overview() {
  const { year, state, assessment, scheme } = useOpenYear()
  const figures = useMemo(() => chartFigures(state.content, assessment, scheme), [state.content, assessment, scheme])
  const charts = useMemo(
    () => [
      scoresChart(figures, scheme),
      lossesChart(figures),
      executionChart(figures, elapsed(year.year, new Date())),
      moneyChart(figures),
    ],
    [figures, scheme, year.year],
  )
  return (
    <div className="overview">
      <div className="between">
        <h2>一览</h2>
        <Button onClick={() => window.print()}>打印</Button>
      </div>
      <Total evaluated={assessment.department} />
      {figures.projects.length === 0 && <p>还没有项目。填好项目以后，这里会画出得分、执行率和失分。</p>}
      {figures.projects.length > 0 && (
        <div className="charts">
          {charts.map((chart) => (
            <Chart key={chart.title} chart={chart} />
          ))}
        </div>
      )}
      {figures.worst.length > 0 && (
        <div className="wide">
          <table className="list worst">
            <caption>失分最多的 {figures.worst.length} 项</caption>
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">指标</th>
                <th scope="col" className="number">
                  分值
                </th>
                <th scope="col" className="number">
                  扣分
                </th>
              </tr>
            </thead>
            <tbody>
              {figures.worst.map(({ project, index, name, path, lost, points }) => (
                <tr key={path}>
                  <th scope="row">
                    <Link to="/year/$id/projects/$index" params={{ id: year.id, index: String(index) }} hash={rowOf(path)}>
                      {project}
                    </Link>
                  </th>
                  <td>{name}</td>
                  <td className="number">{points.toString()}</td>
                  <td className="number">{lost.toString()}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

/** The row of the indicator table that a line stands in. */
const rowOf = (path: string): string => {
  const index = /indicators\[(\d+)\]/.exec(path)?.[1]
  return index === undefined ? '' : `row-${index}`
}
