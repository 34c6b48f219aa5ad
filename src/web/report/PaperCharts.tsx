import { useMemo } from 'react'
import { Chart } from '../charts/Chart.tsx'
import { chartFigures, elapsed } from '../charts/chart-figures.ts'
import { executionChart, lossesChart, scoresChart } from '../charts/chart-options.ts'
import { useOpenYear } from '../year/year-context.ts'

/** The charts of the annex 附图, drawn by the page itself; the files have theirs as a picture. */
export function PaperCharts() {
  const { year, state, assessment, scheme } = useOpenYear()
  const charts = useMemo(() => {
    const figures = chartFigures(state.content, assessment, scheme)
    return [scoresChart(figures, scheme), executionChart(figures, elapsed(year.year, new Date())), lossesChart(figures)]
  }, [state.content, assessment, scheme, year.year])
  return (
    <div className="paper-charts">
      {charts.map((chart) => (
        <Chart key={chart.title} chart={chart} />
      ))}
    </div>
  )
}
